# SPDX-License-Identifier: MIT
"""Rows of bars in columns side by side, each column on the same scale: small multiples."""

from itertools import groupby
from typing import Any

from journal_app.domain.chart import Bar
from journal_app.exchange.figure.sheet import Sheet

_WIDEST_NAME = 0.34
"""Of the picture's width, what the names of rows may take."""


class ColumnChart:
    """Draws bars whose x axis is of categories: a bar begins at the number of its column.

    A bar that ends one further on fills its column.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def draw(self) -> None:
        """The names of rows, the heads of columns, and each bar with its number."""
        sheet = self.sheet
        rows = [list(row) for _, row in groupby(sheet.spec.marks.bars, key=lambda bar: bar.at)]
        columns = round(sheet.spec.x.high) + 1
        names = [self._name(row[0]) for row in rows]
        widest = max((sheet.measure(name, sheet.small) for name in names), default=0)
        left = sheet.margin + widest + sheet.small * 0.9
        top = sheet.margin + sheet.small * 2.9
        sheet.open_axes(left, sheet.foot, sheet.margin, top)
        sheet.axes.set_ylim(len(rows) - 0.5, -0.5)
        sheet.axes.set_xlim(0, columns)
        self._heads()
        beside = (
            sheet.measure(sheet.words(bar.beside), sheet.small) for row in rows for bar in row
        )
        wide = sheet.inner[0] / columns
        # Room for the numbers, and for the eye to see where a column ends.
        share = max(0.2, 1 - (max(beside, default=0) + sheet.small * 1.6) / wide)
        how: dict[str, Any] = {"size": sheet.small, "va": "center_baseline"}
        for at, (row, name) in enumerate(zip(rows, names, strict=True)):
            start = left - sheet.small * 0.9
            sheet.write(start, sheet.up(at), name, colour=sheet.look.ink, ha="right", **how)
            for bar in row:
                self._bar(bar, at, share, len(rows))

    def _heads(self) -> None:
        """What stands over each column, and the line its bars begin at."""
        sheet = self.sheet
        ground = sheet.bottom + sheet.inner[1]
        for tick in sheet.spec.x.ticks:
            lines = sheet.words(tick.label).splitlines()
            for place, words in enumerate(reversed(lines)):
                up = ground + sheet.small * (0.55 + 1.2 * place)
                sheet.write(sheet.along(tick.at), up, words, sheet.small, sheet.look.quiet_ink)
            sheet.axes.axvline(tick.at, color=sheet.look.line, linewidth=1.2, zorder=0.5)

    def _bar(self, bar: Bar, at: int, share: float, rows: int) -> None:
        sheet = self.sheet
        thick = min(0.62, sheet.small * 1.2 * rows / sheet.inner[1])
        long = (bar.value - bar.start) * share
        colour = sheet.colour(bar.series)
        sheet.axes.barh(at, long, thick, left=bar.start, color=colour, linewidth=0)
        end = sheet.along(bar.start + long) + sheet.small * 0.45
        how: dict[str, Any] = {"size": sheet.small, "va": "center_baseline"}
        words = sheet.words(bar.beside)
        if words:
            sheet.write(end, sheet.up(at), words, colour=sheet.look.quiet_ink, **how)

    def _name(self, bar: Bar) -> str:
        """The name of a row, cut where it would leave no room for the columns."""
        sheet = self.sheet
        lines = sheet.wrap(bar.label, sheet.small, sheet.width * _WIDEST_NAME)
        return lines[0] if len(lines) == 1 else f"{lines[0]} …"
