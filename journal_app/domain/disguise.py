# SPDX-License-Identifier: MIT
"""Roles instead of names: the leader's list put over a text, and what may still name somebody.

The list is pairs of a name and the role that stands for it: people, organisations, and other words
for either ("the Leader", "my chair") under the same role (domain note, 6.3). What is not on the
list is only suggested, for plain rules miss some names and take some words for names. The list
itself never leaves the journal.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from journal_app.domain.contact_details import details_in
from journal_app.domain.known_names import KnownNames
from journal_app.domain.name_guesses import guesses_in
from journal_app.domain.name_reach import Found
from journal_app.domain.name_words import Cover, begins_sentence, words_of
from journal_app.domain.names import GivenNames
from journal_app.domain.sensitive import Category, touched

NOTHING_GIVEN = GivenNames(frozenset(), frozenset(), frozenset())
_SOMEONE = "someone"
_NOBODY = "…"
"""Where any word at all would be a name of the list."""
_ADDRESSES = ("email", "web", "handle")
_ROUNDS = 6
_AROUND = 60
_LONGEST_ARTICLE = 12
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.I)
_HAS_OWN_ARTICLE = re.compile(r"(?:an?|the|my|our|one|some|someone|another)\b", re.I)
_BARE_GENITIVE = re.compile(r"['’](?=\s+\w)")


@dataclass(frozen=True, slots=True)
class Disguise:
    """The leader's list, and what is known about names and words.

    ``organisations`` are those of its names that are bodies, beyond those whose words say so;
    ``left`` are words that only look like a name of the list. A name that is one ordinary word too
    ("Mark") counts where it stands as a name; every other name of the list never stays.
    """

    roles: tuple[tuple[str, str], ...]
    organisations: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    given: GivenNames = NOTHING_GIVEN

    def apply(self, text: str) -> str:
        """The text with a role for every name that the list knows; put on twice, it is the same."""
        return _worn(self).put_on(text)

    def labels_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where roles of the list stand in the text."""
        return tuple(_worn(self).labels_in(text))

    def leaving(self, words: Iterable[str]) -> "Disguise":
        """The same list, which takes these words for no name either."""
        return replace(self, left=self.left | frozenset(words))


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that names, or may name, somebody: ``words`` is what stands from start to end.

    ``sort`` says why it was noticed. On the list: ``whole``, ``part``, ``letters``, ``misspelt``;
    then ``role`` says what will stand there, and ``name`` for which name of the list. Only
    suggested, and without a role: ``name``, ``title``, ``body``, ``acronym``, ``letters``,
    ``email``, ``web``, ``handle``, ``phone``, ``address``, ``postcode``, ``money``, ``date``,
    ``nhs``, ``ni``. ``context`` is the words round it.
    """

    start: int
    end: int
    words: str
    sort: str
    role: str
    context: str
    name: str = ""


def hits(
    text: str, disguise: Disguise, given: GivenNames, left: Sequence[str] = ()
) -> tuple[Hit, ...]:
    """Everything to look at, from the top; not what is ``left`` as it is."""
    worn = _worn(disguise.leaving(left))
    known = worn.found(text)
    taken = [*worn.labels_in(text), *((one.start, one.end) for one in known)]
    named = tuple(taken)
    cover = Cover(len(text), taken)
    details = [one for one in details_in(text) if not cover.meets(one[0], one[1])]
    taken += [(start, end) for start, end, _ in details]
    let = {_key(one) for one in (*disguise.left, *left)}
    guessed = [
        one
        for one in (*details, *guesses_in(text, given, taken, named))
        if _key(text[one[0] : one[1]]) not in let
    ]
    every = [(one.start, one.end, one.sort, *worn.listed_at(one)) for one in known]
    every += [(start, end, sort, "", "") for start, end, sort in guessed]
    return tuple(
        Hit(start, end, text[start:end], sort, role, _context(text, start, end), name)
        for start, end, sort, role, name in sorted(every)
    )


def categories(text: str, lists: Sequence[Category]) -> tuple[str, ...]:
    """Kinds of special-category data that the text may touch on (domain note, 6.2)."""
    return tuple(kind for kind, _ in touched(text, lists))


class _Worn:
    """A disguise made ready: the names to find and a clean label for each."""

    def __init__(self, disguise: Disguise) -> None:
        self._names = KnownNames(
            disguise.roles, disguise.organisations, disguise.left, disguise.given
        )
        self._labels = [self.label(one.role) for one in self._names.names]
        spelt = sorted({re.escape(one) for one in self._labels}, key=lambda one: (-len(one), one))
        self._own = re.compile(rf"(?<!\w)(?:{'|'.join(spelt)})(?!\w)", re.I) if spelt else None

    def label(self, role: str) -> str:
        """The role itself, but for names of the list in it."""
        role = role.strip()
        for instead in (None, _SOMEONE):
            found = self._names.whole(role)
            if role and not found:
                return role
            for one in reversed(found):
                words = self._names.names[one.at].role if instead is None else instead
                role = role[: one.start] + words + role[one.end :]
        return role if role and not self._names.whole(role) else _NOBODY

    def listed_at(self, found: Found) -> tuple[str, str]:
        """The label for what was found, and its name on the list."""
        return self._labels[found.at], self._names.names[found.at].name

    def labels_in(self, text: str) -> list[tuple[int, int]]:
        """Where labels of the list stand in the text, which give nobody away."""
        return [hit.span() for hit in self._own.finditer(text)] if self._own else []

    def found(self, text: str) -> list[Found]:
        """Names of the list in the text, but for what stands in a label already."""
        if not self._names.names:
            return []
        own = Cover(len(text), self.labels_in(text))
        found = [
            one
            for one in self._names.find(text)
            if one.sort == "whole" or not own.meets(one.start, one.end)
        ]
        return _with_addresses(found, text) if found else found

    def put_on(self, text: str) -> str:
        """The text with labels, until no name is left in it.

        A label beside other words may happen to make a name; that is rare, and is seen to in
        another round. Should it never end, what is left is blotted out.
        """
        for _ in range(_ROUNDS):
            after = self._once(text)
            if after == text:
                return text
            text = after
        while found := self.found(text):
            for one in reversed(found):
                text = text[: one.start] + _NOBODY + text[one.end :]
        return text

    def _once(self, text: str) -> str:
        for one in reversed(self.found(text)):
            label, start, end = self._labels[one.at], one.start, one.end
            if _HAS_OWN_ARTICLE.match(label):
                article = _ARTICLE.search(text, max(0, start - _LONGEST_ARTICLE), start)
                start = article.start() if article else start
            if begins_sentence(text, start):
                label = label[:1].upper() + label[1:]
            rest = text[end:]
            genitive = _BARE_GENITIVE.match(rest) if text[start:end][-1:] in "sS" else None
            if genitive and text[max(0, start - 1) : start] not in ("'", "‘"):
                rest = f"{rest[:1]}s{rest[1:]}"
            text = text[:start] + label + rest
        return text


def _with_addresses(found: Sequence[Found], text: str) -> list[Found]:
    """A name in an address of the net takes the whole of it along, which would tell the rest."""
    addresses = [one[:2] for one in details_in(text) if one[2] in _ADDRESSES]
    made: list[Found] = []
    for one in found:
        # In order, so that an address behind this name is behind the next one too.
        while addresses and addresses[0][1] <= one.start:
            addresses.pop(0)
        if addresses and addresses[0][0] < one.end:
            start, end = addresses[0]
            one = Found(min(start, one.start), max(end, one.end), "whole", one.at)
        if not made or one.start >= made[-1].end:
            made.append(one)
    return made


@lru_cache(maxsize=16)
def _worn(disguise: Disguise) -> _Worn:
    return _Worn(disguise)


def _key(words: str) -> str:
    return " ".join(word.folded for word in words_of(words))


def _context(text: str, start: int, end: int) -> str:
    """The words round a place, of its own line, cut between words."""
    before = text[max(0, start - _AROUND - 1) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND + 1].partition("\n")[0]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{text[start:end]}{after}".split())
