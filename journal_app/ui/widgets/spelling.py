# SPDX-License-Identifier: MIT
"""Which words of a line are not spelled as the dictionary has them. It never changes a word."""

import re
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from journal_app.services import spelling
from journal_app.services.spelling import Speller
from journal_app.ui.tasks import FREE, Tasks

_ODD = re.compile(r"[@#&/\\]|\.(?=\w)")
_WORD = re.compile(r"[^\W_](?:[\w’'\-]*[^\W_])?")
_PLAIN = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_BEGINNINGS = {
    "anti", "co", "cross", "ex", "inter", "intra", "macro", "micro", "mid", "mini", "multi", "non",
    "post", "pre", "re", "self", "semi", "sub", "un",
}  # fmt: skip


class Spelling(QObject):
    """Checks words, once each, from when the dictionary has been read."""

    changed = Signal(str)
    """What is known changed: for the word named, or for all words where none is named."""

    def __init__(
        self, words: Iterable[str] = (), on_add: Callable[[str], object] = lambda _: None
    ) -> None:
        """``words`` are the leader's own, ``on_add`` keeps one more."""
        super().__init__()
        self._own = {word.casefold() for word in words}
        self._on_add = on_add
        self._speller: Speller | None = None
        self._known: dict[str, bool] = {}
        self.on = True

    @property
    def ready(self) -> bool:
        """Whether words are checked: it is on, and the dictionary has been read."""
        return self.on and self._speller is not None

    def load(self, tasks: Tasks) -> None:
        """Read the dictionary, off the window's thread, unless that was done."""
        if self._speller is None:
            tasks.latest("spelling.load", FREE, lambda: (spelling.load(),), self._loaded)

    def use(self, speller: Speller | None) -> None:
        """Check with this speller from now on."""
        self._speller = speller
        self._known.clear()
        self.changed.emit("")

    def switch(self, on: bool) -> None:
        """Mark words, or mark none."""
        if on != self.on:
            self.on = on
            self.changed.emit("")

    def own_words(self, words: Iterable[str]) -> None:
        """Take over the leader's own words, such as names and themes."""
        self._own = {word.casefold() for word in words}
        self._known.clear()
        self.changed.emit("")

    def add(self, word: str) -> None:
        """Count the word as right from now on, and have it kept."""
        self._own.add(word.casefold())
        self._known.clear()
        self._on_add(word)
        self.changed.emit(word)

    def suggestions(self, word: str) -> Sequence[str]:
        """Words that may have been meant, the likeliest first."""
        return self._speller.suggestions(word) if self._speller is not None else ()

    def right(self, word: str) -> bool:
        """Whether the word is known, or of a kind that no dictionary has."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._look_up(word)
        return known

    def wrong(self, line: str) -> list[tuple[int, int]]:
        """Where the words stand that are not known; nothing while ``ready`` is False."""
        if not self.ready:
            return []
        line = _without_odd(line)
        known, found = self._known, []
        for word in _WORD.finditer(line):
            right = known.get(word[0])
            if not (self.right(word[0]) if right is None else right):
                found.append(word.span())
        return found

    def _look_up(self, word: str) -> bool:
        if self._speller is None or len(word) < 2 or not _PLAIN.fullmatch(word):
            return True
        if any(letter.isupper() for letter in word[1:]):
            # Abbreviations and names such as WhatsApp.
            return True
        return self._knows(word) or all(
            part.lower() in _BEGINNINGS or len(part) < 2 or self._knows(part)
            for part in word.split("-")
        )

    def _knows(self, word: str) -> bool:
        assert self._speller is not None
        plain = word.casefold()
        own = plain in self._own or re.sub(r"[’']s$", "", plain) in self._own
        return own or self._speller.knows(word)

    def _loaded(self, found: tuple[Speller | None]) -> None:
        self.use(found[0])


def _without_odd(line: str) -> str:
    """The line with spaces for addresses, paths, tags and abbreviations with full stops."""
    kept, last = [], 0
    for odd in _ODD.finditer(line):
        if odd.start() >= last:
            start = max(last, line.rfind(" ", 0, odd.start()) + 1)
            end = line.find(" ", odd.start())
            end = len(line) if end < 0 else end
            kept += [line[last:start], " " * (end - start)]
            last = end
    return "".join((*kept, line[last:]))
