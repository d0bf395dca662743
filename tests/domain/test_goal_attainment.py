# SPDX-License-Identifier: MIT
"""Goal attainment against the numbers of the domain note, and its laws."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.goal_attainment import t_score

ORACLE = next(
    one
    for one in json.loads((Path(__file__).parent / "statistics_oracles.json").read_text("utf-8"))
    if one["id"] == 12
)
scores = st.lists(st.integers(-2, 2), min_size=1, max_size=8)


@pytest.mark.parametrize(("given_scores", "expected"), ORACLE["cases"])
def test_equal_weights_of_the_note(given_scores: list[int], expected: float) -> None:
    assert t_score(given_scores, correlation=ORACLE["rho"]) == pytest.approx(expected)


@pytest.mark.parametrize(("given_scores", "weights", "expected"), ORACLE["weighted"])
def test_weights_of_the_note(
    given_scores: list[int], weights: list[float], expected: float
) -> None:
    assert t_score(given_scores, weights) == pytest.approx(expected)


@given(scores, st.integers(1, 9))
def test_mirrored_scores_mirror_it_and_equal_weights_are_none(some: list[int], weight: int) -> None:
    found = t_score(some)
    assert t_score([-one for one in some]) == pytest.approx(100 - found)
    assert t_score(some, [weight] * len(some)) == pytest.approx(found)


@pytest.mark.parametrize("weights", [[], [1], [1, -1], [0, 0]])
def test_what_is_no_weighting_is_refused(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="weight"):
        t_score([1, 2], weights)
    with pytest.raises(ValueError, match="weight"):
        t_score([])
