# SPDX-License-Identifier: MIT
"""Is the journal whole, and if not, what can be saved of it: check and repair."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.errors import (
    DamagedJournal,
    JournalError,
    JournalFileError,
    Locked,
    NotAJournal,
    WrongPassphrase,
)
from journal_app.domain.message import Message, message
from journal_app.services import copying
from journal_app.services.journal_file import JournalFile, unlock
from journal_app.services.safekeeping import AskSecret
from journal_app.services.session import Session
from journal_app.storage import copies, keys
from journal_app.storage import set_aside as keeping
from journal_app.storage.checking import Findings
from journal_app.storage.keys import Key
from journal_app.storage.salvage import repair as mending
from journal_app.storage.salvage.repair import Mended
from journal_app.storage.set_aside import SetAside

__all__ = ["Findings", "Mended"]


@dataclass(frozen=True, slots=True)
class Health:
    """How the journal is, in numbers and in sentences."""

    findings: Findings
    told: tuple[Message, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.findings.is_whole


def check(session: Session) -> Health:
    """Verify everything that can be verified; changes nothing.

    Raises the errors of an open journal where not even that is possible.
    """
    found = session.journal.examine()
    return Health(found, _said(found))


def repair(file: JournalFile) -> Mended:
    """Save what can be read of a damaged journal into a new file that takes its place.

    The damaged file is kept as it is among the copies. Whatever can be read in part is set aside
    in the new one, and what is missing comes from the newest copy that is whole. Raises
    JournalFileError and its kin; the journal is as it was then.
    """
    listed = copying.listed(file.path, file.paths, None)
    places = [one.copy.path for one in listed]
    salts = tuple(dict.fromkeys(_salt(one) for one in places if keys.is_protected(one)))
    key: Key | None = None
    if not keys.is_plain(file.path) and not keys.looks_readable(file.path):
        key = unlock(file.path, file.ask, salts=lambda: salts).key
        if key is None:
            raise JournalFileError("“{path}” is no journal.", path=file.path)
    done = mending.repair(file.path, file.clock(), key, _opening(places, key))
    file.accept(key)
    return done


def set_aside(session: Session) -> tuple[SetAside, ...]:
    """What earlier repairs could read only in part."""
    with session.journal.read() as connection:
        return keeping.every(connection)


def count_set_aside(session: Session) -> int:
    """How many pieces ``set_aside`` gives."""
    with session.journal.read() as connection:
        return keeping.count(connection)


def as_text(pieces: Sequence[SetAside]) -> str:
    """The pieces as a text to read: of what each is, why it was set aside, and what was found."""
    parts = []
    for one in pieces:
        lines = [f"{name}: {value}" for name, value in one.found.items()]
        parts.append("\n".join([f"{one.source} ({one.why})", *lines]))
    return "\n\n".join(parts) + "\n"


def remembering(ask: AskSecret) -> AskSecret:
    """Asks once: what was said opens everything that is done next."""
    said: list[str] = []

    def answer(why: Locked | WrongPassphrase, wrong: int) -> str:
        if not said or wrong:
            said[:] = [ask(why, wrong)]
        return said[0]

    return answer


def told(done: Mended) -> tuple[Message, ...]:
    """What a repair came to, in sentences."""
    tally = done.tally
    said = [
        message(
            "{entries:,} entries could be read and are in the journal; with everything else "
            "{saved:,} pieces.",
            entries=tally.entries,
            saved=tally.saved,
        )
    ]
    if tally.brought:
        said.append(
            message(
                "{brought:,} pieces, {entries:,} of them entries, came from the copy “{copy}” and "
                "are as they were then.",
                brought=tally.brought,
                entries=tally.entries_brought,
                copy=done.copy.name if done.copy else "",
            )
        )
    if tally.aside:
        said.append(
            message(
                "{aside:,} pieces could be read only in part and were set aside.", aside=tally.aside
            )
        )
    said.append(
        message(
            "{lost:,} pieces are lost, {entries:,} of them entries.",
            lost=tally.lost,
            entries=tally.entries_lost,
        )
        if tally.lost
        else message("Nothing is known to be lost.")
    )
    said.append(message("The damaged file is kept as it was: “{path}”.", path=done.original))
    return tuple(said)


def _said(found: Findings) -> tuple[Message, ...]:
    if found.is_whole:
        return (message("The journal is whole: every page, every link and every entry was read."),)
    said = []
    if found.pages:
        said.append(message("{count:,} pages are not as they were written.", count=found.pages))
    if found.structure:
        said.append(
            message(
                "The file’s structure is damaged in {count:,} places or more.",
                count=found.structure,
            )
        )
    if found.links:
        said.append(
            message("{count:,} pieces belong to something that is not there.", count=found.links)
        )
    if found.values:
        said.append(
            message(
                "{count:,} pieces hold what they can’t hold, or can’t be read.", count=found.values
            )
        )
    if found.search:
        said.append(message("The search index does not match the entries."))
    said.append(
        message("The journal can be repaired: “uptoit check --repair” and Settings do that.")
    )
    return tuple(said)


def _salt(path: Path) -> bytes:
    return keys.salt_of(path)


def _opening(places: list[Path], key: Key | None) -> list[tuple[Path, Key | None]]:
    found = []
    for one in places:
        try:
            found.append((one, copies.key_of(one, (key,))))
        except (JournalError, OSError):
            continue
    return found


def may_be_damage(failure: JournalError) -> bool:
    """Whether a journal that did not open may be damaged, so that a repair could help.

    A wrong passphrase and the head of a protected file that is spoilt look alike.
    """
    return isinstance(failure, DamagedJournal | NotAJournal | WrongPassphrase)
