# SPDX-License-Identifier: MIT
"""Bars in rows: alone, end to end, and with how far from certain their ends are."""

from itertools import groupby
from typing import Any

from journal_app.domain.chart import Bar
from journal_app.domain.message import message
from journal_app.exchange.figure.sheet import Sheet


class BarChart:
    """Draws rows of bars on a sheet, the first at the top."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def draw(self) -> None:
        """Every row that there is room for, and how many more there are."""
        sheet = self.sheet
        rows = [list(row) for _, row in groupby(sheet.spec.marks.bars, key=lambda bar: bar.at)]
        fits = max(1, int((sheet.height - sheet.foot - sheet.margin) / (sheet.small * 1.35)))
        shown = rows if len(rows) <= fits else rows[: fits - 1]
        names = [self._name(row[0]) for row in shown]
        widest = max((sheet.measure(name, sheet.small) for name in names), default=0)
        beside = [sheet.words(row[-1].beside) for row in shown]
        right = max((sheet.measure(words, sheet.small) for words in beside), default=0)
        left = sheet.margin + widest + sheet.small * 0.9
        sheet.open_axes(left, sheet.foot, right + sheet.small + sheet.margin, sheet.margin)
        places = max(len(shown) + (len(shown) < len(rows)), 5)
        sheet.axes.set_ylim(places - 0.5, -0.5)
        sheet.axes.set_xlim(0, sheet.spec.x.high or 1)
        thick = min(0.72, sheet.small * 1.7 * places / sheet.inner[1])
        middle: dict[str, Any] = {"size": sheet.small, "va": "center_baseline"}
        for at, (row, name, words) in enumerate(zip(shown, names, beside, strict=True)):
            for bar in row:
                self._bar(bar, at, thick)
            up, end = sheet.up(at), max(self._end(bar) for bar in row) + sheet.small * 0.5
            start = left - sheet.small * 0.9
            sheet.write(start, up, name, colour=sheet.look.ink, ha="right", **middle)
            sheet.write(end, up, words, colour=sheet.look.quiet_ink, **middle)
        if len(shown) < len(rows):
            rest = message("and {count} more, in the table", count=len(rows) - len(shown))
            up, words = sheet.up(len(shown)), sheet.words(rest)
            sheet.write(left, up, words, colour=sheet.look.quiet_ink, **middle)

    def _bar(self, bar: Bar, at: int, thick: float) -> None:
        sheet = self.sheet
        whole = bar.tone >= 1 and bar.inside is None
        colour = sheet.colour(bar.series) if whole else sheet.tone(bar.tone, bar.series)
        edge = {} if whole else {"edgecolor": sheet.look.paper, "linewidth": 1.5}
        sheet.axes.barh(at, bar.value - bar.start, thick, left=bar.start, color=colour, **edge)
        if bar.reach is not None:
            how: dict[str, Any] = {"color": sheet.look.ink, "linewidth": 1.3, "zorder": 4}
            sheet.axes.plot(bar.reach, (at, at), clip_on=False, **how)
            for end in bar.reach:
                sheet.axes.plot((end, end), (at - 0.14, at + 0.14), clip_on=False, **how)
        if bar.inside is not None:
            words = sheet.words(bar.inside)
            start, end = sheet.along(bar.start), sheet.along(bar.value)
            if sheet.measure(words, sheet.small) + 6 <= end - start:
                where: dict[str, Any] = {"ha": "center", "va": "center_baseline"}
                ink = sheet.ink_on(bar.tone, bar.series)
                sheet.write((start + end) / 2, sheet.up(at), words, sheet.small, ink, **where)

    def _end(self, bar: Bar) -> float:
        high = bar.reach[1] if bar.reach is not None else bar.value
        return self.sheet.along(max(bar.value, high))

    def _name(self, bar: Bar) -> str:
        """The name of a row, on two lines where one would leave no room for the bars."""
        sheet = self.sheet
        return "\n".join(sheet.wrap(bar.label, sheet.small, sheet.width * 0.55)[:2])
