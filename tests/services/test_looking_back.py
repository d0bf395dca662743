# SPDX-License-Identifier: MIT
"""Second looks: offered once a day, answered under an unchanged text; and this day, earlier."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from journal_app.domain.errors import InvalidValue
from journal_app.services import choosing, looking_back, writing
from journal_app.services.session import Session, open_session
from tests.conftest import NOW

TODAY = NOW.date()


def on(session: Session, day: date, title: str, **other: object) -> str:
    """An entry about that day, rated so that it is worth a second look."""
    draft = replace(
        writing.blank(session), day=day, title=title, text=title, **{"up_for_it": 6, **other}
    )
    return writing.add(session, draft).entry.id


def ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


def test_an_answer_is_a_dated_layer_under_an_unchanged_text(session: Session) -> None:
    entry_id = on(session, ago(32), "The board")
    before = writing.read(session, entry_id)
    offered = looking_back.offer(session)
    assert offered is not None
    assert (offered.entry, offered.after, offered.days) == (before, 30, 32)
    with pytest.raises(InvalidValue):
        looking_back.answer(session, offered, "  \n")
    changes = looking_back.answer(session, offered, " It was not about the board. ")
    assert changes.entries == {entry_id}
    (layer,) = looking_back.layers_of(session, entry_id)
    assert (layer.day, layer.occasion, layer.text) == (
        TODAY,
        "30",
        "It was not about the board.",
    )
    assert writing.read(session, entry_id) == before
    assert looking_back.offer(session) is None


def test_one_offer_a_day_and_no_thanks_lasts(tmp_path: Path) -> None:
    path, day = tmp_path / "J.journal", [NOW]
    session = open_session(path, lambda: day[0], Random(3))
    first, second = on(session, ago(40), "first"), on(session, ago(33), "second")
    offered = looking_back.offer(session)
    assert offered is not None
    assert offered.entry.id == first
    looking_back.later(session, offered)
    assert looking_back.offer(session) is None
    day[0] += timedelta(days=1)
    again = looking_back.offer(session)
    assert again == replace(offered, days=41)
    assert again is not None
    looking_back.never(session, again)
    assert looking_back.offer(session) is None
    day[0] += timedelta(days=1)
    other = looking_back.offer(session)
    assert other is not None
    assert other.entry.id == second
    day[0] += timedelta(days=55)
    assert [looking_back.offer(session).entry.id] == [second]  # type: ignore[union-attr]
    session.close()


def test_the_switch_and_low_days_are_honoured(session: Session) -> None:
    on(session, ago(35), "setback", marks=("setback",))
    assert looking_back.offer(session) is not None
    choosing.change(session, second_looks=False)
    assert looking_back.offer(session) is None
    choosing.change(session, second_looks=True)
    for days in (2, 1):
        on(session, ago(days), "low", up_for_it=2, up_to_it=1)
    assert looking_back.offer(session) is None


def test_on_this_day(session: Session) -> None:
    assert looking_back.on_this_day(session) == ()
    on(session, ago(0), "today")
    assert looking_back.on_this_day(session) == ()
    on(session, date(2026, 5, 23), "spring")
    assert [(one.row.title.text, str(one.ago)) for one in looking_back.on_this_day(session)] == [
        ("spring", "half a year ago")
    ]
    on(session, date(2026, 10, 23), "autumn")
    assert [one.row.title.text for one in looking_back.on_this_day(session)] == ["autumn"]
    on(session, date(2024, 11, 23), "then")
    on(session, date(2025, 11, 23), "last")
    on(session, date(2025, 11, 22), "no")
    assert [(one.row.title.text, str(one.ago)) for one in looking_back.on_this_day(session)] == [
        ("last", "a year ago"),
        ("then", "2 years ago"),
    ]
