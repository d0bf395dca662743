# SPDX-License-Identifier: MIT
"""Commitments kept in a journal: made, moved, closed, opened again, and what happens to entries."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal_app.domain.changes import COMMITMENTS
from journal_app.domain.entry import Draft
from journal_app.domain.errors import InvalidValue, JournalError, NotFound
from journal_app.services import committing, prompting, writing
from journal_app.services.session import Session
from tests.conftest import NOW

TODAY = NOW.date()


def entry(session: Session, *themes: str, marks: tuple[str, ...] = ()) -> str:
    """The id of a new entry with these themes."""
    draft = replace(writing.blank(session), text="Health day", themes=themes, marks=marks)
    return writing.add(session, draft).entry.id


def days_later(session: Session, days: int) -> Session:
    """The same journal, some days on."""
    return replace(session, clock=lambda: NOW + timedelta(days=days))


def test_one_is_made_from_an_entry_with_its_day_and_reach(session: Session) -> None:
    origin = entry(session, "gap")
    made = committing.make(
        session, "  Ring\nround ", due=date(2026, 12, 1), reach="influence", entry=origin
    )
    assert made.changes.about == {COMMITMENTS}
    assert made.changes.entries == {origin}
    kept = committing.read(session, made.commitment.id)
    assert kept == made.commitment
    assert (kept.text, kept.due, kept.reach, kept.day) == (
        "Ring round",
        date(2026, 12, 1),
        "influence",
        TODAY,
    )
    assert committing.of_entry(session, origin) == (kept,)
    assert committing.groups(session).open == (kept,)


def test_it_is_due_from_its_day_until_it_is_moved_or_closed(session: Session) -> None:
    made = committing.make(session, "Ring round", due=TODAY + timedelta(days=1)).commitment
    assert committing.due(session) == ()
    later = days_later(session, 1)
    assert committing.due(later) == (made,)
    committing.postpone(later, made.id, TODAY + timedelta(days=9))
    assert committing.due(later) == ()
    much_later = days_later(session, 30)
    assert [one.id for one in committing.due(much_later)] == [made.id]
    closed = committing.close(much_later, made.id, "part", "Two of them").commitment
    assert (closed.status, closed.closed) == ("part", TODAY + timedelta(days=30))
    assert committing.due(much_later) == ()
    assert committing.groups(much_later).done == (closed,)


def test_opened_again_it_is_as_it_was_and_what_was_said_stays(session: Session) -> None:
    made = committing.make(session, "Ring round", due=TODAY).commitment
    committing.close(session, made.id, "kept", "All six")
    again = committing.reopen(session, made.id).commitment
    assert replace(again, outcome="", changed=made.changed) == made
    assert again.outcome == "All six"


def test_an_entry_begins_from_what_came_of_it_and_bears_its_themes(session: Session) -> None:
    origin = entry(session, "gap", "why")
    made = committing.make(session, "Ring round", reach="run", entry=origin).commitment
    done = committing.close(session, made.id, "kept", "Four said yes.", entry=True)
    told = done.commitment.outcome_entry
    assert told
    assert done.changes.entries == {origin, told}
    draft = writing.read(session, told).draft
    assert draft.text == "> Ring round\n\nFour said yes.\n\n"
    assert (draft.themes, draft.reach, draft.day) == (("gap", "why"), "run", TODAY)
    assert committing.of_entry(session, told) == (done.commitment,)


def test_a_refused_answer_leaves_everything_as_it_was(session: Session) -> None:
    made = committing.make(session, "Ring round").commitment
    for status in ("not-yet", "failed", ""):
        with pytest.raises(InvalidValue):
            committing.close(session, made.id, status, entry=True)
    with pytest.raises(InvalidValue):
        committing.close(session, made.id, "kept", "x" * 20_001, entry=True)
    assert committing.read(session, made.id) == made
    with session.journal.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM entry").scalar() == 0


def test_what_is_not_there_is_said_so(session: Session) -> None:
    with pytest.raises(NotFound):
        committing.make(session, "Ring round", entry="nowhere")
    for call in (committing.read, committing.reopen, committing.remove, committing.whole_id):
        with pytest.raises(JournalError):
            call(session, "nowhere")  # type: ignore[operator]
    assert not committing.groups(session).open


def test_nothing_is_written_where_nothing_changed(session: Session) -> None:
    made = committing.make(session, "Ring round", due=TODAY, reach="run").commitment
    assert not committing.change(session, made.id, "Ring  round", TODAY, "run").changes
    changed = committing.change(session, made.id, "Ring them", None, None)
    assert changed.changes
    assert (changed.commitment.text, changed.commitment.due) == ("Ring them", None)


def test_the_trash_leaves_it_and_deletion_only_loosens_the_tie(session: Session) -> None:
    origin = entry(session)
    made = committing.make(session, "Ring round", due=TODAY, entry=origin).commitment
    writing.trash(session, [origin])
    assert committing.due(session) == (made,)
    with session.journal.write() as connection:
        connection.exec_driver_sql("DELETE FROM entry")
    assert committing.due(session) == (replace(made, entry=None),)


def test_one_taken_out_comes_back_also_when_its_entry_is_gone(session: Session) -> None:
    origin = entry(session)
    made = committing.make(session, "Ring round", entry=origin).commitment
    gone = committing.remove(session, made.id).commitment
    assert committing.of_entry(session, origin) == ()
    committing.bring_back(session, gone)
    assert committing.read(session, made.id) == made
    committing.remove(session, made.id)
    with session.journal.write() as connection:
        connection.exec_driver_sql("DELETE FROM entry")
    assert committing.bring_back(session, gone).commitment.entry is None


def test_a_start_of_the_id_is_enough_where_it_is_the_only_one(session: Session) -> None:
    one = committing.make(session, "One").commitment.id
    assert committing.whole_id(session, one[:20]) == one
    committing.make(session, "Two")
    with pytest.raises(InvalidValue):
        committing.whole_id(session, one[:8])


def test_a_question_comes_back_to_it_in_its_own_words_when_due(session: Session) -> None:
    origin = entry(session, "gap")
    made = committing.make(session, "Ask why", due=TODAY + timedelta(days=3), entry=origin)
    assert not any(one.own_words for one in prompting.offers(session))
    best = prompting.offers(days_later(session, 3))[0]
    assert (best.prompt.theme, best.prompt.when) == ("gap", "follow_up")
    assert (best.own_words, best.said_on) == ("Ask why", TODAY)
    committing.close(session, made.commitment.id, "kept")
    assert not any(one.own_words for one in prompting.offers(days_later(session, 3)))


def test_a_setback_the_leader_marked_brings_its_questions_until_the_next_entry(
    session: Session,
) -> None:
    entry(session, marks=("setback",))
    assert any(one.prompt.when == "setback" for one in prompting.offers(session))
    writing.add(session, Draft(TODAY + timedelta(days=1), text="A better day"))
    later = days_later(session, 1)
    assert not any(one.prompt.when == "setback" for one in prompting.offers(later))
