# SPDX-License-Identifier: MIT
"""An entry as it stands in a list: enough to recognise it, not its whole text."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Lit:
    """Text with the places that a search hit: ``hits`` are (start, end) offsets, in order."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list. ``excerpt`` is the words around a hit, or else how the text begins.

    ``position`` orders entries along time: larger is later.
    """

    position: int
    id: str
    day: date
    time: time | None
    title: Lit
    excerpt: Lit
    themes: tuple[str, ...]
    tags: tuple[str, ...]
    up_for_it: int | None
    up_to_it: int | None
