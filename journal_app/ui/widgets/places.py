# SPDX-License-Identifier: MIT
"""Places in a line: Qt counts units of UTF-16, Python characters; an emoji is two and one."""

import re

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
