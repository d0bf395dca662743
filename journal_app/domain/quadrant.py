# SPDX-License-Identifier: MIT
"""Will and skill together: four neutral names, and a band in between (domain note, section 2.6)."""

from journal_app.domain.facets import Choice, Facet

LOW_BELOW, HIGH_ABOVE = 4, 6
"""Answers from 4 to 6 are in between; a hard cut-off would mislead."""

QUADRANT = Facet(
    "quadrant",
    "Quadrant",
    "Quadrant",
    "How the two answers stand together.",
    (
        Choice("stride", "Stride", "up for it and up to it"),
        Choice("stretch", "Stretch", "up for it, not yet up to it"),
        Choice("rekindle", "Rekindle", "up to it, less up for it"),
        Choice("regroup", "Regroup", "neither, for now"),
        Choice("between", "In between", "at least one answer from 4 to 6"),
    ),
)


def quadrant(up_for_it: float | None, up_to_it: float | None) -> str | None:
    """The quadrant's key, or None where one of the questions was left open.

    Takes answers, or medians of them, which can lie between two steps.
    """
    if up_for_it is None or up_to_it is None:
        return None
    if any(LOW_BELOW <= value <= HIGH_ABOVE for value in (up_for_it, up_to_it)):
        return "between"
    if up_for_it > HIGH_ABOVE:
        return "stride" if up_to_it > HIGH_ABOVE else "stretch"
    return "rekindle" if up_to_it > HIGH_ABOVE else "regroup"
