# SPDX-License-Identifier: MIT
"""Suggesting themes for what is being written, from the pack and from the leader's own tagging.

Nothing leaves the computer and nothing is applied. ``learn`` does it all at once; a window begins
with ``begin`` and calls ``learn_more`` until it says that there is no more, so that nobody waits.
"""

from collections.abc import Collection

from journal_app import content
from journal_app.domain.entry import Draft
from journal_app.domain.suggesting import Advice, Suggestion
from journal_app.services.session import Session
from journal_app.storage import tagged
from journal_app.storage.tagged import Tagged

__all__ = ["Model", "Suggestion", "begin", "learn", "learn_more", "relearn", "suggest"]

MOST_LEARNED = 10_000
"""Only the newest entries with a theme are learned from; so many say enough."""
AT_ONCE = 250
_LONGEST = 20_000
"""Characters of an entry that are looked at; a longer one has said what it is about by then."""


class Model:
    """What has been learned so far, and how far the reading has come."""

    def __init__(self, advice: Advice) -> None:
        self.advice = advice
        self.read = 0
        self.place: int | None = None
        self.complete = False


def begin(session: Session) -> Model:
    """A model that knows the pack and nothing of the leader; raises ContentError."""
    return Model(Advice(session.pack, content.hints(session.pack)))


def learn(session: Session) -> Model:
    """A model that has learned from every entry the leader gave a theme (10,000 at most)."""
    model = begin(session)
    while learn_more(session, model):
        pass
    return model


def learn_more(session: Session, model: Model) -> bool:
    """Learn from some more entries, the newest first; whether there may be others."""
    with session.journal.read() as connection:
        found = tagged.newest(connection, model.place, AT_ONCE)
    for one in found:
        _learn(model, one)
    model.read += len(found)
    model.place = found[-1].position if found else model.place
    model.complete = len(found) < AT_ONCE or model.read >= MOST_LEARNED
    return not model.complete


def relearn(session: Session, model: Model, ids: Collection[str]) -> None:
    """Learn anew from entries that changed; those that have no theme now, or are gone, drop out."""
    with session.journal.read() as connection:
        found = tagged.these(connection, ids)
    for one in found:
        _learn(model, one)
    for gone in set(ids) - {one.entry for one in found}:
        model.advice.learn(gone, "", ())


def suggest(model: Model, draft: Draft) -> tuple[Suggestion, ...]:
    """Up to three themes that the draft does not bear yet, each with the words that led to it."""
    return model.advice.suggest(f"{draft.title}\n{draft.text[:_LONGEST]}", draft.themes)


def _learn(model: Model, one: Tagged) -> None:
    model.advice.learn(one.entry, f"{one.title}\n{one.text[:_LONGEST]}", one.themes)
