# SPDX-License-Identifier: MIT
"""What an entry says beside its words and the two ratings, as names and answers to be shown."""

from journal_app.domain.entry import Draft
from journal_app.domain.facets import FACETS, MARKS
from journal_app.domain.rating import Scale


def answers(draft: Draft, scale: Scale) -> tuple[tuple[str, str], ...]:
    """Pairs of a name and what was answered, in the house order; what was left open is left out."""
    found: list[tuple[str, str]] = []
    for question, value in (
        (scale.us_up_for_it, draft.us_up_for_it),
        (scale.us_up_to_it, draft.us_up_to_it),
    ):
        if value is not None:
            found.append((question.name.rstrip("?"), str(value)))
    for facet in FACETS:
        choice = facet.choice(getattr(draft, facet.key) or "")
        if choice is not None:
            found.append((facet.short, choice.name))
    marks = [one.name for one in MARKS.choices if one.key in draft.marks]
    if marks:
        found.append((MARKS.short, ", ".join(marks)))
    return tuple(found)
