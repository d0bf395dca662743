# SPDX-License-Identifier: MIT
"""What every chart must keep to, whichever there are."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.content import house_pack
from journal_app.domain.chart import Chart, ChartSpec, CueCount, Material
from journal_app.domain.check_in import KINDS, CheckIn, ThemeRating
from journal_app.domain.commitment import STATUS, Commitment
from journal_app.domain.facets import DEPTH, REACH
from journal_app.domain.measures import Observation
from journal_app.domain.message import Message
from journal_app.domain.period import Period
from journal_app.exchange.figure import PRINT, draw
from journal_app.services.insight import all_charts

TODAY = date(2026, 11, 23)
CHARTS = {chart.key: chart for chart in all_charts()}
THEMES = house_pack().themes
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)

days = st.one_of(
    st.integers(0, 500).map(lambda day: date(2026, 1, 5) + timedelta(day)),
    st.integers(0, 500).map(lambda day: date(1660, 1, 1) + timedelta(day)),
    st.sampled_from([date.min, date.max]),
)
rating = st.none() | st.integers(0, 10)
slugs = st.sampled_from([theme.slug for theme in THEMES[:4]] + ["gone"])
observation = st.builds(
    Observation,
    entry=st.uuids().map(str),
    day=days,
    title=st.text(max_size=12),
    themes=st.lists(slugs, max_size=3, unique=True).map(tuple),
    up_for_it=rating,
    up_to_it=rating,
    setback=st.booleans(),
    reach=st.none() | st.sampled_from(REACH.keys()),
    depth=st.none() | st.sampled_from(DEPTH.keys()),
)
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
commitment = st.builds(
    Commitment,
    id=st.uuids().map(str),
    made=st.just(NOON),
    changed=st.just(NOON),
    day=days,
    text=st.just("Ring her"),
    due=st.none() | days,
    status=st.sampled_from(STATUS.keys()),
    closed=st.none() | days,
)
check_in = st.builds(
    CheckIn,
    id=st.uuids().map(str),
    day=days,
    made=st.just(NOON),
    kind=st.sampled_from(KINDS),
    scale=st.just("s"),
    ratings=st.lists(st.builds(ThemeRating, slugs, rating, rating), max_size=3).map(tuple),
)
cue = st.builds(
    CueCount,
    entry=st.uuids().map(str),
    day=days,
    words=st.integers(0, 2_000),
    found=st.dictionaries(st.sampled_from(["we", "i", "questions"]), st.integers(0, 90)),
)
focus = st.lists(slugs, max_size=3, unique=True).map(tuple)
journals = st.lists(observation, max_size=40)
rest = st.builds(
    Material,
    today=st.just(TODAY) | days,
    themes=st.just(THEMES),
    commitments=st.lists(commitment, max_size=12),
    check_ins=st.lists(check_in, max_size=6),
    focus=focus,
    cues=st.none() | st.lists(cue, max_size=12),
    tested=st.booleans(),
)
"""Everything but observations."""
periods = st.builds(Period, st.none() | days, st.none() | days)


def words(spec: ChartSpec) -> list[Message]:
    """Everything that a chart says to a person."""
    marks = spec.marks
    return [
        spec.title,
        spec.finding,
        spec.alt,
        *spec.note,
        *spec.table.columns,
        *([spec.caption] if spec.caption else []),
        *(bar.label for bar in marks.bars),
        *(bar.beside for bar in marks.bars),
        *(shade.label for shade in marks.shades),
        *(label.text for label in marks.labels),
        *(said for node in marks.nodes for said in (node.name, node.label)),
        *(cell.label for cell in marks.cells),
        *(said for ring in marks.rings for said in (ring.name, ring.inside, ring.label)),
        *(word.text for word in marks.words),
    ]


def test_charts_have_keys_and_places_of_their_own() -> None:
    assert {"rating_trend", "theme_balance"} <= CHARTS.keys()
    assert len(CHARTS) == len(all_charts())
    orders = [chart.order for chart in all_charts()]
    assert all(a < b for a, b in pairwise(orders))


@every_chart
@settings(max_examples=40)
@given(observations=journals, period=periods, others=rest)
def test_it_keeps_its_promises(
    chart: Chart, observations: list[Observation], period: Period, others: Material
) -> None:
    material = replace(others, observations=observations)
    spec = chart.build(material, period)
    assert chart.build(material, period) == spec
    if spec.marks:
        assert draw(spec, PRINT, 300, 200, 1).png
    assert spec.key == chart.key
    assert spec.title == chart.question
    assert all(len(row) == len(spec.table.columns) for row in spec.table.rows)
    assert bool(spec.marks) == bool(spec.table.rows)
    assert spec.x.low <= spec.x.high
    assert spec.y.low <= spec.y.high
    for said in words(spec):
        assert isinstance(said, Message)
        assert str(said)
    assert "%" not in str(spec.finding)


@every_chart
@given(observations=journals, period=periods)
def test_the_entries_behind_it_are_those_of_the_period(
    chart: Chart, observations: list[Observation], period: Period
) -> None:
    spec = chart.build(Material(TODAY, THEMES, observations), period)
    known = {one.entry: one.day for one in observations}
    shown = [known[entry] for entry in spec.entries]
    assert all(period.contains(day) for day in shown)
    assert shown == sorted(shown)
    assert len(set(spec.entries)) == len(spec.entries)
    assert {dot.entry for dot in spec.marks.dots} <= {*spec.entries, None}


@every_chart
@given(observations=journals, chance=st.randoms())
def test_it_does_not_depend_on_the_order_of_different_days(
    chart: Chart, observations: list[Observation], chance: Any
) -> None:
    by_day = {one.day: one for one in observations}
    shuffled = list(by_day.values())
    chance.shuffle(shuffled)
    first = chart.build(Material(TODAY, THEMES, shuffled), Period())
    assert first == chart.build(Material(TODAY, THEMES, list(by_day.values())), Period())


@every_chart
def test_an_empty_journal_is_answered_calmly(chart: Chart) -> None:
    spec = chart.build(Material(TODAY, THEMES, []), Period())
    assert not spec.enough
    assert spec.entries == ()
    assert str(spec.finding).startswith("Too early to say")


@every_chart
@given(observations=journals, stranger=observation)
def test_what_lies_after_the_period_changes_nothing(
    chart: Chart, observations: list[Observation], stranger: Observation
) -> None:
    period = Period(None, stranger.day - timedelta(1) if stranger.day > date.min else date.min)
    inside = [one for one in observations if period.contains(one.day)]
    if period.contains(stranger.day):
        return
    assert chart.build(Material(TODAY, THEMES, [*inside, stranger]), period) == chart.build(
        Material(TODAY, THEMES, inside), period
    )
