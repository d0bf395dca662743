# SPDX-License-Identifier: MIT
"""A small protected journal, damaged in every way there is room for, and what a reader makes of it.

Right is an error of ours, or exactly the right text; anything else is what must never happen.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sqlcipher3 import dbapi2

from journal_app.domain.entry import Draft
from journal_app.domain.errors import JournalError
from journal_app.services import safekeeping, writing
from journal_app.services.session import open_session
from journal_app.storage import entries
from journal_app.storage.connections import DURABLE, connect
from journal_app.storage.keys import PAGE, Key
from journal_app.storage.opening import open_journal
from tests.durability.frame import JOURNAL, cheap_keys, clock
from tests.durability.power_cut import swift_folder

_WHOLE_PATH = 16
"""Each so many bytes the whole program opens the file; a bare reader does for those between."""
_BIT = 0x10
Text = list[tuple[str, str]]


@dataclass(slots=True)
class Tally:
    """How often a damage was tried, noticed, of no consequence, or bad."""

    tried: int = 0
    noticed: int = 0
    exact: int = 0
    bad: list[str] = field(default_factory=list)

    def count(self, where: str, answer: str) -> None:
        """One more try."""
        self.tried += 1
        self.noticed += answer == "noticed"
        self.exact += answer == "exact"
        if answer not in ("noticed", "exact"):
            self.bad.append(f"{where}: {answer}")

    def add(self, other: "Tally") -> None:
        """What another process counted."""
        self.tried += other.tried
        self.noticed += other.noticed
        self.exact += other.exact
        self.bad += other.bad


@dataclass(frozen=True, slots=True)
class Victim:
    """A closed protected journal, its key, and all that it says."""

    path: Path
    key: Key
    text: Text
    whole: bytes

    @property
    def rollback(self) -> Path:
        """The file beside it that undoes half a save."""
        return self.path.with_name(f"{self.path.name}-journal")

    def lay_out(self) -> None:
        """Make it whole again, and alone."""
        self.path.write_bytes(self.whole)
        self.rollback.unlink(missing_ok=True)


def make_victim(folder: Path) -> Victim:
    """A journal with a few entries, one of them rewritten."""
    with cheap_keys():
        session = open_session(folder / JOURNAL, clock, Random(1))
        for number in range(4):
            entry_id = writing.new_id(session, session.clock())
            draft = Draft(day=session.today, title=f"Title {number}", text="rhubarb " * 90)
            writing.keep(session, entry_id, draft)
        writing.keep(session, entry_id, Draft(day=session.today, text="custard instead"))
        safekeeping.protect(session, "four words and more")
        key = session.journal.key
        session.close()
    assert key is not None
    path = folder / JOURNAL
    victim = Victim(path, key, [], path.read_bytes())
    return Victim(path, key, _read(victim), victim.whole)


def opened_whole(victim: Victim) -> str:
    """What the program makes of the file: opened to write, all read, its seals checked."""
    try:
        return "exact" if _read(victim) == victim.text else "wrong text"
    except JournalError:
        return "noticed"
    except Exception as fault:  # noqa: BLE001
        # Any other error is a crash to a leader, and that is what is counted.
        return f"{type(fault).__name__}: {fault}"


def _read(victim: Victim) -> Text:
    journal = open_journal(victim.path, clock(), secret=victim.key.code, create=False)
    try:
        with journal.read() as connection:
            found = [(one.draft.title, one.draft.text) for one in entries.every(connection)]
            rows = connection.exec_driver_sql("SELECT title, text FROM revision ORDER BY id")
            found += [(title, text) for title, text in rows]
            damage = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
        if damage:
            raise JournalError("The check found damage.")
        return found
    finally:
        journal.close()


def read_bare(victim: Victim) -> str:
    """The same questions without the program round them: quick enough to be asked of each byte."""
    reader = connect(victim.path, victim.key, "ro")
    try:
        found = reader.execute(
            "SELECT title, text FROM entry WHERE trashed IS NULL ORDER BY position"
        ).fetchall()
        found += reader.execute("SELECT title, text FROM revision ORDER BY id").fetchall()
        if reader.execute("PRAGMA cipher_integrity_check").fetchall():
            return "noticed"
        return "exact" if found == victim.text else "wrong text"
    except (dbapi2.Error, UnicodeDecodeError):
        # Both become our errors in ``storage.trouble``.
        return "noticed"
    finally:
        reader.close()


def changed_everywhere(folder: Path, every: int) -> dict[str, Tally]:
    """Each ``every``-th byte changed, and all of the first page; lengths; pages out of place."""
    del folder
    with swift_folder() as space:
        victim = make_victim(space)
        pages = len(victim.whole) // PAGE
    told = {"a byte of the first page": Tally(), "a byte of another page": Tally()}
    with ProcessPoolExecutor() as pool:
        for page, one in enumerate(pool.map(_bytes_of, range(pages), [every] * pages)):
            told["a byte of another page" if page else "a byte of the first page"].add(one)
    with swift_folder() as space:
        victim = make_victim(space)
        lengths = range(0, len(victim.whole), 512 if every == 1 else 512 * 9)
        told["cut off at a multiple of 512 bytes"] = cut_off(victim, lengths)
        swaps = list(page_pairs(pages, every == 1))
        told["two pages in each other's place"] = swapped(victim, swaps)
        told |= rollback_changed(victim, 37 * every)
    return told


def _bytes_of(page: int, every: int) -> Tally:
    with swift_folder() as space:
        victim = make_victim(space)
        return changed(victim, page, range(0, PAGE, 1 if page == 0 else every))


def changed(victim: Victim, page: int, places: Sequence[int]) -> Tally:
    """Bytes of one page changed one at a time."""
    tally = Tally()
    for number, place in enumerate(places):
        at = page * PAGE + place
        with victim.path.open("r+b") as file:
            _put(file.fileno(), at, victim.whole[at] ^ _BIT)
        look = opened_whole if number % _WHOLE_PATH == 0 else read_bare
        tally.count(f"byte {at}", look(victim))
        if look is opened_whole:
            victim.lay_out()
        else:
            with victim.path.open("r+b") as file:
                _put(file.fileno(), at, victim.whole[at])
    return tally


def _put(handle: int, at: int, byte: int) -> None:
    os.lseek(handle, at, os.SEEK_SET)
    os.write(handle, bytes([byte]))


def cut_off(victim: Victim, lengths: Sequence[int]) -> Tally:
    """The file made shorter."""
    tally = Tally()
    for length in lengths:
        victim.lay_out()
        os.truncate(victim.path, length)
        tally.count(f"cut to {length}", opened_whole(victim))
    return tally


def page_pairs(pages: int, many: bool) -> Iterator[tuple[int, int]]:
    """Neighbours, and some that are further apart."""
    chance = Random(1)
    yield from ((one, one + 1) for one in range(0, pages - 1, 1 if many else 5))
    for _ in range(200 if many else 10):
        first, second = chance.sample(range(pages), 2)
        yield first, second


def swapped(victim: Victim, pairs: Sequence[tuple[int, int]]) -> Tally:
    """Two pages in each other's place."""
    tally = Tally()
    for first, second in pairs:
        content = bytearray(victim.whole)
        content[first * PAGE : (first + 1) * PAGE] = _page(victim, second)
        content[second * PAGE : (second + 1) * PAGE] = _page(victim, first)
        victim.lay_out()
        victim.path.write_bytes(content)
        tally.count(f"pages {first} and {second}", opened_whole(victim))
    return tally


