# SPDX-License-Identifier: MIT
"""Moving in and out of a journal, whole or not at all."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import ExchangeError, ReadOnlyJournal
from journal_app.domain.query import Query
from journal_app.services import finding, taking_out, transfer, writing
from journal_app.services.session import Session, open_session
from tests.conftest import clock

ALL = Query()
Maker = Callable[..., Path]


@pytest.fixture
def lines(tmp_path: Path) -> Maker:
    """Makes a file of JSON lines."""

    def make(*records: object) -> Path:
        path = tmp_path / "in.jsonl"
        path.write_text("".join(f"{json.dumps(one)}\n" for one in records), encoding="utf-8")
        return path

    return make


def everything(session: Session) -> list[Entry]:
    """Every entry of the journal, newest first."""
    at = finding.all_positions(session, ALL)
    return [writing.read(session, row.id) for row in finding.rows(session, ALL, at)]


def test_entries_come_in_once(session: Session, lines: Maker) -> None:
    path = lines(
        {"date": "1660-01-01", "title": "One", "text": "Axe Yard", "tags": ["Home"]},
        {"date": "1660-01-01", "title": "Two"},
        {"date": "1660-01-01", "title": "Two"},
    )
    report = transfer.import_file(session, path)
    assert (report.added, report.skipped, report.problems) == (3, 0, ())
    assert report.changes
    before = everything(session)
    assert [one.draft.title for one in before] == ["Two", "Two", "One"]
    again = transfer.import_file(session, path)
    assert (again.added, again.skipped) == (0, 3)
    assert not again.changes
    assert everything(session) == before


def test_what_was_changed_or_thrown_away_since_does_not_come_again(
    session: Session, lines: Maker
) -> None:
    path = lines({"date": "1660-01-01", "title": "One"}, {"date": "1660-01-02", "title": "Two"})
    transfer.import_file(session, path)
    two, one = everything(session)
    writing.keep(session, one.id, Draft(date(1661, 1, 1), title="Changed"))
    writing.trash(session, [two.id])
    assert transfer.import_file(session, path).added == 0
    assert [one.draft.title for one in everything(session)] == ["Changed"]


def test_a_bad_line_is_named_and_the_rest_comes_in(session: Session, lines: Maker) -> None:
    good = {"date": "1660-01-01", "title": "Good"}
    path = lines(
        good,
        {"date": "1660-02-30"},
        {"date": "1660-01-01", "up_for_it": 11},
        {"date": "1660-01-01", "themes": ["no-such-theme"]},
        {"date": "1660-01-01", "text": "nul \x00"},
        {"date": "1660-01-01", "text": "half \ud83d"},
        {"date": "1660-01-01", "zone": "nul \x00"},
        {"date": "1660-01-02", "title": "Good too"},
    )
    report = transfer.import_file(session, path)
    assert report.added == 4
    told = [(one.line, one.lost) for one in report.problems]
    assert told == [(2, True), (3, True), (4, True), (5, False), (6, False), (7, True)]
    assert all(str(one.message) for one in report.problems)
    assert sorted(one.draft.text for one in everything(session)) == ["", "", "half �", "nul �"]


def test_names_of_another_program_never_stop_an_import(session: Session, lines: Maker) -> None:
    record = {"date": "1660-01-01", "title": "x", "source": "\ud83d\x00", "scale": "\x00"}
    assert transfer.import_file(session, lines(record)).added == 1
    assert transfer.import_file(session, lines(record)).skipped == 1


def test_stopping_on_the_way_keeps_nothing(session: Session, lines: Maker) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    path = lines(*({"date": "1660-01-01", "title": f"{n} " + "x" * 400} for n in range(1_000)))
    with pytest.raises(KeyboardInterrupt):
        transfer.import_file(session, path, stop)
    assert finding.count(session, ALL) == 0
    assert transfer.import_file(session, path).added == 1_000


def test_progress_is_told_from_nothing_to_all(session: Session, lines: Maker) -> None:
    told: list[tuple[int, int]] = []
    path = lines(*({"date": "1660-01-01", "title": str(n)} for n in range(500)))
    transfer.import_file(session, path, lambda done, total: told.append((done, total)))
    size = path.stat().st_size
    assert told[-1] == (size, size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\x00\x01", b"SQLite format 3\x00", b"{}"])
def test_a_file_of_no_known_format_is_refused(
    session: Session, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(ExchangeError, match="format"):
        transfer.import_file(session, tmp_path / "x")


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(ExchangeError, match="cannot be read"):
        transfer.import_file(session, tmp_path / "none")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExchangeError, match="no format"):
        transfer.import_file(session, tmp_path / "empty")


def test_a_journal_open_to_read_takes_nothing_in(tmp_path: Path, lines: Maker) -> None:
    path = tmp_path / "Test.journal"
    open_session(path, clock, Random(7)).close()
    session = open_session(path, clock, Random(7), read_only=True)
    with pytest.raises(ReadOnlyJournal):
        transfer.import_file(session, lines({"date": "1660-01-01", "title": "One"}))
    assert taking_out.take_out(session, "json", tmp_path / "out.json", ALL).entries == 0
    session.close()
