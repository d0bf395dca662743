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

from journal_app.domain.cue import ORDINARY, CueBook, Example, Hit, Token, is_end, tokens
from journal_app.domain.entry import Draft
from journal_app.domain.likeness import Likeness, features
from journal_app.domain.pack import MOST_THEMES, Pack
from journal_app.domain.prompt import ANY

MOST_OFFERED = 3
LEAST_ENTRIES = 3
"""So many entries a theme must have before something is learned from them."""
HALF_TRUST = 6
"""With so many entries on a theme their say has half of the weight it can have."""
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

    def __init__(self, pack: Pack) -> None:
        self._book = CueBook(pack.cues)
        self._themes = tuple(theme.slug for theme in pack.themes)
        self._pack = Likeness()
        for example in _examples(pack):
            self._pack.learn(features(tokens(example.text)), (example.theme,))
        self._own = Likeness()
        self._known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def learn(self, entry: str, text: str, themes: Sequence[str]) -> None:
        """Learn from an entry by its id, or anew; with no themes it is forgotten."""
        before = self._known.pop(entry, None)
        if before:
            self._own.learn(*before, times=-1)
        wanted = tuple(theme for theme in themes if theme in self._themes)
        words = tuple(word for word in features(tokens(own_words(text))) if " " not in word)
        if wanted and words:
            self._known[entry] = words, wanted
            self._own.learn(words, wanted)

    def suggest(self, text: str, taken: Collection[str] = ()) -> tuple[Suggestion, ...]:
        """Up to three themes that are not ``taken``, the strongest first; often none."""
        plain = own_words(text)
        read = tokens(plain)
        words = sum(not is_end(token) for token in read)
        if len(taken) >= MOST_THEMES or words < LEAST_WORDS:
            return ()
        cases = {case.theme: case for case in self._cases(read, words)}
        ordinary = cases.pop(ORDINARY).strength
        best = max((case.strength for case in cases.values()), default=0.0)
        if best < ordinary + MARGIN:
            return ()
        least = max(LEAST, BEHIND * best)
        offered = [
            case for case in cases.values() if case.strength >= least and case.theme not in taken
        ]
        return tuple(
            case.offered(plain, read)
            for case in sorted(offered, key=lambda case: -case.strength)[:MOST_OFFERED]
        )[: MOST_THEMES - len(taken)]

    def _cases(self, read: Sequence[Token], words: int) -> Iterator["_Case"]:
        known = features(read)
        hits: dict[str, list[Hit]] = {theme: [] for theme in (*self._themes, ORDINARY)}
        for hit in self._book.hits(read):
            hits[hit.cue.theme].append(hit)
        from_pack, from_own = self._pack.says(known), self._own.says(known)
        for theme in (*self._themes, ORDINARY):
            trust = self._trust(theme)
            yield _Case(
                theme,
                tuple(_counted(hits[theme], CUES / math.sqrt(words))),
                tuple(_liked(theme, known, from_pack, 1.0)),
                tuple(_liked(theme, known, from_own, trust)) if trust else (),
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
class _Case:
    """Everything that speaks for and against a theme."""

    theme: str
    cues: tuple[_Reason, ...]
    examples: tuple[_Reason, ...]
    own: tuple[_Reason, ...]

    @property
    def strength(self) -> float:
        return sum(reason.weight for reason in (*self.cues, *self.examples, *self.own))

    def offered(self, text: str, read: Sequence[Token]) -> Suggestion:
        pack = sum(reason.weight for reason in (*self.cues, *self.examples))
        return Suggestion(
            self.theme,
            self.strength,
            self._words(text, read),
            sum(reason.weight for reason in self.own) > pack,
        )

    def _words(self, text: str, read: Sequence[Token]) -> tuple[str, ...]:
        """The weightiest words, each place in the text once, as they stand there."""
        used: set[int] = set()
        words: dict[str, None] = {}
        for reason in sorted(
            (*self.cues, *self.examples, *self.own), key=lambda one: (-one.weight, one.first)
        ):
            places = range(reason.first, reason.last)
            if reason.weight <= 0 or len(words) == MOST_WORDS:
                break
            if used.isdisjoint(places):
                used.update(places)
                said = text[read[reason.first].start : read[reason.last - 1].end]
                words.setdefault(" ".join(said.split()))
        return tuple(words)


def own_words(text: str) -> str:
    """The text without headings and quotations."""
    return _NOT_OWN.sub("", text)


def suggested(advice: Advice, draft: Draft) -> tuple[Suggestion, ...]:
    """What to offer for a draft, by its title and text, beside the themes it has."""
    return advice.suggest(f"{draft.title}\n{draft.text}", draft.themes)


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


def _liked(
    theme: str,
    known: Mapping[str, tuple[int, int]],
    said: Mapping[str, Mapping[str, float]],
    weight: float,
) -> Iterator[_Reason]:
    """What known words say for or against a theme."""
    scale = weight / math.sqrt(max(len(said), 1))
    for word, by_theme in said.items():
        yield _Reason(by_theme.get(theme, 0.0) * scale, *known[word])


def _examples(pack: Pack) -> Iterator[Example]:
    """All that the pack says of its themes."""
    yield from pack.examples
    for theme in pack.themes:
        for text in (
            theme.definition, theme.low, theme.medium, theme.high, *theme.examples,
            theme.stem_for, theme.stem_to,
        ):  # fmt: skip
            yield Example(theme.slug, text)
    for prompt in pack.prompts:
        if prompt.theme != ANY:
            yield Example(prompt.theme, prompt.text)
