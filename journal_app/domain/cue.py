# SPDX-License-Identifier: MIT
"""Cues: words that speak for a theme, written so that anybody can read and change them.

A cue is a few words in order. ``start*`` is every word that begins so, ``rang/phoned`` either of
two words, ``…`` up to three words of any kind, ``#`` a number, and a word in capitals, such as
``IT``, is found in capitals only. A cue stays inside a sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

MOST_SKIPPED = 3
"""How many words may stand where a cue has dots."""
_SHORTEST_STEM = 3
_WORD_IN_TEXT = r"[^\W_]+(?:['’][^\W_]+)*|[£%]"
_WORDS = re.compile(_WORD_IN_TEXT)
_TOKEN = re.compile(rf"(?P<word>{_WORD_IN_TEXT})|(?P<end>[.!?;:]+(?=\s|$)|\n)")
_NUMBERS = frozenset(
    (
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "hundred",
    )
)  # fmt: skip
_DIGITS = frozenset("0123456789")
_END = "."
ORDINARY = ""
"""Stands for no theme at all: ordinary life."""
_WORD = r"(?:[^\W_]+(?:'[^\W_]+)*|[£%])"
_STEM = r"[^\W_](?:'?[^\W_]){2,}\*"
_PART = rf"(?:#|(?:{_STEM}|{_WORD})(?:/(?:{_STEM}|{_WORD}))*)"
_CUE = re.compile(rf"{_PART}(?: (?:… )?{_PART})*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text in lower case, where it stands, and whether it stood in capitals.

    The end of a sentence is a token as well: a full stop.
    """

    word: str
    start: int
    end: int
    loud: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a theme, as written in the pack, and how strongly they do (1 to 3)."""

    theme: str
    words: str
    weight: int


@dataclass(frozen=True, slots=True)
class Example:
    """What somebody might write about a theme, or of ordinary life."""

    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class Hints:
    """All that themes of a pack are suggested by, beside its own words."""

    cues: tuple[Cue, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a text, between two of its tokens (the second not included)."""

    cue: Cue
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Part:
    """One place in a cue: whole words, beginnings of words, any number, or a few words."""

    words: frozenset[str] = frozenset()
    loud: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    number: bool = False
    skip: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is whole words and nothing else."""
        return bool(self.words) and not (self.loud or self.stems or self.number or self.skip)

    def fits(self, token: Token) -> bool:
        word = token.word
        return (
            word in self.words
            or (bool(self.stems) and word.startswith(self.stems))
            or (token.loud and word in self.loud)
            or (self.number and _is_number(word))
        )


_Rest = Sequence[_Part]


def tidy(words: str) -> str | None:
    """A cue as it is looked for, or None where it is not written as one."""
    plain = " ".join(words.replace("’", "'").replace("-", " ").replace("…", " … ").split())
    return plain if _CUE.fullmatch(plain) else None


def tokens(text: str) -> list[Token]:
    """The words of a text and the ends of its sentences, with their places."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match["word"]
        start, end = match.span()
        if word is None:
            found.append(Token(_END, start, end))
        else:
            loud = len(word) > 1 and word.isupper()
            found.append(Token(word.lower().replace("’", "'"), start, end, loud))
    return found


def words_of(text: str) -> set[str]:
    """The words of a text as in its tokens, each once: quicker where places do not matter."""
    return {word.lower().replace("’", "'") for word in set(_WORDS.findall(text))}


def is_end(token: Token) -> bool:
    """Whether a sentence ends here."""
    return token.word == _END


_Entry = tuple[Cue, bool, _Rest]
"""A cue, whether its first word must stand in capitals, and what follows its first word."""


class CueBook:
    """All cues of a pack, ready to be looked for together."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._by_word: dict[str, list[_Entry]] = {}
        self._by_stem: dict[str, list[_Entry]] = {}
        self._by_two: dict[tuple[str, str], list[_Entry]] = {}
        """Most cues begin with two whole words, and words such as "the" begin very many."""
        for cue in cues:
            first, *rest = (_part(piece) for piece in cue.words.split())
            second = rest[0].words if rest and rest[0].is_plain else ()
            for word in first.words | (_NUMBERS | _DIGITS if first.number else frozenset()):
                if second and not first.number:
                    for follows in second:
                        self._by_two.setdefault((word, follows), []).append((cue, False, rest))
                else:
                    self._by_word.setdefault(word, []).append((cue, False, rest))
            for word in first.loud:
                self._by_word.setdefault(word, []).append((cue, True, rest))
            for stem in first.stems:
                self._by_stem.setdefault(stem, []).append((cue, False, rest))
        self._longest = max(map(len, self._by_stem), default=0)
        self._beginnings: dict[str, list[_Entry]] = {}

    def hits(self, read: Sequence[Token]) -> Iterator[Hit]:
        """Every place where a cue fits, in the order of the text."""
        for at, token in enumerate(read):
            follows = read[at + 1].word if at + 1 < len(read) else _END
            for cue, loud, rest in chain(
                self._beginning(token.word), self._by_two.get((token.word, follows), ())
            ):
                last = _fit(read, at + 1, rest) if token.loud or not loud else None
                if last is not None:
                    yield Hit(cue, at, last)

    def _beginning(self, word: str) -> list[_Entry]:
        """The cues that can begin with a word, remembered, as the same words come again."""
        found = self._beginnings.get(word)
        if found is None:
            found = list(self._by_word.get(word, ()))
            for length in range(_SHORTEST_STEM, min(len(word), self._longest) + 1):
                found += self._by_stem.get(word[:length], ())
            if len(word) > 1 and word[0].isdigit():
                found += self._by_word.get(word[0], ())
            self._beginnings[word] = found
        return found


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in _NUMBERS


def _part(piece: str) -> _Part:
    if piece in ("…", "#"):
        return _Part(skip=piece == "…", number=piece == "#")
    pieces = piece.split("/")
    whole = [one for one in pieces if not one.endswith("*")]
    return _Part(
        words=frozenset(one.lower() for one in whole if not _is_loud(one)),
        loud=frozenset(one.lower() for one in whole if _is_loud(one)),
        stems=tuple(one[:-1].lower() for one in pieces if one.endswith("*")),
    )


def _is_loud(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _fit(read: Sequence[Token], at: int, parts: _Rest) -> int | None:
    """Where the parts end if they stand at ``at``, or None."""
    for number, part in enumerate(parts):
        if part.skip:
            return _skipping(read, at, parts[number + 1 :])
        if at >= len(read) or not part.fits(read[at]):
            return None
        at += 1
    return at


def _skipping(read: Sequence[Token], at: int, parts: _Rest) -> int | None:
    for skipped in range(MOST_SKIPPED + 1):
        last = _fit(read, at + skipped, parts)
        if last is not None:
            return last
        if at + skipped >= len(read) or is_end(read[at + skipped]):
            return None
    return None
