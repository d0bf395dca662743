# SPDX-License-Identifier: MIT
"""The real program is killed at a random moment of everything that it does to a journal.

Nothing it acknowledged is lost, the journal opens, and every check is clean. ``UPTOIT_KILL_ROUNDS``
sets how many rounds; ``python -m tests.durability --rounds 300`` prints a table of them.
"""

import os
from pathlib import Path

import pytest

from tests.durability.frame import every_kind
from tests.durability.killing import kill_once, shared_out

KINDS = every_kind()
ROUNDS = int(os.environ.get("UPTOIT_KILL_ROUNDS", "30"))


@pytest.mark.skipif(os.name != "posix", reason="needs a signal that cannot be caught")
@pytest.mark.parametrize(("name", "number"), shared_out(KINDS, ROUNDS))
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(
    name: str, number: int, tmp_path: Path
) -> None:
    found = kill_once(KINDS[name], number, tmp_path)
    assert found.good, found


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_work_can_run(name: str) -> None:
    if KINDS[name].missing:
        pytest.skip(f"NOT TESTED: {KINDS[name].missing}")
    assert any(kind == name for kind, _ in shared_out(KINDS, 30))
