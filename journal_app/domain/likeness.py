# SPDX-License-Identifier: MIT
"""How like earlier texts on each theme a text is, by its words: complement naive Bayes.

Every word, and every two words side by side, is counted once a text. A word speaks for a theme as
far as it is rare in the texts on all *other* themes (Rennie and others, 2003), which stays fair
where one theme has many texts and another few. Everything is counts, so learning and unlearning
one text is adding and taking away.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from journal_app.domain.cue import Token, is_end

PAIR = 0.6
"""What two words side by side count for beside a single word."""
LEAST_PAIRS = 2
"""A pair of words counts once it stands in so many texts."""
_ENDINGS = re.compile(r"(?:'s|s'|ings?|ies|ied|ed|es|ly|s)$")
_LONGEST_STEM = 8


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The start of a word that its forms share: "meetings" and "met" do not, "meeting" does."""
    bare = _ENDINGS.sub("", word)
    if len(bare) < 3 or word.endswith("ss"):
        bare = word
    return (bare[:-1] if len(bare) > 4 and bare[-1] == "e" else bare)[:_LONGEST_STEM]


def features(read: Sequence[Token]) -> dict[str, tuple[int, int]]:
    """The stems and pairs of stems of a text, each with its first place (two token numbers)."""
    found: dict[str, tuple[int, int]] = {}
    before = ""
    for at, token in enumerate(read):
        if is_end(token):
            before = ""
            continue
        now = stem(token.word)
        found.setdefault(now, (at, at + 1))
        if before:
            found.setdefault(f"{before} {now}", (at - 1, at + 1))
        before = now
    return found


class Likeness:
    """Counts of words by theme, and what they say about a new text.

    With little ``smoothing`` a word that was seen once already says much; with more, it takes many.
    """

    def __init__(self, smoothing: float) -> None:
        self._smoothing = smoothing
        self._by_theme: dict[str, dict[str, float]] = {}
        self._sizes: dict[str, float] = {}
        self._texts: Counter[str] = Counter()
        self._in_all: Counter[str] = Counter()
        self._count = 0
        self._said: dict[str, dict[str, float]] = {}

    def texts(self, theme: str) -> int:
        """How many texts on a theme were learned."""
        return self._texts[theme]

    def share(self, word: str) -> float:
        """In what part of all texts a stem stands, 0 to 1."""
        return self._in_all[word] / self._count if self._count else 0.0

    def learn(self, words: Iterable[str], themes: Sequence[str], times: int = 1) -> None:
        """Count the features of a text on these themes; ``times`` -1 takes it away again."""
        known = tuple(words)
        if not known or not themes:
            return
        self._said.clear()
        share = times / (math.sqrt(len(known)) * len(themes))
        self._count += times
        for word in known:
            self._in_all[word] += times
            if not self._in_all[word]:
                del self._in_all[word]
        for theme in themes:
            counts = self._by_theme.setdefault(theme, {})
            self._texts[theme] += times
            self._sizes[theme] = self._sizes.get(theme, 0.0) + share * len(known)
            for word in known:
                if word in self._in_all:
                    counts[word] = counts.get(word, 0.0) + share
                else:
                    counts.pop(word, None)

    def says(self, words: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """For each known word what it says for (above 0) or against each theme."""
        for word in words:
            if word not in self._said:
                self._said[word] = self._of(word)
        return {word: said for word in words if (said := self._said[word])}

    def _of(self, word: str) -> dict[str, float]:
        texts = self._in_all[word]
        if texts < (LEAST_PAIRS if " " in word else 1):
            return {}
        counts = {theme: one.get(word, 0.0) for theme, one in self._by_theme.items()}
        everywhere, size = sum(counts.values()), sum(self._sizes.values())
        spread = self._smoothing * len(self._in_all)
        rarity = math.log((self._count + 1) / (texts + 1)) + 1
        if " " in word:
            rarity *= PAIR
        elsewhere = {
            theme: math.log(
                (everywhere - count + self._smoothing) / (size - self._sizes[theme] + spread)
            )
            for theme, count in counts.items()
        }
        mean = sum(elsewhere.values()) / len(elsewhere)
        return {theme: (mean - one) * rarity for theme, one in elsewhere.items()}
