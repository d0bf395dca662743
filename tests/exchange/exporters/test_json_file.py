# SPDX-License-Identifier: MIT
"""Writing the journal as JSON; that an equal one comes back is a law in ``test_taking_out``."""

import json
from datetime import date
from pathlib import Path

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.whole import Whole
from journal_app.exchange.exporters.json_file import EXPORTER
from journal_app.exchange.exporting import usual
from tests.exchange.leaving import WHEN, Made, named


def test_an_empty_journal_is_a_whole_file_too(tmp_path: Path) -> None:
    EXPORTER.write(Made([]), tmp_path / "none.json", usual(EXPORTER))
    found = json.loads((tmp_path / "none.json").read_text())
    assert (found["format"], found["version"]) == ("up-to-it journal", 2)
    assert found["entries"] == found["files"] == found["commitments"] == []


def test_text_stands_as_it_is_and_every_record_has_a_line(tmp_path: Path) -> None:
    draft = Draft(date(2026, 11, 23), text="é \u202e 🙂 \u2028 \n")
    entry = Entry("a", draft, WHEN, WHEN, "scale")
    journal = Made([Whole(entry, files=(named("a.txt", b"words"),))], {"a": b"words"})
    EXPORTER.write(journal, tmp_path / "out.json", usual(EXPORTER))
    content = (tmp_path / "out.json").read_bytes()
    assert "🙂".encode() in content
    assert content.count(b'"hash"') == 2
    lines = [line.rstrip(b",") for line in content.split(b"\n") if line.startswith(b"{")][1:]
    assert len([json.loads(line) for line in lines]) == 2
