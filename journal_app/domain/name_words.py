# SPDX-License-Identifier: MIT
"""Words of a text as names are compared by: without case, accents or invisible marks."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache


class Cover:
    """Which letters of a text are taken."""

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._taken = bytearray(length)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take these letters."""
        self._taken[start:end] = b"\1" * (end - start)

    def meets(self, start: int, end: int) -> bool:
        """Whether one of these letters is taken."""
        return 1 in self._taken[start:end]


def word_set(words: str) -> frozenset[str]:
    """Words written one after the other, as a set."""
    return frozenset(words.split())


_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_MARKS = f"[\u0300-\u036f{_INVISIBLE}]"
_WORD = re.compile(rf"(?:[^\W_]{_MARKS}*)+")
_BARE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_DROPPED = re.compile(_MARKS)
_BEGINS = re.compile(r"(?:^|[.!?:…\n]|\n\s*(?:[-*+>]|#+|\d+[.)]))\s*[\"“'‘(*_\[]*$")
_SHORT, _LONG = 5, 8
"""Names of fewer letters are never misspelt, of this many and more in two places at most."""
TITLES = word_set(
    "nurse matron mr mrs ms miss mx dr prof professor cllr councillor sir dame lord lady "
    "baroness baron rev reverend sgt sergeant insp inspector supt superintendent pc dc ds di "
    "dci det detective chief constable judge justice hon rt fr father sister canon bishop "
    "imam rabbi capt captain major colonel col lt ald alderman"
)
SMALL = word_set("a an and at by de for in la le of on the to with y")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: as written, and as it is compared."""

    start: int
    end: int
    written: str
    folded: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.written[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it has two letters or more and all are capitals."""
        return len(self.written) > 1 and self.written.isupper()


def words_of(text: str) -> list[Word]:
    """The words of a text, in order; what joins them (blanks, hyphens, dots) is between them."""
    return [
        Word(hit.start(), hit.end(), hit.group(), folded(hit.group()))
        for hit in _WORD.finditer(text)
    ]


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """The word in small letters, without accents: "Siân" and "SIAN" are one."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", _DROPPED.sub("", word).casefold())
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    return bare.casefold().translate(_BARE)


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence, a line or a point of a list begins at ``at``."""
    return bool(_BEGINS.search(text[max(0, at - 40) : at]))


def alike(written: str, name: str) -> bool:
    """Whether one may be the other misspelt: one slip, two in a long name, none in a short one."""
    least = min(len(written), len(name))
    if least < _SHORT or not _same_start(written, name):
        return False
    allowed = 1 if least < _LONG else 2
    return abs(len(written) - len(name)) <= allowed and slips(written, name, allowed) <= allowed


@lru_cache(maxsize=20_000)
def slips(one: str, other: str, most: int) -> int:
    """How many letters were added, left out, changed or swapped; ``most`` + 1 where more."""
    before: Sequence[int] = ()
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, facing in enumerate(other, 1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != facing))
            swapped = row > 1 and column > 1 and letter == other[column - 2]
            if swapped and one[row - 2] == facing:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]


def _same_start(one: str, other: str) -> bool:
    return one[0] == other[0] or (one[0] == other[1] and one[1] == other[0])


_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("iest", "y"), ("ier", "y"), ("ily", "y"), ("es", ""), ("es", "e"),
    ("s", ""), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"), ("er", ""),
    ("er", "e"), ("r", ""), ("est", ""), ("ly", ""), ("ly", "le"), ("ness", ""), ("ment", ""),
    ("able", ""), ("able", "e"), ("less", ""), ("ful", ""), ("ers", ""), ("ers", "e"),
    ("ings", ""), ("ings", "e"), ("isation", "ise"), ("ation", "e"), ("ation", ""),
)  # fmt: skip
_FRONTS = ("un", "re", "non", "over", "under", "mis", "pre", "out", "co", "dis", "in")


@lru_cache(maxsize=50_000)
def is_ordinary(word: str, stems: frozenset[str]) -> bool:
    """Whether a folded word, or what it is made from, is among the ordinary words."""
    if word in stems or word.isdigit():
        return True
    for front in ("", *_FRONTS):
        rest = word.removeprefix(front)
        if front and (rest == word or len(rest) < 4):
            continue
        if rest in stems or any(one in stems for one in _stems(rest)):
            return True
    return False


def _stems(word: str) -> list[str]:
    made = []
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            made.append(stem + instead)
            if not instead and len(stem) > 3 and stem[-1] == stem[-2]:
                made.append(stem[:-1])
    return made
