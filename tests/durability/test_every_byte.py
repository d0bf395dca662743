# SPDX-License-Identifier: MIT
"""A protected journal damaged a byte, a page or a length at a time: noticed, or of no consequence.

``python -m tests.durability --every 1`` changes every byte there is.
"""

from collections.abc import Iterator

import pytest

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
