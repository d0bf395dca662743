# SPDX-License-Identifier: MIT
"""What became of a text, word by word: which words stayed, which went and which came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, CAME = "same", "gone", "came"
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_PARAGRAPHS = re.compile(r"[^\n]*\n+|[^\n]+")
_MOST_AT_ONCE = 4_000
"""Tokens on both sides that are compared word by word in one go; longer texts are first cut
into the paragraphs that differ."""
_MOST_INSIDE = 20_000
"""Tokens of one stretch of changed paragraphs that are still compared word by word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is the ``same`` on both sides, is ``gone``, or ``came``."""

    kind: str
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order, no two neighbours of one kind.

    All but what came is exactly ``before``; all but what is gone is exactly ``after``.
    """
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    if len(old) + len(new) <= _MOST_AT_ONCE:
        return tuple(_joined(_compared(old, new)))
    return tuple(_joined(_by_paragraph(before, after)))


def _by_paragraph(before: str, after: str) -> Iterator[Piece]:
    old, new = _PARAGRAPHS.findall(before), _PARAGRAPHS.findall(after)
    for same, gone, came in _stretches(old, new):
        if same:
            yield Piece(SAME, gone)
            continue
        words, others = _TOKENS.findall(gone), _TOKENS.findall(came)
        if len(words) + len(others) <= _MOST_INSIDE:
            yield from _compared(words, others)
        else:
            yield Piece(GONE, gone)
            yield Piece(CAME, came)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for same, gone, came in _stretches(old, new):
        if same:
            yield Piece(SAME, gone)
        else:
            yield Piece(GONE, gone)
            yield Piece(CAME, came)


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """Whether a stretch stayed, and what it is on either side."""
    # Spaces and full stops are everywhere: difflib's own guess at what is common keeps it quick.
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > _MOST_AT_ONCE // 2)
    for kind, first, last, start, end in matcher.get_opcodes():
        yield kind == "equal", "".join(old[first:last]), "".join(new[start:end])


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Without empty pieces; within a run of changes all that went stands before all that came.

    A space between two changed words counts as changed with them, so that they read as one.
    """
    gone = came = same = ""
    for piece in pieces:
        if piece.kind == SAME:
            same += piece.text
            continue
        if same and (gone or came) and same.isspace() and "\n" not in same:
            gone, came, same = gone + same, came + same, ""
        if same:
            yield from _changed(gone, came)
            yield Piece(SAME, same)
            gone = came = same = ""
        if piece.kind == GONE:
            gone += piece.text
        else:
            came += piece.text
    yield from _changed(gone, came)
    if same:
        yield Piece(SAME, same)


def _changed(gone: str, came: str) -> Iterator[Piece]:
    if gone:
        yield Piece(GONE, gone)
    if came:
        yield Piece(CAME, came)
