# SPDX-License-Identifier: MIT
"""Tables in Markdown text: where their cells are, and what Tab and Enter do in one.

A table is a row of headings, a row of dashes, and rows of cells between upright strokes (the
GitHub Flavored Markdown specification, section 4.10). Nothing here lays a table out anew unless it
is asked to.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from journal_app.domain.text_edit import Edit, Lines

_RULE = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_STROKE = re.compile(r"\\.|(\|)")
_NARROWEST = 3


@dataclass(frozen=True, slots=True)
class Table:
    """Lines ``first`` up to ``last`` of a text; the row of dashes is line ``first + 1``."""

    first: int
    last: int

    @property
    def rule(self) -> int:
        """The line of dashes under the headings."""
        return self.first + 1


def is_rule(line: str) -> bool:
    """Whether the line is the row of dashes that makes the line above it a table's headings."""
    return "|" in line and "-" in line and _RULE.fullmatch(line) is not None


def is_row(line: str) -> bool:
    """Whether the line could be a row of a table."""
    return "|" in line


def table_at(lines: Lines, row: int) -> Table | None:
    """The table around a line, or None."""
    if not is_row(lines[row]):
        return None
    first = row
    while first and is_row(lines[first - 1]):
        first -= 1
    last = row + 1
    while last < len(lines) and is_row(lines[last]):
        last += 1
    for rule in range(first + 1, last):
        if is_rule(lines[rule]):
            return Table(rule - 1, last) if row >= rule - 1 else None
    return None


def cells(line: str) -> list[tuple[int, int]]:
    """Where the words of each cell begin and end; an empty cell begins and ends in its middle."""
    strokes = [found.start() for found in _STROKE.finditer(line) if found[1]]
    edges = [-1, *strokes, len(line)]
    found = []
    for number, (left, right) in enumerate(pairwise(edges)):
        inside = line[left + 1 : right]
        outer = number in (0, len(edges) - 2)
        if outer and not inside.strip() and len(edges) > 2:
            continue
        words = inside.strip()
        if words:
            start = left + 1 + (len(inside) - len(inside.lstrip()))
            found.append((start, start + len(words)))
        else:
            start = left + 1 + min(1, len(inside))
            found.append((start, start))
    return found


def cell_at(line: str, column: int) -> int:
    """The number of the cell in which the cursor stands."""
    strokes = [found.start() for found in _STROKE.finditer(line) if found[1]]
    before = sum(1 for stroke in strokes if stroke < column)
    leading = bool(strokes) and not line[: strokes[0]].strip()
    return min(max(0, before - leading), max(0, len(cells(line)) - 1))


def next_cell(lines: Lines, row: int, column: int, *, back: bool = False) -> Edit | None:
    """What Tab (or Shift+Tab) does: to the next cell, its words selected; a new row after the last.

    None where there is no table, or no cell before the first.
    """
    table = table_at(lines, row)
    if table is None:
        return None
    places = [
        (at, start, end)
        for at in range(table.first, table.last)
        if at != table.rule
        for start, end in cells(lines[at])
    ]
    if row == table.rule:
        here = len(cells(lines[table.first])) - (0 if back else 1)
    else:
        ahead = [at for at, (line, _, _) in enumerate(places) if line == row]
        here = ahead[0] + min(cell_at(lines[row], column), len(ahead) - 1)
    to = here - 1 if back else here + 1
    if to < 0:
        return None
    if to >= len(places):
        return _new_row(lines, table.last - 1, table)
    at, start, end = places[to]
    return Edit(at, at, (), at, end, (at, start))


def next_row(lines: Lines, row: int, column: int) -> Edit | None:
    """What Enter does: to the same cell of the row below; from the last, a new row.

    On an empty last row it takes the row away and leaves the table. Above the headings and outside
    of a table it is a plain new line (None).
    """
    table = table_at(lines, row)
    if table is None or (row == table.first and column == 0):
        return None
    last = table.last - 1
    if row < max(last, table.rule):
        below = row + 1 if row + 1 != table.rule else row + 2
        if below <= last:
            spots = cells(lines[below])
            start, end = spots[min(cell_at(lines[row], column), len(spots) - 1)]
            return Edit(below, below, (), below, end, (below, start))
    elif row > table.rule and not any(end > start for start, end in cells(lines[row])):
        return Edit(row, row + 1, ("",), row, 0)
    return _new_row(lines, max(last, table.rule), table)


def lined_up(lines: Lines, row: int, column: int) -> Edit | None:
    """The table around the cursor with every column as wide as its widest cell; None elsewhere."""
    table = table_at(lines, row)
    if table is None:
        return None
    rows = [_words(lines[at]) for at in range(table.first, table.last)]
    count = max(len(cells_) for cells_ in rows)
    rows = [[*cells_, *[""] * (count - len(cells_))] for cells_ in rows]
    widths = [
        max(_NARROWEST, *(_width(one[at]) for number, one in enumerate(rows) if number != 1))
        for at in range(count)
    ]
    made = []
    for number, one in enumerate(rows):
        padded = [
            _dashes(word, width) if number == 1 else word + " " * (width - _width(word))
            for word, width in zip(one, widths, strict=True)
        ]
        made.append(f"| {' | '.join(padded)} |")
    spots = cells(made[row - table.first])
    place = spots[min(cell_at(lines[row], column), len(spots) - 1)][1]
    return Edit(table.first, table.last, tuple(made), row, place)


def _new_row(lines: Lines, after: int, table: Table) -> Edit:
    made = "|" + "  |" * len(cells(lines[table.first]))
    return Edit(after + 1, after + 1, (made,), after + 1, 2)


def _words(line: str) -> list[str]:
    return [line[start:end] for start, end in cells(line)]


def _dashes(word: str, width: int) -> str:
    left, right = ":" if word.startswith(":") else "", ":" if word.endswith(":") else ""
    return f"{left}{'-' * (width - len(left) - len(right))}{right}"


def _width(text: str) -> int:
    """How many columns of a fixed-width font the text takes."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )
