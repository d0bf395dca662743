# SPDX-License-Identifier: MIT
"""What came of commitments: counts first, a share only from five on, with its interval."""

from datetime import UTC, date, datetime, timedelta

import pytest

from journal_app.charts.commitments import build
from journal_app.domain.commitment import Commitment
from journal_app.domain.measures import wilson
from journal_app.domain.period import Period
from tests.charts.made import TODAY, material

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
DUE = TODAY - timedelta(30)


def made(status: str, count: int = 1, due: date | None = DUE, **more: object) -> list[Commitment]:
    """So many commitments of which that came."""
    closed = None if status == "not-yet" else DUE
    return [
        Commitment(
            f"{status}{at}", NOON, NOON, DUE, "Ring", due=due, status=status, closed=closed, **more
        )  # type: ignore[arg-type]
        for at in range(count)
    ]


def test_below_five_there_is_a_list_and_no_share() -> None:
    spec = build(material(commitments=made("kept", 4)), Period())
    assert str(spec.finding) == "Too early to say: 4 commitments past their day of 5."
    assert not spec.enough
    assert spec.table.rows[0] == ("Kept", 4)
    assert all(bar.reach is None for bar in spec.marks.bars)
    assert dict(spec.numbers)["rate"] is None


def test_let_go_and_overtaken_are_shown_and_left_out_of_the_share() -> None:
    every = [*made("kept", 4), *made("part"), *made("not-yet")]
    plain = build(material(commitments=every), Period())
    more = build(
        material(commitments=[*every, *made("let-go", 3), *made("overtaken", 2)]), Period()
    )
    assert plain.finding == more.finding
    assert dict(plain.numbers)["rate"] == dict(more.numbers)["rate"] == pytest.approx(4 / 6)
    assert ("Let go on purpose", 3) in more.table.rows
    low, high = dict(more.numbers)["rate_80_low"], dict(more.numbers)["rate_80_high"]
    assert (low, high) == (wilson(4, 6, 0.8).low, wilson(4, 6, 0.8).high)
    kept = more.marks.bars[0]
    assert kept.reach == (pytest.approx(6 * low), pytest.approx(6 * high))  # type: ignore[operator]


def test_what_is_not_due_yet_does_not_count() -> None:
    tomorrow = TODAY + timedelta(1)
    later = made("not-yet", 3, due=tomorrow)
    every = made("kept", 5)
    assert build(material(commitments=[*every, *later]), Period()).numbers == (
        build(material(commitments=every), Period()).numbers
    )
    # One without a day counts from the day it was closed, and not while it is open.
    assert dict(build(material(commitments=made("kept", 5, due=None)), Period()).numbers)["rate"]
    undated = build(material(commitments=made("not-yet", 5, due=None)), Period())
    assert not undated.marks


def test_a_period_takes_those_that_fell_due_in_it() -> None:
    before = Period(end=DUE - timedelta(1))
    assert not build(material(commitments=made("kept", 9)), before).marks
