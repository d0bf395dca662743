# SPDX-License-Identifier: MIT
"""How do I write about this? Counts of plain words, by quarter; off until the leader wants it.

Words say little about one person: the best known of such signs explains one part in a hundred of
how people feel (Tackman et al. 2019; domain note, section 5.1). So no score and no mood.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from journal_app.domain.chart import (
    Axis,
    Bar,
    Chart,
    ChartSpec,
    CueCount,
    Marks,
    Material,
    Table,
    Value,
    heard,
)
from journal_app.domain.language import LISTS, MOST_QUARTERS, QUESTIONS
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period
from journal_app.domain.quarters import Quarter, quarter_start

LEAST_ENTRIES = 5
LEAST_WORDS = 500
"""In a quarter, before its words are counted."""

_QUESTION = message("How do I write about this?")
_NAMES = {
    "we": message("we, us, our"),
    "i": message("I, me, my"),
    QUESTIONS: message("question marks"),
    "reasons": message("because, so, if"),
    "next": message("what comes next"),
}
_TOGETHER = message("we of we and I")
_COLUMNS = (message("Quarter"), message("Words"), *_NAMES.values(), _TOGETHER)
_LISTED = "; ".join(", ".join(words) for words in LISTS.values())
_NOTE = (
    message("The words that are counted, and no others: {words}; and every “?”.", words=_LISTED),
    message(
        "Only the last four calendar quarters are counted. "
        "These are counts per 100 words and nothing more. They do not measure mood, depth or "
        "leadership, and the same word can mean many things."
    ),
)


@dataclass(slots=True)
class _Window:
    """The entries of one quarter, their words, and what was found among them."""

    start: date
    words: int = 0
    found: dict[str, int] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)

    def rate(self, key: str) -> float:
        """Per 100 words."""
        return 100 * self.found.get(key, 0) / self.words

    @property
    def together(self) -> float | None:
        """The we-words among the we-words and the I-words."""
        we, i = self.found.get("we", 0), self.found.get("i", 0)
        return we / (we + i) if we + i else None

    @property
    def enough(self) -> bool:
        """Whether anything may be said of it."""
        return len(self.entries) >= LEAST_ENTRIES and self.words >= LEAST_WORDS


def build(material: Material, period: Period) -> ChartSpec:
    """Plain words per 100, for each quarter with enough of them, the latest last.

    Source: domain note, section 5.1 ("Language cues").
    """
    windows = _windows(material.cues or (), period)
    shown = [one for one in windows if one.enough][-MOST_QUARTERS:]
    bars = tuple(_bars(shown))
    caption = message("Per 100 words. The lists stand under “What this can and can’t say”.")
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(material.cues, shown),
        enough=bool(shown),
        table=Table(_COLUMNS, tuple(_row(one) for one in shown)),
        note=_NOTE,
        alt=_alt(shown),
        entries=tuple(entry for one in windows for entry in one.entries),
        x=Axis("value", 0.0, max((bar.value for bar in bars), default=1.0) or 1.0),
        y=Axis("category", 0.0, float(max((bar.at for bar in bars), default=0))),
        marks=Marks(bars=bars),
        caption=caption if shown else None,
        numbers=tuple((f"words.{one.start.isoformat()}", one.words) for one in shown),
    )


CHART = Chart("language", 13, _QUESTION, build)


def _windows(cues: Sequence[CueCount], period: Period) -> list[_Window]:
    windows: dict[date, _Window] = {}
    for cue in sorted(cues, key=lambda one: one.day):
        if not period.contains(cue.day):
            continue
        start = quarter_start(cue.day)
        window = windows.setdefault(start, _Window(start))
        window.words += cue.words
        window.entries.append(cue.entry)
        for key, count in cue.found.items():
            window.found[key] = window.found.get(key, 0) + count
    return list(windows.values())


def _bars(shown: Sequence[_Window]) -> Iterable[Bar]:
    every = ((key, name, one) for key, name in _NAMES.items() for one in shown)
    for at, (key, name, one) in enumerate(every):
        label = message("{what}, {quarter}", what=name, quarter=Quarter(one.start).words)
        yield Bar(at, one.rate(key), label, message("{rate}", rate=f"{one.rate(key):.1f}"))


def _row(one: _Window) -> tuple[Value, ...]:
    together = one.together
    return (
        str(Quarter(one.start).words),
        one.words,
        *(one.found.get(key, 0) for key in _NAMES),
        None if together is None else round(together, 3),
    )


def _finding(cues: Sequence[CueCount] | None, shown: Sequence[_Window]) -> Message:
    if cues is None:
        return message("Too early to say: counting words is switched off in Settings.")
    if not shown:
        return message(
            "Too early to say: a quarter needs {entries} entries and {words} words.",
            entries=LEAST_ENTRIES,
            words=LEAST_WORDS,
        )
    last = shown[-1]
    return message(
        "From {quarter}: {we} we-words and {i} I-words among {words} words.",
        quarter=Quarter(last.start).words,
        we=last.found.get("we", 0),
        i=last.found.get("i", 0),
        words=last.words,
    )


def _alt(shown: Sequence[_Window]) -> Message:
    if not shown:
        return message("No counts of words to draw.")
    counted = [
        f"{Quarter(one.start).words}: "
        + ", ".join(f"{name} {one.found.get(key, 0)}" for key, name in _NAMES.items())
        for one in shown
    ]
    return message("Bars for counts of words: {heard}.", heard=heard(counted))
