# SPDX-License-Identifier: MIT
"""Commitments carried from session to session, followed by the id their items share.

A summary names a commitment ``next-…`` while it is open and ``since-…`` once there is something to
say of it; what follows the kind is the same in every summary (domain note, section 6.6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from journal_app.domain.shared import Item, SharedSummary
from journal_app.domain.side_by_side import in_order

NEXT, SINCE = KINDS = ("next", "since")


@dataclass(frozen=True, slots=True)
class Step:
    """What one session says of a commitment: whether it was ahead, and the words beneath it."""

    session: SharedSummary
    kind: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """A commitment in its newest words, with a step for each session that names it."""

    words: str
    steps: tuple[Step, ...]


def carried(summaries: Sequence[SharedSummary]) -> tuple[Carried, ...]:
    """Every commitment of one leader's sessions: what is still ahead first, then the newest.

    In one session it may stand as ahead and as looked back on; looking back is said then.
    """
    found: dict[str, dict[str, Step]] = {}
    words: dict[str, str] = {}
    for session in in_order(summaries):
        for item in session.items:
            key = _key(item)
            if not key or not item.words:
                continue
            words[key] = item.words[0]
            steps = found.setdefault(key, {})
            if item.kind == SINCE or session.id not in steps:
                steps[session.id] = Step(session, item.kind, item.words[1:])
    every = [Carried(words[key], tuple(steps.values())) for key, steps in found.items()]
    # The sort keeps the order of what is equal, so the newest come first among either.
    every.reverse()
    return tuple(sorted(every, key=lambda one: one.steps[-1].kind != NEXT))


def told(one: Carried) -> tuple[tuple[tuple[date, ...], Step], ...]:
    """What was said of it, and on which days: the same said again is said once."""
    groups: list[tuple[list[date], Step]] = []
    for step in one.steps:
        if groups and (groups[-1][1].kind, groups[-1][1].says) == (step.kind, step.says):
            groups[-1][0].append(step.session.made)
        else:
            groups.append(([step.session.made], step))
    return tuple((tuple(days), step) for days, step in groups)


def _key(item: Item) -> str:
    if item.kind not in KINDS:
        return ""
    kind, _, rest = item.id.partition("-")
    return rest if kind == item.kind else ""
