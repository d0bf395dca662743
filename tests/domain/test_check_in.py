# SPDX-License-Identifier: MIT
"""Check-ins: when they are offered, and what they take."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.check_in import (
    AFTER,
    AGAIN,
    ROUND,
    THEMES,
    THEN,
    CheckIn,
    ThemeRating,
    checked_ratings,
    due,
    then_of,
)
from journal_app.domain.errors import InvalidValue
from tests.conftest import NOW
from tests.exchange.drafts import PACK

TODAY = date(2026, 11, 23)
SLUGS = [theme.slug for theme in PACK.themes]


def made(days_ago: int, *themes: str, kind: str = THEMES) -> CheckIn:
    """A check-in of some days ago on these themes."""
    ratings = tuple(ThemeRating(slug, 5, None) for slug in themes)
    return CheckIn("c", TODAY - timedelta(days=days_ago), NOW, kind, PACK.scale.id, ratings)


def test_nothing_in_focus_is_never_asked_about() -> None:
    assert due((), [], TODAY, None) == ()


def test_themes_in_focus_are_asked_about_first_and_again_after_four_weeks() -> None:
    focus = ("gap", "why")
    assert due(focus, [], TODAY, None) == focus
    assert due(focus, [made(27, *focus)], TODAY, None) == ()
    assert due(focus, [made(28, *focus)], TODAY, None) == focus
    assert due(focus, [made(3, "gap")], TODAY, None) == focus
    assert due(focus, [made(3, *focus, kind=ROUND)], TODAY, None) == ()
    assert due(focus, [made(3, *focus, kind=THEN)], TODAY, None) == focus


@given(st.integers(0, 60), st.integers(0, 60))
def test_an_offer_put_off_stays_away_for_a_week(rested: int, put_off: int) -> None:
    offered = due(("gap",), [made(rested, "gap")], TODAY, TODAY - timedelta(days=put_off))
    assert bool(offered) == (rested >= AFTER.days and put_off >= AGAIN.days)


def test_a_then_test_looks_back_to_the_first_round_of_long_enough_ago() -> None:
    assert then_of([made(55, "gap", kind=ROUND)], TODAY) is None
    first = made(200, "gap", kind=ROUND)
    assert then_of([made(60, "gap", kind=ROUND), first, made(300, "gap")], TODAY) == first


@given(
    st.lists(
        st.builds(
            ThemeRating,
            st.sampled_from(SLUGS),
            st.none() | st.integers(0, 10),
            st.none() | st.integers(0, 10),
        ),
        unique_by=lambda one: one.theme,
    )
)
def test_what_was_answered_is_kept_in_the_order_of_the_pack(ratings: list[ThemeRating]) -> None:
    said = [one for one in ratings if one.up_for_it is not None or one.up_to_it is not None]
    if not said:
        with pytest.raises(InvalidValue, match="Nothing was rated"):
            checked_ratings(ratings, PACK)
        return
    kept = checked_ratings(ratings, PACK)
    assert set(kept) == set(said)
    assert [one.theme for one in kept] == sorted((one.theme for one in said), key=SLUGS.index)


@pytest.mark.parametrize(
    "ratings",
    [
        [ThemeRating("none-such", 1, 1)],
        [ThemeRating("gap", 11, 1)],
        [ThemeRating("gap", 1, 1), ThemeRating("gap", 2, 2)],
    ],
)
def test_what_is_no_rating_of_a_theme_is_refused(ratings: list[ThemeRating]) -> None:
    with pytest.raises(InvalidValue):
        checked_ratings(ratings, PACK)
