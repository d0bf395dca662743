# SPDX-License-Identifier: MIT
"""Moving in once more, and names that stand twice: nothing is taken for something it is not.

Most formats give their entries no names, so that an entry with other words is a new one. It comes
in, for its words are new, and is remarked on, for the old ones are here too. Where a format has
names, an entry that was edited since is left as it is here, and that is said.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256

from journal_app.domain.entry import Draft, replace_unstorable
from journal_app.domain.message import message
from journal_app.exchange.formats import Incoming, Problem
from journal_app.exchange.reading import OfWords
from journal_app.storage import entries
from journal_app.storage.database import Connection

_SHOWN = re.compile(r"!?\[[^\[\]\n]*\]\(attachment:[0-9a-f]+\)|\[[^\[\]\n]*: not in the export\]")
"""How a file of an entry stands in its text here, whatever stood there before."""


class Before:
    """The days, times and titles that came in before from one format."""

    def __init__(self, connection: Connection, format_name: str) -> None:
        self._heads = entries.heads_from(connection, f"{format_name}:")

    def remarks(self, one: Incoming, draft: Draft) -> list[Problem]:
        """The remark that an entry, which is new by its words, stands here with others."""
        if not self._heads or not isinstance(one.key, OfWords):
            return []
        if (draft.day, draft.time, draft.title) not in self._heads:
            return []
        said = message(
            "An entry of this day, time and title came in before with other words. Both are kept."
        )
        return [Problem(one.line, said, one.file, lost=False)]


class Known:
    """Which entries of one source are here, for the preview and the import alike.

    ``knows`` says whether an id or a key is here or came before in the source. ``load`` gives
    name, title and text of the entries here whose source key begins so, or of all by their ids
    where it is given None; it is not asked before one of them comes again.
    """

    def __init__(
        self,
        knows: Callable[[str | None, str | None], bool],
        load: Callable[[str | None], Iterable[tuple[str, str, str]]],
    ) -> None:
        self._knows, self._load = knows, load
        self._said: dict[str, int] = {}
        self._words: dict[str | None, dict[str, int]] = {}

    def look(self, one: Incoming) -> tuple[Incoming, bool, list[Problem]]:
        """The entry by the name that it has here, whether it is here, and what to remark on that.

        Two entries under one name are two all the same, in whatever order they stand: one of them
        has a name that is made of its words.
        """
        name = _name(one)
        if name is None:
            return one, self._knows(one.id, one.key), []
        draft = one.draft
        words = hash((draft.day, draft.time, draft.title, draft.text))
        if self._said.setdefault(name, words) != words:
            apart = _by_words(one)
            return apart, self._knows(None, apart.key) or bool(self._says(one, name)), []
        if not self._knows(one.id, one.key):
            return one, False, []
        edited = self._says(one, name) is False and not self._knows(None, _by_words(one).key)
        return one, True, [_left_alone(one)] if edited else []

    def _says(self, one: Incoming, name: str) -> bool | None:
        """Whether the entry of that name says the same here; None where there is none of a name."""
        start = None if one.id else f"{name.partition(':')[0]}:"
        if start not in self._words:
            loaded = self._load(start)
            self._words[start] = {known: _words(title, text) for known, title, text in loaded}
        here = self._words[start].get(name)
        if here is None:
            return None
        title, text = replace_unstorable(one.draft.title), replace_unstorable(one.draft.text)
        for piece in one.pieces:
            text = text.replace(piece.refers, "") if piece.refers else text
            text = text.replace(f"]({piece.address})", "](attachment:0)") if piece.address else text
        place = replace_unstorable(one.place)
        return here in (_words(title, text), _words(title, f"{text} {place}"))


def _left_alone(one: Incoming) -> Problem:
    said = message("This entry was here already, with other words. What is here was left as it is.")
    return Problem(one.line, said, one.file, lost=False)


def _by_words(one: Incoming) -> Incoming:
    """The entry under the name that it has where another of its source has its own."""
    draft = one.draft
    said = f"{draft.day}\0{draft.time}\0{draft.title}\0{draft.text}"
    digest = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return replace(one, id=None, key=f"{one.id or one.key}:{digest}")


def _name(one: Incoming) -> str | None:
    """The entry's own name; None where it was made of its words."""
    return one.id or (None if isinstance(one.key, OfWords) else one.key)


def _words(title: str, text: str) -> int:
    """What can be compared of an entry: its words, however they are set."""
    return hash(" ".join(f"{title} {_SHOWN.sub('', text)}".split()))
