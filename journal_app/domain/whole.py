# SPDX-License-Identifier: MIT
"""A whole entry with all that hangs on it, and what a journal holds beside its entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from journal_app.domain.arrived import Arrived
from journal_app.domain.attachment import Attachment
from journal_app.domain.check_in import CheckIn
from journal_app.domain.commitment import Commitment
from journal_app.domain.entry import Entry
from journal_app.domain.pack import Pack
from journal_app.domain.prompt import Shown
from journal_app.domain.second_look import Layer
from journal_app.domain.share import Share
from journal_app.domain.stages import StepWords
from journal_app.domain.summary_draft import SummaryDraft
from journal_app.domain.template import Template
from journal_app.domain.versions import Version


@dataclass(frozen=True, slots=True)
class Look:
    """That an entry came back ``after`` so many days, on which day, and what was said to that."""

    after: int
    day: date
    answer: str


@dataclass(frozen=True, slots=True)
class Whole:
    """An entry with its layers (each with the instant it was made), looks, files and commitments.

    ``worded`` is when its words last changed, None where that is ``entry.changed``. Its earlier
    texts and the bytes of its files come apart, for they can be large.
    """

    entry: Entry
    worded: datetime | None = None
    layers: tuple[tuple[Layer, datetime], ...] = ()
    looks: tuple[Look, ...] = ()
    stages: tuple[StepWords, ...] = ()
    files: tuple[Attachment, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFile:
    """The bytes of a file once, whichever entries have it; ``hash`` is their SHA-256."""

    hash: str
    type: str
    made: datetime
    content: bytes


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name, as it is kept."""

    id: str
    name: str
    query: str
    made: datetime


@dataclass(frozen=True, slots=True)
class KeptContact:
    """A coach whose address the leader was given, as it is kept."""

    id: str
    made: datetime
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A summary that is half made, and when it was last changed."""

    draft: SummaryDraft
    changed: datetime


@dataclass(frozen=True, slots=True)
class Beside:
    """What a journal holds beside its entries; with filters only what belongs to those.

    ``choices`` are pairs of a key and a value as JSON text.
    """

    commitments: tuple[Commitment, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    templates: tuple[tuple[Template, datetime], ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    shown: tuple[Shown, ...] = ()
    shares: tuple[Share, ...] = ()
    drafts: tuple[KeptDraft, ...] = ()
    contacts: tuple[KeptContact, ...] = ()
    replies: tuple[Arrived, ...] = ()


class Leaving(Protocol):
    """What goes out of a journal, read piece by piece so that a large one needs little memory.

    ``made`` is the local day; ``pack`` has the words for themes and ratings; ``selected`` says
    that filters chose the entries; ``designs`` is the folder of the print designs.
    """

    made: date
    pack: Pack
    selected: bool
    designs: str

    def entries(self, *, trash: bool = False, private: bool = True) -> Iterator[Whole]:
        """The entries, oldest first; ``trash`` adds those in it unless filters chose."""

    def versions(self, entry_id: str) -> Iterator[Version]:
        """The earlier texts of an entry, the oldest first."""

    def file(self, wanted: str) -> KeptFile:
        """The bytes of a file by its hash; raises DamagedJournal where they are not whole."""

    def beside(self) -> Beside:
        """What else goes along."""
