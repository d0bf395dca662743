# SPDX-License-Identifier: MIT
"""JSON from strangers: UTF-8 alone, no deeper than people write, and numbers that are numbers."""

import json
import math
from typing import Any, NoReturn

from journal_app.domain.errors import InvalidValue
from journal_app.domain.limits import DEEPEST

_MOST_WHY = 120


def loads(content: bytes | str) -> Any:
    """The value of a JSON text; raises InvalidValue with a sentence about the line.

    Refused beside what is not JSON: other encodings, NaN and infinite numbers, numbers of
    thousands of digits, and more than ``DEEPEST`` levels. Of a key that stands twice the last
    holds. A text may hold half a surrogate pair: ``domain.entry`` says what becomes of it.
    """
    try:
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        found = _DECODER.decode(text)
    except RecursionError:
        raise _too_deep() from None
    except UnicodeDecodeError:
        raise InvalidValue("The line is not UTF-8 text.") from None
    except ValueError as fault:
        raise InvalidValue("The line is not JSON ({why}).", why=str(fault)[:_MOST_WHY]) from None
    # Few brackets cannot be deep, and counting them costs next to nothing.
    if text.count("[") + text.count("{") > DEEPEST:
        _check_depth(found)
    return found


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, list | dict)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, list | dict)
        ]
        if not level:
            return
    raise _too_deep()


def _too_deep() -> InvalidValue:
    return InvalidValue("The line is nested too deeply to be an entry.")


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError(f"{digits[:20]} is no number that can be kept")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


_DECODER = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite)
