# SPDX-License-Identifier: MIT
"""What is read to learn from: tagged entries, newest first, never those in the trash."""

from datetime import UTC, date, datetime

from journal_app.domain.entry import Draft, Entry
from journal_app.services.session import Session
from journal_app.storage import entries, tagged

THEN = datetime(2026, 3, 9, 8, 10, tzinfo=UTC)


def fill(session: Session) -> None:
    """Five entries, of which the second has no theme and the fourth is in the trash."""
    with session.journal.write() as connection:
        for number, themes in enumerate([("gap",), (), ("why", "gap"), ("place",), ("why",)]):
            draft = Draft(date(2026, 3, 1 + number), title=f"t{number}", text="x", themes=themes)
            entries.add(connection, Entry(f"e{number}", draft, THEN, THEN, "0-10-v1"))
        entries.set_trashed(connection, ["e3"], THEN)


def test_newest_first_a_piece_at_a_time(session: Session) -> None:
    fill(session)
    with session.journal.read() as connection:
        first = tagged.newest(connection, None, 2)
        rest = tagged.newest(connection, first[-1].position, 2)
        none = tagged.newest(connection, rest[-1].position, 2)
    assert [(one.entry, one.title, one.themes) for one in first] == [
        ("e4", "t4", ("why",)),
        ("e2", "t2", ("why", "gap")),
    ]
    assert [one.entry for one in rest] == ["e0"]
    assert none == []


def test_by_id_with_the_trash_as_without_themes(session: Session) -> None:
    fill(session)
    with session.journal.read() as connection:
        found = {one.entry: one.themes for one in tagged.these(connection, ["e1", "e2", "e3", "?"])}
    assert found == {"e1": (), "e2": ("why", "gap"), "e3": ()}
