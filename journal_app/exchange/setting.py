# SPDX-License-Identifier: MIT
"""Setting a large text as a tagged PDF with Typst, whatever characters are in it.

First with the fonts that come along; if they lack a character, with those of the computer too; and
only if no font there has it without the accessibility mark, and then it is named.
"""

import json
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import typst

from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import message
from journal_app.exchange.printable import UNPRINTABLE
from journal_app.exchange.typesetting import (
    LACKING,
    PROBE,
    Made,
    named_characters,
    unknown_characters,
)

Make = Callable[..., bytes | list[bytes] | None]


def pdf(data: str, design: Path, stamp: datetime) -> Made:
    """The JSON ``data`` set by a design as PDF/UA-1; raises ExchangeError where it is faulty."""
    printable = json.dumps(_printable(json.loads(data)), ensure_ascii=False)
    characters = {one for one in set(printable) if not one.isascii()}
    lacking = _lacking(characters, own_fonts_alone=True)
    own_fonts_alone = not lacking
    if lacking:
        lacking = _lacking(lacking, own_fonts_alone=False)
    make: Make = partial(
        typst.compile,
        design.read_bytes(),
        format="pdf",
        sys_inputs={"data": printable},
        ignore_system_fonts=own_fonts_alone,
        timestamp=stamp,
    )
    try:
        made = _made(make, lacking)
    except typst.TypstError as refused:
        why = str(refused).splitlines()[0][:200] if str(refused) else ""
        raise ExchangeError("The book could not be set ({why}).", why=why) from refused
    assert isinstance(made, bytes)
    if not lacking:
        return Made(made, ())
    notice = message(LACKING, characters=named_characters(sorted(lacking)))
    return Made(made, (notice,))


def _made(make: Make, lacking: set[str]) -> bytes | list[bytes] | None:
    """The PDF, with its mark unless characters are lacking; ``lacking`` takes those found now."""
    if not lacking:
        try:
            return make(pdf_standards=["ua-1"])
        except typst.TypstError as refused:
            # Characters that have a glyph each may have none together.
            unknown = unknown_characters(str(refused))
            if not unknown:
                raise
            lacking |= unknown
    return make()


def _lacking(characters: set[str], *, own_fonts_alone: bool) -> set[str]:
    """The characters of these that no font has."""
    found: set[str] = set()
    left = set(characters)
    while left:
        try:
            typst.compile(
                PROBE,
                format="pdf",
                sys_inputs={"text": " ".join(sorted(left))},
                ignore_system_fonts=own_fonts_alone,
                pdf_standards=["ua-1"],
            )
            break
        except typst.TypstError as refused:
            unknown = unknown_characters(str(refused)) & left
            if not unknown:
                break
            found |= unknown
            left -= unknown
    return found


def _printable(value: Any, *, code: bool = False) -> Any:
    """The data without what no page can show; only code keeps its tabs, for it has columns."""
    if isinstance(value, str):
        kept = value.split("\t") if code else [value]
        return "\t".join(UNPRINTABLE.sub(" ", part) for part in kept)
    if isinstance(value, list):
        return [_printable(one) for one in value]
    if isinstance(value, dict):
        code = value.get("code") is True
        return {key: _printable(one, code=code) for key, one in value.items()}
    return value
