# SPDX-License-Identifier: MIT
"""Draws any ``ChartSpec``, the same on screen and in print; the only file that knows matplotlib.

Import it only when a picture is wanted: loading matplotlib takes longer than opening the window.
One unit of every length and font size here is a CSS pixel. No pyplot and no settings that change
while it runs, so pictures may be drawn in several threads at once.
"""

import io
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager, get_font

from journal_app.domain.chart import Band, Bar, ChartSpec, Label, Line, Series, Shade, Tick
from journal_app.domain.message import Message, message
from journal_app.domain.period import day_ticks

# The same chart must give the same bytes; glyphs as paths need no font where the page is set.
matplotlib.rcParams["svg.hashsalt"] = "up-to-it"
matplotlib.rcParams["svg.fonttype"] = "path"

SMALLEST_TEXT = 10.0
_UNITS_PER_INCH = 72
_SPARE_FAMILY = "DejaVu Sans"
_MARKERS: dict[Series, str] = {"for": "o", "to": "D", "plain": "o"}
_DASHES = (0, (3.2, 1.6))

Say = Callable[[Message], str]


@dataclass(frozen=True, slots=True)
class FigureLook:
    """Colours as #RRGGBB, a font family, and the size of ordinary text in CSS pixels."""

    paper: str
    surface: str
    line: str
    ink: str
    quiet_ink: str
    up_for_it: str
    up_to_it: str
    family: str
    size: float


