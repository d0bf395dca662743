# SPDX-License-Identifier: MIT
"""A list inside a JSON file, item by item with the line where each begins.

Read so, what is damaged further down does not take what stands before it along, and a fault has
a line.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import message
from journal_app.exchange.formats import Problem

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
_WRONG = (ValueError, RecursionError, IndexError)


@dataclass(frozen=True, slots=True)
class Item:
    """A value of the list, and the line on which it begins, from 1."""

    line: int
    value: Any


def items(text: str, key: str = "", file: str = "") -> Iterator[Item | Problem]:
    """The values of the list that the object in ``text`` holds under ``key``.

    Without a key the text is the list. Raises ExchangeError where there is no such list; what
    cannot be read any further is a Problem.
    """
    at = _list_begins(text, key)
    if at < 0:
        raise ExchangeError(
            "“{file}” is not complete, or not what its name says: there is no list of entries in "
            "it.",
            file=file,
        )
    line = text.count("\n", 0, at) + 1
    while True:
        begins = _skip(text, at)
        line += text.count("\n", at, begins)
        if text[begins : begins + 1] == "]":
            return
        try:
            value, at = _DECODER.raw_decode(text, begins)
        except _WRONG:
            said = message("The file is damaged here, and nothing after this line was read.")
            yield Problem(line, said, file)
            return
        yield Item(line, value)
        line += text.count("\n", begins, at)
        after = _skip(text, at)
        line += text.count("\n", at, after)
        at = after + 1 if text[after : after + 1] == "," else after


def _list_begins(text: str, key: str) -> int:
    """The place after the opening bracket, or -1."""
    at = _skip(text, 0)
    if not key:
        return at + 1 if text[at : at + 1] == "[" else -1
    if text[at : at + 1] != "{":
        return -1
    at = _skip(text, at + 1)
    while text[at : at + 1] == '"':
        try:
            name, at = _DECODER.raw_decode(text, at)
            at = _skip(text, at)
            if text[at : at + 1] != ":":
                return -1
            at = _skip(text, at + 1)
            if name == key:
                return at + 1 if text[at : at + 1] == "[" else -1
            _, at = _DECODER.raw_decode(text, at)
        except _WRONG:
            return -1
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
    return -1


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
