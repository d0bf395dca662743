# SPDX-License-Identifier: MIT
"""The sheet that a chart is drawn on: its room, its words and its colours.

One unit of every length and font size is a CSS pixel. No pyplot and no settings that change while
it runs, so pictures may be drawn in several threads at once.
"""

from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.ft2font import LoadFlags

from journal_app.domain.chart import ChartSpec, Series
from journal_app.domain.message import Message
from journal_app.exchange.layout import blend, luminance, wrapped

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


class Sheet:
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
        self.pointed: list[tuple[float, float, str, Message]] = []
        self.inner = (self.width, self.height)
        self.left = self.bottom = 0.0

    def point_at(self, x: float, y: float, entry: str | None, label: Message) -> None:
        """Note that a place in the units of the axes can be pointed at."""
        self.pointed.append((x, y, entry or "", label))

    def points(self) -> tuple[PointPlace, ...]:
        """Every place that can be pointed at, in the order they were noted."""
        if not self.pointed:
            return ()
        at = [(x, y) for x, y, _, _ in self.pointed]
        places = self.axes.transData.transform(at) / self.scale
        return tuple(
            PointPlace(float(x), float(self.height - y), entry, label)
            for (_, _, entry, label), (x, y) in zip(self.pointed, places, strict=True)
        )

    # Words.

    def font(self, size: float) -> FontProperties:
        """The font of every word, in CSS pixels."""
        return FontProperties(family=list(_families(self.look.family)), size=size)

    def words(self, text: Message) -> str:
        """What a message says, in letters that can be drawn."""
        return _drawable(self.say(text), self.look.family)

    def measure(self, words: str, size: float) -> float:
        """How wide words are, the widest line of them."""
        family = self.look.family
        lines = (sum(_advance(one, family) for one in line) for line in words.splitlines())
        return size * max(lines, default=0.0)

    def wrap(self, text: Message, size: float, room: float) -> list[str]:
        """What a message says, in lines that fit the room."""
        return wrapped(self.words(text), room, lambda line: self.measure(line, size))

    def write(self, x: float, y: float, words: str, size: float, colour: str, **how: Any) -> None:
        """Words at a place in CSS pixels from the bottom left."""
        self.figure.text(
            x / self.width,
            y / self.height,
            words,
            fontproperties=self.font(size),
            color=colour,
            parse_math=False,
            **how,
        )

    def sentence(self) -> None:
        """The finding alone, where there is nothing to draw."""
        size = self.look.size
        room = min(self.width - 4 * self.margin, size * 30)
        words = "\n".join(self.wrap(self.spec.finding, size, room))
        middle = {"ha": "center", "va": "center", "linespacing": 1.5}
        self.write(self.width / 2, self.height / 2, words, size, self.look.quiet_ink, **middle)

    def caption(self) -> None:
        """The small print at the foot; what is drawn later stands above it."""
        if self.spec.caption is None:
            return
        room = self.width - 2 * self.margin
        lines = self.wrap(self.spec.caption, self.small, room)
        for line in reversed(lines):
            self.write(self.margin, self.foot, line, self.small, self.look.quiet_ink, va="bottom")
            self.foot += self.small * 1.35
        self.foot += self.small * 0.6

    # Room and colours.

    def open_axes(self, left: float, bottom: float, right: float, top: float) -> None:
        """Axes between margins in CSS pixels, without any furniture of matplotlib's own."""
        self.inner = (max(1.0, self.width - left - right), max(1.0, self.height - bottom - top))
        wide, high = self.inner[0] / self.width, self.inner[1] / self.height
        box = (left / self.width, bottom / self.height, wide, high)
        self.axes = self.figure.add_axes(box, facecolor="none")
        self.axes.axis("off")
        self.left, self.bottom = left, bottom

    def colour(self, series: Series) -> str:
        """The colour of a series."""
        look = self.look
        plain = blend(look.quiet_ink, look.paper, 0.75)
        return {"for": look.up_for_it, "to": look.up_to_it, "plain": plain}[series]

    def up(self, y: float) -> float:
        """The height of a value on the sheet, in CSS pixels from the bottom."""
        return float(self.axes.transData.transform((0, y))[1]) / self.scale

    def along(self, x: float) -> float:
        """How far a value lies from the left of the sheet, in CSS pixels."""
        return float(self.axes.transData.transform((x, 0))[0]) / self.scale

    def data(self, along: float, up: float) -> tuple[float, float]:
        """The values at a place on the sheet."""
        pixels = (along * self.scale, up * self.scale)
        x, y = self.axes.transData.inverted().transform(pixels)
        return float(x), float(y)

    def tone(self, share: float, series: Series = "plain") -> str:
        """The colour of a series, paler the smaller the share from 0 to 1."""
        return blend(self.colour(series), self.look.paper, 0.12 + 0.88 * min(1.0, max(0.0, share)))

    def ink_on(self, share: float, series: Series = "plain") -> str:
        """What can best be read on that tone."""
        ground = luminance(self.tone(share, series))
        pale, dark = luminance(self.look.paper), luminance(self.look.ink)
        return self.look.paper if abs(pale - ground) > abs(dark - ground) else self.look.ink


@lru_cache(maxsize=4)
def bring(folder: Path) -> None:
    """Let pictures be lettered in the fonts of a folder; ask before the first of them is drawn."""
    for font in sorted(folder.glob("*.ttf")):
        fontManager.addfont(font)


@lru_cache(maxsize=16)
def _families(family: str) -> tuple[str, ...]:
    """The family if this machine has it, then one that is always there."""
    known = family in fontManager.get_font_names()
    return (family, _SPARE_FAMILY) if known else (_SPARE_FAMILY,)


@lru_cache(maxsize=4096)
def _advance(letter: str, family: str) -> float:
    """How far a letter moves the next one on, in parts of the size.

    Laying out whole lines for this took most of the time of a picture with many words.
    """
    for one in _families(family):
        font = get_font(findfont(FontProperties(family=[one])))
        if font.get_char_index(ord(letter)):
            break
    glyph = font.load_char(ord(letter), flags=LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / float(font.units_per_EM)


@lru_cache(maxsize=1024)
def _drawable(words: str, family: str) -> str:
    """The words with a box in place of each character that no font at hand has."""
    fonts = [get_font(findfont(FontProperties(family=[one]))) for one in _families(family)]
    return "".join(
        letter if letter == "\n" or any(font.get_char_index(ord(letter)) for font in fonts) else "□"
        for letter in words
    )
