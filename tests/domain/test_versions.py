# SPDX-License-Identifier: MIT
"""Laws of versions: when one is worth keeping, and what age lets go."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.versions import ALL_FOR, Version, let_go, replaced, worth_keeping

NOW = datetime(2026, 11, 23, 8, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("before", "after", "stood", "kept", "worth"),
    [
        ("a" * 90, "a" * 91, 1, 1, False),
        ("a" * 90, "a" * 91, 5, 5, False),
        ("a" * 90, "a" * 91, 6, 6, True),
        ("a" * 90, "a" * 91, 1, 10, True),
        ("a" * 90, "a" * 70, 1, 1, False),
        ("a" * 90, "a" * 50, 1, 1, True),
        ("a" * 900, "a" * 699, 1, 1, True),
        ("a" * 900, "a" * 701, 1, 1, False),
        ("tiny text", "", 1, 1, False),
        ("all of these words", "quite another sentence", 1, 1, False),
        ("all of these many words", "quite another sentence", 1, 1, True),
    ],
)
def test_a_text_is_worth_keeping(
    before: str, after: str, stood: int, kept: int, worth: bool
) -> None:
    assert (
        worth_keeping(
            before, after, stood_since=NOW - stood * MINUTE, kept_last=NOW - kept * MINUTE, now=NOW
        )
        is worth
    )


@given(st.text("ab"), st.text("ab"), st.text("ab"), st.text("ab"))
def test_what_is_replaced_is_never_more_than_what_was_cut_out(
    start: str, out: str, into: str, end: str
) -> None:
    assert replaced(start + out + end, start + into + end) <= len(out)
    assert replaced(start + end, start + into + end) == 0


DAYS = st.floats(0, 1500, allow_nan=False)


@given(st.lists(st.tuples(DAYS, DAYS), max_size=30))
def test_age_lets_go_of_some_and_never_of_the_first_or_the_young(
    ages: list[tuple[float, float]],
) -> None:
    versions = [
        Version(
            f"{n:03}",
            "e",
            NOW - timedelta(days=kept + stood),
            NOW - timedelta(days=kept),
            "",
            str(n),
        )
        for n, (kept, stood) in enumerate(ages)
    ]
    gone = set(let_go(versions, NOW))
    stays = [one for one in versions if one.id not in gone]
    assert set(let_go(stays, NOW)) <= set()
    for one in versions:
        if NOW - one.kept <= ALL_FOR:
            assert one.id not in gone
        if one.id in gone:
            assert any(
                other.made >= one.made and other.made - one.made < timedelta(days=7)
                for other in stays
            )
    if versions:
        assert min(versions, key=lambda one: (one.made, one.id)).id not in gone
