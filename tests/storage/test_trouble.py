# SPDX-License-Identifier: MIT
"""What the database reports in ways of its own is told as damage, in a sentence."""

from pathlib import Path

import pytest

from journal_app.domain.errors import DamagedJournal
from journal_app.storage.trouble import told_plainly


@pytest.mark.parametrize("raised", [MemoryError(), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "")])
def test_a_broken_page_is_told_as_damage(raised: Exception) -> None:
    with pytest.raises(DamagedJournal, match="damaged"), told_plainly(Path("Mine.journal")):
        raise raised


def test_a_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), told_plainly(Path("Mine.journal")):
        raise ZeroDivisionError
