# SPDX-License-Identifier: MIT
"""The few numbers that a coach may set beside those of another session (domain note, 6.6)."""

from collections import Counter
from collections.abc import Iterable, Sequence

from journal_app.domain.commitment import STATUS
from journal_app.domain.facets import REACH
from journal_app.domain.measures import Observation, quantile
from journal_app.domain.period import Period
from journal_app.domain.shared import Numbers, Spread
from journal_app.domain.summary import Promise
from journal_app.domain.theme import Theme

LEAST_THEMED = 10
"""Entries with a theme before any theme is called quiet (domain note, 5.1)."""
MOST_COUNTED = 60
"""Themes that are counted; a pack with more than that has none that says anything."""


def numbers_of(
    observations: Iterable[Observation],
    period: Period,
    themes: Sequence[Theme],
    since: Iterable[Promise] = (),
) -> Numbers:
    """The numbers of a period; ``since`` are the commitments since last time on the page.

    Ratings and themes are counted an entry; those private to the leader must not be among
    ``observations``. What nobody chose is not counted, so what is 0 is left out.
    """
    seen = [one for one in observations if period.contains(one.day)]
    themed = Counter(slug for one in seen for slug in set(one.themes))
    reach = Counter(one.reach for one in seen if one.reach)
    return Numbers(
        up_for_it=_spread(one.up_for_it for one in seen),
        up_to_it=_spread(one.up_to_it for one in seen),
        themes=_ordered(themed, [theme.slug for theme in themes]),
        commitments=commitment_counts(since),
        reach=_ordered(reach, REACH.keys()),
    )


def commitment_counts(since: Iterable[Promise]) -> tuple[tuple[str, int], ...]:
    """How many commitments came to what."""
    return _ordered(Counter(one.status for one in since), STATUS.keys())


def quiet_themes(numbers: Numbers, themed: int, themes: Sequence[Theme]) -> tuple[str, ...]:
    """The names of themes that no entry has; none while too few entries have any."""
    there = {slug for slug, _ in numbers.themes}
    if themed < LEAST_THEMED:
        return ()
    return tuple(theme.name for theme in themes if theme.slug not in there)


def _spread(values: Iterable[int | None]) -> Spread | None:
    rated = sorted(float(value) for value in values if value is not None)
    if not rated:
        return None
    low, middle, high = (quantile(rated, share) for share in (0.25, 0.5, 0.75))
    return Spread(low, middle, high, len(rated))


def _ordered(counts: "Counter[str]", known: Iterable[str]) -> tuple[tuple[str, int], ...]:
    order = dict.fromkeys([*known, *sorted(counts)])
    return tuple((key, counts[key]) for key in order if counts[key])[:MOST_COUNTED]
