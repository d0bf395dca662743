# SPDX-License-Identifier: MIT
"""A picture as plain data, so that screen, print, table and screen reader all say the same.

A chart puts its marks in the units of its own axes and its words into messages; it knows no
colours, fonts or pixels. One renderer can therefore draw every chart, and a person who does not
see the picture gets the finding, the alternative text and the table.

On a ``day`` axis x is the day's ordinal (``date.toordinal()``), on a ``category`` axis it is the
place of the category counted from 0, on a ``value`` axis it is the value itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from journal_app.domain.measures import Observation
from journal_app.domain.message import Message
from journal_app.domain.period import Period
from journal_app.domain.theme import Theme

AxisKind = Literal["day", "category", "value"]
Series = Literal["for", "to", "plain"]
"""Which question a mark belongs to: will ("for"), skill ("to"), or neither ("plain").

A renderer gives the first two a colour, and a marker and a line style that differ as well.
"""
Place = tuple[float, float]
"""A point as (x, y) in the units of the axes."""
Cell = str | int | float | None
"""What a table holds; None is "nothing there", never 0. Days are written out."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on an axis."""

    at: float
    label: Message


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis from ``low`` to ``high``, both in its own units.

    ``ticks`` empty on a ``day`` axis leaves the choice of ticks to the renderer, which knows how
    much room there is. ``title`` is None where the picture explains itself.
    """

    kind: AxisKind
    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    title: Message | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """One rating of one entry; ``entry`` is the id to open and ``label`` what to say of it."""

    x: float
    y: float
    series: Series
    entry: str | None
    label: Message


@dataclass(frozen=True, slots=True)
class Line:
    """A line in unbroken ``segments``; between two segments nothing is known and nothing drawn.

    ``fitted`` marks a line that a model put there (such as Theil-Sen) and not the data alone.
    """

    segments: tuple[tuple[Place, ...], ...]
    series: Series
    dashed: bool = False
    fitted: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """How far from certain a line is: segments of (x, lower edge, upper edge)."""

    segments: tuple[tuple[tuple[float, float, float], ...], ...]
    series: Series
    fitted: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal bar from 0 to ``value`` in row ``at`` (0 is the top row).

    ``label`` names the row; ``beside`` stands at the end of the bar.
    """

    at: int
    value: float
    label: Message
    beside: Message
    series: Series = "plain"


@dataclass(frozen=True, slots=True)
class Shade:
    """A stretch of the x axis about which there is nothing to say, and the words for that."""

    start: float
    end: float
    label: Message


@dataclass(frozen=True, slots=True)
class Label:
    """Words that belong to a place, such as the name of a line at its end."""

    x: float
    y: float
    text: Message
    series: Series = "plain"


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything there is to draw, back to front: shades, bands, bars, lines, dots, labels."""

    shades: tuple[Shade, ...] = ()
    bands: tuple[Band, ...] = ()
    bars: tuple[Bar, ...] = ()
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.dots or self.bars or self.lines or self.bands)


@dataclass(frozen=True, slots=True)
class Table:
    """The chart as a table: a row has one cell for each column."""

    columns: tuple[Message, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One chart, ready to be drawn, read out or printed.

    ``title`` is the question, ``finding`` the answer in a sentence, and ``enough`` whether there
    was enough to answer at all. ``caption`` is the small print of the picture; ``note`` says in
    paragraphs what the chart can and can't say; ``alt`` describes the picture to someone who does
    not see it. ``entries`` are the ids behind the chart, oldest first. A chart without marks is
    drawn as its finding.
    """

    key: str
    title: Message
    finding: Message
    enough: bool
    table: Table
    note: tuple[Message, ...]
    alt: Message
    entries: tuple[str, ...]
    x: Axis
    y: Axis
    marks: Marks
    caption: Message | None = None


Build = Callable[[Sequence[Observation], Period, Sequence[Theme]], ChartSpec]


@dataclass(frozen=True, slots=True)
class Chart:
    """A kind of chart: its permanent key, its place among the others, the question it answers.

    ``build(observations, period, themes)`` takes the observations in any order, the period to
    show and the themes of the pack in the pack's order; observations outside the period are never
    shown, but may be used to judge those inside it.
    """

    key: str
    order: int
    question: Message
    build: Build
