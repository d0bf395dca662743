# SPDX-License-Identifier: MIT
"""The page for a coach from top to bottom: every piece of it with its id and every word of it.

Domain note, 6.1. A reply points at the ids, so they stay the same from draft to draft: those of an
entry or a commitment are made from its own, which tells the moment it was made and stays here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from journal_app.domain.chart import ChartSpec
from journal_app.domain.coarse import week_of
from journal_app.domain.commitment import STATUS
from journal_app.domain.consent import Consent
from journal_app.domain.entry import first_words
from journal_app.domain.facets import REACH, Facet
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words
from journal_app.domain.shared import Spread
from journal_app.domain.summary import Excerpt, Focus, Promise, Summary

WHERE = ("quadrant_path", "rating_trend")
"""Charts of where I am, in their order; those of themes follow, then any other."""
THEMES = "theme_balance"
FURNITURE = frozenset({"title", "section", "part", "aside", "notes", "foot"})
"""Kinds that hold no more than the page does for everybody."""
_ONWARD = {
    "none": message("Please pass it on to nobody."),
    "supervisor-anonymised": message("It may go to a supervisor, without any name."),
    "cohort-aggregate": message("Its numbers may go into figures of the whole group."),
}
_ACKNOWLEDGED = {
    "third-party": message("other people are in it"),
    "special-category": message("it touches matters that the law protects specially"),
    "whole-entries": message("whole entries of mine are in it"),
}
_PARTS = {
    "about": message("period and counts"),
    "want": message("what I want"),
    "talk": message("that I would like to talk about how I am"),
    "purpose": message("purpose"),
    "numbers": message("numbers"),
    "chart-quadrant_path": message("quadrant path"),
    "chart-rating_trend": message("ratings over time"),
    "chart-theme_balance": message("theme balance"),
    "quiet": message("quiet themes"),
    "focus": message("themes in focus"),
    "excerpt": message("excerpts"),
    "since": message("commitments since last time"),
    "next": message("next commitments"),
    "ask": message("what I would like to be asked"),
}
"""The parts of the page in words."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the page: its id, what kind it is, its words, and the chart it shows, if any.

    The chart's alternative text is not among ``words``, for it is not printed; it leaves all the
    same, so ``words(summary)`` has it. A chart with nothing to draw is its words alone.
    """

    id: str
    kind: str
    words: tuple[Message, ...]
    chart: ChartSpec | None = None


def blocks(summary: Summary, consent: Consent | None = None) -> tuple[Block, ...]:
    """The page from top to bottom, every word of it; with the consent it leaves under, if any."""
    return (
        *_cover(summary, consent),
        *_where(summary),
        *_themes(summary),
        *_own_words(summary),
        *_commitments(summary),
        *_ask(summary),
        Block("notes", "notes", (message("Notes"),)),
        *((Block("consent", "consent", tuple(_consent(summary, consent))),) if consent else ()),
        Block("foot", "foot", (message("Summary {id}", id=summary.id[-12:]), _signed(summary))),
    )


def words(summary: Summary, consent: Consent | None = None) -> tuple[Message, ...]:
    """Every sentence that leaves, in the order of the page, pictures in words included."""
    return tuple(
        said
        for block in blocks(summary, consent)
        for said in (*block.words, *((block.chart.alt,) if block.chart else ()))
        if str(said)
    )


def item_id(kind: str, own: str) -> str:
    """The id of an item that is made from something of the journal, without telling its id."""
    return f"{kind}-{sha256(own.encode()).hexdigest()[:12]}"


# The cover


def _cover(summary: Summary, consent: Consent | None) -> Iterator[Block]:
    yield Block("title", "title", (message("A page for my coach"),))
    yield Block("about", "about", tuple(_about(summary)))
    yield Block("want", "want", (message("What I want from this session"), _said(summary.want)))
    if summary.talk:
        yield Block("talk", "talk", (message("I would like to talk about how I am."),))
    yield Block("purpose", "purpose", (message("As I see it. For coaching, not appraisal."),))
    if consent:
        yield Block("terms", "terms", tuple(_terms(consent)))


def _about(summary: Summary) -> Iterator[Message]:
    if summary.alias:
        yield message("From {alias}", alias=summary.alias)
    if summary.programme:
        yield message("{programme}", programme=summary.programme)
    yield _period(summary.period)
    if summary.covered == 1:
        yield message("1 entry, {held} held back", held=summary.held_back)
    else:
        yield message(
            "{covered} entries, the words of {held} held back",
            covered=summary.covered,
            held=summary.held_back,
        )


def _period(period: Period) -> Message:
    start, end = period.start, period.end
    if start and end:
        return message("{start} to {end}", start=day_words(start), end=day_words(end))
    if start:
        return message("From {start} on", start=day_words(start))
    if end:
        return message("Up to {end}", end=day_words(end))
    return message("The whole journal")


def _signed(summary: Summary) -> Message:
    return message("made on {day}", day=day_words(summary.made))


def _terms(consent: Consent) -> Iterator[Message]:
    if consent.recipient and consent.purpose:
        yield message(
            "Shared with {recipient}, for {purpose}.",
            recipient=consent.recipient,
            purpose=consent.purpose.rstrip("."),
        )
    yield message("Please keep it until {day} at most.", day=day_words(consent.keep_until))
    yield _ONWARD[consent.onward]


# Where I am, and the themes


def _where(summary: Summary) -> Iterator[Block]:
    here = _charts(summary, WHERE)
    rest = [chart for chart in summary.charts if chart.key not in (*WHERE, THEMES)]
    told = tuple(_counted(summary))
    if here or rest or told:
        yield Block("where", "section", (message("Where I am"),))
    if told:
        yield Block("numbers", "numbers", (message("In numbers"), *told))
    yield from (_chart(chart) for chart in (*here, *rest))


def _counted(summary: Summary) -> Iterator[Message]:
    numbers = summary.numbers
    for name, spread in (
        (message("Up for it"), numbers.up_for_it),
        (message("Up to it"), numbers.up_to_it),
    ):
        if spread:
            yield _spread(name, spread)
    drawn = any(chart.marks for chart in _charts(summary, (THEMES,)))
    for head, counts, names in (
        # Where the bars are drawn their counts stand beside them.
        (message("Entries by theme"), () if drawn else numbers.themes, dict(summary.names)),
        (message("Entries by reach"), numbers.reach, _names(REACH)),
        (message("Commitments since last time"), numbers.commitments, _names(STATUS)),
    ):
        there = [f"{names.get(key, key)} {count}" for key, count in counts if count]
        if there:
            yield message("{head}: {counts}", head=head, counts=", ".join(there))


def _names(facet: Facet) -> dict[str, str]:
    return {one.key: one.name for one in facet.choices}


def _spread(name: Message, spread: Spread) -> Message:
    return message(
        "{name}: {middle} in the middle, half of them from {low} to {high}, {count} ratings",
        name=name,
        middle=f"{spread.middle:g}",
        low=f"{spread.low:g}",
        high=f"{spread.high:g}",
        count=spread.count,
    )


def _themes(summary: Summary) -> Iterator[Block]:
    charts = _charts(summary, (THEMES,))
    if not (charts or summary.quiet or summary.focus):
        return
    yield Block("themes", "section", (message("Themes"),))
    yield from (_chart(chart) for chart in charts)
    if summary.quiet:
        yield Block("quiet", "quiet", (message("Quiet themes"), _quiet(summary.quiet)))
    yield from (_focus(one) for one in summary.focus)


def _charts(summary: Summary, keys: Sequence[str]) -> list[ChartSpec]:
    return [chart for key in keys for chart in summary.charts if chart.key == key]


def _chart(chart: ChartSpec) -> Block:
    """A chart with its question, its answer and its small print; without a picture, no print."""
    name, told = f"chart-{chart.key}", (chart.title, chart.finding)
    if not chart.marks:
        return Block(name, "chart", told)
    small = (*((chart.caption,) if chart.caption else ()), *chart.note)
    return Block(name, "chart", (*told, *small), chart)


def _quiet(names: Sequence[str]) -> Message:
    return message(
        "{themes}. A quiet theme may be settled, or waiting, or not mine to carry.",
        themes=", ".join(names),
    )


def _focus(one: Focus) -> Block:
    """A theme in focus: its name, in how many entries it is, and the excerpt's head and words."""
    count = (
        message("In focus, in 1 entry")
        if one.count == 1
        else message("In focus, in {count} entries", count=one.count)
    )
    told = _told(one.excerpt) if one.excerpt else ()
    return Block(f"focus-{one.theme}", "focus", (_said(one.name), count, *told))