@dataclass(frozen=True, slots=True)
class PointPlace:
    """Where a dot is drawn, in CSS pixels from the top left, and which entry it stands for."""

    x: float
    y: float
    entry: str
    label: Message


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as a PNG and the places in it that can be pointed at."""

    png: bytes
    points: tuple[PointPlace, ...]


def draw(
    spec: ChartSpec, look: FigureLook, width: float, height: float, scale: float, say: Say = str
) -> Picture:
    """The chart as a PNG of ``width`` by ``height`` CSS pixels with ``scale`` dots to each.

    ``say`` turns messages into words. The same arguments always give the same bytes.
    """
    sheet = _Sheet(spec, look, (width, height), scale, say)
    sheet.fill()
    target = io.BytesIO()
    sheet.canvas.print_png(target, metadata={"Software": None})
    return Picture(target.getvalue(), sheet.points())


def svg(spec: ChartSpec, look: FigureLook, width: float, height: float, say: Say = str) -> str:
    """The chart as an SVG document of ``width`` by ``height``, its letters drawn as shapes."""
    sheet = _Sheet(spec, look, (width, height), 1, say)
    sheet.fill()
    target = io.StringIO()
    quiet = {"Date": None, "Creator": None, "Format": None, "Type": None}
    FigureCanvasSVG(sheet.figure).print_svg(target, metadata=quiet)
    return target.getvalue()


class _Sheet:
    """One picture while it is being drawn."""

    def __init__(
        self,
        spec: ChartSpec,
        look: FigureLook,
        size: tuple[float, float],
        scale: float,
        say: Say,
    ) -> None:
        self.spec, self.look, self.say = spec, look, say
        self.width, self.height = size
        inches = (self.width / _UNITS_PER_INCH, self.height / _UNITS_PER_INCH)
        self.figure = Figure(figsize=inches, dpi=_UNITS_PER_INCH * scale, facecolor=look.paper)
        self.canvas = FigureCanvasAgg(self.figure)
        self.scale = scale
        self.small = max(SMALLEST_TEXT, look.size * 0.8)
        self.medium = max(SMALLEST_TEXT, look.size * 0.92)
        self.margin = max(8.0, look.size * 0.8)
        self.foot = self.margin
        self.axes: Any = None

    def fill(self) -> None:
        """Puts everything on the sheet."""
        if not self.spec.marks:
            self._sentence()
            return
        self._caption()
        if self.spec.marks.bars:
            self._bar_chart()
        else:
            self._point_chart()

    def points(self) -> tuple[PointPlace, ...]:
        """Where the dots of entries are."""
        dots = [dot for dot in self.spec.marks.dots if dot.entry is not None]
        if not dots:
            return ()
        places = self.axes.transData.transform([(dot.x, dot.y) for dot in dots]) / self.scale
        return tuple(
            PointPlace(float(x), float(self.height - y), dot.entry or "", dot.label)
            for dot, (x, y) in zip(dots, places, strict=True)
        )

    # Words.

    def _font(self, size: float, bold: bool = False) -> FontProperties:
        return FontProperties(
            family=list(_families(self.look.family)), size=size, weight="bold" if bold else "normal"
        )

    def _words(self, text: Message) -> str:
        return _drawable(self.say(text), self.look.family)

    def _measure(self, words: str, size: float) -> float:
        renderer = self.canvas.get_renderer()
        font = self._font(size)
        widths = (
            renderer.get_text_width_height_descent(line, font, False)[0]
            for line in words.splitlines()
        )
        return float(max(widths, default=0)) / self.scale

    def _wrap(self, words: str, size: float, room: float) -> list[str]:
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._measure(longer, size) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _write(
        self, x: float, y: float, words: str, size: float, colour: str, **how: Any
    ) -> None:
        """Words at a place in CSS pixels from the bottom left."""
        self.figure.text(
            x / self.width,
            y / self.height,
            words,
            fontproperties=self._font(size),
            color=colour,
            parse_math=False,
            **how,
        )

    def _sentence(self) -> None:
        size = self.look.size
        room = min(self.width - 4 * self.margin, size * 30)
        words = "\n".join(self._wrap(self._words(self.spec.finding), size, room))
        middle = {"ha": "center", "va": "center", "linespacing": 1.5}
        self._write(
            self.width / 2, self.height / 2, words, size, self.look.quiet_ink, **middle
        )

    def _caption(self) -> None:
        if self.spec.caption is None:
            return
        room = self.width - 2 * self.margin
        lines = self._wrap(self._words(self.spec.caption), self.small, room)
        for line in reversed(lines):
            self._write(self.margin, self.foot, line, self.small, self.look.quiet_ink, va="bottom")
            self.foot += self.small * 1.35
        self.foot += self.small * 0.6

    # Room and colours.

    def _open_axes(self, left: float, bottom: float, right: float, top: float) -> None:
        """Axes between margins in CSS pixels, without any furniture of matplotlib's own."""
        self.inner = (max(1.0, self.width - left - right), max(1.0, self.height - bottom - top))
        box = (
            left / self.width,
            bottom / self.height,
            self.inner[0] / self.width,
            self.inner[1] / self.height,
        )
        self.axes = self.figure.add_axes(box, facecolor="none")
        self.axes.axis("off")
        self.left, self.bottom = left, bottom

    def _colour(self, series: Series) -> str:
        look = self.look
        plain = blend(look.quiet_ink, look.paper, 0.75)
        return {"for": look.up_for_it, "to": look.up_to_it, "plain": plain}[series]

    def _up(self, y: float) -> float:
        """The height of a value on the sheet, in CSS pixels from the bottom."""
        return float(self.axes.transData.transform((0, y))[1]) / self.scale

    def _along(self, x: float) -> float:
        """How far a value lies from the left of the sheet, in CSS pixels."""
        return float(self.axes.transData.transform((x, 0))[0]) / self.scale

    # Dots, lines and bands over an axis.

    def _point_chart(self) -> None:
        spec, marks = self.spec, self.spec.marks
        names = [self._measure(self._words(label.text), self.medium) for label in marks.labels]
        key = self.medium * 2.4
        right = max(names, default=0) + key + 1.6 * self.margin if names else 2 * self.margin
        left = self.margin + self._measure("00", self.small) + self.small
        self._open_axes(left, self.foot + self.small * 3.3, right, self.margin + self.small / 2)
        pad_x = (spec.x.high - spec.x.low or 1) * 8 / self.inner[0]
        pad_y = (spec.y.high - spec.y.low or 1) * 8 / self.inner[1]
        self.axes.set_xlim(spec.x.low - pad_x, spec.x.high + pad_x)
        self.axes.set_ylim(spec.y.low - pad_y, spec.y.high + pad_y)
        for shade in marks.shades:
            self._shade(shade)
        self._grid()
        for band in marks.bands:
            self._band(band)
        self._dots()
        for line in marks.lines:
            self._line(line)
        self._labels(marks.labels)

    def _grid(self) -> None:
        for tick in self.spec.y.ticks:
            ground = tick.at == self.spec.y.low
            shade = blend(self.look.quiet_ink, self.look.line, 0.35) if ground else self.look.line
            self.axes.axhline(tick.at, color=shade, linewidth=1, zorder=0.5)
            words = self._words(tick.label)
            x, y = self.left - self.small * 0.7, self._up(tick.at)
            self._write(x, y, words, self.small, self.look.quiet_ink, ha="right", va="center_baseline")
        below = self._up(self.spec.y.low) - self.small * 0.9
        for tick in self._ticks():
            x = self._along(tick.at)
            words = self._words(tick.label)
            how = {"ha": "center", "va": "top", "linespacing": 1.2}
            self._write(x, below, words, self.small, self.look.quiet_ink, **how)
            self.axes.plot(
                [tick.at, tick.at],
                [self.spec.y.low, self._data_y(below + self.small * 0.4)],
                color=blend(self.look.quiet_ink, self.look.line, 0.35),
                linewidth=1,
                clip_on=False,
            )

    def _data_y(self, up: float) -> float:
        return float(self.axes.transData.inverted().transform((0, up * self.scale))[1])

    def _ticks(self) -> Sequence[Tick]:
        axis = self.spec.x
        if axis.ticks or axis.kind != "day":
            return axis.ticks
        ends = (max(1, round(axis.low)), min(date.max.toordinal(), round(axis.high)))
        start, end = (date.fromordinal(end) for end in ends)
        most = max(2, int(self.inner[0] / (self.small * 5)))
        return [Tick(day.toordinal(), words) for day, words in day_ticks(start, end, most)]

    def _shade(self, shade: Shade) -> None:
        tint = blend(self.look.line, self.look.paper, 0.45)
        self.axes.axvspan(shade.start, shade.end, color=tint, linewidth=0, zorder=0.1)
        room = self._along(shade.end) - self._along(shade.start)
        words = self._words(shade.label)
        across = self._measure(words, self.small) + self.small <= room
        if across or room >= self.small * 1.4:
            x = self._along((shade.start + shade.end) / 2)
            low = self._up(self.spec.y.low) + self.small * 0.8
            how = {"ha": "center", "va": "bottom", "rotation": 0 if across else 90}
            self._write(x, low, words, self.small, self.look.quiet_ink, **how)

    def _band(self, band: Band) -> None:
        colour = self._colour(band.series)
        for segment in band.segments:
            x, low, high = zip(*segment, strict=True)
            if band.fitted:
                for edge in (low, high):
                    self.axes.plot(x, edge, color=colour, linewidth=1, linestyle=(0, (1, 2.5)))
            else:
                self.axes.fill_between(x, low, high, color=colour, alpha=0.13, linewidth=0)

    def _line(self, line: Line) -> None:
        style: Any = _DASHES if line.dashed else "solid"
        least = (self.spec.x.high - self.spec.x.low) * 3 / self.inner[0]
        for segment in line.segments:
            x, y = (list(values) for values in zip(*segment, strict=True))
            # A single window would be a line without length: give it enough to be seen.
            if len(x) == 1:
                x, y = [x[0] - least, x[0] + least], y * 2
            self.axes.plot(
                x,
                y,
                color=self._colour(line.series),
                linewidth=1.1 if line.fitted else 2.2,
                linestyle=style,
                dash_capstyle="butt",
                zorder=4,
            )

    def _dots(self) -> None:
        count = len(self.spec.marks.dots)
        size = 7.0 if count <= 120 else 5.0 if count <= 600 else 4.0
        alpha = 0.85 if count <= 120 else 0.5 if count <= 600 else 0.3
        for series in ("for", "to", "plain"):
            dots = [dot for dot in self.spec.marks.dots if dot.series == series]
            self._markers(
                [dot.x for dot in dots], [dot.y for dot in dots], series, size=size, alpha=alpha
            )
