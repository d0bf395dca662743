# SPDX-License-Identifier: MIT
"""What is kept is what was given, in its place on the time line, and the index always agrees."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from journal_app.domain.entry import Draft, Entry, checked
from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.domain.query import Query, Term
from journal_app.services.session import Session
from journal_app.storage import entries, search
from journal_app.storage.database import Journal
from journal_app.storage.opening import open_journal
from tests.conftest import NOW
from tests.exchange.drafts import DRAFTS

THEN = datetime(2026, 3, 9, 8, 10, 30, 123456, tzinfo=UTC)


def entry(entry_id: str, **facts: object) -> Entry:
    """An entry with a day of its own."""
    draft = Draft(**{"day": date(2026, 3, 9), **facts})  # type: ignore[arg-type]
    return Entry(entry_id, draft, THEN, THEN, "0-10-v1")


@given(draft=DRAFTS)
@settings(max_examples=60)
def test_what_is_kept_is_what_was_given(draft: Draft) -> None:
    from journal_app.content import house_pack

    wanted = Entry("e1", checked(draft, house_pack()), THEN, THEN, "0-10-v1", source="s:1")
    with TemporaryDirectory() as folder:
        journal = open_journal(Path(folder) / "a.journal", NOW)
        with journal.write() as connection:
            entries.add(connection, wanted)
        with journal.read() as connection:
            assert entries.get(connection, "e1") == wanted
        journal.close()


def test_newest_first_by_day_then_time_then_arrival(session: Session) -> None:
    with session.journal.write() as connection:
        for number, (day, at) in enumerate(
            [
                (date(2026, 3, 9), time(8)),
                (date(1660, 1, 1), None),
                (date(2026, 3, 9), None),
                (date(2026, 3, 9), time(8)),
                (date(9999, 12, 31), time(23, 59)),
                (date(100, 1, 1), None),
            ]
        ):
            entries.add(connection, entry(f"e{number}", day=day, time=at))
    with session.journal.read() as connection:
        at = search.positions(connection, Query())
        order = [row.id for row in search.listed(connection, Query(), at)]
    assert order == ["e4", "e3", "e0", "e2", "e1", "e5"]


def test_moving_to_another_day_keeps_themes_tags_and_index(session: Session) -> None:
    before = entry("e1", text="hospice", themes=("gap",), tags=("board",))
    after = replace(before, draft=replace(before.draft, day=date(1665, 6, 7), time=time(6)))
    with session.journal.write() as connection:
        entries.add(connection, before)
        entries.revise(connection, after)
        assert entries.get(connection, "e1") == after
        assert search.check(connection)
        june = Query(terms=(Term("hospice"),), themes=("gap",), end=date(1665, 6, 30))
        assert len(search.positions(connection, june)) == 1


def test_ids_by_their_beginning(session: Session) -> None:
    with session.journal.write() as connection:
        for one in ("abc1", "abc2", "xyz"):
            entries.add(connection, entry(one))
        assert entries.resolve(connection, "x") == "xyz"
        with pytest.raises(InvalidValue, match="Several"):
            entries.resolve(connection, "abc")
        for nothing in ("", "%", "nobody"):
            with pytest.raises(NotFound):
                entries.resolve(connection, nothing)


def test_an_error_of_the_database_never_says_the_words(session: Session) -> None:
    with session.journal.write() as connection:
        entries.add(connection, entry("e1", text="deeply private words"))
    with pytest.raises(DBAPIError) as failure, session.journal.write() as connection:
        entries.add(connection, entry("e1", text="deeply private words"))
    assert "private" not in str(failure.value)


def test_nothing_is_kept_of_a_transaction_that_fails(session: Session) -> None:
    def half_a_change() -> None:
        with session.journal.write() as connection:
            entries.add(connection, entry("e1", text="half"))
            entries.revise(connection, entry("nobody"))

    with pytest.raises(NotFound):
        half_a_change()
    with session.journal.read() as connection:
        assert search.count(connection, Query()) == 0


words = st.sampled_from(["hospice", "board", "board paper", "Môn", "nothing"])
moves = st.tuples(
    st.sampled_from(["add", "revise", "move", "trash", "restore"]), st.integers(0, 4), words
)


@given(st.lists(moves, max_size=25))
@settings(max_examples=40)
def test_the_index_agrees_with_the_entries_whatever_happens(
    happenings: list[tuple[str, int, str]],
) -> None:
    with TemporaryDirectory() as folder:
        journal = open_journal(Path(folder) / "a.journal", NOW)
        kept: dict[str, tuple[str, bool]] = {}
        for what, number, text in happenings:
            _happen(journal, kept, what, f"e{number}", text)
        with journal.write() as connection:
            assert search.check(connection)
        with journal.read() as connection:
            for word in ("hospice", "board", "mon"):
                at = search.positions(connection, Query(terms=(Term(word),)))
                query = Query(terms=(Term(word),))
                found = {row.id for row in search.listed(connection, query, at)}
                plain = {
                    one
                    for one, (text, trashed) in kept.items()
                    if not trashed and word in text.lower().replace("ô", "o").split()
                }
                assert found == plain
        journal.close()


def _happen(
    journal: Journal, kept: dict[str, tuple[str, bool]], what: str, one: str, text: str
) -> None:
    with journal.write() as connection:
        if what == "add" and one not in kept:
            entries.add(connection, entry(one, text=text))
            kept[one] = (text, False)
        elif what in ("revise", "move") and one in kept and not kept[one][1]:
            day = date(1700, 1, 1) if what == "move" else date(2026, 3, 9)
            entries.revise(connection, entry(one, text=text, day=day))
            kept[one] = (text, False)
        elif what in ("trash", "restore") and one in kept:
            entries.set_trashed(connection, [one], THEN if what == "trash" else None)
            kept[one] = (kept[one][0], what == "trash")
