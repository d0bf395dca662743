# SPDX-License-Identifier: MIT
"""Three tables for a spreadsheet: entries, ratings and commitments. No cell acts as a formula."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from journal_app.domain.entry import Draft
from journal_app.domain.message import message
from journal_app.domain.rating import RATINGS
from journal_app.domain.whole import Leaving
from journal_app.exchange.exporting import Option, Written
from journal_app.exchange.formats import whole_folder
from journal_app.exchange.record import draft_as_record
from journal_app.exchange.spreadsheet import guarded

_LAST = ("text",)
_COMMITMENT = (
    "id", "day", "text", "reach", "due", "status", "closed", "outcome", "entry", "outcome_entry",
)  # fmt: skip
Cell = str | int | None


class CsvFolder:
    """Writes ``entries.csv``, ``ratings.csv`` (one a row) and ``commitments.csv``."""

    name = "csv"
    title = message("CSV, tables for a spreadsheet")
    says = message("A folder with entries, ratings and commitments, safe to open in Excel.")
    suffix = ""
    options = (Option("private", message("With entries marked private"), usual=True),)

    def write(self, journal: Leaving, target: Path, chosen: Mapping[str, bool]) -> Written:
        """Write the tables into the new or empty folder ``target``; raises ExchangeError."""
        number = 0
        left_out: set[str] = set()
        with whole_folder(target) as folder:
            with (
                _opened(folder / "entries.csv") as entries,
                _opened(folder / "ratings.csv") as ratings,
            ):
                write, rate = csv.writer(entries, _Style), csv.writer(ratings, _Style)
                columns = _columns(journal.made)
                write.writerow(["id", *columns])
                rate.writerow(["entry", "date", "scale", "question", "value"])
                for one in journal.entries():
                    draft = one.entry.draft
                    if "private" in draft.marks and not chosen["private"]:
                        left_out.add(one.entry.id)
                        continue
                    record = draft_as_record(draft)
                    cells = (_cell(record[key]) for key in columns)
                    write.writerow([guarded(one.entry.id), *cells])
                    for question in RATINGS:
                        if record[question] is not None:
                            row = (one.entry.id, draft.day.isoformat(), one.entry.scale, question)
                            rate.writerow([*map(guarded, row), record[question]])
                    number += 1
            with _opened(folder / "commitments.csv") as file:
                promise = csv.writer(file, _Style)
                promise.writerow(_COMMITMENT)
                for each in journal.beside().commitments:
                    if each.entry not in left_out:
                        promise.writerow(_cell(getattr(each, key)) for key in _COMMITMENT)
        return Written(number)


def _columns(day: date) -> list[str]:
    """What is said of every entry, whatever is in it, with its text last."""
    keys = draft_as_record(Draft(day))
    return [*(key for key in keys if key not in _LAST), *_LAST]


class _Style(csv.excel):
    """As spreadsheets write themselves, with every cell of text in quotes."""

    quoting = csv.QUOTE_NONNUMERIC


def _opened(path: Path):  # type: ignore[no-untyped-def]  # noqa: ANN202
    # Excel takes a file for UTF-8 only where it begins with this mark.
    return path.open("w", encoding="utf-8-sig", newline="")


def _cell(value: object) -> Cell:
    if isinstance(value, int):
        return value
    if value is None:
        return ""
    if isinstance(value, list):
        return guarded(_joined(value))
    return guarded(str(value))


def _joined(values: Iterable[object]) -> str:
    return ", ".join(map(str, values))


EXPORTER = CsvFolder()
