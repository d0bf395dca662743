# SPDX-License-Identifier: MIT
"""The rules of a page: how many leaders, which, when, for whom, and in which order."""

import json
import time
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from journal_app.domain import cohort, cohort_share
from journal_app.domain.cohort import (
    CHANGED,
    END,
    FEW,
    FEW_FOR_SPONSOR,
    GROUP,
    GROUP_FIRST,
    MIDDLE,
    NOT_AGREED,
    SAME_QUARTER,
    SPONSOR,
    START,
    WHYS,
    CohortShare,
    Publication,
    combine,
    figures_of,
)
from journal_app.domain.cohort_share import Seen, quarter_of, quarter_period, share_of
from journal_app.domain.cohort_words import withheld
from journal_app.domain.commitment import Commitment
from journal_app.domain.errors import ExchangeError, InvalidValue
from tests.domain.cohorts import at, leader, token

AGREED = date(2026, 11, 24)


def group(count: int, point: str = START, first: int = 0) -> list[CohortShare]:
    """Leaders who all say 5, and share with each other whatever can be shared."""
    return [
        at(leader(number, (5.0, 5.0, 5.0, 5.0), {"a": 60, "b": 40}, {"run": (1, 0, 1)}), point)
        for number in range(first, first + count)
    ]


def test_five_leaders_make_a_page_and_four_do_not() -> None:
    page = combine(group(4), [], GROUP, point=START)
    assert (page.why, page.figures) == (FEW, ())
    assert "fewer than 5" in str(withheld(page))
    page = combine(group(5), [], GROUP, point=START)
    assert page.published
    assert withheld(page) is None
    assert page.value("up_for_it") == 5.0


def test_one_leader_has_one_vote() -> None:
    """A file that came twice counts once; one that changed between is for the coach to sort out."""
    several = group(5)
    page = combine([*several, several[0]], [], GROUP, point=START)
    assert len(page.members) == 5
    changed = replace(several[0], ratings=(9.0, 9.0, 9.0, 9.0))
    with pytest.raises(InvalidValue, match="made last"):
        combine([*several, changed], [], GROUP, point=START)


def test_shares_of_other_cohorts_and_quarters_do_not_mix() -> None:
    with pytest.raises(InvalidValue, match="one cohort and one quarter"):
        combine([*group(5), at(leader(9), END)], [], GROUP, point=START)
    with pytest.raises(InvalidValue, match="one cohort"):
        combine([*group(5), replace(leader(9), cohort="Vale")], [], GROUP, point=START)
    with pytest.raises(InvalidValue, match="no share"):
        combine([], [], GROUP, point=START)


def test_a_figure_needs_five_values_of_its_own() -> None:
    several = [
        replace(one, ratings=(5.0, None if number < 4 else 5.0, 5.0, 5.0))
        for number, one in enumerate(group(8))
    ]
    page = combine(several, [], GROUP, point=START)
    assert page.value("up_for_it") == 5.0
    assert "up_to_it" in page.left_out


def test_parts_of_a_whole_lose_one_more() -> None:
    """Theme "c" is known of three only; "b", of the fewest others, goes with it."""
    several = group(6)
    for number in range(3):
        several[number] = replace(several[number], themes=(("a", 50), ("b", 30), ("c", 20)))
    several.append(leader(6, themes={"a": 100}))
    page = combine(several, [], GROUP, point=START)
    assert [key for key in page.left_out if key.startswith("theme:")] == ["theme:b", "theme:c"]
    assert page.value("theme:a") is not None


def test_the_middle_is_over_leaders() -> None:
    """Eight entries of one leader weigh as much as three of another; no least, no most."""
    several = [leader(number, (value,)) for number, value in enumerate((0, 5, 5, 6, 10))]
    assert combine(several, [], GROUP, point=START).value("up_for_it") == 5.0
    found = figures_of(several)
    assert all(one.value in (None, 5.0) for one in found)


