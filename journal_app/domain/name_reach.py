# SPDX-License-Identifier: MIT
"""How far a name reaches that was found in a text: titles, letters and other halves beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal_app.domain.name_forms import BODY, PERSON, Listed
from journal_app.domain.name_words import SMALL, TITLES, Word, slips

_CLOSE = re.compile(r"[ \t]{0,3}(?:\n[ \t]{0,3}|[-‐‑'’ \t])[ \t]{0,3}|[._]")
_STOP = re.compile(r"\.\s*(?:$|\n|\s[A-Z])")


@dataclass(frozen=True, slots=True)
class Found:
    """A name of the list where it stands; ``at`` is its place on the list.

    ``sort`` is ``whole``, ``part``, ``letters`` or ``misspelt``.
    """

    start: int
    end: int
    sort: str
    at: int


def grown(
    text: str, words: Sequence[Word], at: int, taken: tuple[Found, int], one: Listed
) -> Found:
    """With a title before it, the other half of a double name, a letter beside it."""
    found, length = taken
    start, end = found.start, found.end
    if one.kind == BODY:
        end = _to_its_end(text, words[at + length : at + length + len(one.words)], one, end)
        return Found(start, end, found.sort, found.at)
    if one.kind != PERSON:
        return found
    after = words[at + length] if at + length < len(words) else None
    beyond = words[at + length + 1] if at + length + 1 < len(words) else None
    if after and beyond and text[after.end : beyond.start] in ("'", "’") and len(after.folded) == 1:
        # The "O" of "O'Neill".
        if text[end : after.start] == " " and _kin(beyond.folded, one):
            end = beyond.end
    elif after and after.capital and _goes_on(text, after, end, one):
        end = past_its_dot(text, after.end) if len(after.folded) == 1 else after.end
    for word in reversed(words[max(0, at - 3) : at]):
        if not (word.capital and _leads_to(word, text[word.end : start], one)):
            break
        start = word.start
    return Found(start, end, found.sort, found.at)


def past_its_dot(text: str, end: int) -> int:
    """The end of a letter with its dot, unless that may be where the sentence ends."""
    return end + 1 if text[end : end + 1] == "." and not _STOP.match(text, end) else end


def _goes_on(text: str, after: Word, end: int, one: Listed) -> bool:
    """Whether the word behind is the other half of a double name, a letter, or another slip."""
    gap = text[end : after.start]
    if gap in ("-", "‐", "‑"):
        return True
    if gap != " " or len(after.folded) > 1:
        return gap == " " and _kin(after.folded, one)
    dotted = text[after.end : after.end + 1] == "."
    return after.folded in one.letters and (dotted or after.folded not in "ia")


def _leads_to(word: Word, gap: str, one: Listed) -> bool:
    """Whether the word in front is a title, a letter of the name, or a short form of it."""
    if word.folded in TITLES:
        return bool(re.fullmatch(r"\.?[ \t\n]{1,2}", gap))
    if len(word.folded) > 1:
        return gap == " " and _kin(word.folded, one)
    dotted = gap.startswith(".")
    return (
        word.folded in one.letters
        and gap in (" ", ". ", ".")
        and (dotted or word.folded not in "ia")
    )


def _kin(folded: str, one: Listed) -> bool:
    """Whether a word beside a name is a short or slightly misspelt form of another of its words."""
    return any(
        (len(folded) > 2 and len(name) > 4 and (name.startswith(folded) or name.endswith(folded)))
        or (len(folded) > 3 and len(name) > 3 and slips(folded, name, 1) <= 1)
        for name in one.words
    )


def _to_its_end(text: str, following: Sequence[Word], one: Listed, end: int) -> int:
    """Where the name of a body ends: "Council", or "ICB", may stand behind what tells it apart."""
    letters = "".join(word[0] for word in one.words if word not in SMALL)
    for word in following:
        own = word.folded in one.words or (word.shouted and letters.endswith(word.folded))
        if not (own and word.capital and text[end : word.start] == " "):
            break
        end = word.end
    return end


def joined(found: Sequence[Found], text: str) -> Iterator[Found]:
    """Found side by side for the same name, they are one."""
    last: Found | None = None
    for one in found:
        if last is not None and (
            one.start < last.end
            or (one.at == last.at and _CLOSE.fullmatch(text[last.end : one.start]))
        ):
            sorts = {last.sort, one.sort}
            sort = "whole" if "whole" in sorts else "part" if len(sorts) > 1 else last.sort
            one = Found(last.start, max(last.end, one.end), sort, last.at)
        elif last is not None:
            yield last
        last = one
    if last is not None:
        yield last
