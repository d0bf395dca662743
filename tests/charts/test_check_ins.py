# SPDX-License-Identifier: MIT
"""Answers to a theme's own questions, with looking back as a mark of its own."""

from datetime import UTC, datetime, timedelta

from journal_app.charts.check_ins import MOST_TIMES, build
from journal_app.domain.chart import ChartSpec
from journal_app.domain.check_in import ROUND, THEMES, THEN, CheckIn, ThemeRating
from journal_app.domain.period import Period
from tests.charts.made import MONDAY, material

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def asked(day: int, kind: str = THEMES, **answers: tuple[int | None, int | None]) -> CheckIn:
    """A check-in so many days after a Monday, a letter a theme."""
    ratings = tuple(ThemeRating(slug, *pair) for slug, pair in answers.items())
    return CheckIn(f"c{day}{kind}", MONDAY + timedelta(day), NOON, kind, "s", ratings)


def chart(*made: CheckIn, **fields: object) -> ChartSpec:
    """The chart of these check-ins."""
    return build(material(check_ins=made, **fields), Period())


def test_a_theme_has_to_be_asked_about_twice() -> None:
    spec = chart(asked(0, a=(5, 5), b=(6, 6)))
    assert str(spec.finding) == "Too early to say: no theme was asked about twice."
    assert not spec.marks


def test_what_was_answered_and_what_looking_back_says_are_told_apart() -> None:
    spec = chart(asked(0, ROUND, a=(5, 5)), asked(90, THEN, a=(3, 2)))
    assert str(spec.finding) == (
        "Theme A: up for it 5, up to it 5. Looking back, you now put the beginning at 3 and 2."
    )
    later = chart(asked(0, ROUND, a=(5, 5)), asked(90, ROUND, a=(7, 6)), asked(90, THEN, a=(3, 2)))
    assert str(later.finding) == (
        "Theme A: up for it 5 and then 7, up to it 5 and then 6. "
        "Looking back, you now put the beginning at 3 and 2."
    )
    assert [(bar.value, bar.tone) for bar in later.marks.bars] == [
        (5, 1.0), (5, 1.0), (7, 1.0), (6, 1.0), (3, 0.45), (2, 0.45),
    ]  # fmt: skip


def test_the_first_and_the_look_back_stay_when_there_are_many() -> None:
    every = [asked(0, ROUND, a=(1, 1)), asked(60, THEN, a=(0, 0))]
    every += [asked(7 * at, a=(at % 10, 5)) for at in range(10, 20)]
    spec = chart(*every)
    drawn = [str(bar.label) for bar in spec.marks.bars if bar.series == "for"]
    assert len(drawn) == MOST_TIMES
    assert drawn[0] == "Theme A, 2 March 2026"
    assert drawn[1].endswith("looking back")
    assert len(spec.table.rows) == 12
    assert len(str(spec.alt)) < 500


def test_themes_in_focus_come_first_and_three_are_drawn() -> None:
    pairs = dict.fromkeys("abcd", (5, 5))
    spec = chart(asked(0, **pairs), asked(7, **pairs), focus=("d", "c"))
    labels = [str(bar.label).split(",")[0] for bar in spec.marks.bars if bar.series == "for"]
    assert list(dict.fromkeys(labels)) == ["Theme C", "d", "Theme A"]
    assert {row[0] for row in spec.table.rows} == {"Theme A", "Theme B", "Theme C", "d"}


def test_few_answers_are_not_tested_and_say_so() -> None:
    few = chart(asked(0, a=(5, 5)), asked(7, a=(5, 5)))
    assert "no direction is looked for" in str(few.note[-1])
    assert few.table.rows[-1][-2:] == ("too early to say", "too early to say")


def test_a_clear_direction_is_told_and_one_among_many_is_not() -> None:
    climbs = [asked(14 * at, a=(at // 2, 5)) for at in range(20)]
    spec = chart(*climbs)
    assert "Theme A, up for it has tended to rise by about 9" in str(spec.finding)
    assert "Benjamini" in str(spec.note[-1])
    assert dict(spec.numbers)["a.up_for_it.state"] == "tended"
    assert dict(spec.numbers)["a.up_to_it.state"] == "cant_tell"
    untested = chart(*climbs, tested=False)
    assert "tended" not in str(untested.finding)


def test_looking_back_is_no_point_of_the_series() -> None:
    climbs = [asked(14 * at, a=(at // 2, 5)) for at in range(20)]
    back = [asked(14 * at + 1, THEN, a=(10 - at // 2, 5)) for at in range(20)]
    assert chart(*climbs, *back).numbers[1:] == chart(*climbs).numbers[1:]
