# SPDX-License-Identifier: MIT
"""What a write touched, so that a page redraws only when it concerns it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Which entries a write touched, and whether lists or charts can look different for it.

    ``entries`` holds ids; ``many`` says that more entries changed than are named.
    """

    entries: frozenset[str] = frozenset()
    many: bool = False

    def __bool__(self) -> bool:
        return self.many or bool(self.entries)
