# SPDX-License-Identifier: MIT
"""The search language: every filter, forgiving of everything else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.query import Query, Term, day_of, parse


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("river", Query(terms=(Term("river"),))),
        ("riv*", Query(terms=(Term("riv", prefix=True),))),
        ('"joint  board"', Query(terms=(Term("joint board"),))),
        ('"not closed', Query(terms=(Term("not closed"),))),
        ("theme:gap tag:#Board", Query(themes=("gap",), tags=("board",))),
        ('tag:"data sharing"', Query(tags=("data sharing",))),
        ("from:2026-03 to:2026-05", Query(start=date(2026, 3, 1), end=date(2026, 5, 31))),
        ("from:1665", Query(start=date(1665, 1, 1))),
        ("rated:no in:trash", Query(rated=False, trashed=True)),
        ("from:2026-02-30", Query(terms=(Term("from:2026-02-30"),))),
        ("note: https://x.y", Query(terms=(Term("note:"), Term("https://x.y")))),
        ("rated:maybe", Query(terms=(Term("rated:maybe"),))),
        ("... * !", Query()),
    ],
)
def test_what_is_typed_is_what_is_meant(typed: str, query: Query) -> None:
    assert parse(typed) == query


@given(st.text())
def test_anything_can_be_typed(typed: str) -> None:
    parse(typed).typing()


def test_as_one_types_the_last_word_is_a_beginning() -> None:
    assert parse("old riv").typing().terms == (Term("old"), Term("riv", prefix=True))
    assert parse("r").typing() == parse("r")
    assert parse('"a b"').typing() == parse('"a b"')


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-2-9", date(2024, 2, 9), date(2024, 2, 9)),
        ("2023-02-29", None, None),
        ("0000", None, None),
        ("soon", None, None),
        ("２０２４", None, None),
    ],
)
def test_days_months_and_years(text: str, first: date | None, last: date | None) -> None:
    assert day_of(text) == first
    assert day_of(text, last=True) == last


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("reach:run reach:influence", Query(facets=(("reach", "influence"), ("reach", "run")))),
        ("mark:setback has:commitment", Query(facets=(("has", "commitment"), ("mark", "setback")))),
        ("template:own-1 quadrant:stretch", Query(
            facets=(("quadrant", "stretch"), ("template", "own-1")))),
        ("reach:nowhere", Query(terms=(Term("reach:nowhere"),))),
        ("river sort:relevance", Query(terms=(Term("river"),), sort="relevance")),
        ("sort:sideways", Query(terms=(Term("sort:sideways"),))),
    ],
)  # fmt: skip
def test_facets_and_order_are_understood(typed: str, query: Query) -> None:
    assert parse(typed) == query


PIECES = st.sampled_from(
    [
        "river", "riv*", '"joint board"', "theme:gap", 'tag:"data sharing"', "tag:#Board",
        "from:2026-03", "to:2026", "rated:no", "in:trash", "reach:run", "mark:coach", "has:layer",
        "quadrant:between", "template:own-x", "sort:oldest", "note:", 'a"b', "x:y", '"x:y"', "#",
        "tag:#", 'theme:"', "*", "O'Neill", "-", "reach:sideways", "has:", "sort:relevance",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=12), max_size=8))
def test_a_query_written_out_is_the_same_query(pieces: list[str]) -> None:
    query = parse(" ".join(pieces))
    assert parse(query.as_text()) == query
    assert parse(query.as_text()).as_text() == query.as_text()


def test_a_facet_is_added_and_taken_away() -> None:
    once = Query().toggled("reach", "run")
    assert once.facets == (("reach", "run"),)
    assert once.has_filters
    assert once.toggled("reach", "run") == Query()
