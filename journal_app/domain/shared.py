# SPDX-License-Identifier: MIT
"""A summary as it leaves: words, pictures and numbers, item by item, and nothing else.

Every format, the preview, and the coach's side are made from this one value, so what is seen is
what is sent (domain note, 6.1 and 6.2). A reply points at the ids of its items.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from journal_app.domain import consent as consents
from journal_app.domain import shapes
from journal_app.domain.consent import Consent

VERSION = 1
MOST_ITEMS = 200
MOST_WORDS = 40_000
"""Characters in one piece of text of an item."""
MOST_PICTURE = 2_000_000
_MOST_CELLS = 20
_MOST_ROWS = 2_000
_MOST_COUNT = 1_000_000

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: as SVG, as words for who does not see it, and as a table."""

    svg: str
    alt: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of the page, top to bottom; ``id`` is what a reply points at.

    ``kind`` says what it is (``want``, ``chart``, ``focus``, ``since``, ``next``, ``ask``, …) and
    thereby how it is set; the words are finished sentences.
    """

    id: str
    kind: str
    words: tuple[str, ...]
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some ratings from 0 to 10, the quarters around it, and how many there were."""

    low: float
    middle: float
    high: float
    count: int

    def __post_init__(self) -> None:
        # 5 and 5.0 are equal here and are not in JSON, where the hash of a summary would differ.
        for name in ("low", "middle", "high"):
            object.__setattr__(self, name, float(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a coach may set beside the same of another session; all of it stands on the page too.

    ``themes`` counts entries by theme slug in the pack's order, ``commitments`` by what came of
    them, ``reach`` by ring. Without a rating the spread is None.
    """

    up_for_it: Spread | None = None
    up_to_it: Spread | None = None
    themes: tuple[tuple[str, int], ...] = ()
    commitments: tuple[tuple[str, int], ...] = ()
    reach: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SharedSummary:
    """Everything that leaves. ``alias`` is how the leader signs; ``start`` and ``end`` the period.

    ``covered`` counts its entries; the words of ``held_back`` of them stayed at home.
    """

    id: str
    alias: str
    programme: str
    made: date
    start: date | None
    end: date | None
    covered: int
    held_back: int
    items: tuple[Item, ...]
    numbers: Numbers
    consent: Consent

    def item(self, item_id: str) -> Item | None:
        """The item of that id, or None."""
        return next((one for one in self.items if one.id == item_id), None)


def as_data(summary: SharedSummary) -> dict[str, object]:
    """The summary as plain data for JSON."""
    data: dict[str, object] = {
        **asdict(summary),
        "version": VERSION,
        "consent": consents.as_data(summary.consent),
    }
    for name in ("made", "start", "end"):
        value = data[name]
        data[name] = value.isoformat() if isinstance(value, date) else value
    return data


def as_json(summary: SharedSummary) -> bytes:
    """The one way to write it: sorted names, no blanks, UTF-8. Its hash stands for the summary."""
    return json.dumps(
        as_data(summary), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def hash_of(summary: SharedSummary) -> str:
    """SHA-256 of ``as_json`` in hex: what a reply is bound to."""
    return hashlib.sha256(as_json(summary)).hexdigest()


def from_data(value: object) -> SharedSummary:
    """The summary out of plain data of somebody else; raises ExchangeError where it is none."""
    data = shapes.record(value)
    shapes.whole(data.get("version"), VERSION, VERSION)
    items = shapes.several(data.get("items"), MOST_ITEMS, _item)
    summary = SharedSummary(
        id=shapes.text(data.get("id"), 64),
        alias=shapes.text(data.get("alias"), 200),
        programme=shapes.text(data.get("programme"), 200),
        made=shapes.day(data.get("made")),
        start=shapes.maybe(shapes.day, data.get("start")),
        end=shapes.maybe(shapes.day, data.get("end")),
        covered=shapes.whole(data.get("covered"), 0, _MOST_COUNT),
        held_back=shapes.whole(data.get("held_back"), 0, _MOST_COUNT),
        items=items,
        numbers=_numbers(data.get("numbers")),
        consent=consents.from_data(data.get("consent")),
    )
    # A consent to something else is none, and a reply has to know what it is about.
    if (
        not summary.id.strip()
        or summary.consent.summary != summary.id
        or len({one.id for one in items}) < len(items)
    ):
        shapes.record(None)
    return summary


def _item(value: object) -> Item:
    data = shapes.record(value)
    return Item(
        id=shapes.text(data.get("id"), 64),
        kind=shapes.text(data.get("kind"), 40),
        words=shapes.several(data.get("words"), 200, lambda one: shapes.text(one, MOST_WORDS)),
        picture=shapes.maybe(_picture, data.get("picture")),
    )


def _picture(value: object) -> Picture:
    data = shapes.record(value)
    return Picture(
        svg=shapes.text(data.get("svg"), MOST_PICTURE),
        alt=shapes.text(data.get("alt"), MOST_WORDS),
        columns=shapes.several(
            data.get("columns"), _MOST_CELLS, lambda one: shapes.text(one, 1_000)
        ),
        rows=shapes.several(
            data.get("rows"), _MOST_ROWS, lambda row: shapes.several(row, _MOST_CELLS, _cell)
        ),
    )


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str):
        return shapes.maybe(lambda one: shapes.text(one, 1_000), value)
    return value if isinstance(value, int) else shapes.number(value, -1e12, 1e12)


def _numbers(value: object) -> Numbers:
    data = shapes.record(value)
    return Numbers(
        up_for_it=shapes.maybe(_spread, data.get("up_for_it")),
        up_to_it=shapes.maybe(_spread, data.get("up_to_it")),
        themes=shapes.several(data.get("themes"), 60, _count),
        commitments=shapes.several(data.get("commitments"), 20, _count),
        reach=shapes.several(data.get("reach"), 20, _count),
    )


def _spread(value: object) -> Spread:
    data = shapes.record(value)
    low, middle, high = (shapes.number(data.get(name), 0, 10) for name in ("low", "middle", "high"))
    return Spread(low, middle, high, shapes.whole(data.get("count"), 1, _MOST_COUNT))


def _count(value: object) -> tuple[str, int]:
    pair = shapes.several(value, 2, lambda one: one)
    if len(pair) != 2:
        shapes.record(None)
    return shapes.text(pair[0], 64), shapes.whole(pair[1], 0, _MOST_COUNT)