def _told(one: Excerpt) -> tuple[Message, ...]:
    # Its first words would stand there twice, and be cut off where a name may be.
    untitled = one.title == first_words(one.text)
    title = message("An entry without a title") if untitled else _said(one.title)
    return (title, message("week of {day}", day=day_words(one.week)), _said(one.text))


def _own_words(summary: Summary) -> Iterator[Block]:
    if not summary.picked:
        yield Block("words", "aside", (message("No entry goes along."),))
    elif summary.excerpts:
        yield Block("words", "section", (message("In my own words"),))
    for one in summary.excerpts:
        yield Block(item_id("excerpt", one.entry), "excerpt", _told(one))


# Commitments and questions


def _commitments(summary: Summary) -> Iterator[Block]:
    if not (summary.since or summary.next):
        return
    yield Block("commitments", "section", (message("Commitments"),))
    for kind, head, several in (
        ("since", message("Since last time"), summary.since),
        ("next", message("Next"), summary.next),
    ):
        if several:
            yield Block(kind, "part", (head,))
        for one in several:
            when = _when(one, since=kind == "since")
            yield Block(item_id(kind, one.id), kind, tuple(_promise(one, when)))


def _promise(one: Promise, when: Message) -> Iterator[Message]:
    yield _said(one.text)
    reach = REACH.choice(one.reach or "")
    if reach:
        yield message("{when}  ·  {reach}", when=when, reach=message(reach.name))
    else:
        yield when
    if one.outcome.strip():
        yield _said(one.outcome)