def _page(victim: Victim, number: int) -> bytes:
    return victim.whole[number * PAGE : (number + 1) * PAGE]


def cut_off_save(victim: Victim) -> tuple[bytes, bytes]:
    """The journal with half a save in it, and the file that would undo it."""
    victim.lay_out()
    writer = connect(victim.path, victim.key, "rw")
    try:
        # So little memory that pages go to the file before the end, as with a long import.
        for setting in (*DURABLE, "PRAGMA cache_size = 5", "PRAGMA cache_spill = 5"):
            writer.execute(setting)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE entry SET text = 'half applied', title = 'half'")
        writer.execute("DELETE FROM revision")
        for number in range(2):
            writer.execute("INSERT INTO meta VALUES (?, ?)", (f"filler {number}", "x" * 3000))
        left = victim.path.read_bytes(), victim.rollback.read_bytes()
        writer.execute("ROLLBACK")
    finally:
        writer.close()
    return left


def rollback_changed(victim: Victim, every: int) -> dict[str, Tally]:
    """The file that undoes half a save: each byte of its head changed, each ``every``-th after it,

    and cut off at each multiple of 512 bytes.
    """
    half, rollback = cut_off_save(victim)
    head, rest, shorter = Tally(), Tally(), Tally()

    def look(tally: Tally, where: str, content: bytes) -> None:
        victim.path.write_bytes(half)
        victim.rollback.write_bytes(content)
        tally.count(where, opened_whole(victim))

    for at in (*range(28), *range(28, len(rollback), every)):
        for bit in (_BIT, 0x01, 0x80) if at < 28 else (_BIT,):
            changed = bytearray(rollback)
            changed[at] ^= bit
            look(head if at < 28 else rest, f"byte {at} ^ {bit}", bytes(changed))
    for length in range(512, len(rollback), 512):
        look(shorter, f"cut to {length}", rollback[:length])
    victim.lay_out()
    return {
        "undo file: its head": head,
        "undo file: a byte after it": rest,
        "undo file: cut off": shorter,
    }
