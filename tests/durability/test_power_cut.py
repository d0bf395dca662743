# SPDX-License-Identifier: MIT
"""The power goes after any system call of the real process: nothing acknowledged is lost.

A few hundred discs here; ``python -m tests.durability`` opens thousands and prints a table.
"""

from dataclasses import replace

import pytest

from tests.durability.frame import every_kind
from tests.durability.power_cut import AS_SHIPPED, WEAKENED, Row, replay
from tests.durability.recording import missing

KINDS = every_kind()
_SHORT = {"typing": 12, "writing": 9, "protecting": 6}
_DISCS = 30


@pytest.fixture(scope="module", autouse=True)
def recorder() -> None:
    """Without strace there is nothing to replay, and that must not pass unseen."""
    why = missing()
    if why:
        pytest.skip(f"NOT TESTED: no power cut was tried, because {why}")


@pytest.mark.parametrize("row", AS_SHIPPED, ids=lambda row: row.name)
def test_no_power_cut_loses_what_was_acknowledged(row: Row) -> None:
    kind = KINDS.get(row.kind)
    if kind is None or kind.missing:
        pytest.skip(f"NOT TESTED: {kind.missing if kind else f'there is no kind {row.kind}'}")
    found = replay(kind, replace(row, limit=_SHORT.get(row.kind, 2)), most=_DISCS)
    assert found.acknowledged
    assert found.different > _DISCS // 4
    assert found.good, found


@pytest.mark.parametrize("row", WEAKENED, ids=lambda row: row.name)
def test_the_simulator_finds_losses_where_durability_is_weakened(row: Row) -> None:
    found = replay(KINDS[row.kind], replace(row, limit=4), most=_DISCS * 2)
    assert found.losing + found.unopenable, found
