# SPDX-License-Identifier: MIT
"""What Typst makes of a design and some data, and which characters no font has.

Words reach it only as data, never as markup. Fonts are its own and ours, so that a page is the
same everywhere.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typst

from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message, message
from journal_app.resources import fonts

PROBE = b"#set document(title: [-])\n#sys.inputs.text"
"""A design that shows nothing but the text it is given."""
LACKING = (
    "No font here has {characters}, so a gap stands there and the PDF does not carry the mark for "
    "accessibility. Replacing it brings the mark back."
)
_MOST_NAMED = 6
_NUMBERED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_UNKNOWN = re.compile(r"the text (.+?) could not be displayed", re.S)


@dataclass(frozen=True, slots=True)
class Made:
    """A finished PDF, and what there is to say about it."""

    pdf: bytes
    notices: tuple[Message, ...]


def tagged(inputs: dict[str, str], design: bytes, words: str, lacking: str, **how: Any) -> Made:
    """A tagged PDF (PDF/UA-1).

    A character that no font has costs the accessibility mark; then the sentence ``lacking`` names
    those among ``words``, as ``{characters}``. Raises ExchangeError where the page cannot be set.
    """
    try:
        made = _compiled(design, inputs, format="pdf", pdf_standards=["ua-1"], **how)
        return Made(_one(made), ())
    except typst.TypstError as refused:
        if not unknown_characters(str(refused)):
            raise _failed(refused) from refused
    try:
        made = _compiled(design, inputs, format="pdf", **how)
    except typst.TypstError as refused:
        raise _failed(refused) from refused
    return Made(_one(made), (message(lacking, characters=strange_characters(words)),))


def pictures(inputs: dict[str, str], design: bytes, pixels_per_inch: float) -> list[bytes]:
    """The same pages as PNG pictures; raises ExchangeError where they cannot be set."""
    try:
        made = _compiled(design, inputs, format="png", ppi=pixels_per_inch)
    except typst.TypstError as refused:
        raise _failed(refused) from refused
    return [made] if isinstance(made, bytes) else list(made or [])


def strange_characters(text: str) -> str:
    """The characters of the text that no font has, described for a person; a few of many."""
    found: list[str] = []
    left = "".join(sorted({one for one in text if not one.isascii()}))
    while left and len(found) <= _MOST_NAMED:
        try:
            _compiled(PROBE, {"text": " ".join(left)}, format="pdf", pdf_standards=["ua-1"])
            break
        except typst.TypstError as refused:
            unknown = unknown_characters(str(refused)) & set(left)
            if not unknown:
                break
            found += sorted(unknown)
            left = "".join(one for one in left if one not in unknown)
    return named_characters(found)


def named_characters(found: Sequence[str]) -> str:
    """Characters described for a person; a few of many."""
    named = ", ".join(
        f"“{one}” ({unicodedata.name(one, 'unnamed').lower()})" for one in found[:_MOST_NAMED]
    )
    return f"{named}, …" if len(found) > _MOST_NAMED else named


def unknown_characters(refusal: str) -> set[str]:
    """The characters that a refusal of Typst names as in no font, some of them by their number."""
    return {
        character
        for text in _UNKNOWN.findall(refusal)
        for character in _NUMBERED.sub(lambda found: chr(int(found[1], 16)), text.strip('"“”`'))
        if not character.isascii()
    }


def _compiled(design: bytes, inputs: Mapping[str, str], **how: Any) -> bytes | list[bytes] | None:
    made: bytes | list[bytes] | None = typst.compile(
        design,
        sys_inputs=dict(inputs),
        ignore_system_fonts=True,
        font_paths=[str(fonts())],
        **how,
    )
    return made


def _one(made: bytes | list[bytes] | None) -> bytes:
    assert isinstance(made, bytes)
    return made


def _failed(refused: Exception) -> ExchangeError:
    first = str(refused).splitlines()[0][:200] if str(refused) else ""
    return ExchangeError("The page could not be set ({why}).", why=first)
