# SPDX-License-Identifier: MIT
"""Cells that no spreadsheet takes for a formula (OWASP, "CSV Injection"), and back again.

For texts; numbers stand as they are. A cell that could begin a formula gets an apostrophe in
front, which spreadsheets show as nothing or as itself. So does one that begins with an apostrophe
and such a thing, so that every cell comes back as it was. Write with ``csv.QUOTE_ALL``: a
spreadsheet that separates otherwise than we do would find cells inside a cell.
"""

import re

_SPACE = r"[\s\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff\"]*"
_FORMULA = re.compile(rf"'*{_SPACE}[=+\-@|\uff1d\uff0b\uff0d\uff20]")
_BREAK = re.compile(rf"'*{_SPACE}[\t\r\n\x00]")


def guarded(cell: str) -> str:
    """The cell as it may stand in a CSV file; every other cell is left as it is."""
    return f"'{cell}" if _acts(cell) else cell


def unguarded(cell: str) -> str:
    """The cell that ``guarded`` was given."""
    return cell[1:] if cell.startswith("'") and _acts(cell[1:]) else cell


def _acts(cell: str) -> bool:
    return bool(_FORMULA.match(cell) or _BREAK.match(cell))
