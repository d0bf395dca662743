# SPDX-License-Identifier: MIT
"""Reading plain data of others: each value has its type and its size, or there is a sentence."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from journal_app.domain.errors import ExchangeError

T = TypeVar("T")


def record(value: object) -> Mapping[str, object]:
    """A mapping by name; raises ExchangeError where it is none."""
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise _wrong()
    return value


def text(value: object, most: int) -> str:
    """Words of at most ``most`` characters, none of which a journal cannot keep."""
    if not isinstance(value, str) or len(value) > most or "\x00" in value:
        raise _wrong()
    try:
        # Half a surrogate pair has no UTF-8; this looks through megabytes in no time.
        value.encode()
    except UnicodeEncodeError as problem:
        raise _wrong() from problem
    return value


def whole(value: object, low: int, high: int) -> int:
    """A whole number from ``low`` to ``high``."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise _wrong()
    return value


def number(value: object, low: float, high: float) -> float:
    """A number from ``low`` to ``high``, never "not a number"."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise _wrong()
    return float(value)


def day(value: object) -> date:
    """A day written as 2026-11-24."""
    try:
        return date.fromisoformat(text(value, 10))
    except ValueError as problem:
        raise _wrong() from problem


def maybe(read: Callable[[object], T], value: object) -> T | None:
    """None as it is; anything else as ``read`` reads it."""
    return None if value is None else read(value)


def one_of(value: object, known: Sequence[str]) -> str:
    """One of the words that are known."""
    if value not in known:
        raise _wrong()
    return str(value)


def several(value: object, most: int, read: Callable[[object], T]) -> tuple[T, ...]:
    """At most ``most`` of something in a row."""
    if not isinstance(value, list | tuple) or len(value) > most:
        raise _wrong()
    return tuple(read(one) for one in value)


def _wrong() -> ExchangeError:
    return ExchangeError(
        "This file is not as the program writes it, so nothing was taken from it. Please ask for "
        "it to be saved and sent once more."
    )
