# SPDX-License-Identifier: MIT
"""Which themes a text speaks of, by visible rules: cues, likeness to examples, own tagging.

Three things are added up for each theme, and each can show the words it rests on:

* **Cues** of the pack found in the text: strong 3, fair 2, slight 1; the same cue again counts
  half of the time before.
* **Likeness** to what the pack gives as examples, prompts and definitions.
* **Own tagging**: likeness to entries that the leader gave a theme, from the third entry on that
  theme on, and the more of them the weightier.

All are divided by the square root of the text's length, so that a long entry needs more. What
stays below a threshold is not offered, nor what is far behind the best, nor anything where the
text reads like the pack's examples of ordinary life. Nothing here is applied: the leader is asked.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from journal_app.domain.cue import (
    ORDINARY,
    CueBook,
    Example,
    Hints,
    Hit,
    Token,
    is_end,
    tokens,
    words_of,
)
from journal_app.domain.likeness import Likeness, features, stem
from journal_app.domain.pack import MOST_THEMES, Pack
from journal_app.domain.prompt import ANY

MOST_OFFERED = 3
LEAST_ENTRIES = 3
"""So many entries a theme must have before something is learned from them."""
HALF_TRUST = 6
"""With so many entries on a theme their say has half of the weight it can have."""
PACK_SMOOTHING, OWN_SMOOTHING = 0.8, 0.4
OWN = 2.0
"""The most that own tagging weighs beside the pack's examples."""
MARGIN = 0.5
"""The best theme must stand so far above what speaks for ordinary life; else none is offered."""
LEAST = 0.3
"""A theme below this is not offered."""
BEHIND = 0.3
"""A theme below this share of the best is not offered."""
LEAST_WORDS = 5
MOST_WORDS = 4
WORTH_SHOWING = 0.3
"""Words that weigh less than this share of the weightiest are not shown beside them."""
COMMON = 0.08
"""A word in more than this part of the pack's texts weighs, but is not shown as a reason."""
AGAIN = 0.5
CUES = 0.6
"""What cues weigh beside likeness."""
_NOT_OWN = re.compile(r"^[ \t]*(?:#{1,6} .*|>.*)$", re.M)
"""Headings and quotations: mostly a template's, not the leader's words."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A theme to offer, and the words in the text that led to it, the weightiest first.

    ``strength`` is the sum it was found by. ``learned`` is True where entries that the leader
    tagged led to it, more than the pack's own cues and examples.
    """

    theme: str
    strength: float
    words: tuple[str, ...]
    learned: bool


class Advice:
    """What suggestions are made from: the pack's cues and examples, and the leader's entries."""

    def __init__(self, pack: Pack, hints: Hints) -> None:
        self._book = CueBook(hints.cues)
        self._themes = tuple(theme.slug for theme in pack.themes)
        self._pack = Likeness(PACK_SMOOTHING)
        for example in (*hints.examples, *_said_of_themes(pack)):
            self._pack.learn(features(tokens(example.text)), (example.theme,))
        self._own = Likeness(OWN_SMOOTHING)
        self._known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def learn(self, entry: str, text: str, themes: Sequence[str]) -> None:
        """Learn from an entry by its id, or anew; with no themes it is forgotten."""
        before = self._known.pop(entry, None)
        if before:
            self._own.learn(*before, times=-1)
        wanted = tuple(theme for theme in themes if theme in self._themes)
        words = tuple({stem(word) for word in words_of(own_words(text))} if wanted else ())
        if wanted and words:
            self._known[entry] = words, wanted
            self._own.learn(words, wanted)

    def suggest(self, text: str, taken: Collection[str] = ()) -> tuple[Suggestion, ...]:
        """Up to three themes that are not ``taken``, the strongest first; often none."""
        said = self._heard(own_words(text))
        if len(taken) >= MOST_THEMES or said.count < LEAST_WORDS:
            return ()
        strengths = {theme: said.strength(theme) for theme in self._themes}
        best = max(strengths.values())
        if best < said.strength(ORDINARY) + MARGIN:
            return ()
        least = max(LEAST, BEHIND * best)
        most = min(MOST_OFFERED, MOST_THEMES - len(taken))
        return tuple(islice(said.offers(strengths, least, taken), most))

    def _heard(self, text: str) -> "_Heard":
        read = tokens(text)
        known = features(read)
        count = sum(not is_end(token) for token in read)
        cues: dict[str, list[Hit]] = {}
        for hit in self._book.hits(read):
            cues.setdefault(hit.cue.theme, []).append(hit)
        scale = CUES / math.sqrt(max(count, 1))
        everything = dict.fromkeys((*self._themes, ORDINARY), 1.0)
        return _Heard(
            text,
            read,
            count,
            {theme: tuple(_counted(hits, scale)) for theme, hits in cues.items()},
            _Likes.of(known, self._pack, everything),
            _Likes.of(known, self._own, {theme: self._trust(theme) for theme in self._themes}),
            [not is_end(one) and self._pack.share(stem(one.word)) < COMMON for one in read],
        )

    def _trust(self, theme: str) -> float:
        entries = self._own.texts(theme)
        return OWN * entries / (entries + HALF_TRUST) if entries >= LEAST_ENTRIES else 0.0


