# SPDX-License-Identifier: MIT
"""Damage of every kind to real journals: what is off the damaged pages is saved, and right."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from journal_app.domain.commitment import Commitment
from journal_app.domain.entry import Draft
from journal_app.domain.errors import DamagedJournal
from journal_app.services import checking, safekeeping, writing
from journal_app.services.journal_file import JournalFile
from journal_app.services.session import open_session
from journal_app.storage import commitments, keys
from journal_app.storage.connections import connect
from journal_app.storage.keys import PAGE, PLAIN, Key
from journal_app.storage.salvage.btree import LEAF_TABLE, node
from journal_app.storage.salvage.pages import Pages
from journal_app.storage.salvage.repair import Mended, repair
from tests.conftest import NOW, clock

PASSPHRASE = "four words and more"
ROUNDS = 8
COUNT = 80


@dataclass
class Kept:
    """A closed journal, its key, and what is in it."""

    path: Path
    key: Key | None
    rows: dict[str, tuple[Any, ...]]


@pytest.fixture(autouse=True, scope="module")
def _fast() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_ROUNDS", 1)
        patch.setattr(keys, "_MEMORY", 8192)
        # What is tried here is what is found, not what a power cut leaves.
        patch.setattr("os.fsync", lambda _: None)
        yield


@pytest.fixture(scope="module", params=["plain", "protected"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A journal with entries short and long, versions, themes, an attachment and commitments."""
    path = tmp_path_factory.mktemp(request.param) / "My.journal"
    session = open_session(path, clock, Random(3))
    if request.param == "protected":
        safekeeping.protect(session, PASSPHRASE)
    chance = Random(5)
    words = ["rhubarb", "board", "Môn", "partner", "duty", "would", "could", "we"]
    for number in range(COUNT):
        length = 1500 if number % 9 == 0 else chance.randrange(5, 120)
        text = f"entry {number} " + " ".join(chance.choice(words) for _ in range(length))
        draft = Draft(
            day=(NOW - timedelta(days=number)).date(),
            title=f"Title {number}",
            text=text,
            themes=("gap",),
            tags=(f"tag{number % 3}",),
            up_for_it=number % 11,
        )
        entry_id = f"{number:032x}"
        writing.keep(session, entry_id, draft)
        if number % 5 == 0:
            later = Draft(day=draft.day, title=draft.title, text="quite another sentence")
            writing.keep(session, entry_id, later)
    with session.journal.write() as connection:
        now = NOW.astimezone(UTC)
        for number in range(30):
            commitments.add(
                connection, Commitment(f"c{number}", now, now, NOW.date(), f"promise {number}")
            )
    key = session.journal.key
    session.close()
    shutil.rmtree(path.parent / "backups", ignore_errors=True)
    return Kept(path, key, rows_of(path, key))


def rows_of(path: Path, key: Key | None) -> dict[str, tuple[Any, ...]]:
    """The entries by id."""
    opened = connect(path, key, "ro")
    try:
        return {
            row[0]: tuple(row)
            for row in opened.execute("SELECT id, day, title, text, up_for_it FROM entry")
        }
    finally:
        opened.close()


def on_pages(path: Path, key: Key | None, damaged: set[int]) -> set[str]:
    """The ids of entries of which a part stands on one of the pages."""
    pages = Pages(path, key)
    touched: set[str] = set()

    class Watching:
        usable, count = pages.usable, pages.count

        def __init__(self) -> None:
            self.read_now: list[int] = []

        def read(self, number: int) -> bytes | None:
            self.read_now.append(number)
            return pages.read(number)

    for number in range(2, pages.count + 1):
        watching = Watching()
        found = node(watching, number)  # type: ignore[arg-type]
        if found is None or found.kind != LEAF_TABLE:
            continue
        wide = [row for row in found.rows if len(row.values) == 24]
        if wide and damaged & set(watching.read_now):
            touched |= {str(row.values[1]) for row in wide}
    pages.close()
    return touched


def spoil(path: Path, chance: Random, how: str, most: int = 4) -> set[int]:
    """Overwrite some pages, the first one seldom; returns their numbers."""
    count = path.stat().st_size // PAGE
    first = 1 if chance.random() < 0.2 else 2
    damaged = {chance.randrange(first, count + 1) for _ in range(chance.randint(1, most))}
    with path.open("rb+") as file:
        for number in damaged:
            file.seek((number - 1) * PAGE)
            if how == "noise":
                file.write(chance.randbytes(PAGE))
            elif how == "nothing":
                file.write(bytes(PAGE))
            else:
                at = chance.randrange(PAGE - 600)
                file.seek((number - 1) * PAGE + at)
                file.write(chance.randbytes(600))
    return damaged


def whole(path: Path, key: Key | None) -> None:
    """The journal is sound in every way, and a search finds what is in it."""
    session = open_session(path, clock, Random(1), secret=key.code if key else None)
    assert checking.check(session).findings.is_whole
    session.close()


