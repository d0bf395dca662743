# SPDX-License-Identifier: MIT
"""Places in a line: Qt counts units of UTF-16, Python characters; an emoji is two and one."""

import re
from bisect import bisect_left
from collections.abc import Callable

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")


def units(line: str, column: int) -> int:
    """How Qt counts the place before character ``column`` of a line."""
    if line.isascii():
        return column
    return column + len(_TWO_UNITS.findall(line, 0, column))


def column(line: str, unit: int) -> int:
    """How Python counts the place that Qt counts as ``unit``."""
    if line.isascii():
        return unit
    for found in _TWO_UNITS.finditer(line):
        if found.start() >= unit:
            break
        unit -= 1
    return unit


def counter(line: str) -> Callable[[int], int]:
    """``units`` for many places in one line: what takes time is done once."""
    if line.isascii() or not (found := [one.start() for one in _TWO_UNITS.finditer(line)]):
        return lambda column: column
    return lambda column: column + bisect_left(found, column)
