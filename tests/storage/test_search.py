# SPDX-License-Identifier: MIT
"""Search: words, beginnings and phrases, where they were hit, and every filter."""

from datetime import UTC, date, datetime
from itertools import count

import pytest

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.listing import Listed
from journal_app.domain.query import parse
from journal_app.services.session import Session
from journal_app.storage import entries, search

THEN = datetime(2026, 3, 9, tzinfo=UTC)
_numbers = count()


@pytest.fixture
def journal(session: Session) -> Session:
    """Six entries that differ in one way each."""
    for facts in (
        {"title": "River walk", "text": "The joint board met by the river. " * 20},
        {"title": "Board joint", "text": "Rivers and boards.", "day": date(2026, 4, 1)},
        {"title": "", "text": "## Heading\n\nA plain **bold** tŷ.", "themes": ("gap", "why")},
        {"title": "Tagged", "text": "x", "tags": ("data-sharing",), "themes": ("gap",)},
        {"title": "Rated", "text": "x", "up_for_it": 0, "day": date(2025, 1, 1)},
        {"title": "Old", "text": "plague", "day": date(1665, 6, 7)},
    ):
        draft = Draft(**{"day": date(2026, 3, 9), **facts})  # type: ignore[arg-type]
        with session.journal.write() as connection:
            entries.add(connection, Entry(f"e{next(_numbers)}", draft, THEN, THEN, "s"))
    return session


def found(session: Session, typed: str) -> list[Listed]:
    """What the typed search finds."""
    with session.journal.read() as connection:
        query = parse(typed)
        at = search.positions(connection, query)
        assert search.count(connection, query) == len(at)
        return search.listed(connection, query, at)


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("river", ["River walk"]),
        ("river*", ["Board joint", "River walk"]),
        ('"joint board"', ["River walk"]),
        ("joint board", ["Board joint", "River walk"]),
        ("RIVERS", ["Board joint"]),
        ("ty", ["Heading"]),
        ("theme:gap", ["Tagged", "Heading"]),
        ("theme:gap theme:why", ["Heading"]),
        ("tag:data-sharing", ["Tagged"]),
        ("bold theme:why", ["Heading"]),
        ("bold tag:data-sharing", []),
        ("rated:yes", ["Rated"]),
        ("river* rated:no", ["Board joint", "River walk"]),
        ("from:2026-04", ["Board joint"]),
        ("to:1999", ["Old"]),
        ("plague from:1665 to:1665", ["Old"]),
        ('"unfinished', []),
        ("??? !!!", ["Board joint", "Tagged", "Heading", "River walk", "Rated", "Old"]),
        ('AND OR NOT "', []),
        ("entry_fts MATCH river", []),
    ],
)
def test_what_is_found(journal: Session, typed: str, titles: list[str]) -> None:
    assert [row.title.text for row in found(journal, typed)] == titles


def test_hits_stand_where_they_say(journal: Session) -> None:
    for row in found(journal, "river*"):
        for lit in (row.title, row.excerpt):
            for start, end in lit.hits:
                assert lit.text[start:end].lower().startswith("river")
        assert row.title.hits or row.excerpt.hits


def test_without_words_the_excerpt_is_how_the_text_begins(journal: Session) -> None:
    (row,) = found(journal, "theme:why")
    assert row.excerpt.text == "Heading A plain bold tŷ."
    assert row.excerpt.hits == ()


def test_the_trash_is_apart_and_can_be_searched(journal: Session) -> None:
    (row,) = found(journal, "plague")
    with journal.journal.write() as connection:
        entries.set_trashed(connection, [row.id], THEN)
    assert found(journal, "plague") == []
    assert [one.id for one in found(journal, "plague in:trash")] == [row.id]
    assert found(journal, "nothing in:trash") == []


def test_the_index_can_be_tidied_and_still_agrees(journal: Session) -> None:
    with journal.journal.write() as connection:
        search.tidy(connection)
        assert search.check(connection)
    assert len(found(journal, "river*")) == 2


def test_tags_by_use(journal: Session) -> None:
    with journal.journal.read() as connection:
        assert search.tags_in_use(connection) == [("data-sharing", 1)]
