# SPDX-License-Identifier: MIT
"""What the balance of themes draws, and from when on."""

from datetime import date, timedelta

import pytest

from journal_app.charts.theme_balance import build
from journal_app.domain.chart import ChartSpec, Material
from journal_app.domain.measures import Observation
from journal_app.domain.period import Period
from journal_app.domain.theme import Theme

TODAY = date(2026, 11, 23)
FIRST = date(2026, 3, 2)


def theme(slug: str) -> Theme:
    """A theme whose name is its slug in capitals."""
    return Theme(slug, f"Theme {slug.upper()}", "", "", "", "", "", (), "", "", "", ())


THEMES = [theme(slug) for slug in "abc"]


def chart(themes: list[str], period: Period | None = None) -> ChartSpec:
    """The chart of a journal with an entry a day, one letter a theme."""
    entries = [
        Observation(f"e{at}", FIRST + timedelta(at), "", tuple(one), None, None)
        for at, one in enumerate(themes)
    ]
    return build(Material(TODAY, THEMES, entries), period or Period())


@pytest.mark.parametrize("count", [0, 4, 9])
def test_below_ten_it_is_too_early(count: int) -> None:
    spec = chart(["a"] * count + [""] * 20)
    assert str(spec.finding) == f"Too early to say: {count} themed entries of 10."
    assert not spec.enough
    assert not spec.marks
    assert spec.table.rows == ()
    assert len(spec.entries) == count


def test_bars_are_shares_with_plain_counts_beside_them() -> None:
    spec = chart(["ab"] * 4 + ["a"] * 6)
    bars = [(bar.at, str(bar.label), bar.value, str(bar.beside)) for bar in spec.marks.bars]
    assert bars == [
        (0, "Theme A", pytest.approx(0.8), "10"),
        (1, "Theme B", pytest.approx(0.2), "4"),
        (2, "Theme C", 0, "quiet"),
    ]
    assert spec.table.rows == (("Theme A", 10, 0.8), ("Theme B", 4, 0.2), ("Theme C", 0, 0.0))


def test_the_finding_names_the_most_and_the_quiet() -> None:
    assert str(chart(["ab"] * 10).finding) == (
        "The largest share went to Theme A: in 10 of 10 entries. Quiet: Theme C."
    )
    assert str(chart(["a"] * 10).finding) == (
        "The largest share went to Theme A: in 10 of 10 entries. Quiet: 2 themes."
    )
    assert str(chart(["abc"] * 10).finding) == (
        "The largest share went to Theme A: in 10 of 10 entries. No theme is quiet."
    )


def test_every_quiet_theme_has_its_name_in_the_note() -> None:
    assert str(chart(["a"] * 10).note[0]) == "Quiet themes: Theme B, Theme C."
    assert any("Evenness is not a goal" in str(one) for one in chart(["a"] * 10).note)


def test_n_eff_is_small_print() -> None:
    assert "As spread out as 3.0 themes" in str(chart(["abc"] * 10).caption)
    assert "As spread out as 1.0 themes" in str(chart(["a"] * 10).caption)


def test_a_theme_that_the_pack_does_not_know_keeps_its_slug() -> None:
    spec = chart(["z"] * 10)
    assert str(spec.marks.bars[0].label) == "z"
    assert len(spec.marks.bars) == 4


def test_equal_themes_keep_the_order_of_the_pack() -> None:
    spec = chart(["cba"] * 12)
    assert [str(bar.label)[-1] for bar in spec.marks.bars] == ["A", "B", "C"]


def test_only_the_period_counts() -> None:
    spec = chart(["a"] * 10 + ["b"] * 10, Period(FIRST + timedelta(10), None))
    assert str(spec.marks.bars[0].label) == "Theme B"
    assert spec.entries == tuple(f"e{at}" for at in range(10, 20))


def test_the_picture_can_be_heard() -> None:
    assert str(chart(["ab"] * 10).alt) == (
        "Bars for themes by share, with entries each: Theme A 10, Theme B 10. Quiet: Theme C."
    )
