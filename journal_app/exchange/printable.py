# SPDX-License-Identifier: MIT
"""Words without the characters that no page can show and no file should carry.

A tab is one of them: Typst draws none, so that the words beside it would run together.
"""

import re

UNPRINTABLE = re.compile(
    "[\x00-\t\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)


def tidied(text: str) -> str:
    """Words in which everything can be printed, kept and sent."""
    return UNPRINTABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