def _when(one: Promise, *, since: bool) -> Message:
    if one.closed is not None:
        status = STATUS.choice(one.status)
        name = message(status.name if status else one.status)
        return message("{status}, in {week}", status=name, week=week_of(one.closed))
    if one.due is None:
        return message("No day set")
    if since:
        return message("Not yet, due in {week}", week=week_of(one.due))
    return message("Due in {week}", week=week_of(one.due))


def _ask(summary: Summary) -> Iterator[Block]:
    if summary.ask.strip():
        head = message("What I would like you to ask me")
        yield Block("ask", "ask", (head, _said(summary.ask)))


# The consent record


def _consent(summary: Summary, consent: Consent) -> Iterator[Message]:
    parts = consent.fields
    yield message("Consent")
    for name, value in (
        (message("Summary"), summary.id),
        (message("Programme"), consent.programme),
        (message("For"), consent.recipient),
        (message("Purpose"), consent.purpose),
        (message("Period"), _period(summary.period)),
        (
            message("What goes along"),
            ", ".join(str(_PARTS.get(one) or one) for one in parts),
        ),
        (
            message("Excerpts, with the start of their SHA-256"),
            ", ".join(f"{one} {digest[:12]}" for one, digest in consent.excerpts),
        ),
        (
            message("I know that"),
            ", ".join(str(_ACKNOWLEDGED[one]) for one in consent.acknowledged),
        ),
        (message("Passing on"), _ONWARD[consent.onward]),
        (message("Keep until"), day_words(consent.keep_until)),
        (message("If I withdraw it"), consent.withdrawal),
        (message("Agreed on"), day_words(consent.made)),
        (message("Program"), consent.version),
    ):
        if str(value):
            yield message("{name}: {value}", name=name, value=value)


def _said(text: str) -> Message:
    """The leader's own words, which are never a template."""
    return message("{text}", text=text.strip())