@pytest.mark.parametrize("how", ["noise", "nothing", "a part"])
def test_every_entry_off_the_damaged_pages_is_saved_and_none_is_wrong(
    kept: Kept, tmp_path: Path, how: str
) -> None:
    mended = 0
    for number in range(ROUNDS):
        path = tmp_path / str(number) / "My.journal"
        path.parent.mkdir()
        shutil.copyfile(kept.path, path)
        damaged = spoil(path, Random(f"{how}{number}"), how)
        before = path.read_bytes()
        touched = on_pages(kept.path, kept.key, damaged)
        done = repair(path, NOW, kept.key, [])
        found = rows_of(path, kept.key)
        missing = set(kept.rows) - set(found)
        assert missing <= touched, (number, damaged, len(missing - touched))
        wrong = [one for one in found if found[one] != kept.rows[one]]
        assert not wrong, (number, damaged, wrong)
        assert done.original.read_bytes() == before
        assert done.tally.entries == len(found)
        whole(path, kept.key)
        mended += 1
    assert mended == ROUNDS


def test_a_copy_gives_back_what_is_lost_and_not_what_was_deleted(
    kept: Kept, tmp_path: Path
) -> None:
    copy = tmp_path / "My 2026-11-23 081000Z by itself.journal"
    shutil.copyfile(kept.path, copy)
    for number in range(ROUNDS // 2):
        path = tmp_path / str(number) / "My.journal"
        path.parent.mkdir()
        shutil.copyfile(kept.path, path)
        opened = connect(path, kept.key, "rw")
        opened.execute("PRAGMA foreign_keys = ON")
        opened.execute("PRAGMA secure_delete = ON")
        gone = f"{7:032x}"
        opened.execute("DELETE FROM entry WHERE id = ?", (gone,))
        opened.close()
        damaged = spoil(path, Random(number), "noise")
        done = repair(path, NOW, kept.key, [(tmp_path / "no copy", None), (copy, kept.key)])
        found = rows_of(path, kept.key)
        assert {one: row for one, row in kept.rows.items() if one != gone}.items() <= found.items()
        # It may come back only where the list of what there was is damaged too.
        assert gone not in found or index_is_hit(kept, damaged)
        assert done.tally.lost == 0
        whole(path, kept.key)


def index_is_hit(kept: Kept, damaged: set[int]) -> bool:
    """Whether the tree of entry ids, or the first page, is among the damaged."""
    from journal_app.storage.salvage.btree import walk

    opened = connect(kept.path, kept.key, "ro")
    (root,) = opened.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_entry_1'"
    ).fetchone()
    opened.close()
    pages = Pages(kept.path, kept.key)
    hit = {number for tree in (1, root) for number, _ in walk(pages, tree, set())}
    pages.close()
    return bool(hit & damaged)


def test_a_journal_that_was_cut_off_gives_what_is_left(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    content = kept.path.read_bytes()
    path.write_bytes(content[: len(content) * 3 // 4 + 777])
    done = repair(path, NOW, kept.key, [])
    found = rows_of(path, kept.key)
    assert found
    assert found.items() <= kept.rows.items()
    assert done.tally.entries_lost > 0 or len(found) < COUNT
    whole(path, kept.key)


def test_text_that_is_cut_is_set_aside_with_what_could_be_read(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    shutil.copyfile(kept.path, path)
    pages = Pages(kept.path, kept.key)
    spoilt = 0
    for number in range(2, pages.count + 1):
        page = pages.read(number)
        if page and page[0] == 0 and b"rhubarb" in page[4:400]:
            spoilt = number
            break
    pages.close()
    assert spoilt
    with path.open("rb+") as file:
        file.seek((spoilt - 1) * PAGE)
        file.write(bytes(PAGE))
    done = repair(path, NOW, kept.key, [])
    assert done.tally.aside >= 1
    opened = connect(path, kept.key, "ro")
    (found,) = opened.execute("SELECT found FROM set_aside LIMIT 1").fetchone()
    opened.close()
    assert "rhubarb" in found


def test_nothing_to_read_and_no_copy_is_said_and_left(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    path.write_bytes(bytes(kept.path.stat().st_size))
    with pytest.raises(DamagedJournal, match="left as it is"):
        repair(path, NOW, kept.key, [])
    assert [one.name for one in tmp_path.iterdir()] == ["My.journal"]


def test_the_key_is_found_where_the_salt_at_the_beginning_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    session = open_session(path, clock, Random(3))
    writing.keep(session, "e1", Draft(day=NOW.date(), text="rhubarb"))
    safekeeping.protect(session, PASSPHRASE)
    session.close()
    content = bytearray(path.read_bytes())
    content[:PAGE] = Random(1).randbytes(PAGE)
    path.write_bytes(content)
    done = checking.repair(JournalFile(path, clock, lambda why, wrong: PASSPHRASE))
    assert isinstance(done, Mended)
    assert [str(one) for one in checking.told(done)][-1].startswith("The damaged file is kept")
    session = open_session(path, clock, Random(3), secret=PASSPHRASE)
    assert checking.check(session).findings.is_whole
    session.close()
    assert path.read_bytes()[:16] != PLAIN


def test_a_check_finds_what_was_damaged(kept: Kept, tmp_path: Path) -> None:
    noticed = 0
    for number in range(8):
        path = tmp_path / f"{number}.journal"
        shutil.copyfile(kept.path, path)
        spoil(path, Random(number), "noise", 1)
        try:
            secret = kept.key.code if kept.key else None
            session = open_session(path, clock, Random(1), secret=secret, read_only=True)
        except Exception:  # noqa: BLE001
            noticed += 1
            continue
        noticed += not checking.check(session).findings.is_whole
        session.close()
    assert noticed == 8
