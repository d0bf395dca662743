# SPDX-License-Identifier: MIT
"""Squares in a grid, such as a calendar: the darker, the more there is."""

from typing import Any

from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle

from journal_app.exchange.figure.sheet import Sheet
from journal_app.exchange.layout import blend

_LARGEST = 26.0
_GAP = 0.14


class CellChart:
    """Draws cells on a sheet; row 0 is at the top."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def draw(self) -> None:
        """The empty grid, the cells in it, and the names of rows and columns."""
        sheet, spec = self.sheet, self.sheet.spec
        columns, rows = round(spec.x.high) + 1, round(spec.y.high) + 1
        names = [sheet.words(tick.label) for tick in spec.y.ticks]
        widest = max((sheet.measure(name, sheet.small) for name in names), default=0)
        left, top = sheet.margin + widest + sheet.small * 0.8, sheet.margin + sheet.small * 1.8
        across = (sheet.width - left - sheet.margin) / columns
        down = (sheet.height - sheet.foot - top - sheet.small * 0.5) / rows
        side = max(1.0, min(across, down, _LARGEST))
        bottom = sheet.height - top - side * rows
        sheet.open_axes(left, bottom, sheet.width - left - side * columns, top)
        sheet.axes.set_xlim(-0.5, columns - 0.5)
        sheet.axes.set_ylim(rows - 0.5, -0.5)
        nothing = blend(sheet.look.line, sheet.look.paper, 0.35)
        every = [(column, row) for column in range(columns) for row in range(rows)]
        self._squares(every, [nothing] * len(every))
        cells = spec.marks.cells
        self._squares(
            [(cell.column, cell.row) for cell in cells], [sheet.tone(cell.tone) for cell in cells]
        )
        for cell in cells:
            sheet.point_at(cell.column, cell.row, cell.entry, cell.label)
        quiet: dict[str, Any] = {"size": sheet.small, "colour": sheet.look.quiet_ink}
        for tick, name in zip(spec.y.ticks, names, strict=True):
            how: dict[str, Any] = {"ha": "right", "va": "center_baseline"}
            sheet.write(left - sheet.small * 0.6, sheet.up(tick.at), name, **quiet, **how)
        free = 0.0
        for tick in spec.x.ticks:
            name = sheet.words(tick.label).replace("\n", " ")
            start = sheet.along(tick.at - 0.5)
            if start >= free:
                up = sheet.height - top + sheet.small * 0.5
                sheet.write(start, up, name, **quiet)
                free = start + sheet.measure(name, sheet.small) + sheet.small * 0.6

    def _squares(self, places: list[tuple[int, int]], colours: list[str]) -> None:
        half = 0.5 - _GAP / 2
        squares = [Rectangle((x - half, y - half), 2 * half, 2 * half) for x, y in places]
        self.sheet.axes.add_collection(
            PatchCollection(squares, facecolors=colours, linewidths=0, clip_on=False)
        )
