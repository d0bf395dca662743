# SPDX-License-Identifier: MIT
"""Up to three themes in focus are judged, and no others."""

from journal_app.charts.focus import build
from journal_app.domain.measures import Observation
from journal_app.domain.period import Period
from tests.charts.made import material, rated


def climbing(theme: str, weeks: int = 30) -> list[Observation]:
    """An entry a week whose skill climbs while its will stays."""
    return [
        rated(7 * at, 6, min(10, at // 3), themes=(theme,), entry=f"{theme}{at}")
        for at in range(weeks)
    ]


def test_without_a_theme_in_focus_it_says_where_to_choose() -> None:
    spec = build(material(climbing("a")), Period())
    assert str(spec.finding) == (
        "Too early to say: no theme is in focus. Settings let you choose three."
    )
    assert not spec.marks


def test_a_theme_in_focus_is_judged_by_the_gate_of_the_trend() -> None:
    spec = build(material([*climbing("a"), *climbing("b")], focus=("a",)), Period())
    assert str(spec.finding).startswith("Theme A, up to it has tended to rise by about 8.7")
    rows = [(row[0], row[1], row[2], row[-1]) for row in spec.table.rows]
    assert rows == [
        ("Theme A", "up for it", 30, "can’t tell yet"),
        ("Theme A", "up to it", 30, "has tended to rise"),
    ]
    assert set(dict(spec.numbers)) == {
        f"a.up_{side}_it.{what}"
        for side in ("for", "to")
        for what in ("state", "weekly_points", "p", "change")
    }


def test_an_entry_with_two_themes_counts_once_in_each() -> None:
    both = [rated(7 * at, 5, 5, themes=("a", "b")) for at in range(5)]
    spec = build(material(both, focus=("a", "b")), Period())
    assert [row[2] for row in spec.table.rows] == [5, 5, 5, 5]
    assert len(spec.entries) == 5


def test_never_more_than_three_are_tested() -> None:
    every = [one for slug in "abc" for one in climbing(slug)]
    spec = build(material(every, focus=("a", "b", "c", "a")), Period())
    assert len(spec.marks.bars) == 6


def test_bars_are_medians_with_the_middle_half() -> None:
    made = [rated(7 * at, value, None, themes=("a",)) for at, value in enumerate((2, 4, 6, 8, 10))]
    (bar,) = build(material(made, focus=("a",)), Period()).marks.bars
    assert (bar.value, bar.reach, str(bar.beside)) == (6, (4, 8), "too early to say")
