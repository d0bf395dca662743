# SPDX-License-Identifier: MIT
"""A summary leaves: the file and the row that says so, both or neither, in every form."""

import hashlib
import os
from pathlib import Path

import pytest

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

from sqlalchemy import event

from journal_app.domain.errors import ExchangeError, InvalidValue, NotFound
from journal_app.domain.shared import SharedSummary
from journal_app.exchange import sealed
from journal_app.exchange.address import Identity
from journal_app.services import coaching, naming, sealing, sharing
from journal_app.services.coaching import Pick
from journal_app.services.session import Session, open_session
from tests.services.summaries import add, draft_of, looked_through, ready

FORMS = [one.key for one in sharing.forms()]
WORDS = "owls in the attic"
LONG = "think with me about it. " * 800
"""More than fits between what a journal holds already."""


def to_save(session: Session, want: str = "think with me") -> SharedSummary:
    """A summary of one entry."""
    entry = add(session, 3, f"There are {WORDS}, and more.")
    return ready(session, want=want, picks=(Pick(entry, f"Some {WORDS}."),))


def files(folder: Path) -> list[str]:
    """What lies there, but for the journal."""
    return sorted(one.name for one in folder.iterdir() if ".journal" not in one.name)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_leaves_with_a_row_that_says_so(
    session: Session, tmp_path: Path, form: str
) -> None:
    shared = to_save(session)
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / f"page{sharing.form(form).suffix}"
    secret = "three odd words" if form == sharing.SEALED else None
    saved = sharing.save(session, shared, form, path, passphrase=secret)
    assert files(folder) == [path.name]
    (kept,) = sharing.shared_with(session)
    assert kept == saved.share
    assert (kept.format, kept.name, kept.summary) == (form, path.name, shared)
    assert kept.file_hash == hashlib.sha256(path.read_bytes()).hexdigest()
    assert kept.summary.consent.excerpts
    assert sharing.of_summary(session, shared.id) == (kept,)


def test_a_sealed_file_opens_for_the_coach_alone(session: Session, tmp_path: Path) -> None:
    shared, coach = to_save(session), Identity.fresh()
    path = tmp_path / "page.uptoit"
    sharing.save(session, shared, sharing.SEALED, path, to=(coach.address,))
    received = sealing.read_summary(path.read_bytes(), coach)
    assert received.summary == shared
    assert received.pdf is not None
    assert WORDS.encode() not in path.read_bytes()
    with pytest.raises(ExchangeError):
        sealing.read_summary(path.read_bytes(), Identity.fresh())
    assert sealed.is_sealed(path.read_bytes())


def test_a_sealed_file_needs_somebody(session: Session, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="somebody to be sealed for"):
        sharing.save(session, to_save(session), sharing.SEALED, tmp_path / "x.uptoit")
    assert files(tmp_path) == []
    assert sharing.shared_with(session) == ()


def test_the_draft_is_done_with(session: Session, tmp_path: Path) -> None:
    draft = looked_through(session, draft_of(session))
    coaching.save_draft(session, draft)
    sharing.save(session, coaching.preview(session, draft), "markdown", tmp_path / "page.md")
    assert coaching.drafts(session) == ()


def test_it_can_be_shown_again_as_it_was(session: Session, tmp_path: Path) -> None:
    shared = to_save(session)
    sharing.save(session, shared, "pdf", tmp_path / "page.pdf")
    path, clock, chance = session.journal.path, session.clock, session.chance
    session.close()
    again = open_session(path, clock, chance)
    try:
        (kept,) = sharing.shared_with(again)
        assert sharing.pages(kept.summary, 30) == sharing.pages(shared, 30)
        assert any(WORDS in one for one in sharing.spoken(kept.summary))
    finally:
        again.close()


def full(session: Session) -> None:
    """From now on the journal's disc has room for nothing more."""
    with session.journal.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")


def test_a_journal_that_cannot_keep_it_means_that_nothing_left(
    session: Session, tmp_path: Path
) -> None:
    shared = to_save(session, LONG)
    full(session)
    with pytest.raises(ExchangeError, match="nothing was saved"):
        sharing.save(session, shared, "markdown", tmp_path / "page.md")
    assert files(tmp_path) == []
    assert sharing.shared_with(session) == ()


def test_what_was_there_under_that_name_comes_back(session: Session, tmp_path: Path) -> None:
    shared, path = to_save(session, LONG), tmp_path / "page.md"
    path.write_text("mine from before")
    full(session)
    with pytest.raises(ExchangeError):
        sharing.save(session, shared, "markdown", path)
    assert path.read_text() == "mine from before"
    assert files(tmp_path) == ["page.md"]


def test_a_file_that_gets_no_name_leaves_no_row(session: Session, tmp_path: Path) -> None:
    shared, path = to_save(session), tmp_path / "page.md"

    assert session.journal._writer is not None

    def late(_: object) -> None:
        # Somebody else makes a folder of that name, at the worst moment.
        path.mkdir(exist_ok=True)

    event.listen(session.journal._writer, "commit", late)
    with pytest.raises(ExchangeError, match="Nothing was left behind"):
        sharing.save(session, shared, "markdown", path)
    assert sharing.shared_with(session) == ()
    assert list(path.iterdir()) == []
    assert files(tmp_path) == ["page.md"]


