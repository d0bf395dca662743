# SPDX-License-Identifier: MIT
"""Nobody can single a leader out of the pages of a group; out of careless ones, one can."""

from datetime import date
from itertools import combinations

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from journal_app.domain.cohort import (
    AUDIENCES,
    GROUP,
    LEAST,
    POINTS,
    CohortShare,
    Publication,
    combine,
)
from journal_app.domain.cohort_steps import CANDIDATES, rating
from tests.domain import cohort_attacker as attacker
from tests.domain.cohort_attacker import HALF_POINTS, History, every_page, possible
from tests.domain.cohorts import leader, token

STEPS = tuple(sorted({float(rating(value)) for value in HALF_POINTS}))
TRIES = [
    (kept, part, stalled)
    for total in range(7)
    for kept in range(total + 1)
    for part in range(total - kept + 1)
    for stalled in (total - kept - part,)
]
ANSWERS = st.one_of(
    st.sampled_from(HALF_POINTS), st.sampled_from((4.5, 5.0, 5.5, 6.0, 6.5)), st.none()
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Leaders who each say the same at every point, and come and go as they like."""
    several = [
        leader(number, draw(st.tuples(ANSWERS, ANSWERS)), rings={"run": draw(_TRIED)})
        for number in range(draw(st.integers(5, 12)))
    ]
    return {point: draw(_who(several)) for point in POINTS}


_TRIED = st.sampled_from(TRIES)


def _who(several: list[CohortShare]) -> st.SearchStrategy[list[CohortShare]]:
    """All of them, or all but a few, or any."""
    return st.one_of(
        st.just(several),
        st.integers(1, 3).map(lambda few: several[:-few]),
        st.lists(st.sampled_from(several), min_size=1, unique_by=lambda one: one.token),
    )


@given(histories(), st.integers(0, 11), st.integers(0, 1))
@settings(max_examples=120)
def test_three_ratings_side_by_side_stay_possible(truth: History, number: int, place: int) -> None:
    """Knowing all others, all pages, and that nobody changed their mind."""
    mine = [one for shares in truth.values() for one in shares if one.token == token(number)]
    if not mine or mine[0].ratings[place] is None:
        return
    secret = attacker.rating(token(number), place)
    left = possible(every_page, truth, secret, HALF_POINTS)
    assert mine[0].ratings[place] in left
    assert len(left) >= CANDIDATES
    assert max(left) - min(left) == (len(left) - 1) / 2, "they lie side by side"


_FIVE = [
    leader(number, rings={"run": tried})
    for number, tried in enumerate([(0, 2, 0), (0, 2, 0), (0, 0, 3), (0, 1, 1), (0, 0, 2)])
]
CLOSE = dict.fromkeys(POINTS, _FIVE)
"""Of leader 3 as much is told as ever is: more than a third and less than two thirds."""


@given(histories(), st.integers(0, 11))
@example(CLOSE, 3)
# A failing one is shown as it was found: to make it smaller takes minutes.
@settings(max_examples=30, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_what_came_of_commitments_stays_open(truth: History, number: int) -> None:
    """At least a third of the percents, for kept ones and for stalled ones.

    With six commitments at most, percents lie so far apart that what is ruled out says how far
    the possible ones reach.
    """
    mine = [one for shares in truth.values() for one in shares if one.token == token(number)]
    if not mine or sum(dict(mine[0].commitments)["run"]) < 2:
        return
    left = possible(every_page, truth, attacker.kept(token(number), "run"), TRIES)
    for which in (0, 2):
        shares = {one[which] / sum(one) for one in left if sum(one) >= 2}
        every = {one[which] / sum(one) for one in TRIES if sum(one) >= 2}
        below = max((one for one in every if one < min(shares)), default=0.0)
        above = min((one for one in every if one > max(shares)), default=1.0)
        assert len(shares) >= CANDIDATES
        assert above - below >= 0.33


SHARES = [(first, 100 - first) for first in range(101)]


@given(st.lists(st.sampled_from(SHARES), min_size=5, max_size=9), st.integers(0, 4))
@settings(max_examples=15)
def test_three_percents_of_attention_stay_possible(
    several: list[tuple[int, int]], number: int
) -> None:
    """Also for who knows that they sum to a hundred."""
    truth = _sharing(several)
    left = possible(every_page, truth, attacker.attention(token(number)), SHARES)
    assert several[number] in left
    assert len(left) >= CANDIDATES
    firsts = [first for first, _ in left]
    assert any({one, one + 1, one + 2} <= set(firsts) for one in firsts)


def test_the_attack_on_attention_succeeds_where_nothing_is_coarse() -> None:
    truth = _sharing([(10, 90), (20, 80), (47, 53), (70, 30), (80, 20)])
    secret = attacker.attention(token(2))
    assert possible(attacker.raw_shares, truth, secret, SHARES) == [(47, 53)]
    assert len(possible(every_page, truth, secret, SHARES)) > 50


@given(histories())
@settings(max_examples=150)
def test_no_two_pages_differ_by_a_few_leaders(truth: History) -> None:
    shown = [one for one in every_page(truth) if isinstance(one, Publication) and one.published]
    for one in shown:
        assert len(one.members) >= (LEAST if one.audience == GROUP else 10)
    for one, other in combinations(shown, 2):
        apart = set(one.members) ^ set(other.members)
        assert not apart or len(apart) >= LEAST


TRIED = st.tuples(
    st.sampled_from(POINTS),
    st.sampled_from(("2026-Q3", "2026-Q4", "2027-Q1")),
    st.sampled_from(AUDIENCES),
    st.one_of(
        st.just(frozenset(range(12))),
        st.integers(0, 11).map(lambda one: frozenset(range(12)) - {one}),
        st.frozensets(st.integers(0, 16), min_size=1),
    ),
)


@given(st.lists(TRIED, min_size=2, max_size=9))
@settings(max_examples=60)
def test_whatever_a_coach_tries_the_pages_stay_apart(
    tries: list[tuple[str, str, str, frozenset[int]]],
) -> None:
    """In any order, again and again, with any files left out: one page a point and a quarter."""
    known: list[Publication] = []
    for point, quarter, audience, numbers in tries:
        shares = [leader(one, (one / 2,), quarter=quarter) for one in sorted(numbers)]
        page = combine(shares, known, audience, point=point, agreed=date(2026, 11, 24))
        if page.published and page not in known:
            known.append(page)
    groups = [one for one in known if one.audience == GROUP]
    assert len({one.quarter for one in groups}) == len({one.point for one in groups})
    assert len(groups) == len({one.point for one in groups})
    for one, other in combinations(known, 2):
        apart = set(one.members) ^ set(other.members)
        assert not apart or len(apart) >= LEAST
    for one in known:
        same = next(group for group in groups if group.point == one.point)
        assert (one.figures, one.members) == (same.figures, same.members)


@given(st.lists(st.sampled_from(HALF_POINTS), min_size=5, max_size=9), st.data())
@settings(max_examples=40)
def test_a_few_who_come_or_go_leave_no_trace(answers: list[float], data: st.DataObject) -> None:
    """Whatever they said, every figure is the same, and the same as if they had not been there."""
    group = [leader(number, (answer,)) for number, answer in enumerate(answers)]
    few = [
        leader(100 + number, (data.draw(st.sampled_from(HALF_POINTS)),))
        for number in range(data.draw(st.integers(1, 4)))
    ]
    without = {"start": group, "end": group}
    came: History = {"start": group, "middle": [*group, *few], "end": [*group, *few]}
    went: History = {"start": [*group, *few], "middle": group}
    secret = attacker.rating(few[0].token, 0)
    assert possible(every_page, came, secret, HALF_POINTS) == list(HALF_POINTS)
    seen = {_figures(one) for one in every_page(came)}
    assert seen == {_figures(one) for one in every_page(without)}
    assert [one for one in every_page(went) if _point(one) == "middle" and _figures(one)] == []


def test_three_pages_tell_no_more_than_they_should() -> None:
    """Groups chosen so that sums, if they were published, would give leader 5 away."""
    first = [leader(number, (float(number % 11),)) for number in range(10)]
    more = [leader(number, (4.0,)) for number in range(10, 15)]
    truth: History = {"start": first, "middle": [*first, *more], "end": [*more, first[5]]}
    shown = [one for one in every_page(truth) if _figures(one)]
    assert {_point(one) for one in shown} == set(POINTS), "all three are far enough apart"
    left = possible(every_page, truth, attacker.rating(token(5), 0), HALF_POINTS)
    assert left == [4.5, 5.0, 5.5]


def test_the_attack_succeeds_where_nothing_is_coarse() -> None:
    """So that it means something when it fails."""
    truth: History = {
        "start": [leader(number, (value,)) for number, value in enumerate((2, 3, 6.5, 8, 9))]
    }
    secret = attacker.rating(token(2), 0)
    assert possible(attacker.raw_medians, truth, secret, HALF_POINTS) == [6.5]
    assert possible(every_page, truth, secret, HALF_POINTS) == [6.0, 6.5, 7.0]


def test_rounding_to_half_points_alone_does_not_help() -> None:
    """A leader's own median is in half points already."""
    truth: History = {
        "start": [leader(number, (value,)) for number, value in enumerate((2, 3, 6.5, 8, 9))]
    }
    secret = attacker.rating(token(2), 0)
    assert possible(attacker.rounded_medians, truth, secret, HALF_POINTS) == [6.5]


def test_the_attack_succeeds_where_one_may_join() -> None:
    """Two pages that one leader sets apart tell on which side they stand, or just where."""
    assert len(STEPS) == 7
    told = attacker.who_came(before=5.0, after=5.75, count=5, steps=STEPS)
    assert told == [6.5, 8.0, 9.5], "of seven, four are ruled out"
    alone = attacker.who_came(before=2.0, after=2.0, count=1, steps=STEPS)
    assert alone == [2.0], "of one leader and another, everything"
    group = [leader(number, (5.0,)) for number in range(5)]
    truth: History = {"start": group, "middle": [*group, leader(9, (8.0,))]}
    left = possible(every_page, truth, attacker.rating(token(9), 0), HALF_POINTS)
    assert left == list(HALF_POINTS), "of what we publish, nothing"


def _sharing(several: list[tuple[int, int]]) -> History:
    shares = [
        leader(number, themes={"a": first, "b": second})
        for number, (first, second) in enumerate(several)
    ]
    return dict.fromkeys(POINTS, shares)


def _figures(page: object) -> tuple[object, ...]:
    assert isinstance(page, Publication)
    return page.figures


def _point(page: object) -> str:
    assert isinstance(page, Publication)
    return page.point
