# SPDX-License-Identifier: MIT
"""A change to some lines of a text, as one step that can be undone, and where the cursor goes."""

from collections.abc import Sequence
from dataclasses import dataclass

Lines = Sequence[str]


@dataclass(frozen=True, slots=True)
class Edit:
    """The lines from ``first`` up to ``last`` become ``lines``.

    Then the cursor stands in line ``row`` (of the new text) before character ``column``; where
    ``anchor`` is given, what lies between it and the cursor is selected.
    """

    first: int
    last: int
    lines: tuple[str, ...]
    row: int
    column: int
    anchor: tuple[int, int] | None = None

    def made_in(self, lines: Lines) -> list[str]:
        """The text's lines after the change."""
        return [*lines[: self.first], *self.lines, *lines[self.last :]]