def test_a_page_is_made_once() -> None:
    """Whatever the shares say by then."""
    first = combine(group(6), [], GROUP, point=START)
    others = [replace(one, ratings=(9.0,) * 4) for one in group(7)]
    assert combine(others, [first], GROUP, point=START) == first


def test_one_to_four_who_come_or_go_put_it_off() -> None:
    first = combine(group(8), [], GROUP, point=START)
    for count in (4, 7):
        page = combine(group(count, MIDDLE), [first], GROUP, point=MIDDLE)
        assert page.why == CHANGED
        assert not page.figures
    assert "from 1 to 4" in str(withheld(page))
    again = combine(group(8, END), [first], GROUP, point=END)
    assert again.published, "the same leaders are back"


def test_who_comes_later_is_left_out() -> None:
    first = combine(group(8), [], GROUP, point=START)
    page = combine(group(11, MIDDLE), [first], GROUP, point=MIDDLE)
    assert page.members == first.members
    assert page.latecomers == 3
    many = combine(group(13, MIDDLE), [first], GROUP, point=MIDDLE)
    assert len(many.members) == 13, "five or more are a group of their own"


def test_no_page_of_a_quarter_that_has_one() -> None:
    first = combine(group(8), [], GROUP, point=START)
    assert combine(group(8), [first], GROUP, point=MIDDLE).why == SAME_QUARTER


def test_a_sponsor_comes_after_the_group_and_by_its_leave() -> None:
    assert combine(group(12), [], SPONSOR, point=START, agreed=AGREED).why == GROUP_FIRST
    few = combine(group(9), [], GROUP, point=START)
    page = combine(group(9), [few], SPONSOR, point=START, agreed=AGREED)
    assert page.why == FEW_FOR_SPONSOR
    first = combine(group(10), [], GROUP, point=START)
    assert combine(group(10), [first], SPONSOR, point=START).why == NOT_AGREED
    page = combine(group(14), [first], SPONSOR, point=START, agreed=AGREED)
    assert page.published
    assert (page.figures, page.members, page.agreed) == (first.figures, first.members, AGREED)


def test_another_cohort_is_no_concern() -> None:
    other = replace(combine(group(6), [], GROUP, point=START), cohort="Vale")
    assert combine(group(7), [other], GROUP, point=START).published


def test_every_reason_is_a_sentence() -> None:
    page = combine(group(5), [], GROUP, point=START)
    for why in WHYS:
        assert str(withheld(replace(page, why=why))).startswith("Withheld: ")


def test_a_page_is_remembered_as_it_was() -> None:
    page = combine(group(10), [], GROUP, point=START)
    page = combine(group(10), [page], SPONSOR, point=START, agreed=AGREED)
    assert cohort.from_data(json.loads(json.dumps(cohort.as_data(page)))) == page


@pytest.mark.parametrize(
    "amiss",
    [
        {"version": 2},
        {"quarter": "2026-Q5"},
        {"point": "later"},
        {"audience": "press"},
        {"why": "because"},
        {"figures": [{"key": "x", "value": float("nan")}]},
    ],
)
def test_a_page_that_is_none_is_refused(amiss: dict[str, object]) -> None:
    data = cohort.as_data(combine(group(5), [], GROUP, point=START))
    with pytest.raises(ExchangeError):
        cohort.from_data({**data, **amiss})


