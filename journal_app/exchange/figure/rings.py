# SPDX-License-Identifier: MIT
"""Rings in each other around a middle, a set of them for each column."""

from math import sqrt
from typing import Any

from matplotlib.patches import Circle

from journal_app.domain.chart import Ring
from journal_app.exchange.figure.sheet import Sheet
from journal_app.exchange.layout import apart


class RingChart:
    """Draws sets of rings side by side; the names of the rings stand beside the last set."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def draw(self) -> None:
        """The outer rings first, so that each inner one lies on the one around it."""
        sheet, spec = self.sheet, self.sheet.spec
        rings = sorted(spec.marks.rings, key=lambda ring: -ring.rank)
        columns = max(ring.column for ring in rings) + 1
        ranks = max(ring.rank for ring in rings) + 1
        names = {ring.rank: sheet.words(ring.name) for ring in rings}
        widest = max(sheet.measure(name, sheet.small) for name in names.values())
        right = widest + sheet.margin + sheet.small * 1.4
        low = sheet.foot + sheet.small * 3.2
        sheet.open_axes(sheet.margin, low, right, sheet.margin)
        wide, high = sheet.inner
        sheet.axes.set_xlim(0, wide)
        sheet.axes.set_ylim(0, high)
        radius = max(1.0, min(wide / columns * 0.47, high * 0.49))
        for ring in rings:
            self._ring(ring, (wide / columns * (ring.column + 0.5), high / 2), radius, ranks)
        quiet: dict[str, Any] = {"size": sheet.small, "colour": sheet.look.quiet_ink}
        for tick in spec.x.ticks:
            along = sheet.left + wide / columns * (tick.at + 0.5)
            under = low + high / 2 - radius - sheet.small * 1.5
            for part in sheet.wrap(tick.label, sheet.small, wide / columns - sheet.small):
                sheet.write(along, under, part, ha="center", **quiet)
                under -= sheet.small * 1.3
        middle = wide / columns * (columns - 0.5)
        wanted = [high / 2 + radius * (rank + 0.5) / ranks for rank in sorted(names)]
        heights = apart(wanted, sheet.small * 1.3, 0, high)
        for rank, at, up in zip(sorted(names), wanted, heights, strict=True):
            # From the edge of the whole, at the height of this ring, to its name.
            edge = middle + sqrt(max(0.0, radius**2 - (at - high / 2) ** 2))
            line: dict[str, Any] = {"color": sheet.look.line, "linewidth": 1, "clip_on": False}
            sheet.axes.plot((edge + 2, wide + sheet.small * 0.8), (at, up), **line)
            start = sheet.left + wide + sheet.small * 1.1
            how = {"va": "center_baseline"}
            sheet.write(start, sheet.up(up), names[rank], sheet.small, sheet.look.ink, **how)

    def _ring(self, ring: Ring, middle: tuple[float, float], radius: float, ranks: int) -> None:
        sheet, outer = self.sheet, radius * (ring.rank + 1) / ranks
        sheet.axes.add_patch(
            Circle(
                middle,
                outer,
                facecolor=sheet.tone(ring.tone),
                edgecolor=sheet.look.paper,
                linewidth=1.5,
                clip_on=False,
            )
        )
        at = (middle[0], middle[1] + outer - radius / ranks / 2)
        if radius / ranks >= sheet.small * 1.1:
            words, ink = sheet.words(ring.inside), sheet.ink_on(ring.tone)
            how: dict[str, Any] = {"ha": "center", "va": "center_baseline"}
            along, up = sheet.left + at[0], sheet.bottom + at[1]
            sheet.write(along, up, words, sheet.small, ink, **how)
        sheet.point_at(*at, None, ring.label)
