# SPDX-License-Identifier: MIT
"""Suggesting over a journal: what is learned, piece by piece, and what drops out again."""

from datetime import date

import pytest

from journal_app.domain.entry import Draft
from journal_app.services import suggesting, transfer, writing
from journal_app.services.session import Session

DAY = date(2026, 11, 1)
GOATS = Draft(DAY, text="Doreen and the goats were out at Larkfield this morning.")


def tag(session: Session, times: int = 6) -> list[str]:
    """Entries in the leader's own words on two themes; the ids of the first theme's."""
    ids = []
    for number in range(times):
        kept = writing.add(
            session,
            Draft(DAY, title="Larkfield", text=f"Doreen and goats, {number}.", themes=("place",)),
        )
        ids.append(kept.entry.id)
        other = f"The Marigold ledger with Piet, {number}."
        writing.add(session, Draft(DAY, text=other, themes=("more-for-less",)))
    return ids


def offered(model: suggesting.Model, draft: Draft = GOATS) -> list[str]:
    """The themes offered for a draft."""
    return [one.theme for one in suggesting.suggest(model, draft)]


def test_an_empty_journal_suggests_from_the_pack(session: Session) -> None:
    model = suggesting.learn(session)
    assert model.complete
    draft = Draft(DAY, text="Turned down again, for the third time of asking. We try another way.")
    found = suggesting.suggest(model, draft)
    assert found[0].theme == "perseverance"
    assert not found[0].learned
    assert "perseverance" not in offered(
        model, Draft(DAY, text=draft.text, themes=("perseverance",))
    )


def test_what_the_leader_tagged_is_learned_and_changes_are_followed(session: Session) -> None:
    assert "place" not in offered(suggesting.learn(session))
    ids = tag(session)
    model = suggesting.learn(session)
    assert offered(model)[0] == "place"
    assert suggesting.suggest(model, GOATS)[0].learned
    writing.trash(session, ids)
    suggesting.relearn(session, model, ids)
    assert "place" not in offered(model)
    assert "place" not in offered(suggesting.learn(session))
    writing.restore(session, ids)
    suggesting.relearn(session, model, ids)
    assert offered(model)[0] == "place"
    suggesting.relearn(session, model, [*ids, "never there"])
    assert offered(model)[0] == "place"


def test_learning_in_pieces_is_learning_at_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    transfer.import_file(session, transfer.sample_file())
    once = suggesting.learn(session)
    monkeypatch.setattr(suggesting, "AT_ONCE", 7)
    model = suggesting.begin(session)
    pieces = 1
    while suggesting.learn_more(session, model):
        pieces += 1
    assert pieces > 5
    assert model.read == once.read > 50
    text = "We agreed jointly, then went home to our own boards and our own targets."
    for draft in (GOATS, Draft(DAY, text=text)):
        assert [(one.theme, one.words) for one in suggesting.suggest(model, draft)] == [
            (one.theme, one.words) for one in suggesting.suggest(once, draft)
        ]


def test_only_so_many_entries_are_learned_from(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag(session)
    monkeypatch.setattr(suggesting, "AT_ONCE", 4)
    monkeypatch.setattr(suggesting, "MOST_LEARNED", 8)
    assert suggesting.learn(session).read == 8


def test_the_title_speaks_too(session: Session) -> None:
    model = suggesting.learn(session)
    text = "We talked for an hour and then went home."
    title = "Turned down for the third time of asking"
    assert offered(model, Draft(DAY, text=text)) != offered(
        model, Draft(DAY, title=title, text=text)
    )
