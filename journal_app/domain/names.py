# SPDX-License-Identifier: MIT
"""Names of people in a text, by the leader's own list and plain rules (domain note, 6.3 and 7).

A hint for the writer, never a block: it misses some names and takes some words for names, which
is why each can be left as it is. Nothing is learned and nothing leaves.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROLES = (
    "a colleague",
    "my deputy",
    "my manager",
    "the chair",
    "a partner’s lead",
    "a chief officer",
    "a councillor",
    "a clinician",
    "a resident",
)
"""Roles offered where the leader's own list has none."""
PARTNERS = (
    "Partner A",
    "Partner B",
    "Partner C",
    "Partner D",
    "an acute trust",
    "a council",
    "a charity",
    "a police force",
)
"""The same for organisations."""
WORDS_FOR = {
    "email": "an e-mail address",
    "web": "a web address",
    "handle": "an account",
    "phone": "a telephone number",
    "address": "an address",
    "postcode": "a postcode",
    "money": "a sum of money",
    "date": "a day",
    "nhs": "an NHS number",
    "ni": "a National Insurance number",
}
"""What stands for what is no name, by the sort of it."""

_TITLES = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Lord|Lady|Rev|Reverend|Sgt|"
    "Sergeant|Insp|Inspector|Supt|Superintendent"
)
_WORD = r"[A-ZÀ-ÖØ-Þ](?:[a-zß-öø-ÿ]+|['’][A-Z][a-z]+)(?:['’-][A-Z][a-zß-öø-ÿ]+)*"
_CAPITALISED = re.compile(
    rf"(?<![\w@/#.-])(?:(?P<title>{_TITLES})\.?\s+)?(?P<name>{_WORD}"
    rf"(?:[ \t]+{_WORD}){{0,2}})(?![\w@])"
)
_MONTHS = frozenset({"April", "May", "June"})
_SPEAKS = re.compile(r"^(?:['’]s\b|\s+(?:said|says|told|tells|asked|asks|thinks|thought|rang)\b)")
_BEFORE = re.compile(
    r"\b(?:with|from|to|by|for|told|asked|met|called|rang|phoned|emailed|thanked|and|saw|heard|"
    r"helped|let|of|that|said)\s+$",
    re.I,
)
_AFTER = re.compile(
    r"^(?:['’]s\b|\s+(?:said|says|told|tells|asked|asks|thinks|thought|wants|wanted|agreed|came|"
    r"comes|went|rang|called|was|is|has|had|looked|left|and I|from)\b)"
)
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?:\n]|\n\s*(?:[-*+>]|#+|\d+[.)]))\s*[\"“'‘(*_]*$")


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Names known as names, those that are also words, and what a place or body ends with.

    ``ordinary`` are words of the language, ``common`` words that have a capital and name nobody
    ("Monday", "NHS"), both as ``name_words.folded`` gives them; a phrase has blanks.
    """

    sure: frozenset[str]
    words: frozenset[str]
    places: frozenset[str]
    ordinary: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name of a person: what stands there, all its places, and the role to offer first.

    ``places`` are (start, end) offsets of every occurrence; ``role`` is empty where the leader's
    list has none for this name.
    """

    name: str
    places: tuple[tuple[int, int], ...]
    role: str = ""


def names_in(
    text: str,
    given: GivenNames,
    own: Sequence[tuple[str, str]] = (),
    not_names: Iterable[str] = (),
) -> tuple[NameFound, ...]:
    """Names of people in the order they first come, the leader's own list first of all.

    ``own`` are pairs of a name and a role; ``not_names`` are what the leader said is no person.
    Linear in the length of the text.
    """
    ignored = {one.casefold() for one in not_names}
    found: dict[str, list[tuple[int, int]]] = {}
    taken: list[tuple[int, int]] = []
    roles = dict(own)
    for name in sorted(roles, key=len, reverse=True):
        if name.strip():
            for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I):
                if not _overlaps(hit.span(), taken):
                    found.setdefault(name, []).append(hit.span())
                    taken.append(hit.span())
    for hit in _CAPITALISED.finditer(text):
        span = _person(hit, text, given)
        if span is None or _overlaps(span, taken):
            continue
        name = text[span[0] : span[1]]
        if name.casefold() not in ignored:
            found.setdefault(name, []).append(span)
    ordered = sorted(found.items(), key=lambda item: item[1][0])
    return tuple(NameFound(name, tuple(at), roles.get(name, "")) for name, at in ordered)


def edits(text: str, found: NameFound, role: str) -> tuple[tuple[int, int, str], ...]:
    """Every place of the name with the words for it: a capital where a sentence begins."""
    made: list[tuple[int, int, str]] = []
    for start, end in sorted(found.places):
        begins = bool(_ENDS_SENTENCE.search(text[max(0, start - 40) : start]))
        made.append((start, end, role[:1].upper() + role[1:] if begins else role))
    return tuple(made)


def _person(hit: re.Match[str], text: str, given: GivenNames) -> tuple[int, int] | None:
    """Where the person's name stands in a run of capitalised words, or None where none does."""
    start, end = hit.span("name")
    words = [(one.start() + start, one.group()) for one in re.finditer(r"\S+", hit["name"])]
    following = re.match(r"[ \t]+([A-Z]\w+)", text[end : end + 40])
    if words[-1][1] in given.places or (following and following[1] in given.places):
        return None
    if hit["title"]:
        return hit.start("title"), end
    for at, word in words:
        bare = re.split(r"['’-]", word)[0]
        last = at == words[-1][0]
        if bare in given.sure or (bare in given.words and _can_be_name(text, at, end, last=last)):
            return at, end
    return None


def _can_be_name(text: str, start: int, end: int, *, last: bool) -> bool:
    """Whether a name that is also a word stands where only a name can."""
    if not last:
        return True
    before, after = text[max(0, start - 40) : start], text[end : end + 20]
    if text[start:end] in _MONTHS:
        return bool(_SPEAKS.match(after))
    if _AFTER.match(after) and not _ENDS_SENTENCE.search(before):
        return True
    return after[:2] in ("'s", "’s") or bool(_BEFORE.search(before))


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)
