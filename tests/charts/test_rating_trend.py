# SPDX-License-Identifier: MIT
"""What the trend of ratings draws, and what it dares to say."""

from datetime import date, timedelta
from time import perf_counter

import pytest

from journal_app.charts.rating_trend import build
from journal_app.domain.chart import ChartSpec, Dot, Material
from journal_app.domain.measures import Observation
from journal_app.domain.period import Period

TODAY = date(2026, 11, 23)
FIRST = date(2026, 3, 2)
Ratings = list[int | None]


def journal(
    up_for: Ratings, up_to: Ratings, every: int = 7, first: date = FIRST
) -> list[Observation]:
    """One entry every so many days."""
    both = zip(up_for, up_to, strict=True)
    return [
        Observation(f"e{at}", first + timedelta(every * at), f"Entry {at}", ("a", "b"), one, other)
        for at, (one, other) in enumerate(both)
    ]


def chart(observations: list[Observation], period: Period | None = None) -> ChartSpec:
    """The chart over a period, or over everything."""
    return build(Material(TODAY, (), observations), period or Period())


def climbing(count: int) -> list[Observation]:
    """A number of weeks in which one question stays and the other climbs."""
    return journal([7] * count, [min(9, at // 3) for at in range(count)])


# What is said


def test_an_empty_journal_has_no_picture_but_a_sentence() -> None:
    spec = chart([])
    assert str(spec.finding) == "Too early to say: no ratings yet."
    assert not spec.enough
    assert not spec.marks
    assert spec.table.rows == spec.entries == ()
    assert spec.caption is None


def test_entries_without_ratings_are_no_ratings() -> None:
    assert chart(journal([None] * 20, [None] * 20)) == chart([])


def test_a_period_without_ratings_says_so() -> None:
    spec = chart(climbing(20), Period(date(2020, 1, 1), date(2020, 12, 31)))
    assert str(spec.finding) == "Too early to say: no ratings in this period."


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Too early to say: 1 rated day of 3."),
        (2, "Too early to say: 2 rated days of 3."),
        (4, "Can't tell yet: 1 weekly point of 12."),
        (10, "Can't tell yet: 7 weekly points of 12."),
        (11, "Up to it may be rising. Up for it: can't tell yet."),
        (14, "Up to it may be rising. Up for it: can't tell yet."),
        (
            15,
            "Up to it has tended to rise by about 4 since March (3 to 4). "
            "Up for it: can't tell yet.",
        ),
    ],
)
def test_the_words_grow_with_what_can_be_known(count: int, said: str) -> None:
    spec = chart(climbing(count))
    assert str(spec.finding) == said
    assert spec.enough == (count >= 11)


def test_a_fall_is_told_as_plainly_as_a_rise() -> None:
    spec = chart(journal([9 - at // 4 for at in range(30)], [5] * 30))
    assert str(spec.finding).startswith("Up for it has tended to fall by about")


def test_the_year_is_named_where_the_trend_crosses_one() -> None:
    spec = chart(journal([7] * 30, [at // 4 for at in range(30)], first=date(1660, 8, 1)))
    assert "since August 1660 (" in str(spec.finding)


def test_both_questions_share_a_sentence_where_it_is_the_same() -> None:
    assert str(chart(journal([5] * 8, [6] * 8)).finding) == "Can't tell yet: 5 weekly points of 12."
    assert str(chart(journal([5] * 40, [6] * 40)).finding) == "Can't tell yet."


def test_a_question_that_was_never_rated_does_not_spoil_the_sentence() -> None:
    spec = chart(journal([5] * 8, [None] * 8))
    assert str(spec.finding) == "Can't tell yet: 5 weekly points of 12."


@pytest.mark.parametrize("count", range(0, 40, 3))
def test_nothing_is_praised_or_graded(count: int) -> None:
    said = str(chart(climbing(count)).finding).lower()
    for word in ("no change", "%", "well done", "improv", "better", "worse", "!"):
        assert word not in said


# What is drawn


def test_every_rating_is_a_dot_that_knows_its_entry() -> None:
    spec = chart(journal([7, None, 0], [None, None, 4]))
    assert [(dot.series, dot.y, dot.entry) for dot in spec.marks.dots] == [
        ("for", 7, "e0"),
        ("for", 0, "e2"),
        ("to", 4, "e2"),
    ]
    assert str(spec.marks.dots[0].label) == "2 March 2026: Entry 0. Up for it: 7"
    assert spec.entries == ("e0", "e2")


def test_a_title_cannot_break_a_line_or_steer_a_terminal() -> None:
    odd = Observation("e", FIRST, "a\x1b[2J\nb {x}", (), 7, None)
    spec = chart([odd])
    assert str(spec.marks.dots[0].label) == "2 March 2026: a [2J b {x}. Up for it: 7"
    assert spec.table.rows[0][1] == "a [2J b {x}"
    untitled = chart([Observation("e", FIRST, "", (), 7, None)])
    assert str(untitled.marks.dots[0].label) == "2 March 2026. Up for it: 7"


def test_will_is_solid_and_skill_is_dashed() -> None:
    lines = chart(climbing(6)).marks.lines
    assert [(line.series, line.dashed) for line in lines] == [("for", False), ("to", True)]


def test_lines_break_and_gaps_are_shaded() -> None:
    before, after = climbing(6), climbing(6)
    later = [
        Observation(f"l{at}", one.day + timedelta(120), "", (), one.up_for_it, one.up_to_it)
        for at, one in enumerate(after)
    ]
    spec = chart([*before, *later])
    gap = (before[-1].day.toordinal(), later[0].day.toordinal())
    assert [(shade.start, shade.end) for shade in spec.marks.shades] == [gap]
    assert str(spec.marks.shades[0].label) == "no entries"
    for line in spec.marks.lines:
        assert len(line.segments) == 2
        assert all(not seg[0][0] <= gap[0] < gap[1] <= seg[-1][0] for seg in line.segments)
    for band, line in zip(spec.marks.bands, spec.marks.lines, strict=True):
        assert [[x for x, _, _ in seg] for seg in band.segments] == [
            [x for x, _ in seg] for seg in line.segments
        ]


def test_a_gap_with_entries_but_no_ratings_is_called_that() -> None:
    there = [Observation("x", FIRST + timedelta(40), "", (), None, None)]
    ratings = journal([5, 6], [5, 6], every=80)
    assert str(chart([*ratings, *there]).marks.shades[0].label) == "no ratings"


def test_a_fitted_line_and_its_band_come_only_with_words_of_direction() -> None:
    for count in (3, 10, 11, 15, 30):
        spec = chart(climbing(count))
        said = "may be" in str(spec.finding) or "tended" in str(spec.finding)
        assert any(line.fitted for line in spec.marks.lines) == said
        assert any(band.fitted for band in spec.marks.bands) == said


def test_a_fitted_line_stays_within_its_band() -> None:
    marks = chart(climbing(30)).marks
    (line,) = (one.segments[0] for one in marks.lines if one.fitted)
    (band,) = (one.segments[0] for one in marks.bands if one.fitted)
    assert (line[0][0], line[-1][0]) == (band[0][0], band[-1][0])
    assert band[0][1] <= line[0][1] <= band[0][2]
    assert band[1][1] == band[1][2]
    assert band[2][1] <= line[-1][1] <= band[2][2]


def test_labels_stand_where_the_lines_end() -> None:
    spec = chart(climbing(12))
    ends = {line.series: line.segments[-1][-1] for line in spec.marks.lines if not line.fitted}
    assert {label.series: (label.x, label.y) for label in spec.marks.labels} == ends
    few = chart(journal([7, 6], [2, None]))
    assert [(label.series, label.y) for label in few.marks.labels] == [("for", 6), ("to", 2)]


# Periods and tables


def test_a_period_shows_its_own_days_and_remembers_those_before() -> None:
    whole = chart(climbing(30))
    start = FIRST + timedelta(7 * 10)
    part = chart(climbing(30), Period(start, None))
    assert part.entries == whole.entries[10:]
    assert part.table.rows == whole.table.rows[10:]

    def since(dots: tuple[Dot, ...]) -> list[Dot]:
        return [dot for dot in dots if dot.x >= start.toordinal()]

    assert list(part.marks.dots) == since(whole.marks.dots)


def test_the_table_says_what_the_picture_says() -> None:
    spec = chart(climbing(4))
    assert [str(column) for column in spec.table.columns[:4]] == [
        "Day",
        "Entry",
        "Up for it",
        "Up to it",
    ]
    assert spec.table.rows[0] == ("2 March 2026", "Entry 0", 7, 0, None, None)
    assert spec.table.rows[3] == ("23 March 2026", "Entry 3", 7, 1, 7.0, 0.0)
    drawn = {x for line in spec.marks.lines if line.series == "to" for x, _ in line.segments[0]}
    assert len(drawn) == sum(row[5] is not None for row in spec.table.rows)


def test_the_picture_can_be_heard() -> None:
    assert str(chart(climbing(4)).alt) == (
        "Ratings from 0 to 10 between 2 March 2026 and 23 March 2026. "
        "Up for it: 4 ratings as dots; the 42-day median lies between 7 and 7 and ends at 7. "
        "Up to it: 4 ratings as dots; the 42-day median lies between 0 and 0 and ends at 0."
    )


def test_a_lifetime_of_ratings_is_quick() -> None:
    many = [
        Observation(f"e{at}", FIRST + timedelta(at // 27), "A title", (), at % 11, at % 7)
        for at in range(100_000)
    ]
    start = perf_counter()
    spec = chart(many)
    assert len(spec.marks.dots) == 200_000
    # About two seconds on a small machine; the room is for busy ones.
    assert perf_counter() - start < 15
