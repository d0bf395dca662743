# SPDX-License-Identifier: MIT
"""Tags in a text of jrnl: words that begin with a symbol, which its user may have chosen."""

import re

from journal_app.domain.message import message
from journal_app.exchange.formats import Option

SYMBOLS = Option(
    "symbols",
    message("Tags in the text begin with"),
    (
        ("@", message("@")),
        ("#", message("#")),
        ("@#", message("@ or #")),
        ("none", message("there are none")),
    ),
)


def tag_pattern(symbols: str) -> re.Pattern[str] | None:
    """What a tag looks like with a choice of ``SYMBOLS``; None where there are none."""
    if symbols == "none":
        return None
    mark = re.escape(symbols) if len(symbols) == 1 else f"[{re.escape(symbols)}]"
    return re.compile(rf"{mark}(?<!\S{mark})([-+*#/\w]*\w[-+*#/\w]*)")


def tags_in(text: str, tags: re.Pattern[str] | None) -> tuple[str, ...]:
    """The tags in a text, each once, without their symbols."""
    return tuple(dict.fromkeys(tags.findall(text))) if tags else ()