def test_no_byte_is_there_before_its_row_is(session: Session, tmp_path: Path) -> None:
    shared, path = to_save(session), tmp_path / "page.md"
    seen: list[tuple[bool, int]] = []
    assert session.journal._writer is not None

    def at_commit(_: object) -> None:
        seen.append((path.exists(), sum(one.stat().st_size for one in tmp_path.glob(".*"))))

    event.listen(session.journal._writer, "commit", at_commit)
    sharing.save(session, shared, "markdown", path)
    assert seen[0] == (False, 0), "no byte is on the disk under any name"
    assert path.exists()


def test_a_file_is_replaced_without_leaving_anything_beside_it(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "page.md"
    path.write_text("mine from before")
    sharing.save(session, to_save(session), "markdown", path)
    assert WORDS in path.read_text()
    assert files(tmp_path) == ["page.md"]


def test_a_file_that_cannot_be_written_leaves_no_row(session: Session, tmp_path: Path) -> None:
    shared = to_save(session)
    for path in (tmp_path / "nowhere" / "page.md", tmp_path, session.journal.path):
        with pytest.raises(ExchangeError):
            sharing.save(session, shared, "markdown", path)
    with pytest.raises(ExchangeError, match="There are: sealed, pdf"):
        sharing.save(session, shared, "clay", tmp_path / "page.clay")
    assert sharing.shared_with(session) == ()
    assert files(tmp_path) == []


@pytest.mark.skipif(resource is None, reason="this system has no limit to reach")
def test_a_full_disc_leaves_neither_file_nor_row(session: Session, tmp_path: Path) -> None:
    shared, path = to_save(session, LONG), tmp_path / "page.md"
    path.write_text("mine from before")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, before[1]))
    try:
        with pytest.raises(ExchangeError, match="nothing was saved"):
            sharing.save(session, shared, "markdown", path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "mine from before"
    assert files(tmp_path) == ["page.md"]
    assert sharing.shared_with(session) == ()


@pytest.mark.parametrize("name", ["x" * 300 + ".md", "a\0b.md"])
def test_a_name_that_no_file_can_have_is_a_sentence(
    session: Session, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ExchangeError, match="cannot have the name"):
        sharing.save(session, to_save(session), "markdown", tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_stays_a_pipe(session: Session, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExchangeError, match="device or a pipe"):
        sharing.save(session, to_save(session), "markdown", pipe)
    assert pipe.is_fifo()
    assert sharing.shared_with(session) == ()


def test_a_journal_open_to_read_writes_nothing_anywhere(session: Session, tmp_path: Path) -> None:
    shared = to_save(session)
    path, clock, chance = session.journal.path, session.clock, session.chance
    session.close()
    reading = open_session(path, clock, chance, read_only=True)
    try:
        with pytest.raises(ExchangeError, match="read only"):
            sharing.save(reading, shared, "markdown", tmp_path / "page.md")
    finally:
        reading.close()
    assert files(tmp_path) == []


def test_asking_back_carries_the_id_and_none_of_the_words(session: Session, tmp_path: Path) -> None:
    saved = sharing.save(session, to_save(session), "markdown", tmp_path / "page.md")
    note = coaching.withdrawal_note(saved.share)
    assert saved.share.summary.id in note
    assert saved.share.file_hash in note
    assert "cannot be called back" in note
    assert WORDS not in note
    sharing.withdraw(session, saved.share.id)
    (kept,) = coaching.shared_with(session)
    assert kept.is_withdrawn
    first = kept.withdrawn
    sharing.withdraw(session, saved.share.id)
    assert coaching.shared_with(session)[0].withdrawn == first
    sharing.write_note(kept, tmp_path / "note.txt")
    assert (tmp_path / "note.txt").read_text("utf-8") == note


def test_one_is_found_by_the_beginning_of_its_id(session: Session, tmp_path: Path) -> None:
    shared = to_save(session)
    one = sharing.save(session, shared, "markdown", tmp_path / "a.md").share
    assert sharing.share(session, one.id[:-2]) == one
    sharing.save(session, shared, "html", tmp_path / "a.html")
    with pytest.raises(InvalidValue, match="Several"):
        sharing.share(session, one.id[:3])
    with pytest.raises(NotFound):
        sharing.share(session, "nobody")


@pytest.mark.parametrize(
    ("name", "told"), [("For Sarah_Hughes.md", 1), ("sarah-hughes.md", 1), ("A page.md", 0)]
)
def test_a_file_that_is_called_by_a_listed_name_is_told_of(
    session: Session, tmp_path: Path, name: str, told: int
) -> None:
    naming.remember_role(session, "Sarah Hughes", "a clinician")
    saved = sharing.save(session, to_save(session), "markdown", tmp_path / name)
    assert len(saved.notices) == told


def test_a_note_never_takes_the_place_of_a_journal(session: Session, tmp_path: Path) -> None:
    saved = sharing.save(session, to_save(session), "markdown", tmp_path / "page.md")
    before = session.journal.path.read_bytes()
    with pytest.raises(ExchangeError, match="choose another name"):
        sharing.write_note(saved.share, session.journal.path)
    assert session.journal.path.read_bytes() == before
