# SPDX-License-Identifier: MIT
"""Where words stand in one text: letter by letter, as the reader sees them."""

import re
from typing import NamedTuple

from journal_app.domain.text_edit import Lines

_ALIKE = ("'’‘", '"“”„', "-‐‑–—", " \u00a0\u202f")


class Hit(NamedTuple):
    """A place where the words stand: in line ``row``, from ``start`` up to ``end``."""

    row: int
    start: int
    end: int


def pattern(words: str, *, match_case: bool = False, whole_words: bool = False) -> re.Pattern[str]:
    """What to look for. Straight and curly quotation marks, dashes and spaces count as alike."""
    made = "".join(_either(letter) for letter in words)
    if whole_words:
        made = rf"(?<!\w){made}(?!\w)"
    return re.compile(made, 0 if match_case else re.IGNORECASE)


def hits(lines: Lines, wanted: re.Pattern[str]) -> list[Hit]:
    """Every place, in the order of the text."""
    return [
        Hit(row, found.start(), found.end())
        for row, line in enumerate(lines)
        for found in wanted.finditer(line)
        if found[0]
    ]


def _either(letter: str) -> str:
    alike = next((group for group in _ALIKE if letter in group), "")
    return f"[{re.escape(alike)}]" if alike else re.escape(letter)
