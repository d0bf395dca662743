# SPDX-License-Identifier: MIT
"""Earlier texts, the trash and second looks from the command line."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from journal_app.services import choosing, writing
from journal_app.services.session import open_session
from tests.conftest import NOW, Command, clock


@pytest.fixture
def entry_id(tmp_path: Path) -> str:
    """An entry with one earlier text, 31 days old."""
    session = open_session(tmp_path / "Test.journal", clock, Random(7))
    draft = replace(
        writing.blank(session), day=NOW.date() - timedelta(days=31), text="First words " * 30
    )
    made = writing.add(session, draft).entry.id
    writing.keep(session, made, replace(draft, text="Second words", up_for_it=4))
    session.close()
    return made


def test_earlier_texts_are_listed_and_shown(uptoit: Command, entry_id: str) -> None:
    (listed,) = uptoit("show", entry_id, "--versions", "--json").json
    assert listed["text"] == "First words " * 30
    assert listed["up_for_it"] is None
    assert uptoit("show", entry_id, "--versions").out.startswith("1. ")
    assert "First words First" in uptoit("show", entry_id, "--version", 1).out
    assert uptoit("show", entry_id, "--version", 1, "--json").json == listed
    assert "no earlier text 2" in uptoit("show", entry_id, "--version", 2).refusal


def test_the_trash_is_listed_brought_back_and_emptied(
    uptoit: Command, entry_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "Test.journal"

    def throw_away(**chosen: object) -> None:
        session = open_session(path, clock, Random(8))
        writing.trash(session, [entry_id])
        choosing.change(session, **chosen)
        session.close()

    throw_away()
    assert [one["id"] for one in uptoit("trash", "list", "--json").json] == [entry_id]
    assert uptoit("trash", "restore", entry_id).out.strip() == entry_id
    assert uptoit("trash", "list", "--json").json == []
    throw_away(hold=True)
    assert "on hold" in uptoit("trash", "empty", "--yes").refusal
    throw_away(hold=False)
    assert uptoit("trash", "empty").code == 2
    assert uptoit("trash", "empty", "--older-than", 1, "--yes", "--json").json == {"deleted": 0}
    assert uptoit("trash", "empty", "--yes").out == "1 entry deleted.\n"
    assert "no entry" in uptoit("show", entry_id).refusal


def test_an_entry_comes_back_and_takes_an_answer(uptoit: Command, entry_id: str) -> None:
    offered = uptoit("look-back", "--json").json
    assert (offered["entry"]["id"], offered["after"], offered["days"]) == (entry_id, 30, 31)
    assert "What do you see now?" in uptoit("look-back").out
    kept = uptoit("look-back", entry_id, "--text", "-", "--json", stdin=b"Less haste.").json
    assert [(one["occasion"], one["text"]) for one in kept] == [("30", "Less haste.")]
    assert uptoit("look-back", "--json").json is None
    assert "Less haste." in uptoit("look-back", entry_id).out
    assert uptoit("show", entry_id, "--json").json["text"] == "Second words"
    assert uptoit("look-back", "--text", "words").code == 2
