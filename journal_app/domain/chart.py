# SPDX-License-Identifier: MIT
"""A picture as plain data, so that screen, print, table and screen reader all say the same.

A chart puts its marks in the units of its own axes and its words into messages; it knows no
colours, fonts or pixels. One renderer can therefore draw every chart, and a person who does not
see the picture gets the finding, the alternative text and the table.

On a ``day`` axis x is the day's ordinal (``date.toordinal()``), on a ``category`` axis it is the
place of the category counted from 0, on a ``value`` axis it is the value itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from journal_app.domain.check_in import CheckIn
from journal_app.domain.commitment import Commitment
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
Value = str | int | float | None
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
    """A horizontal bar from ``start`` to ``value`` in row ``at`` (0 is the top row).

    ``label`` names the row; ``beside`` stands at the end of the bar. ``reach`` is how far from
    certain its end is, as (low, high). Several bars in one row stand end to end: each has the
    row's ``label``, a ``tone`` from 0 (pale) to 1 (full) and its own name in ``inside``.
    """

    at: int
    value: float
    label: Message
    beside: Message
    series: Series = "plain"
    start: float = 0.0
    tone: float = 1.0
    reach: tuple[float, float] | None = None
    inside: Message | None = None


@dataclass(frozen=True, slots=True)
class Shade:
    """A stretch of the x axis about which there is nothing to say, and the words for that."""

    start: float
    end: float
    label: Message


@dataclass(frozen=True, slots=True)
class Zone:
    """A rectangle that lies behind everything, such as the band between high and low."""

    x: tuple[float, float]
    y: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """Where the middle of some values is, and the cross of how far they spread.

    ``across`` and ``up`` are the ends (low, high) of the cross. ``hollow`` nodes are not sure of
    their place. ``name`` stands beside it; ``label`` is said of it; ``entry`` is one to open.
    """

    x: float
    y: float
    across: tuple[float, float]
    up: tuple[float, float]
    name: Message
    label: Message
    hollow: bool = False
    series: Series = "plain"
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of a grid whose axes are both ``category``: how much is in it, from 0 to 1.

    ``label`` is said of it; ``entry`` is the one to open. None is drawn for what is not there.
    """

    column: int
    row: int
    tone: float
    label: Message
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Ring:
    """One of several rings around a middle, the innermost ``rank`` 0; ``tone`` from 0 to 1.

    Rings with the same ``column`` lie in each other; ``name`` is said once for each rank, beside
    the last column, and ``inside`` stands on the ring.
    """

    column: int
    rank: int
    tone: float
    name: Message
    inside: Message
    label: Message


@dataclass(frozen=True, slots=True)
class Word:
    """Quiet words in the picture itself, centred on a place, such as the name of a corner."""

    x: float
    y: float
    text: Message


@dataclass(frozen=True, slots=True)
class Label:
    """Words that belong to a place, such as the name of a line at its end."""

    x: float
    y: float
    text: Message
    series: Series = "plain"


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything there is to draw, back to front."""

    zones: tuple[Zone, ...] = ()
    words: tuple[Word, ...] = ()
    shades: tuple[Shade, ...] = ()
    bands: tuple[Band, ...] = ()
    bars: tuple[Bar, ...] = ()
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    nodes: tuple[Node, ...] = ()
    cells: tuple[Cell, ...] = ()
    rings: tuple[Ring, ...] = ()
    labels: tuple[Label, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to draw; zones and words alone are none."""
        return bool(
            self.dots
            or self.bars
            or self.lines
            or self.bands
            or self.nodes
            or self.cells
            or self.rings
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The chart as a table: a row has one value for each column."""

    columns: tuple[Message, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One chart, ready to be drawn, read out or printed.

    ``title`` is the question, ``finding`` the answer in a sentence, and ``enough`` whether there
    was enough to answer at all. ``caption`` is the small print of the picture; ``note`` says in
    paragraphs what the chart can and can't say; ``alt`` describes the picture to someone who does
    not see it. ``entries`` are the ids behind the chart, oldest first. A chart without marks is
    drawn as its finding. ``numbers`` are those behind the finding, by name, for scripts.
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
    numbers: tuple[tuple[str, Value], ...] = ()

    @property
    def rows(self) -> int:
        """How many rows of bars there are, which is how tall the picture wants to be."""
        return len({bar.at for bar in self.marks.bars})


MOST_HEARD = 12
"""Parts that alternative text names; a picture has to be heard in one go, the table has all."""


def heard(parts: Sequence[object]) -> str:
    """The last parts of a picture in words, one after the other, for alternative text."""
    return "; ".join(str(part) for part in parts[-MOST_HEARD:])


@dataclass(frozen=True, slots=True)
class CueCount:
    """How often plain lists of words occur in one entry (domain note, section 5.1).

    ``words`` counts all its words; ``found`` counts those of each list by the list's key.
    """

    entry: str
    day: date
    words: int
    found: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Material:
    """What charts may look at, each in any order; no words of an entry but its title.

    ``themes`` are those of the pack, in its order; ``focus`` holds the slugs of up to three that
    the leader works on. ``cues`` are there only where the leader switched them on. ``tested`` is
    False where a filter left so special a part that looking for a direction in it, and in the
    next, would find one by chance (domain note, section 5.2, rule 4).
    """

    today: date
    themes: Sequence[Theme]
    observations: Sequence[Observation] = ()
    commitments: Sequence[Commitment] = ()
    check_ins: Sequence[CheckIn] = ()
    focus: Sequence[str] = ()
    cues: Sequence[CueCount] | None = None
    tested: bool = True


Build = Callable[[Material, Period], ChartSpec]


@dataclass(frozen=True, slots=True)
class Chart:
    """A kind of chart: its permanent key, its place among the others, the question it answers.

    ``build(material, period)`` shows the period; what lies outside is never shown, but may be
    used to judge what is inside. ``for_coach`` charts stand on the page for a coach.
    """

    key: str
    order: int
    question: Message
    build: Build
    for_coach: bool = False
