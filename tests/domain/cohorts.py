# SPDX-License-Identifier: MIT
"""Cohorts for tests: leaders as plainly as they can be told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journal_app.domain.cohort import CohortShare
from journal_app.domain.cohort_share import OUTCOMES
from journal_app.domain.facets import REACH
from journal_app.domain.rating import RATINGS

QUARTERS = {"start": "2026-Q3", "middle": "2026-Q4", "end": "2027-Q1"}
Counts = tuple[int, int, int]
"""Kept, in part, and not yet."""


def token(number: int) -> str:
    """The token of the leader of that number."""
    return f"{number:032x}"


def leader(
    number: int,
    ratings: Sequence[float | None] = (),
    themes: Mapping[str, int] | None = None,
    rings: Mapping[str, Counts] | None = None,
    quarter: str = "2026-Q3",
) -> CohortShare:
    """A share; ratings that are left out are None, rings without commitments."""
    rest = (0,) * (len(OUTCOMES) - 3)
    return CohortShare(
        token=token(number),
        cohort="Ridge",
        quarter=quarter,
        themes=tuple((themes or {}).items()),
        ratings=(*ratings, *(None,) * (len(RATINGS) - len(ratings))),
        commitments=tuple(
            (ring, (*(rings or {}).get(ring, (0, 0, 0)), *rest))
            for ring in REACH.keys()  # noqa: SIM118
        ),
    )


def at(share: CohortShare, point: str) -> CohortShare:
    """The same numbers in the quarter of another point: the worst case for a secret."""
    return replace(share, quarter=QUARTERS[point])
