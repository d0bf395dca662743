# SPDX-License-Identifier: MIT
"""A journal that is open for one person, with everything a service needs, handed down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random

from journal_app import content
from journal_app.domain.errors import JournalFileError
from journal_app.domain.ids import uuid7
from journal_app.domain.pack import Pack
from journal_app.storage.database import Journal
from journal_app.storage.opening import open_journal
from journal_app.storage.paths import Paths
from journal_app.storage.watermark import Watermarks

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Session:
    """The open journal, the pack of words, the clock (aware, local) and a source of chance."""

    journal: Journal
    pack: Pack
    clock: Clock
    chance: Random
    paths: Paths | None = None
    """Where this computer keeps things, or None for a journal on its own."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed in this session."""
        return self.journal.read_only

    @property
    def today(self) -> date:
        """The local day it is now."""
        return self.clock().date()

    @property
    def zone(self) -> str:
        """The IANA name of the local zone, or empty where the clock has none."""
        return str(getattr(self.clock().tzinfo, "key", ""))

    def close(self) -> None:
        """Close the journal; the session cannot be used after that."""
        self.journal.close()


def new_id(session: Session, now: datetime) -> str:
    """A fresh id for something made at ``now``."""
    return uuid7(now, session.chance.getrandbits(74))


def open_session(
    path: Path,
    clock: Clock,
    chance: Random,
    *,
    read_only: bool = False,
    create: bool = True,
    secret: str | None = None,
    paths: Paths | None = None,
) -> Session:
    """Open (or make) the journal at ``path``; raises the errors of ``open_journal``.

    ``paths`` is where this computer keeps its settings and remembers how far it has written.
    """
    pack = content.house_pack()
    marks = Watermarks(paths.state, clock) if paths is not None else None
    journal = open_journal(
        path, clock(), read_only=read_only, create=create, secret=secret, marks=marks
    )
    return Session(journal, pack, clock, chance, paths)


def open_default(paths: Paths, clock: Clock, chance: Random) -> Session:
    """Open the leader's own journal, making its folder and file the first time."""
    make_folder(paths.data)
    return open_session(paths.journal, clock, chance, paths=paths)


def make_folder(folder: Path) -> None:
    """Make a folder of ours; raises JournalFileError where that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise JournalFileError(
            "The folder “{folder}” cannot be made ({why}). Start with --journal and a file in a "
            "folder of yours.",
            folder=folder,
            why=problem.strerror,
        ) from problem
