# SPDX-License-Identifier: MIT
"""What is left out cannot be worked out from what is shown."""

import numpy
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.suppression import determined, left_out

KEYS = tuple("abcdefgh")


def test_one_more_is_left_out_of_parts_of_a_whole() -> None:
    counts = {"a": 9, "b": 3, "c": 7, "d": 8}
    assert left_out(counts, [], 5) == {"b"}
    assert determined({"b"}, [("a", "b", "c", "d")]) == {"b"}
    assert left_out(counts, [("a", "b", "c", "d")], 5) == {"b", "c"}


def test_a_table_with_sums_both_ways_needs_more_than_one_a_row() -> None:
    """Two in one row protect each other there, but each column gives its own away."""
    rows = [("a", "b", "c"), ("d", "e", "f")]
    columns = [("a", "d"), ("b", "e"), ("c", "f")]
    counts = {"a": 2, "b": 3, "c": 9, "d": 9, "e": 8, "f": 9}
    assert left_out(counts, rows, 5) == {"a", "b"}
    assert determined({"a", "b"}, rows + columns) == {"a", "b"}
    assert left_out(counts, rows + columns, 5) == {"a", "b", "d", "e"}


def test_relations_are_taken_together() -> None:
    """Neither sum alone gives "a" away; their difference does."""
    relations = [("a", "b", "c"), ("b", "c", "d")]
    assert determined({"a", "b", "c"}, relations) == {"a"}
    assert "d" in left_out({"a": 1, "b": 2, "c": 3, "d": 9}, relations, 5)


def test_nothing_is_left_out_without_need() -> None:
    assert left_out({"a": 5, "b": 6}, [("a", "b")], 5) == frozenset()


RELATIONS = st.lists(
    st.sets(st.sampled_from(KEYS), min_size=2).map(lambda one: tuple(sorted(one))), max_size=5
)


@given(st.sets(st.sampled_from(KEYS)), RELATIONS)
def test_determined_is_what_every_solution_agrees_on(
    hidden: set[str], relations: list[tuple[str, ...]]
) -> None:
    """Told by the rank of the equations, with and without the figure (Rouché and Capelli)."""
    columns = sorted(hidden)
    matrix = numpy.array([[key in one for key in columns] for one in relations], dtype=float)
    matrix = matrix.reshape(len(relations), len(columns))
    expected = set()
    for place, key in enumerate(columns):
        alone = numpy.eye(len(columns))[place]
        rank = numpy.linalg.matrix_rank(matrix) if matrix.size else 0
        if numpy.linalg.matrix_rank(numpy.vstack([matrix, alone])) == rank:
            expected.add(key)
    assert determined(hidden, relations) == expected


@given(st.lists(st.integers(0, 9), min_size=len(KEYS), max_size=len(KEYS)), RELATIONS)
def test_nothing_that_is_left_out_can_be_worked_out(
    sizes: list[int], relations: list[tuple[str, ...]]
) -> None:
    counts = dict(zip(KEYS, sizes, strict=True))
    hidden = left_out(counts, relations, 5)
    assert {key for key in KEYS if counts[key] < 5} <= hidden
    if determined(hidden, relations):
        rest = {key for one in relations for key in one} - hidden
        assert not rest, "there was nothing left to protect it with"
