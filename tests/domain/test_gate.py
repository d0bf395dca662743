# SPDX-License-Identifier: MIT
"""The gate's false alarms and its power by simulation; the long form is ``tests.bench.gate``."""

import pytest

from tests.bench.gate import FALSE_ALARMS, MEMORIES, share

RUNS = 600


@pytest.mark.parametrize("weeks", FALSE_ALARMS)
@pytest.mark.parametrize(("place", "memory"), list(enumerate(MEMORIES)))
def test_false_alarms_come_no_more_often_than_the_note_says(
    weeks: int, place: int, memory: float
) -> None:
    # The seed is fixed. Two standard errors of 600 runs at .13 are .027.
    assert share((weeks, memory, 0, RUNS)) <= FALSE_ALARMS[weeks][place] + 0.027


def test_a_real_change_is_found_the_more_often_the_larger_it_is() -> None:
    found = [share((20, 0.0, change, RUNS)) for change in (0, 2, 3, 5)]
    assert found == sorted(found)
    assert 0.45 <= found[2] <= 0.62
    assert found[3] > 0.85
