# SPDX-License-Identifier: MIT
"""Gathering a page for a coach from a real journal, and writing it."""

import io
import os
from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

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


def test_what_is_held_back_is_counted_rightly(session: Session) -> None:
    early, kept = add(session, 3, "early"), add(session, 9, "words")
    binned = add(session, 10, "binned")
    writing.trash(session, [binned])
    late = Period(date(2026, 3, 5), date(2026, 3, 31))
    made = coaching.gather(session, late, "x", [Pick(kept), Pick(kept)])
    assert (made.covered, made.held_back, len(made.excerpts)) == (1, 0, 1)
    for other in (early, binned):
        with pytest.raises(InvalidValue):
            coaching.gather(session, late, "x", [Pick(other)])


@pytest.mark.parametrize("name", ["x" * 300 + ".pdf", "a\0b.pdf"])
def test_a_name_that_no_file_can_have_is_a_sentence(
    session: Session, tmp_path: Path, name: str
) -> None:
    made = coaching.gather(session, MARCH, "x")
    with pytest.raises(ExchangeError, match="cannot have the name"):
        coaching.save_pdf(session, made, tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_stays_a_pipe(session: Session, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    made = coaching.gather(session, MARCH, "x")
    with pytest.raises(ExchangeError, match="device or a pipe"):
        coaching.save_pdf(session, made, pipe)
    assert pipe.is_fifo()


def test_nothing_of_an_entry_that_was_not_picked_is_in_the_file(
    session: Session, tmp_path: Path
) -> None:
    canaries = [f"Kestrel{n:03}" for n in range(40)]
    for n, canary in enumerate(canaries):
        draft = Draft(
            day=date(2026, 3, 1 + n % 28),
            time=time(13, 37),
            title=f"T {canary}",
            text=f"About {canary}.",
            themes=(session.pack.themes[n % 14].slug,),
            tags=(f"tag-{canary}",),
            up_for_it=n % 5 + 3,
            up_to_it=n % 4 + 3,
        )
        writing.add(session, draft)
    mine = add(session, 12, "These words go along.")
    made = coaching.gather(session, MARCH, "x", [Pick(mine)])
    saved = coaching.save_pdf(session, made, tmp_path / "page.pdf")
    reader = PdfReader(saved.path)
    inside = saved.path.read_bytes() + repr(reader.metadata).encode()
    for number in range(1, len(reader.xref[0]) + 1):
        held = reader.get_object(number)
        inside += repr(held).encode() + (held.get_data() if hasattr(held, "get_data") else b"")
    inside += "".join(page.extract_text() for page in reader.pages).encode()
    assert b"These words go along." in inside
    for secret in (b"kestrel", b"13:37", mine.encode(), str(tmp_path).encode()):
        assert secret not in inside.lower()


def test_the_pictures_are_the_pages_of_the_file(session: Session, tmp_path: Path) -> None:
    made = coaching.gather(session, MARCH, "x", [Pick(add(session, 3, "words"))])
    saved = coaching.save_pdf(session, made, tmp_path / "page.pdf")
    shown = coaching.preview_pages(made, 40)
    assert len(PdfReader(io.BytesIO(saved.path.read_bytes())).pages) == len(shown) == 2
