# SPDX-License-Identifier: MIT
"""The coach's library, in a file and on a server alike."""

from collections.abc import Sequence
from pathlib import Path

from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from tests.libraries import Opening, answer, file, summary


def test_a_summary_is_taken_in_read_and_answered(
    where: Path | str, open_library: Opening, leaders: Sequence[Identity]
) -> None:
    library = open_library(where, name="Ann Coach")
    made = summary()
    row = libraries.take_in(library, file(leaders[0], made, libraries.address(library)))
    assert libraries.summary(library, row.id) == made
    assert answer(library, row.id, "You slept badly before each board.")
