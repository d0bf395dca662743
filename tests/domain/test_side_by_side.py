# SPDX-License-Identifier: MIT
"""Sessions side by side: one scale, one order, every number, and no word of a direction."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from journal_app.content import house_pack
from journal_app.domain.chart import ChartSpec
from journal_app.domain.shared import Numbers, SharedSummary
from journal_app.domain.side_by_side import MOST, in_order, side_by_side
from tests.domain.summaries import summary

THEMES = house_pack().theme_names()
DIRECTION = re.compile(
    r"trend|ris(?:e|ing|en)|rose|f[ae]ll|grow[ns]?\b|grew|increas|decreas|improv|better|worse|"
    r"declin|higher|lower|more than before|less than before|\bup by\b|\bdown by\b|progress|chang",
    re.IGNORECASE,
)


def charts(*numbers: int) -> dict[str, ChartSpec]:
    """The pictures of these sessions by their key."""
    return {spec.key: spec for spec in side_by_side([summary(one) for one in numbers], THEMES)}


def said(spec: ChartSpec) -> Iterator[str]:
    """Every sentence of a picture."""
    yield from map(str, (spec.title, spec.finding, spec.alt, *spec.note))
    if spec.caption is not None:
        yield str(spec.caption)


def test_no_sentence_says_which_way_anything_went() -> None:
    for spec in charts(1, 2, 3, 4, 5, 6).values():
        for sentence in said(spec):
            for theme in THEMES.values():
                sentence = sentence.replace(theme, "")
            # The one sentence that says a ring is no better than another says so on purpose.
            sentence = sentence.replace("No ring is better than another.", "")
            assert not DIRECTION.search(sentence), sentence
        assert not spec.marks.bands
        assert not any(line.fitted for line in spec.marks.lines)


def test_nothing_joins_one_session_to_the_next() -> None:
    for line in charts(1, 2, 3)["sessions_questions"].marks.lines:
        for segment in line.segments:
            assert len({x for x, _ in segment}) == 1


def test_the_scale_is_that_of_the_question_whatever_was_rated() -> None:
    for shown in (charts(1), charts(1, 2, 3, 4, 5, 6)):
        y = shown["sessions_questions"].y
        assert (y.low, y.high) == (0, 10)


def test_themes_stand_in_the_order_of_the_pack_also_where_they_are_quiet() -> None:
    spec = charts(3, 1)["sessions_themes"]
    names = [str(bar.label) for bar in spec.marks.bars if bar.start == 0]
    assert names == list(THEMES.values())
    assert [row[0] for row in spec.table.rows] == list(THEMES.values())


def test_every_column_has_the_same_scale_and_stays_inside_its_own() -> None:
    sessions = [summary(1), summary(2)]
    spec = side_by_side(sessions, THEMES)[1]
    counts = [dict(one.numbers.themes) for one in in_order(sessions)]
    scales = set()
    for bar in spec.marks.bars:
        at = round(bar.start)
        slug = list(THEMES)[bar.at]
        assert at <= bar.value <= at + 1
        if counts[at].get(slug):
            scales.add(
                round((bar.value - bar.start) / (counts[at][slug] / sessions[at].covered), 9)
            )
    assert len(scales) == 1


def test_the_table_holds_every_number_of_every_session() -> None:
    shown = charts(2, 1)
    rows = shown["sessions_commitments"].table.rows
    assert rows[0] == ("Kept", 1, 2)
    assert shown["sessions_questions"].table.rows[0][1:] == (11, 6, "5 to 7", 8, 4.5, "3 to 6", 8)
    assert shown["sessions_reach"].table.rows[2] == ("Influence", 1, 2)


def test_sessions_stand_from_the_earliest_to_the_last_and_no_more_than_fit() -> None:
    many = [summary(one) for one in range(12, 0, -1)]
    spec = side_by_side(many, THEMES)[0]
    assert len(spec.table.rows) == MOST
    assert [one.id for one in in_order(many)][-1] == "summary-12"
    assert spec.table.rows[-1][0] == "22 May 2027"


@pytest.mark.parametrize("count", [0, 1, 6])
def test_without_numbers_it_says_so_and_draws_nothing(count: int) -> None:
    bare = [replace(summary(one), numbers=Numbers()) for one in range(1, count + 1)]
    for spec in side_by_side(bare, THEMES):
        assert not spec.enough
        assert not spec.marks
        assert str(spec.finding).startswith("None of these sessions")


def test_an_unknown_theme_keeps_its_own_word_at_the_end() -> None:
    strange: SharedSummary = replace(
        summary(1), numbers=replace(summary(1).numbers, themes=(("of-another-pack", 3),))
    )
    spec = side_by_side([strange], THEMES)[1]
    assert spec.table.rows[-1] == ("of-another-pack", 3)


def test_a_session_without_ratings_is_said_to_have_none() -> None:
    silent = replace(summary(2), numbers=replace(summary(2).numbers, up_for_it=None, up_to_it=None))
    spec = side_by_side([summary(1), silent], THEMES)[0]
    (shade,) = spec.marks.shades
    assert (round(shade.start), str(shade.label)) == (1, "not rated")
