# SPDX-License-Identifier: MIT
"""Special-category data: words that hint that a text says something about somebody's private life.

A hint for the leader before something leaves, never a judgement (domain note, 6.2; UK GDPR
Articles 9 and 10).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of such data and its words; a word with ``*`` at its end stands for all it begins."""

    kind: str
    words: tuple[str, ...]


def touched(text: str, lists: Sequence[Category]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each kind that the text may touch on, with the words by which it was noticed."""
    found = []
    for one in lists:
        seen = dict.fromkeys(hit.group() for hit in _pattern(one).finditer(text))
        if seen:
            found.append((one.kind, tuple(seen)))
    return tuple(found)


@lru_cache(maxsize=32)
def _pattern(category: Category) -> re.Pattern[str]:
    words = sorted(category.words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(_matched(word) for word in words)})(?!\w)", re.I)


def _matched(word: str) -> str:
    begun = word.endswith("*")
    pattern = r"[\s-]+".join(re.escape(part) for part in word.rstrip("*").split())
    return pattern.replace("'", "['’]") + (r"\w*" if begun else "")
