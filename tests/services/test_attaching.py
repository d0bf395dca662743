# SPDX-License-Identifier: MIT
"""Files in the journal: once for each content, stripped, checked, taken away and back."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.errors import DamagedJournal, ExchangeError, InvalidValue, NotFound
from journal_app.services import attaching, choosing, emptying, writing
from journal_app.services.session import Session
from tests.exchange.test_pictures import SECRET, photograph


def entry(session: Session, text: str = "words") -> str:
    """A new entry's id."""
    return writing.add(session, replace(writing.blank(session), text=text)).entry.id


def test_no_row_of_the_file_holds_the_place_a_picture_was_taken(session: Session) -> None:
    done = attaching.attach(session, entry(session), "desk.jpg", photograph("JPEG"))
    assert done.attachment.type == "image/jpeg"
    assert SECRET not in session.journal.path.read_bytes()
    assert attaching.content(session, done.attachment).startswith(b"\xff\xd8")


def test_the_leader_may_keep_it_all(session: Session) -> None:
    choosing.change(session, strip_pictures=False)
    whole = photograph("JPEG")
    done = attaching.attach(session, entry(session), "desk.jpg", whole)
    assert attaching.content(session, done.attachment) == whole


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.binary(min_size=1, max_size=5_000))
def test_bytes_out_are_bytes_in(session: Session, content: bytes) -> None:
    done = attaching.attach(session, entry(session), "x.bin", b"%PDF-" + content)
    assert attaching.content(session, done.attachment) == b"%PDF-" + content


def test_the_same_file_is_kept_once_however_often_it_is_used(session: Session) -> None:
    one, two = entry(session), entry(session)
    first = attaching.attach(session, one, "a.pdf", b"%PDF-same").attachment
    again = attaching.attach(session, two, "b.pdf", b"%PDF-same").attachment
    attaching.attach(session, one, "c.pdf", b"%PDF-same")
    assert first.hash == again.hash
    assert [f.name for f in attaching.of_entry(session, one)] == ["a.pdf"]
    assert [f.name for f in attaching.of_entry(session, two)] == ["b.pdf"]
    assert attaching.total(session) == (1, 9)


def test_taken_away_it_can_come_back_and_goes_only_when_nothing_needs_it(
    session: Session,
) -> None:
    one = entry(session)
    made = attaching.attach(session, one, "a.pdf", b"%PDF-a").attachment
    attaching.detach(session, one, made)
    assert attaching.of_entry(session, one) == ()
    attaching.put_back(session, one, made)
    assert attaching.of_entry(session, one) == (made,)
    attaching.detach(session, one, made)
    choosing.change(session, hold=True)
    emptying.keep_house(session)
    assert attaching.total(session)[0] == 1
    choosing.change(session, hold=False)
    emptying.keep_house(session)
    assert attaching.total(session) == (0, 0)
    with pytest.raises(NotFound):
        attaching.put_back(session, one, made)


def test_an_entry_deleted_for_good_takes_its_files_along(session: Session) -> None:
    one = entry(session)
    attaching.attach(session, one, "a.pdf", b"%PDF-uncommonly")
    writing.trash(session, [one])
    emptying.empty(session)
    assert attaching.total(session) == (0, 0)
    assert b"uncommonly" not in session.journal.path.read_bytes()


def test_a_damaged_file_is_told_and_not_handed_out(session: Session) -> None:
    made = attaching.attach(session, entry(session), "a.pdf", b"%PDF-a").attachment
    with session.journal.write() as connection:
        connection.exec_driver_sql("UPDATE attachment_bytes SET bytes = x'00'")
    with pytest.raises(DamagedJournal, match="damaged"):
        attaching.content(session, made)


def test_what_cannot_be_attached_is_a_sentence(session: Session, tmp_path: Path) -> None:
    one = entry(session)
    with pytest.raises(ExchangeError, match="folder"):
        attaching.attach_file(session, one, tmp_path)
    with pytest.raises(ExchangeError, match="cannot be read"):
        attaching.attach_file(session, one, tmp_path / "none")
    empty = tmp_path / "empty"
    empty.touch()
    with pytest.raises(InvalidValue, match="empty"):
        attaching.attach_file(session, one, empty)
    huge = tmp_path / "film.mov"
    with huge.open("wb") as file:
        file.truncate(51_000_000)
    with pytest.raises(InvalidValue, match=r"51\.0 MB"):
        attaching.attach_file(session, one, huge)
    with pytest.raises(NotFound):
        attaching.attach(session, "no-entry", "a.pdf", b"%PDF-a")
    for number in range(40):
        attaching.attach(session, one, f"{number}.txt", b"text %d" % number)
    with pytest.raises(InvalidValue, match="at most 40"):
        attaching.attach(session, one, "more.txt", b"more")
