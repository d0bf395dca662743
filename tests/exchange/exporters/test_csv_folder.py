# SPDX-License-Identifier: MIT
"""The tables for a spreadsheet."""

import csv
from datetime import date
from pathlib import Path

from journal_app.domain.entry import Draft, Entry
from journal_app.exchange.exporters.csv_folder import EXPORTER
from journal_app.exchange.exporting import usual
from tests.exchange.leaving import WHEN, Made


def heads(journal: Made, target: Path) -> dict[str, list[str]]:
    """The first row of each table that is written, which begins with the mark of UTF-8."""
    EXPORTER.write(journal, target, usual(EXPORTER))
    found = {}
    for path in target.iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        found[path.name] = next(csv.reader(path.read_text("utf-8-sig").splitlines()))
    return found


def test_tables_of_nothing_have_the_same_heads(tmp_path: Path) -> None:
    one = Entry("id-1", Draft(date(2026, 1, 5), title="One", text="Words"), WHEN, WHEN, "scale")
    nothing = heads(Made([]), tmp_path / "nothing")
    assert nothing == heads(Made([one]), tmp_path / "one")
    assert nothing.keys() == {"entries.csv", "ratings.csv", "commitments.csv"}
    assert nothing["entries.csv"][:2] == ["id", "date"]
    assert nothing["entries.csv"][-1] == "text"
