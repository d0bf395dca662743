# SPDX-License-Identifier: MIT
"""What becomes of something that two copies of a journal tell differently.

Every rule gives the same from either side, and the same again when it is asked twice. The later
one is in force; where it says nothing, the earlier one speaks; tags and marks of both hold, so
that what was marked private in one copy stays private.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from journal_app.domain.commitment import Commitment
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.rating import RATINGS

_ANSWERS = ("motive", "shift", "reach", "stance", "depth", "prompt", "template")
_NOTE = "Another copy of the journal said: {words}"


@dataclass(frozen=True, slots=True)
class Side:
    """An entry in one copy, and every title and text that this copy knows of it."""

    entry: Entry
    known: frozenset[tuple[str, str]] = frozenset()

    def knows(self, other: Entry) -> bool:
        """Whether the words of the other copy were seen here, now or before."""
        return words(other) == words(self.entry) or words(other) in self.known


def words(entry: Entry) -> tuple[str, str]:
    """The title and text."""
    return entry.draft.title, entry.draft.text


def joined(one: Side, other: Side) -> Entry:
    """The entry that both copies have from now on."""
    later, earlier = sorted((one.entry, other.entry), key=_order, reverse=True)
    trashed, changed = _trashed(one, other, later.changed)
    rated = _rated(later.draft, earlier.draft, same_scale=later.scale == earlier.scale)
    draft = replace(
        later.draft,
        **rated,
        **{name: getattr(later.draft, name) or getattr(earlier.draft, name) for name in _ANSWERS},
        themes=later.draft.themes or earlier.draft.themes,
        tags=_union(later.draft.tags, earlier.draft.tags),
        marks=_union(later.draft.marks, earlier.draft.marks),
    )
    unrated = all(getattr(later.draft, name) is None for name in RATINGS)
    sources = sorted(filter(None, (later.source, earlier.source)))
    return Entry(
        id=later.id,
        draft=draft,
        created=min(later.created, earlier.created),
        changed=changed,
        scale=earlier.scale if rated and unrated else later.scale,
        trashed=trashed,
        source=sources[0] if sources else None,
    )


def is_lost(one: Entry, result: Entry) -> bool:
    """Whether something that ``one`` says does not stand in the result."""
    if words(one) != words(result):
        return any(words(one))
    return any(
        getattr(one.draft, name) not in (None, getattr(result.draft, name))
        for name in (*RATINGS, *_ANSWERS)
    )


def joined_commitment(one: Commitment, other: Commitment) -> Commitment:
    """The commitment that both copies have; words of the earlier one go to what came of it."""
    later, earlier = sorted((one, other), key=_commitment_order, reverse=True)
    outcome = later.outcome
    for said in (earlier.text, earlier.outcome):
        if said and said not in later.text and said not in outcome:
            outcome = "\n\n".join(filter(None, (outcome, _NOTE.format(words=said))))
    return replace(
        later,
        made=min(later.made, earlier.made),
        outcome=outcome,
        reach=later.reach or earlier.reach,
        due=later.due or earlier.due,
        entry=later.entry or earlier.entry,
        outcome_entry=later.outcome_entry or earlier.outcome_entry,
    )


def _order(entry: Entry) -> tuple[Any, ...]:
    """Later is larger; two of one instant are told apart in a way that both copies share."""
    draft = entry.draft
    fields = [getattr(draft, name) for name in (*RATINGS, *_ANSWERS)]
    return (
        entry.changed,
        draft.text,
        draft.title,
        draft.day,
        str(draft.time or ""),
        draft.zone,
        entry.scale,
        *((one is not None, one if one is not None else 0) for one in fields),
        draft.themes,
    )


def _commitment_order(one: Commitment) -> tuple[Any, ...]:
    return (one.changed, one.text, one.outcome, one.status, str(one.due or ""), str(one.closed))


def _rated(later: Draft, earlier: Draft, *, same_scale: bool) -> dict[str, Any]:
    """The ratings; those of the earlier one fill gaps where they are on the same scale."""
    mine = {name: getattr(later, name) for name in RATINGS}
    theirs = {name: getattr(earlier, name) for name in RATINGS}
    if same_scale or all(value is None for value in mine.values()):
        if all(value is None for value in theirs.values()):
            return {}
        return {name: theirs[name] if value is None else value for name, value in mine.items()}
    return {}


def _trashed(one: Side, other: Side, changed: datetime) -> tuple[datetime | None, datetime]:
    """When the entry was put into the trash, or None, and when it was changed.

    An edit that the copy with the trash never saw brings the entry back, and counts as made then.
    """
    first, second = one.entry.trashed, other.entry.trashed
    if first is not None and second is not None:
        return max(first, second), changed
    if first is None and second is None:
        return None, changed
    gone, here = (one, other) if first is not None else (other, one)
    when = gone.entry.trashed
    assert when is not None
    if here.entry.changed >= when:
        return None, changed
    if gone.knows(here.entry):
        return when, changed
    return None, max(changed, when)


def _union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
