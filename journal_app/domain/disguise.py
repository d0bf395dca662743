# SPDX-License-Identifier: MIT
"""Roles instead of names: the leader's list put over a text, and what may still name somebody.

The list is pairs of a name and the role that stands for it: people, organisations, and other words
for either ("the Leader", "my chair") under the same role (domain note, 6.3). What is not on the
list is only suggested, for plain rules miss some names and take some words for names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journal_app.domain.names import GivenNames, names_in


@dataclass(frozen=True, slots=True)
class Disguise:
    """The leader's list; ``organisations`` are those of its names that are no person's.

    ``ordinary`` are words of the language in small letters, which are never taken for a misspelt
    name.
    """

    roles: tuple[tuple[str, str], ...]
    organisations: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()

    def apply(self, text: str) -> str:
        """The text with a role wherever the list knows a name; the same text, the same words."""
        for name, role in self.roles:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: role, text, flags=re.I)
        return text


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that names, or may name, somebody: ``words`` is what stands from start to end.

    ``sort`` says why it was noticed, ``role`` is the list's role for it or empty where it is only
    a suggestion, and ``context`` is the words round it.
    """

    start: int
    end: int
    words: str
    sort: str
    role: str
    context: str


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of special-category data and the words that hint at it."""

    kind: str
    words: tuple[str, ...]


def hits(
    text: str, disguise: Disguise, given: GivenNames, left: Sequence[str] = ()
) -> tuple[Hit, ...]:
    """Everything to decide about, from the top; not what is ``left`` as it is."""
    let = {one.casefold() for one in left}
    return tuple(
        Hit(start, end, text[start:end], "name", one.role, text[max(0, start - 40) : end + 40])
        for one in names_in(text, given, disguise.roles)
        for start, end in one.places
        if text[start:end].casefold() not in let
    )


def categories(text: str, lists: Sequence[Category]) -> tuple[str, ...]:
    """Kinds of special-category data that the text may touch on (domain note, 6.2)."""
    return tuple(
        one.kind
        for one in lists
        if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.I) for word in one.words)
    )
