# SPDX-License-Identifier: MIT
"""Draws any ``ChartSpec``, the same on screen and in print; the only file that knows matplotlib.

Import it only when a picture is wanted: loading matplotlib takes longer than opening the window.
One unit of every length and font size here is a CSS pixel. No pyplot and no settings that change
while it runs, so pictures may be drawn in several threads at once.
"""

import io
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font

from journal_app.domain.chart import Band, Bar, ChartSpec, Label, Line, Place, Series, Shade, Tick
from journal_app.domain.message import Message, message
from journal_app.domain.period import day_ticks
from journal_app.exchange.layout import apart, blend, padded, wrapped

# The same chart must give the same bytes on every machine, whatever settings of its own it has;
# glyphs as paths need no font where the page is set.
matplotlib.rcdefaults()
matplotlib.rcParams.update({"svg.hashsalt": "up-to-it", "svg.fonttype": "path"})

SMALLEST_TEXT = 10.0
_UNITS_PER_INCH = 72
_SPARE_FAMILY = "DejaVu Sans"
_DASHES = (0, (3.2, 1.6))
_CROWDS = (120, 600, 3000)

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
    canvas: Any = FigureCanvasSVG(sheet.figure)
    canvas.print_svg(target, metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    return target.getvalue()


class _Sheet:
    """One picture while it is being drawn."""

    def __init__(
        self, spec: ChartSpec, look: FigureLook, size: tuple[float, float], scale: float, say: Say
    ) -> None:
        self.spec, self.look, self.say = spec, look, say
        self.width, self.height = size
        inches = (self.width / _UNITS_PER_INCH, self.height / _UNITS_PER_INCH)
        self.figure = Figure(figsize=inches, dpi=_UNITS_PER_INCH * scale, facecolor=look.paper)
        self.canvas: Any = FigureCanvasAgg(self.figure)
        self.scale = scale
        self.small = max(SMALLEST_TEXT, look.size * 0.8)
        self.medium = max(SMALLEST_TEXT, look.size * 0.92)
        self.margin = max(8.0, look.size * 0.8)
        self.foot = self.margin
        self.crowd = bisect(_CROWDS, len(spec.marks.dots))
        self.axes: Any = None
        self.inner = (self.width, self.height)
        self.left = self.bottom = 0.0

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

    def _font(self, size: float) -> FontProperties:
        return FontProperties(family=list(_families(self.look.family)), size=size)

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

    def _wrap(self, text: Message, size: float, room: float) -> list[str]:
        return wrapped(self._words(text), room, lambda line: self._measure(line, size))

    def _write(self, x: float, y: float, words: str, size: float, colour: str, **how: Any) -> None:
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
        words = "\n".join(self._wrap(self.spec.finding, size, room))
        middle = {"ha": "center", "va": "center", "linespacing": 1.5}
        self._write(self.width / 2, self.height / 2, words, size, self.look.quiet_ink, **middle)

    def _caption(self) -> None:
        if self.spec.caption is None:
            return
        room = self.width - 2 * self.margin
        lines = self._wrap(self.spec.caption, self.small, room)
        for line in reversed(lines):
            self._write(self.margin, self.foot, line, self.small, self.look.quiet_ink, va="bottom")
            self.foot += self.small * 1.35
        self.foot += self.small * 0.6

    # Room and colours.

    def _open_axes(self, left: float, bottom: float, right: float, top: float) -> None:
        """Axes between margins in CSS pixels, without any furniture of matplotlib's own."""
        self.inner = (max(1.0, self.width - left - right), max(1.0, self.height - bottom - top))
        wide, high = self.inner[0] / self.width, self.inner[1] / self.height
        box = (left / self.width, bottom / self.height, wide, high)
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
        self.axes.set_xlim(padded(spec.x.low, spec.x.high, 8 / self.inner[0]))
        self.axes.set_ylim(padded(spec.y.low, spec.y.high, 8 / self.inner[1]))
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
            how = {"ha": "right", "va": "center_baseline"}
            self._write(x, y, words, self.small, self.look.quiet_ink, **how)
        for tick in self._ticks():
            self._tick(tick)

    def _tick(self, tick: Tick) -> None:
        """A mark under the ground line and its words, one line below the other."""
        ground = self._up(self.spec.y.low)
        along = self._along(tick.at)
        ends = (self.spec.y.low, self._data(along, ground - self.small * 0.4)[1])
        colour = blend(self.look.quiet_ink, self.look.line, 0.35)
        self.axes.plot([tick.at] * 2, ends, color=colour, linewidth=1, clip_on=False)
        for place, words in enumerate(self._words(tick.label).splitlines()):
            down = ground - self.small * (1.55 + 1.25 * place)
            self._write(along, down, words, self.small, self.look.quiet_ink, ha="center")

    def _data(self, along: float, up: float) -> tuple[float, float]:
        """The values at a place on the sheet."""
        pixels = (along * self.scale, up * self.scale)
        x, y = self.axes.transData.inverted().transform(pixels)
        return float(x), float(y)

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
        ends, low, high = (shade.start, shade.end), self.spec.y.low, self.spec.y.high
        self.axes.fill_between(ends, low, high, color=tint, linewidth=0, zorder=0.1)
        room = self._along(shade.end) - self._along(shade.start)
        words = self._words(shade.label)
        across = self._measure(words, self.small) + self.small <= room
        if across or room >= self.small * 1.4:
            x = self._along((shade.start + shade.end) / 2)
            up = self._up(low) + self.small * 0.8
            how = {"ha": "center", "va": "bottom", "rotation": 0 if across else 90}
            self._write(x, up, words, self.small, self.look.quiet_ink, **how)

    def _band(self, band: Band) -> None:
        colour = self._colour(band.series)
        for segment in band.segments:
            x, low, high = zip(*segment, strict=True)
            alpha = 0.2 if band.fitted else 0.13
            self.axes.fill_between(x, low, high, color=colour, alpha=alpha, linewidth=0)

    def _line(self, line: Line) -> None:
        style: Any = _DASHES if line.dashed else "solid"
        least = (self.spec.x.high - self.spec.x.low) * 3 / self.inner[0]
        for segment in line.segments:
            x, y = (list(values) for values in zip(*segment, strict=True))
            # A single window would be a line without length: give it enough to be seen.
            if len(x) == 1:
                x, y = [x[0] - least, x[0] + least], y * 2
            # What a model says stands off from what was rated: thinner, in ink, in front.
            if line.fitted:
                self.axes.plot(x, y, color=self.look.paper, linewidth=4, alpha=0.75, zorder=4)
            ink = blend(self._colour(line.series), self.look.ink, 0.5 if line.fitted else 1)
            thick = 1.3 if line.fitted else (2.0, 1.8, 1.4, 1.2)[self.crowd]
            self.axes.plot(x, y, color=ink, linewidth=thick, linestyle=style, zorder=4)

    def _dots(self) -> None:
        size, alpha = ((7.0, 0.85), (5.0, 0.5), (4.0, 0.3), (3.0, 0.15))[self.crowd]
        for series in ("for", "to", "plain"):
            dots = (dot for dot in self.spec.marks.dots if dot.series == series)
            if places := list(dict.fromkeys((dot.x, dot.y) for dot in dots)):
                self._markers(places, series, size, alpha)

    def _markers(
        self, places: Sequence[Place], series: Series, size: float, alpha: float = 1
    ) -> None:
        """Filled circles, or hollow diamonds that leave a circle in the same place to be seen."""
        colour, hollow = self._colour(series), series == "to"
        self.axes.plot(
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

    def _labels(self, labels: Sequence[Label]) -> None:
        """Names beside the ends of their lines, each with its marker, apart from each other."""
        wanted = sorted((self._up(label.y), place) for place, label in enumerate(labels))
        heights = apart(
            [up for up, _ in wanted], self.medium * 1.5, self.bottom, self.bottom + self.inner[1]
        )
        start = self.left + self.inner[0] + self.margin * 0.9
        for up, (_, place) in zip(heights, wanted, strict=True):
            label = labels[place]
            colour = self._colour(label.series)
            ends = (start, start + self.medium * 1.7)
            x, y = zip(*(self._data(end, up) for end in ends), strict=True)
            style: Any = _DASHES if label.series == "to" else "solid"
            self.axes.plot(x, y, color=colour, linewidth=2.2, linestyle=style, clip_on=False)
            self._markers([(sum(x) / 2, y[0])], label.series, 6.5)
            left, words = ends[1] + self.medium * 0.4, self._words(label.text)
            self._write(left, up, words, self.medium, colour, va="center_baseline")

    # Bars.

    def _bar_chart(self) -> None:
        room = self.height - self.foot - self.margin
        fits = max(1, int(room / (self.small * 1.35)))
        bars = self.spec.marks.bars
        shown = bars if len(bars) <= fits else bars[: fits - 1]
        names = [self._row_name(bar) for bar in shown]
        widest = max((self._measure(name, self.small) for name in names), default=0)
        beside = [self._words(bar.beside) for bar in shown]
        right = max((self._measure(words, self.small) for words in beside), default=0)
        left = self.margin + widest + self.small * 0.9
        self._open_axes(left, self.foot, right + self.small + self.margin, self.margin)
        rows = max(len(shown) + (len(shown) < len(bars)), 5)
        self.axes.set_ylim(rows - 0.5, -0.5)
        self.axes.set_xlim(0, self.spec.x.high or 1)
        thick = min(0.62, 18 * rows / self.inner[1])
        middle: dict[str, Any] = {"size": self.small, "va": "center_baseline"}
        for bar, name, count in zip(shown, names, beside, strict=True):
            self.axes.barh(bar.at, bar.value, thick, color=self._colour(bar.series))
            up, end = self._up(bar.at), self._along(bar.value) + self.small * 0.5
            start = left - self.small * 0.9
            self._write(start, up, name, colour=self.look.ink, ha="right", **middle)
            self._write(end, up, count, colour=self.look.quiet_ink, **middle)
        if len(shown) < len(bars):
            rest = message("and {count} more, in the table", count=len(bars) - len(shown))
            up, words = self._up(len(shown)), self._words(rest)
            self._write(left, up, words, colour=self.look.quiet_ink, **middle)

    def _row_name(self, bar: Bar) -> str:
        """The name of a row, on two lines where one would leave no room for the bars."""
        return "\n".join(self._wrap(bar.label, self.small, self.width * 0.55)[:2])


@lru_cache(maxsize=16)
def _families(family: str) -> tuple[str, ...]:
    """The family if this machine has it, then one that is always there."""
    known = family in fontManager.get_font_names()
    return (family, _SPARE_FAMILY) if known else (_SPARE_FAMILY,)


@lru_cache(maxsize=1024)
def _drawable(words: str, family: str) -> str:
    """The words with a box in place of each character that no font at hand has."""
    fonts = [get_font(findfont(FontProperties(family=[one]))) for one in _families(family)]
    return "".join(
        letter if letter == "\n" or any(font.get_char_index(ord(letter)) for font in fonts) else "□"
        for letter in words
    )
