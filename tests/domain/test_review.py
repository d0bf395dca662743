# SPDX-License-Identifier: MIT
"""The review of a month or quarter: its days, what stands out, and its text."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.content import house_pack
from journal_app.domain.chart import Axis, ChartSpec, Marks, Material, Table
from journal_app.domain.commitment import Commitment
from journal_app.domain.measures import Observation
from journal_app.domain.message import message
from journal_app.domain.period import Period
from journal_app.domain.review import (
    KINDS,
    MOST_LOOKS,
    Kind,
    Review,
    as_markdown,
    beside,
    build,
    kind_of,
    latest,
    name,
    parse,
    plain,
    second_looks,
    stretch,
)
from journal_app.domain.second_look import Candidate

THEMES = house_pack().themes
TODAY = date(2026, 11, 23)
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
kinds = st.sampled_from(KINDS)


def seen(entry: str, day: int, will: int | None = None, **other: object) -> Observation:
    """An entry of October 2026 with one theme."""
    made = {"themes": (THEMES[0].slug,), "title": f"Day {day}", "up_to_it": None, **other}
    return Observation(entry, date(2026, 10, day), up_for_it=will, **made)  # type: ignore[arg-type]


def chart(finding: str, *, enough: bool) -> ChartSpec:
    """A chart that says so."""
    return ChartSpec(
        "c", message("How?"), message(finding), enough, Table((), ()), (), message("a"), (),
        Axis("value", 0, 1), Axis("value", 0, 1), Marks(),
    )  # fmt: skip


def review(
    observations: list[Observation], made: list[Commitment] | None = None, *, enough: bool = True
) -> Review:
    """The review of October."""
    material = Material(TODAY, THEMES, observations, made or ())
    told = chart("Up.", enough=enough)
    return build(material, OCTOBER, [told], chart("Kept.", enough=enough), ())


def said(found: Review, title: str) -> list[str]:
    """The lines under one heading."""
    return next(
        [str(line.words) for line in part.lines]
        for part in found.sections
        if str(part.title) == title
    )


@given(kinds, st.dates())
def test_every_day_lies_in_one_month_and_one_quarter(kind: Kind, day: date) -> None:
    period = stretch(kind, day)
    assert period.start is not None
    assert period.end is not None
    assert period.contains(day)
    assert kind_of(period) == kind
    assert period == stretch(kind, period.start) == stretch(kind, period.end)
    after = beside(kind, period, 1)
    assert (after is None) == (period.end == date.max)
    if after is not None:
        assert after.start == period.end + timedelta(1)
        assert beside(kind, after, -1) == period


@given(kinds, st.dates(min_value=date(2, 1, 1)))
def test_the_latest_is_over_and_the_next_is_not(kind: Kind, today: date) -> None:
    period = latest(kind, today)
    assert period.end is not None
    assert period.end < today
    following = beside(kind, period, 1)
    assert following is not None
    assert following.contains(today)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-10", "October 2026"),
        ("2026-Q3", "July to September 2026"),
        (" 2026-q1 ", "January to March 2026"),
    ],
)
def test_months_and_quarters_are_typed_and_named(text: str, words: str) -> None:
    period = parse(text)
    assert period is not None
    assert str(name(period)) == words


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "2026-Q5", "0000-01", "x"])
def test_what_is_neither_is_refused(text: str) -> None:
    assert parse(text) is None


def test_it_counts_what_was_written_and_names_what_was_not() -> None:
    found = review([seen("a", 1, 5, reach="run"), seen("b", 1, 7, themes=()), seen("c", 9)])
    assert said(found, "What I wrote about") == [
        "3 entries, on 2 days.",
        f"Most about: {THEMES[0].name} (2).",
        "Reach: run 1, commission 0, influence 0.",
    ]
    (quiet,) = said(found, "Quiet themes")
    assert THEMES[0].name not in quiet
    assert all(theme.name in quiet for theme in THEMES[1:])
    assert said(found, "What changed, or can’t be told") == [
        "Up for it in these days: median 6 (middle half 5.5 to 6.5, 2 ratings).",
        "Up to it: not rated in these days.",
        "Year to October 2026. How? Up.",
    ]


def test_an_empty_month_blames_nobody() -> None:
    found = review([], enough=False)
    assert said(found, "What I wrote about") == ["No entries. Nothing is read into that."]
    assert said(found, "Quiet themes") == ["No entry has a theme, so none can be called quiet."]
    assert said(found, "What I said I would do") == ["No commitment was made, due or answered."]
    # What cannot be told is said rather than left out.
    assert said(found, "What changed, or can’t be told")[-1] == "Year to October 2026. How? Up."


def test_what_lies_outside_does_not_count() -> None:
    outside = Observation("x", date(2026, 11, 1), "", (THEMES[1].slug,), 1, 1)
    assert said(review([outside]), "What I wrote about") == said(review([]), "What I wrote about")


def test_commitments_made_due_or_answered_in_these_days_are_there() -> None:
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    september, october, november = (date(2026, month, 9) for month in (9, 10, 11))

    def made(key: str, day: date, due: date | None, closed: date | None = None) -> Commitment:
        status = "kept" if closed else "not-yet"
        return Commitment(key, noon, noon, day, f"Do {key}", due=due, status=status, closed=closed)

    found = review(
        [],
        [
            made("made", october, None),
            made("due", september, october),
            made("closed", september, None, october),
            made("before", september, september, september),
            made("after", november, november),
        ],
    )
    lines = said(found, "What I said I would do")
    assert lines == [
        "“Do closed”: Kept, 9 October.",
        "“Do due”: still open, due on 9 October.",
        "“Do made”: still open, no day set.",
        "Year to October 2026. How? Kept.",
    ]


def looks(candidates: list[Candidate], observations: list[Observation], **how: object) -> list[str]:
    """What is worth a second look, in words."""
    found = second_looks(candidates, observations, OCTOBER, **how)  # type: ignore[arg-type]
    return [str(line.words) for line in found]


def candidate(entry: str, day: int, words: int = 10, *marks: str) -> Candidate:
    """An entry that may be worth it."""
    return Candidate(entry, date(2026, 10, day), words, rated=False, marks=marks)


def test_marked_far_and_long_entries_are_worth_a_second_look() -> None:
    rated = [seen(f"r{at}", at, 6) for at in range(1, 6)]
    observations = [*rated, seen("far", 9, 1), seen("coach", 10), seen("long", 11)]
    candidates = [candidate(one.entry, one.day.day) for one in [*rated, observations[5]]]
    candidates += [candidate("coach", 10, 10, "coach", "favourite"), candidate("long", 11, 400)]
    assert looks(candidates, observations) == [
        "10 October 2026, “Day 10”: marked to bring to your coach; marked as a favourite.",
        "9 October 2026, “Day 9”: Up for it 1, where the median is 6.",
        "11 October 2026, “Day 11”: the longest, 400 words.",
    ]


def test_private_entries_reviews_and_setbacks_on_hard_days_stay_away() -> None:
    observations = [seen("p", 1), seen("r", 2), seen("s", 3)]
    candidates = [
        candidate("p", 1, 900, "private", "coach"),
        candidate("r", 2, 800, "favourite"),
        candidate("s", 3, 700, "setback"),
    ]
    assert looks(candidates, observations, without={"r"}, tender=True) == []
    assert looks(candidates, observations, without={"r"}) == [
        "3 October 2026, “Day 3”: a setback; the longest, 700 words."
    ]


@given(st.lists(st.sampled_from(["coach", "favourite", "setback", "private"]), max_size=20))
def test_there_are_never_more_than_five(marks: list[str]) -> None:
    observations = [seen(f"e{at}", at + 1) for at in range(len(marks))]
    candidates = [candidate(f"e{at}", at + 1, 50, mark) for at, mark in enumerate(marks)]
    assert len(looks(candidates, observations)) <= MOST_LOOKS


def test_the_text_has_room_on_top_and_reads_nothing_as_markdown() -> None:
    text = as_markdown(review([seen("a", 1, title="*x*")]))
    assert text.startswith("\n\n## What I wrote about\n\n- 1 entry.")
    assert plain("a *b* [c](d) <e> `f`\n# g") == r"a \*b\* \[c\](d) \<e\> \`f\` # g"
