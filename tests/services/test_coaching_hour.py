# SPDX-License-Identifier: MIT
"""What the coaching hour shows: what was marked, disguised, and nothing that is private."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from journal_app.domain.message import Message
from journal_app.services import coaching_hour, committing, naming, sample, writing
from journal_app.services.session import Session
from tests.conftest import NOW


def write(session: Session, title: str, text: str, *marks: str, days: int = 0) -> str:
    """The id of an entry with these marks."""
    draft = replace(
        writing.blank(session),
        day=NOW.date() - timedelta(days=days),
        title=title,
        text=text,
        marks=marks,
    )
    return writing.add(session, draft).entry.id


def words(value: Any) -> str:
    """Every text in a value, however deep, one after the other."""
    if isinstance(value, Message):
        return str(value)
    if isinstance(value, str):
        return value
    if isinstance(value, tuple | list):
        return "\n".join(map(words, value))
    if is_dataclass(value) and not isinstance(value, type):
        return "\n".join(words(getattr(value, one.name)) for one in fields(value))
    return ""


def test_what_was_marked_is_there_newest_first_and_nothing_else(session: Session) -> None:
    write(session, "Earlier", "The **board** first.\n\n- one", "coach", days=9)
    write(session, "Later", "More", "coach", "setback")
    write(session, "Unmarked", "no")
    write(session, "Private", "secret", "coach", "private")
    gone = write(session, "Gone", "no", "coach")
    writing.trash(session, [gone])
    found = coaching_hour.hour(session)
    assert [one.title for one in found.marked] == ["Later", "Earlier"]
    assert found.marked[1].text == "The board first.\n\n• one"
    assert found.marked[1].week == "week of 9 November 2026"
    assert found.more == 0
    for word in ("Unmarked", "Private", "secret", "Gone"):
        assert word not in words(found)


def test_open_commitments_stand_with_their_week_and_none_of_a_private_entry(
    session: Session,
) -> None:
    private = write(session, "Private", "secret", "private")
    committing.make(session, "Kept to myself", entry=private)
    committing.make(session, "Ring", due=date(2026, 12, 3), reach="influence")
    done = committing.make(session, "Done").commitment
    committing.close(session, done.id, "kept")
    committing.make(session, "Some day")
    found = coaching_hour.hour(session).promised
    assert [(one.text, one.facts) for one in found] == [
        ("Ring", ("due in the week of 30 November 2026", "Reach: Influence")),
        ("Some day", ("no day set",)),
    ]


def test_names_on_the_list_are_nowhere(session: Session) -> None:
    naming.remember_role(session, "Angharad", "the partner lead")
    write(session, "Angharad rang", "angharad’s figures were ANGHARAD's own.", "coach")
    committing.make(session, "Ring Angharad")
    text = words(coaching_hour.hour(session))
    assert "angharad" not in text.casefold()
    assert text.casefold().count("the partner lead") >= 3


def test_trends_are_coarse_and_finished_and_lead_nowhere(session: Session) -> None:
    sample.fill(session)
    naming.remember_role(session, "Up", "CANARY")
    found = coaching_hour.hour(session, lambda said: f"<{said}>")
    assert {one.key for one in found.charts} == {"quadrant_path", "rating_trend"}
    for spec in found.charts:
        assert spec.entries == ()
        assert all(dot.entry is None for dot in spec.marks.dots)
        assert str(spec.title).startswith("<")
        assert "CANARY" in words(spec)
        assert "{" not in words(spec)


def test_of_many_only_the_newest_are_shown_and_the_rest_counted(session: Session) -> None:
    for at in range(coaching_hour.MOST_MARKED + 3):
        write(session, f"Entry {at}", "x", "coach", days=at)
    found = coaching_hour.hour(session)
    assert len(found.marked) == coaching_hour.MOST_MARKED
    assert (found.marked[0].title, found.more) == ("Entry 0", 3)
