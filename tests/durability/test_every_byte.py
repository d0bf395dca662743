# SPDX-License-Identifier: MIT
"""A protected journal damaged a byte, a page or a length at a time: noticed, or of no consequence.

``python -m tests.durability --every 1`` changes every byte there is.
"""

from collections.abc import Iterator

import pytest

from journal_app.storage.connections import DURABLE, SETTINGS, connect
from journal_app.storage.keys import PAGE
from tests.durability import damaging
from tests.durability.damaging import Tally, Victim
from tests.durability.power_cut import swift_folder


@pytest.fixture(scope="module")
def victim() -> Iterator[Victim]:
    """One journal; each test makes it whole again."""
    with swift_folder() as folder:
        yield damaging.make_victim(folder)


def judge(found: Tally, tried: int) -> None:
    """Everything was noticed, and nothing was a crash or silently wrong."""
    assert found.bad == []
    assert (found.tried, found.noticed) == (tried, tried)


def test_the_whole_journal_is_read_exactly(victim: Victim) -> None:
    victim.lay_out()
    assert damaging.opened_whole(victim) == "exact"
    assert damaging.read_bare(victim) == "exact"


def test_each_byte_of_the_first_page(victim: Victim) -> None:
    victim.lay_out()
    judge(damaging.changed(victim, 0, range(PAGE)), PAGE)


def test_a_byte_of_every_other_page(victim: Victim) -> None:
    pages = len(victim.whole) // PAGE
    victim.lay_out()
    found = Tally()
    for page in range(1, pages):
        # Another place on each page, from its first byte to the last of its seal.
        places = [page * 81 % PAGE, PAGE - 1 - page % 80]
        found.add(damaging.changed(victim, page, places))
    judge(found, 2 * (pages - 1))


def test_every_shorter_length(victim: Victim) -> None:
    lengths = range(0, len(victim.whole), 512)
    judge(damaging.cut_off(victim, lengths), len(lengths))


def test_pages_in_each_others_place(victim: Victim) -> None:
    pairs = list(damaging.page_pairs(len(victim.whole) // PAGE, many=False))
    judge(damaging.swapped(victim, pairs), len(pairs))


def test_the_file_that_undoes_half_a_save(victim: Victim) -> None:
    """SQLite alone would leave half a save that every check calls sound, or ask for terabytes."""
    victim.lay_out()
    found = damaging.rollback_changed(victim, 997)
    assert [one.bad for one in found.values()] == [[], [], []]
    head = found["undo file: its head"]
    assert head.noticed == head.tried


@pytest.mark.parametrize("behind", [0, 30_000], ids=["at the end", "between others"])
def test_a_free_page_that_a_cut_off_save_left_torn_is_no_damage(
    victim: Victim, behind: int
) -> None:
    """SQLite never brings such a page back: its seal stayed broken, and no copy could be made."""
    victim.lay_out()
    writer = connect(victim.path, victim.key, "rw")
    for setting in (*SETTINGS, *DURABLE, "PRAGMA cache_size = 5", "PRAGMA cache_spill = 5"):
        writer.execute(setting)
    writer.execute("INSERT INTO meta VALUES ('long', ?)", ("x" * 60_000,))
    if behind:
        writer.execute("INSERT INTO meta VALUES ('behind', ?)", ("z" * behind,))
    writer.execute("DELETE FROM meta WHERE key = 'long'")
    before = victim.path.read_bytes()
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO meta VALUES ('longer', ?)", ("y" * 50_000,))
    half, rollback = bytearray(victim.path.read_bytes()), victim.rollback.read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    changed = [
        at for at in range(0, len(before), PAGE) if half[at : at + PAGE] != before[at : at + PAGE]
    ]
    for at in changed:
        half[at : at + 512] = before[at : at + 512]
    assert changed
    victim.path.write_bytes(half)
    victim.rollback.write_bytes(rollback)
    assert damaging.opened_whole(victim) == "exact"
    victim.lay_out()