@pytest.mark.parametrize(
    "amiss",
    [
        {"version": 2},
        {"token": "me"},
        {"token": token(1).upper().replace("0", "A")},
        {"quarter": "2026-07"},
        {"quarter": "9999-Q4"},
        {"cohort": ""},
        {"cohort": " Ridge"},
        {"cohort": "x" * 101},
        {"ratings": [5.0]},
        {"ratings": [5.25, None, None, None]},
        {"ratings": [11, None, None, None]},
        {"ratings": [True, None, None, None]},
        {"themes": [["a", 60]]},
        {"themes": [["a", 50], ["a", 50]]},
        {"themes": [["a", 101], ["b", -1]]},
        {"themes": [["a", 100, 0]]},
        {"themes": [[f"t{number}", 0] for number in range(41)]},
        {"commitments": []},
        {"commitments": [["run", [1, 1, 1, 1]]] * 3},
        {"commitments": [["run", [1, 1, 1, 1, -1]], ["commission", [0] * 5]]},
        {"commitments": None},
    ],
)
def test_a_share_that_is_none_is_refused(amiss: dict[str, object]) -> None:
    data = cohort_share.as_data(group(1)[0])
    assert cohort_share.from_data(json.loads(json.dumps(data))) == group(1)[0]
    with pytest.raises(ExchangeError, match="nothing was taken"):
        cohort_share.from_data({**data, **amiss})
    with pytest.raises(ExchangeError):
        cohort_share.from_data([data])


def test_what_a_leader_shares_is_counted() -> None:
    """Medians of three answers or more, shares of five themed entries, what fell due."""
    entries = [Seen(("a", "b"), (7, 3, None, 5))] * 2 + [Seen(("a",), (8, None, 4, 5))] * 3
    share = share_of(token(1), "Ridge", "2026-Q3", entries, _commitments(), "abc", AGREED)
    assert share.ratings == (8.0, None, 4.0, 5.0)
    assert share.themes == (("a", 80), ("b", 20), ("c", 0))
    assert dict(share.commitments) == {
        "run": (1, 0, 1, 0, 0),
        "commission": (0, 0, 0, 1, 0),
        "influence": (0, 0, 0, 0, 0),
    }
    few = share_of(token(1), "Ridge", "2026-Q3", entries[:4], [], "abc", AGREED)
    assert few.themes == ()


def test_percents_are_whole_and_sum_to_a_hundred() -> None:
    entries = [Seen(("a", "b", "c"), (None,) * 4)] * 5
    share = share_of(token(1), "Ridge", "2026-Q3", entries, [], "abc", AGREED)
    assert share.themes == (("a", 34), ("b", 33), ("c", 33))


def test_quarters_are_as_in_the_calendar() -> None:
    assert quarter_of(date(2026, 3, 31)) == "2026-Q1"
    assert quarter_of(date(2026, 12, 31)) == "2026-Q4"
    period = quarter_period("2026-Q4")
    assert (period.start, period.end) == (date(2026, 10, 1), date(2026, 12, 31))
    for amiss in ("2026", "2026-Q0", "2026-q1", "0000-Q1", "9999-Q4"):
        with pytest.raises(InvalidValue, match="2026-Q3"):
            quarter_period(amiss)


def test_five_hundred_leaders_take_less_than_a_second() -> None:
    chance = Random(3)
    several = [
        leader(
            number,
            [chance.randrange(21) / 2 for _ in range(4)],
            {f"theme {place}": 7 + (place < 2) for place in range(14)},
            {ring: (chance.randrange(4), 1, chance.randrange(4)) for ring in cohort.RINGS},
        )
        for number in range(500)
    ]
    before: list[Publication] = []
    start = time.perf_counter()
    page = combine(several, before, GROUP, point=START)
    assert time.perf_counter() - start < 1.0
    assert len(page.figures) == 4 + 14 + 6


def _commitments() -> list[Commitment]:
    first = Commitment(
        id="1",
        made=None,  # type: ignore[arg-type]
        changed=None,  # type: ignore[arg-type]
        day=date(2026, 7, 1),
        text="x",
        reach="run",
        due=date(2026, 8, 1),
        status="kept",
        closed=date(2026, 10, 2),
    )
    return [
        first,
        replace(first, status="not-yet", closed=None),
        replace(first, status="let-go", reach="commission", due=None, closed=date(2026, 9, 1)),
        replace(first, due=date(2026, 10, 1)),
        replace(first, reach=None),
    ]
