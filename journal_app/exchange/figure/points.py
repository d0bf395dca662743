# SPDX-License-Identifier: MIT
"""Dots, lines, bands and nodes over two axes."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from matplotlib.patheffects import withStroke

from journal_app.domain.chart import Band, Label, Line, Node, Place, Series, Shade, Tick, Word, Zone
from journal_app.domain.period import day_ticks
from journal_app.exchange.figure.sheet import Sheet
from journal_app.exchange.layout import apart, blend, padded

_DASHES = (0, (3.2, 1.6))
Box = tuple[float, float, float, float]
"""Left, low, right and high, in CSS pixels from the bottom left."""


class PointChart:
    """Draws on a sheet whatever has its place on two axes."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.look = sheet, sheet.look
        self.small, self.medium = sheet.small, sheet.medium

    def draw(self) -> None:
        """Everything, back to front."""
        spec, marks = self.sheet.spec, self.sheet.spec.marks
        names = [
            self.sheet.measure(self.sheet.words(label.text), self.medium) for label in marks.labels
        ]
        key = self.medium * 2.4
        right = (
            max(names, default=0) + key + 1.6 * self.sheet.margin
            if names
            else 2 * self.sheet.margin
        )
        left = self.sheet.margin + self.sheet.measure("00", self.small) + self.small
        low = self.sheet.foot + self.small * (3.3 if spec.x.title is None else 3.9)
        high = self.sheet.margin + self.small * (0.5 if spec.y.title is None else 2.2)
        self.sheet.open_axes(left, low, right, high)
        self.sheet.axes.set_xlim(padded(spec.x.low, spec.x.high, 8 / self.sheet.inner[0]))
        self.sheet.axes.set_ylim(padded(spec.y.low, spec.y.high, 8 / self.sheet.inner[1]))
        for zone in marks.zones:
            self._zone(zone)
        for shade in marks.shades:
            self._shade(shade)
        self._grid()
        for word in marks.words:
            self._word(word)
        for band in marks.bands:
            self._band(band)
        self._dots()
        for line in marks.lines:
            self._line(line)
        self._nodes(marks.nodes)
        self._labels(marks.labels)

    def _grid(self) -> None:
        for tick in self.sheet.spec.y.ticks:
            ground = tick.at == self.sheet.spec.y.low
            shade = blend(self.look.quiet_ink, self.look.line, 0.35) if ground else self.look.line
            self.sheet.axes.axhline(tick.at, color=shade, linewidth=1, zorder=0.5)
            words = self.sheet.words(tick.label)
            x, y = self.sheet.left - self.small * 0.7, self.sheet.up(tick.at)
            how = {"ha": "right", "va": "center_baseline"}
            self.sheet.write(x, y, words, self.small, self.look.quiet_ink, **how)
        for tick in self._ticks():
            self._tick(tick)
        self._titles()

    def _titles(self) -> None:
        """What the axes count: above the upright one, below the other."""
        sheet, x, y = self.sheet, self.sheet.spec.x.title, self.sheet.spec.y.title
        if y is not None:
            up = sheet.bottom + sheet.inner[1] + sheet.small * 0.9
            sheet.write(sheet.margin, up, sheet.words(y), sheet.small, sheet.look.quiet_ink)
        if x is not None:
            middle, up = sheet.left + sheet.inner[0] / 2, sheet.foot + sheet.small * 0.4
            words, how = sheet.words(x), {"ha": "center"}
            sheet.write(middle, up, words, sheet.small, sheet.look.quiet_ink, **how)

    def _tick(self, tick: Tick) -> None:
        """A mark under the ground line and its words, one line below the other."""
        ground = self.sheet.up(self.sheet.spec.y.low)
        along = self.sheet.along(tick.at)
        ends = (self.sheet.spec.y.low, self.sheet.data(along, ground - self.small * 0.4)[1])
        colour = blend(self.look.quiet_ink, self.look.line, 0.35)
        self.sheet.axes.plot([tick.at] * 2, ends, color=colour, linewidth=1, clip_on=False)
        for place, words in enumerate(self.sheet.words(tick.label).splitlines()):
            down = ground - self.small * (1.55 + 1.25 * place)
            self.sheet.write(along, down, words, self.small, self.look.quiet_ink, ha="center")

    def _ticks(self) -> Sequence[Tick]:
        axis = self.sheet.spec.x
        if axis.ticks or axis.kind != "day":
            return axis.ticks
        ends = (max(1, round(axis.low)), min(date.max.toordinal(), round(axis.high)))
        start, end = (date.fromordinal(end) for end in ends)
        most = max(2, int(self.sheet.inner[0] / (self.small * 5)))
        return [Tick(day.toordinal(), words) for day, words in day_ticks(start, end, most)]

    def _shade(self, shade: Shade) -> None:
        tint = blend(self.look.line, self.look.paper, 0.45)
        ends, low, high = (shade.start, shade.end), self.sheet.spec.y.low, self.sheet.spec.y.high
        self.sheet.axes.fill_between(ends, low, high, color=tint, linewidth=0, zorder=0.1)
        room = self.sheet.along(shade.end) - self.sheet.along(shade.start)
        words = self.sheet.words(shade.label)
        across = self.sheet.measure(words, self.small) + self.small <= room
        if across or room >= self.small * 1.4:
            x = self.sheet.along((shade.start + shade.end) / 2)
            up = self.sheet.up(low) + self.small * 0.8
            how = {"ha": "center", "va": "bottom", "rotation": 0 if across else 90}
            self.sheet.write(x, up, words, self.small, self.look.quiet_ink, **how)

    def _zone(self, zone: Zone) -> None:
        tint = blend(self.look.line, self.look.paper, 0.45)
        self.sheet.axes.fill_between(zone.x, *zone.y, color=tint, linewidth=0, zorder=0.1)

    def _word(self, word: Word) -> None:
        x, up = self.sheet.along(word.x), self.sheet.up(word.y)
        words, how = self.sheet.words(word.text), {"ha": "center", "va": "center", "zorder": 0}
        self.sheet.write(x, up, words, self.small, self.look.quiet_ink, **how)

    def _band(self, band: Band) -> None:
        colour = self.sheet.colour(band.series)
        for segment in band.segments:
            x, low, high = zip(*segment, strict=True)
            alpha = 0.2 if band.fitted else 0.13
            self.sheet.axes.fill_between(x, low, high, color=colour, alpha=alpha, linewidth=0)

    def _line(self, line: Line) -> None:
        style: Any = _DASHES if line.dashed else "solid"
        least = (self.sheet.spec.x.high - self.sheet.spec.x.low) * 3 / self.sheet.inner[0]
        for segment in line.segments:
            x, y = (list(values) for values in zip(*segment, strict=True))
            # A single window would be a line without length: give it enough to be seen.
            if len(x) == 1:
                x, y = [x[0] - least, x[0] + least], y * 2
            # What a model says stands off from what was rated: thinner, in ink, in front.
            if line.fitted:
                self.sheet.axes.plot(x, y, color=self.look.paper, linewidth=4, alpha=0.75, zorder=4)
            ink = blend(self.sheet.colour(line.series), self.look.ink, 0.5 if line.fitted else 1)
            thick = 1.3 if line.fitted else (2.0, 1.8, 1.4, 1.2)[self.sheet.crowd]
            self.sheet.axes.plot(x, y, color=ink, linewidth=thick, linestyle=style, zorder=4)

    def _dots(self) -> None:
        for dot in self.sheet.spec.marks.dots:
            if dot.entry is not None:
                self.sheet.point_at(dot.x, dot.y, dot.entry, dot.label)
        size, alpha = ((7.0, 0.85), (5.0, 0.5), (4.0, 0.3), (3.0, 0.15))[self.sheet.crowd]
        # Behind a path of nodes the dots are only where it comes from.
        alpha *= 0.4 if self.sheet.spec.marks.nodes else 1
        for series in ("for", "to", "plain"):
            dots = (dot for dot in self.sheet.spec.marks.dots if dot.series == series)
            if places := list(dict.fromkeys((dot.x, dot.y) for dot in dots)):
                self._markers(places, series, size, alpha)

    def _markers(
        self, places: Sequence[Place], series: Series, size: float, alpha: float = 1
    ) -> None:
        """Filled circles, or hollow diamonds that leave a circle in the same place to be seen."""
        colour, hollow = self.sheet.colour(series), series == "to"
        self.sheet.axes.plot(
            *zip(*places, strict=True),
            marker="D" if hollow else "o",
            markersize=size * (0.95 if hollow else 1),
            markerfacecolor="none" if hollow else colour,
            markeredgecolor=colour,
            markeredgewidth=min(1.3, size / 5) if hollow else 0,
            linestyle="none",
            alpha=alpha,
            clip_on=False,
            zorder=3,
        )

    def _nodes(self, nodes: Sequence[Node]) -> None:
        """Crosses with a marker at their middle, then their names where nothing else stands."""
        sheet, taken = self.sheet, [self._box(node) for node in nodes]
        for node in nodes:
            colour = sheet.look.ink if node.series == "plain" else sheet.colour(node.series)
            how: dict[str, Any] = {"color": colour, "linewidth": 1.2, "alpha": 0.55, "zorder": 5}
            sheet.axes.plot(node.across, (node.y, node.y), **how)
            sheet.axes.plot((node.x, node.x), node.up, **how)
            sheet.axes.plot(
                [node.x],
                [node.y],
                marker="o",
                markersize=9,
                markerfacecolor=sheet.look.paper if node.hollow else colour,
                markeredgecolor=colour,
                markeredgewidth=1.6,
                clip_on=False,
                zorder=6,
            )
            sheet.point_at(node.x, node.y, node.entry, node.label)
        for node in nodes:
            words = sheet.words(node.name)
            place = next(
                (one for one in self._places_of(node, words) if not _meets(one, taken)),
                next(self._places_of(node, words)),
            )
            taken.append(place)
            # A rim of paper, for lines may pass behind.
            rim = [withStroke(linewidth=2.5, foreground=sheet.look.paper)]
            how = {"va": "bottom", "path_effects": rim, "zorder": 7}
            sheet.write(place[0], place[1], words, sheet.small, sheet.look.ink, **how)

    def _box(self, node: Node) -> Box:
        x, y = self.sheet.along(node.x), self.sheet.up(node.y)
        return (x - 6, y - 6, x + 6, y + 6)

    def _places_of(self, node: Node, words: str) -> Iterator[Box]:
        """Where the name of a node may stand, the best first, inside the sheet."""
        sheet = self.sheet
        x, y, away = sheet.along(node.x), sheet.up(node.y), 9.0
        wide, high = sheet.measure(words, sheet.small), sheet.small * 1.2
        for right, up in ((1, 1), (1, 0), (0, 1), (0, 0)):
            left = x + away if right else x - away - wide
            low = y + away / 2 if up else y - away / 2 - high
            if left >= 0 and left + wide <= sheet.width:
                yield (left, low, left + wide, low + high)
        yield (
            max(0.0, min(x + away, sheet.width - wide)),
            y + away,
            x + away + wide,
            y + away + high,
        )

    def _labels(self, labels: Sequence[Label]) -> None:
        """Names beside the ends of their lines, each with its marker, apart from each other."""
        wanted = sorted((self.sheet.up(label.y), place) for place, label in enumerate(labels))
        heights = apart(
            [up for up, _ in wanted],
            self.medium * 1.5,
            self.sheet.bottom,
            self.sheet.bottom + self.sheet.inner[1],
        )
        start = self.sheet.left + self.sheet.inner[0] + self.sheet.margin * 0.9
        for up, (_, place) in zip(heights, wanted, strict=True):
            label = labels[place]
            colour = self.sheet.colour(label.series)
            ends = (start, start + self.medium * 1.7)
            x, y = zip(*(self.sheet.data(end, up) for end in ends), strict=True)
            style: Any = _DASHES if label.series == "to" else "solid"
            self.sheet.axes.plot(x, y, color=colour, linewidth=2.2, linestyle=style, clip_on=False)
            self._markers([(sum(x) / 2, y[0])], label.series, 6.5)
            left, words = ends[1] + self.medium * 0.4, self.sheet.words(label.text)
            self.sheet.write(left, up, words, self.medium, colour, va="center_baseline")


def _meets(box: Box, others: Sequence[Box]) -> bool:
    left, low, right, high = box
    return any(left < b[2] and b[0] < right and low < b[3] and b[1] < high for b in others)
