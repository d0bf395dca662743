# SPDX-License-Identifier: MIT
"""Daylio's table, whose columns grew over the years: read by their names, never by position."""

import csv
import io
from collections.abc import Iterator, Mapping

from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import message
from journal_app.exchange import dates
from journal_app.exchange.formats import NO, SURE, Incoming, Mood, Option, Problem
from journal_app.exchange.html_text import from_html
from journal_app.exchange.reading import Keys, When, draft_at, text_of
from journal_app.exchange.recognising import head_of
from journal_app.exchange.source import FILE, Source

_NEEDED = {"full_date", "mood"}
_SEPARATORS = ",\t;"
_LEVELS = {"rad": 10, "good": 8, "meh": 5, "bad": 2, "awful": 0}
"""Where Daylio's own five words lie; a word of the leader's own has no number of ours."""


class DaylioCsv:
    """Reads tables of 7, 8 and 9 columns, and others that have the same names."""

    name = "daylio_csv"
    title = message("Daylio (CSV)")
    options: tuple[Option, ...] = ()

    def recognises(self, source: Source) -> int:
        """Its first row names a full date and a mood."""
        if source.kind != FILE:
            return NO
        first = head_of(source, source.parts[0].name).partition("\n")[0].strip()
        return SURE if set(_split(first, _separator(first))) >= _NEEDED else NO

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every row."""
        name = source.parts[0].name
        problems: list[Problem] = []
        whole = text_of(source, name, problems)
        yield from problems
        first = whole.partition("\n")[0]
        rows = csv.reader(io.StringIO(whole, newline=""), delimiter=_separator(first))
        header: list[str] = []
        keys = Keys(self.name)
        while True:
            line = rows.line_num + 1
            try:
                row = next(rows, None)
            except csv.Error:
                yield Problem(line, message("This row is too long to be one."), name)
                continue
            if row is None:
                return
            if not header:
                header = [one.strip().lower() for one in row]
                continue
            if any(one.strip() for one in row):
                yield from _row(header, row, (name, line), keys)


def _row(
    header: list[str], cells: list[str], place: tuple[str, int], keys: Keys
) -> Iterator[Incoming | Problem]:
    name, line = place
    row = dict(zip(header, cells, strict=False))
    if len(cells) > len(header):
        # A comma in a note that nobody put in quotes.
        last = list(row)[-1]
        row[last] = ",".join(cells[len(header) - 1 :])
        said = message("The row has more cells than there are columns; the last were joined.")
        yield Problem(line, said, name, lost=False)
    try:
        day = dates.written(row.get("full_date", "")).day
    except InvalidValue as fault:
        yield Problem(line, fault.message, name)
        return
    said_time = row.get("time", "").strip()
    at = dates.clock(said_time)
    if said_time and at is None:
        yield dates.no_clock(said_time, line, name)
    mood = row.get("mood", "").strip()
    note, title = row.get("note", ""), row.get("note_title", "").strip()
    tags = tuple(one.strip() for one in row.get("activities", "").split("|") if one.strip())
    body = [from_html(note).strip()]
    body += [f"Mood: {mood}"] if mood else []
    scales = " · ".join(one.strip() for one in row.get("scales", "").split("|") if one.strip())
    body += [scales] if scales else []
    yield Incoming(
        line=line,
        draft=draft_at(When(day, at), title, "\n\n".join(one for one in body if one), tags),
        key=keys.of(day, at or said_time, mood, title, note),
        file=name,
        mood=Mood(mood, _LEVELS.get(mood.lower())) if mood else None,
    )


def _separator(first: str) -> str:
    return max(_SEPARATORS, key=first.count)


def _split(first: str, separator: str) -> list[str]:
    return [one.strip().strip('"').lower() for one in first.split(separator)]


IMPORTER = DaylioCsv()
