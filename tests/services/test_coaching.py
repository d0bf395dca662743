# SPDX-License-Identifier: MIT
"""Gathering a page for a coach from a real journal, and writing it."""

from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.entry import Draft
from journal_app.domain.errors import ExchangeError, InvalidValue, NotFound
from journal_app.domain.period import Period
from journal_app.services import coaching, writing
from journal_app.services.coaching import Pick
from journal_app.services.session import Session

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def add(session: Session, day: int, text: str) -> str:
    """An entry in March; its id."""
    return writing.add(session, Draft(day=date(2026, 3, day), title=f"T{day}", text=text)).entry.id


def test_only_picked_words_go_along_as_they_were_changed(session: Session) -> None:
    first, second = add(session, 3, "the finance lead shouted"), add(session, 4, "kept back")
    made = coaching.gather(session, MARCH, "think", [Pick(first, "somebody was loud")])
    said = " ".join(str(one) for one in coaching.preview_words(made))
    assert "somebody was loud" in said
    assert "finance lead" not in said
    assert "kept back" not in said
    assert (made.covered, made.held_back) == (2, 1)
    assert second not in said


def test_refusals(session: Session, tmp_path: Path) -> None:
    entry = add(session, 3, "words")
    with pytest.raises(InvalidValue):
        coaching.gather(session, MARCH, " ", [Pick(entry)])
    with pytest.raises(NotFound):
        coaching.gather(session, MARCH, "x", [Pick("nobody")])
    made = coaching.gather(session, MARCH, "x", [Pick(entry)])
    before = session.journal.path.read_bytes()
    with pytest.raises(ExchangeError):
        coaching.save_pdf(session, made, session.journal.path)
    with pytest.raises(ExchangeError):
        coaching.save_pdf(session, made, tmp_path)
    with pytest.raises(ExchangeError):
        coaching.save_pdf(session, made, tmp_path / "missing" / "page.pdf")
    assert session.journal.path.read_bytes() == before


def test_the_page_is_written_whole(session: Session, tmp_path: Path) -> None:
    made = coaching.gather(session, MARCH, "x", [Pick(add(session, 3, "words"))])
    saved = coaching.save_pdf(session, made, tmp_path / "page.pdf")
    assert saved.path.read_bytes().startswith(b"%PDF")
    assert saved.notices == ()
    assert sorted(path.name for path in tmp_path.glob("*page*")) == ["page.pdf"]
