# SPDX-License-Identifier: MIT
"""What passed between leader and coach is found in a damaged journal too, the keys among it."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from journal_app.services import coaching, sealing, sharing
from journal_app.services.session import open_session
from journal_app.storage import contacts
from journal_app.storage.keys import PAGE
from journal_app.storage.salvage.repair import repair
from journal_app.storage.salvage.tables import is_sound, tables
from tests.conftest import NOW, clock
from tests.services.summaries import add, draft_of, ready

TABLES = {"identity", "contact", "summary_draft", "share", "reply", "remark"}


@pytest.fixture(autouse=True)
def _fast() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _: None)
        yield


def test_all_of_it_is_known_to_a_repair() -> None:
    assert {table.name for table in tables()} >= TABLES


def test_a_row_that_holds_no_json_is_not_sound() -> None:
    share = next(table for table in tables() if table.name == "share")
    row = ("id", 1, "summary", "pdf", "page.pdf", "00", "{}", None)
    assert is_sound(share, row)
    assert not is_sound(share, (*row[:6], "{cut", None))


@pytest.mark.parametrize("number", range(4))
def test_what_is_off_the_damaged_page_comes_back_as_it_was(tmp_path: Path, number: int) -> None:
    path = tmp_path / "My.journal"
    session = open_session(path, clock, Random(3))
    add(session, 3, "words " * 3_000)
    shares = [
        sharing.save(session, ready(session, want=f"want {n}"), "markdown", tmp_path / f"{n}.md")
        for n in range(3)
    ]
    draft = draft_of(session, want="half made")
    coaching.save_draft(session, draft)
    address = sealing.own_address(session)
    with session.journal.write() as connection:
        contacts.add(connection, contacts.Row("c1", "Ruth", address.line), NOW)
    session.close()
    spoil(path, Random(number))
    repair(path, NOW, None, [])
    again = open_session(path, clock, Random(4))
    try:
        kept = {one.id: one for one in sharing.shared_with(again)}
        assert all(
            kept[saved.share.id] == saved.share for saved in shares if saved.share.id in kept
        )
        assert len(kept) >= 2
        assert [one for one, _ in coaching.drafts(again)] in ([draft], [])
        found = sealing.own_identities(again)
        assert not found or found[0].address.keys == address.keys
    finally:
        again.close()


def spoil(path: Path, chance: Random) -> None:
    """One page of the journal is nothing but noise."""
    count = path.stat().st_size // PAGE
    with path.open("rb+") as file:
        file.seek(chance.randrange(1, count) * PAGE)
        file.write(chance.randbytes(PAGE))
