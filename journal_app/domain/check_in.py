# SPDX-License-Identifier: MIT
"""Check-ins: themes rated by their own stems, apart from entries (domain note, section 2.3).

A theme check-in asks about the themes in focus every four to six weeks; a full round asks about
all themes at the start, middle or end of a programme; a then-test looks back from the end to the
start, and is shown as a mark of its own (section 2.5). None is ever merged with entry ratings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from journal_app.domain.errors import InvalidValue
from journal_app.domain.pack import Pack
from journal_app.domain.rating import Anchor

ANCHORS = (Anchor(0, "Not at all"), Anchor(5, "Half and half"), Anchor(10, "Wholly"))
"""What the steps say under a theme's own questions, which are worded otherwise."""

THEMES, ROUND, THEN = "themes", "round", "then"
KINDS = (THEMES, ROUND, THEN)
AFTER = timedelta(days=28)
"""How long a theme in focus rests before a check-in is offered: four weeks."""
AGAIN = timedelta(days=7)
"""How long an offer that was put off stays away."""
ROUND_APART = timedelta(days=56)
"""How long after the first round a then-test can be made, so that there is something to see."""


@dataclass(frozen=True, slots=True)
class ThemeRating:
    """The two answers on one theme, each None where it was left open."""

    theme: str
    up_for_it: int | None
    up_to_it: int | None

    @property
    def is_blank(self) -> bool:
        """Whether neither was answered."""
        return self.up_for_it is None and self.up_to_it is None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Ratings of themes on one day; ``made`` is an aware instant, ``scale`` the id of the scale."""

    id: str
    day: date
    made: datetime
    kind: str
    scale: str
    ratings: tuple[ThemeRating, ...]


def checked_ratings(ratings: Sequence[ThemeRating], pack: Pack) -> tuple[ThemeRating, ...]:
    """The ratings that say something, in the pack's order; raises InvalidValue for the rest."""
    by_theme: dict[str, ThemeRating] = {}
    for rating in ratings:
        pack.theme(rating.theme)
        pack.scale.check(pack.scale.up_for_it.name, rating.up_for_it)
        pack.scale.check(pack.scale.up_to_it.name, rating.up_to_it)
        if rating.theme in by_theme:
            raise InvalidValue("The theme “{theme}” is there twice.", theme=rating.theme)
        by_theme[rating.theme] = rating
    said = tuple(
        by_theme[theme.slug]
        for theme in pack.themes
        if theme.slug in by_theme and not by_theme[theme.slug].is_blank
    )
    if not said:
        raise InvalidValue("Nothing was rated, so nothing was kept.")
    return said


def due(
    focus: Sequence[str], earlier: Sequence[CheckIn], today: date, put_off: date | None
) -> tuple[str, ...]:
    """The themes in focus to offer a check-in for, or none.

    All of them once the longest rested has rested four weeks, so that they are asked together;
    none within a week of an offer that was put off. Then-tests look back and do not count.
    """
    if not focus or (put_off is not None and today - put_off < AGAIN):
        return ()
    last = {
        rating.theme: one.day
        for one in sorted(earlier, key=lambda one: one.day)
        if one.kind != THEN
        for rating in one.ratings
    }
    rested = any(slug not in last or today - last[slug] >= AFTER for slug in focus)
    return tuple(focus) if rested else ()


def then_of(earlier: Sequence[CheckIn], today: date) -> CheckIn | None:
    """The first full round that a then-test can look back to, or None."""
    rounds = sorted((one for one in earlier if one.kind == ROUND), key=lambda one: one.day)
    return rounds[0] if rounds and today - rounds[0].day >= ROUND_APART else None