@dataclass(frozen=True, slots=True)
class _Reason:
    """How much the words between two tokens (the second not included) add to a theme."""

    weight: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Likes:
    """What the known words of a text say for each theme by its likeness to earlier texts."""

    places: Mapping[str, tuple[int, int]]
    said: Mapping[str, Mapping[str, float]]
    scales: Mapping[str, float]
    sums: Mapping[str, float]

    @classmethod
    def of(
        cls, places: Mapping[str, tuple[int, int]], texts: Likeness, weights: Mapping[str, float]
    ) -> "_Likes":
        said = texts.says(places)
        size = math.sqrt(max(len(said), 1))
        scales = {theme: weight / size for theme, weight in weights.items()}
        sums = dict.fromkeys(weights, 0.0)
        for by_theme in said.values():
            for theme, value in by_theme.items():
                sums[theme] += value
        return cls(
            places, said, scales, {theme: sums[theme] * scale for theme, scale in scales.items()}
        )

    def reasons(self, theme: str) -> Iterator[_Reason]:
        scale = self.scales[theme]
        for word, by_theme in self.said.items():
            weight = by_theme.get(theme, 0.0) * scale
            if weight > 0:
                yield _Reason(weight, *self.places[word])


@dataclass(frozen=True, slots=True)
class _Heard:
    """A text as read: its tokens, and what speaks for and against each theme."""

    text: str
    read: Sequence[Token]
    count: int
    cues: Mapping[str, Sequence[_Reason]]
    examples: _Likes
    own: _Likes
    telling: Sequence[bool]

    def _from_pack(self, theme: str) -> float:
        return sum(one.weight for one in self.cues.get(theme, ())) + self.examples.sums[theme]

    def strength(self, theme: str) -> float:
        return self._from_pack(theme) + self.own.sums.get(theme, 0.0)

    def is_learned(self, theme: str) -> bool:
        return self.own.sums[theme] > self._from_pack(theme)

    def offers(
        self, strengths: Mapping[str, float], least: float, taken: Collection[str]
    ) -> Iterator[Suggestion]:
        for theme, strength in sorted(strengths.items(), key=lambda item: -item[1]):
            if strength >= least and theme not in taken and (words := self._words(theme)):
                yield Suggestion(theme, strength, words, self.is_learned(theme))

    def _words(self, theme: str) -> tuple[str, ...]:
        """The weightiest words, each place in the text once, as they stand there."""
        likes = [*self.examples.reasons(theme), *self.own.reasons(theme)]
        reasons = sorted(
            (
                *self.cues.get(theme, ()),
                *(one for one in likes if any(self.telling[one.first : one.last])),
            ),
            key=lambda one: (-one.weight, one.first - one.last, one.first),
        )
        used: set[int] = set()
        words: dict[str, str] = {}
        for reason in reasons:
            places = range(reason.first, reason.last)
            if reason.weight < WORTH_SHOWING * reasons[0].weight:
                break
            if used.isdisjoint(places):
                used.update(places)
                said = self.text[self.read[reason.first].start : self.read[reason.last - 1].end]
                said = " ".join(said.split())
                words.setdefault(said.lower(), said)
        return tuple(words.values())[:MOST_WORDS]


def own_words(text: str) -> str:
    """The text without headings and quotations."""
    return _NOT_OWN.sub("", text)


def _counted(hits: Iterable[Hit], scale: float) -> Iterator[_Reason]:
    """Cues of one theme, the weightier and longer first where they overlap."""
    used: set[int] = set()
    times: Counter[str] = Counter()
    for hit in sorted(
        hits, key=lambda one: (-one.cue.weight, one.first - one.last, one.first, one.cue.words)
    ):
        places = range(hit.first, hit.last)
        if used.isdisjoint(places):
            used.update(places)
            weight = hit.cue.weight * AGAIN ** times[hit.cue.words]
            times[hit.cue.words] += 1
            yield _Reason(weight * scale, hit.first, hit.last)


def _said_of_themes(pack: Pack) -> Iterator[Example]:
    """What the pack itself says and asks of its themes."""
    for theme in pack.themes:
        for text in (
            theme.definition, theme.low, theme.medium, theme.high, *theme.examples,
            theme.stem_for, theme.stem_to,
        ):  # fmt: skip
            yield Example(theme.slug, text)
    for prompt in pack.prompts:
        if prompt.theme != ANY:
            yield Example(prompt.theme, prompt.text)
