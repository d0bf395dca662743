# SPDX-License-Identifier: MIT
"""The page for a coach as PDF, and the same page as pictures to look at first.

Both come from one design and one set of data, so what is seen is what leaves. Words reach Typst
only as JSON, never as markup, and nothing is written to the disk on the way.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import typst

from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message, message
from journal_app.domain.shared import Item, SharedSummary
from journal_app.exchange import drawing
from journal_app.exchange.printable import tidied
from journal_app.resources import fonts, resources

_MOST_NAMED = 6
_PROBE = b"#set document(title: [-])\n#sys.inputs.text"
_DRAWN = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.wide) * 1mm)"""
_NUMBERED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_UNKNOWN = re.compile(r"the text (.+?) could not be displayed", re.S)


@dataclass(frozen=True, slots=True)
class Made:
    """A finished PDF, and what there is to say about it."""

    pdf: bytes
    notices: tuple[Message, ...]


def pdf(summary: SharedSummary) -> Made:
    """The summary as a tagged PDF (PDF/UA-1).

    A character that no font has costs the accessibility mark, and the notices name it. Raises
    ExchangeError where the design does not work.
    """
    inputs = _inputs(summary)
    try:
        made = _set(_design(), inputs, format="pdf", pdf_standards=["ua-1"])
        return Made(_bytes(made), ())
    except typst.TypstError as refused:
        if not unknown_characters(str(refused)):
            raise _failed(refused) from refused
    try:
        made = _set(_design(), inputs, format="pdf")
    except typst.TypstError as refused:
        raise _failed(refused) from refused
    notice = message(
        "No font here has {characters}, so a gap stands there and the PDF does not carry the "
        "mark for accessibility. Replacing it brings the mark back.",
        characters=strange_characters(_all_words(inputs)),
    )
    return Made(_bytes(made), (notice,))


def pages(summary: SharedSummary, pixels_per_inch: float) -> list[bytes]:
    """The same pages as PNG pictures; raises ExchangeError where the design does not work."""
    try:
        made = _set(_design(), _inputs(summary), format="png", ppi=pixels_per_inch)
    except typst.TypstError as refused:
        raise _failed(refused) from refused
    return [made] if isinstance(made, bytes) else list(made or [])


def drawn(svg: str, wide: float, pixels_per_inch: float) -> bytes:
    """A drawing as a PNG ``wide`` millimetres across; raises ExchangeError where it is none."""
    inputs = {"svg": drawing.tidy(svg), "wide": f"{wide:g}"}
    try:
        return _bytes(_set(_DRAWN, inputs, format="png", ppi=pixels_per_inch))
    except typst.TypstError as refused:
        raise _failed(refused) from refused


def strange_characters(text: str) -> str:
    """The characters of the text that no font has, described for a person; a few of many."""
    found: list[str] = []
    left = "".join(sorted({one for one in text if not one.isascii()}))
    while left and len(found) <= _MOST_NAMED:
        try:
            _set(_PROBE, {"text": " ".join(left)}, format="pdf", pdf_standards=["ua-1"])
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


def _inputs(summary: SharedSummary) -> dict[str, str]:
    return {"data": json.dumps([_data(item) for item in summary.items])}


def _data(item: Item) -> dict[str, object]:
    """An item for the design. It may come from elsewhere, so it is tidied once more."""
    data: dict[str, object] = {
        "id": item.id,
        "kind": item.kind,
        "words": [tidied(word) for word in item.words],
    }
    if item.picture:
        svg = drawing.tidy(item.picture.svg)
        wide, high = drawing.size(svg)
        data |= {"svg": svg, "alt": tidied(item.picture.alt), "wide": wide, "high": high}
    return data


def _all_words(inputs: dict[str, str]) -> str:
    return "".join(word for item in json.loads(inputs["data"]) for word in item["words"])


def _set(design: bytes, inputs: dict[str, str], **how: Any) -> bytes | list[bytes] | None:
    """What Typst makes of a design, with no fonts but its own and ours: the same everywhere."""
    made: bytes | list[bytes] | None = typst.compile(
        design, sys_inputs=inputs, ignore_system_fonts=True, font_paths=[str(fonts())], **how
    )
    return made


def _design() -> bytes:
    return (resources() / "print" / "summary.typ").read_bytes()


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    assert isinstance(made, bytes)
    return made


def _failed(refused: Exception) -> ExchangeError:
    first = str(refused).splitlines()[0][:200] if str(refused) else ""
    return ExchangeError("The page could not be set ({why}).", why=first)
