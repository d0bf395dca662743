# SPDX-License-Identifier: MIT
"""From a summary to what leaves: finished words and drawn pictures, and nothing behind them.

Every word goes through ``say``, those inside the pictures too, so a disguise given there holds
everywhere. What comes out is all that a format, the preview or a coach ever sees.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace

from journal_app.domain.chart import ChartSpec
from journal_app.domain.consent import Consent
from journal_app.domain.message import Message
from journal_app.domain.shared import MOST_PICTURE, Cell, Item, Picture, SharedSummary
from journal_app.domain.summary import Summary
from journal_app.domain.summary_page import FURNITURE, Block, blocks
from journal_app.exchange import drawing, figure
from journal_app.exchange.figure import PRINT
from journal_app.exchange.printable import tidied
from journal_app.resources import fonts

Say = Callable[[Message], str]
LOOK = replace(PRINT, family="Source Sans Pro", size=13.0)
"""Pictures on the page are lettered as its small print is."""
_PICKED = frozenset({"focus", "excerpt"})
_WIDE = 540.0
_HIGH = {"day": 206.0, "category": 206.0}
_SQUARE = (330.0, 300.0)


def shared(summary: Summary, consent: Consent, say: Say = str) -> SharedSummary:
    """The summary as it leaves, item by item; ``summary`` is one that was ``checked``.

    Of the consent, what can be told from the page is told anew: which summary, period, parts and
    excerpts it is about, with the hash of each excerpt as it leaves. Who and what it is for goes
    through ``say`` too, for the record leaves as data beside the words on the page.
    """
    agreed = replace(
        consent,
        summary=summary.id,
        programme=_own(summary.programme, say),
        recipient=_own(consent.recipient, say),
        purpose=_own(consent.purpose, say),
        start=summary.period.start,
        end=summary.period.end,
        made=summary.made,
    )
    body = tuple(_items(blocks(summary), say))
    agreed = replace(agreed, fields=_fields(body), excerpts=_excerpts(body))
    return SharedSummary(
        id=summary.id,
        alias=_own(summary.alias, say),
        programme=agreed.programme,
        made=summary.made,
        start=summary.period.start,
        end=summary.period.end,
        covered=summary.covered,
        held_back=summary.held_back,
        items=_with_consent(body, summary, agreed, say),
        numbers=summary.numbers,
        consent=agreed,
    )


def _with_consent(
    body: tuple[Item, ...], summary: Summary, consent: Consent, say: Say
) -> tuple[Item, ...]:
    """The items in their order on the page, pictures drawn once."""
    drawn = {item.id: item for item in body}
    said = (block for block in blocks(summary, consent))
    return tuple(drawn.get(block.id) or _item(block, say) for block in said)


def _items(several: Iterable[Block], say: Say) -> Iterable[Item]:
    return (_item(block, say) for block in several)


def _item(block: Block, say: Say) -> Item:
    told = tuple(tidied(say(said)) for said in block.words)
    return Item(block.id, block.kind, told, _picture(block.chart, say) if block.chart else None)


def _picture(chart: ChartSpec, say: Say) -> Picture | None:
    """The chart drawn; its caption stands among the words of the page instead.

    None where decades make it more than a coach's program takes in: its words then say it all.
    """
    figure.bring(fonts())
    drawn = _drawn(chart, say)
    if len(drawn) > MOST_PICTURE:
        # Dots of decades: what is drawn over them says what can be seen.
        drawn = _drawn(replace(chart, marks=replace(chart.marks, dots=())), say)
    if len(drawn) > MOST_PICTURE:
        return None
    return Picture(
        svg=drawn,
        alt=tidied(say(chart.alt)),
        columns=tuple(tidied(say(said)) for said in chart.table.columns),
        rows=tuple(tuple(_cell(value, say) for value in row) for row in chart.table.rows),
    )


def _drawn(chart: ChartSpec, say: Say) -> str:
    wide, high = _size(chart)
    drawn = figure.svg(replace(chart, caption=None), LOOK, wide, high, say)
    return drawing.tidy(drawn[drawn.index("<svg") :])


def _size(chart: ChartSpec) -> tuple[float, float]:
    if chart.marks.nodes:
        return _SQUARE
    if chart.marks.bars:
        return _WIDE, 14.0 + 14.6 * max(6, chart.rows)
    return _WIDE, _HIGH.get(chart.x.kind, _HIGH["day"])


def _cell(value: Cell, say: Say) -> Cell:
    return _own(value, say) if isinstance(value, str) else value


def _own(text: str, say: Say) -> str:
    """The leader's own words, which are never a template."""
    return tidied(say(Message("{text}", {"text": text})))


def _fields(items: Iterable[Item]) -> tuple[str, ...]:
    kinds = dict.fromkeys(
        item.id if item.kind == "chart" else item.kind
        for item in items
        if item.kind not in FURNITURE
    )
    return tuple(kinds)


def _excerpts(items: Iterable[Item]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (item.id, hashlib.sha256("\n".join(item.words).encode()).hexdigest())
        for item in items
        if item.kind in _PICKED and len(item.words) > 2
    )
