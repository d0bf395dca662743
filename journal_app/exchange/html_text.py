# SPDX-License-Identifier: MIT
"""HTML that another journal keeps in its entries, as Markdown, and never lost for want of marks."""

import re

from bs4 import BeautifulSoup

from journal_app.exchange.rich_text import as_markdown

_MARKED = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d+|\w+);")
_BREAK = re.compile(r"<(?:br\s*/?|/p|/div|/li|/h\d)>", re.I)
_GAPS = re.compile(r"\n{3,}")


def from_html(html: str) -> str:
    """The text of a piece of HTML with its structure as Markdown; plain text stays as it is."""
    if not _MARKED.search(html):
        return html
    made = as_markdown(html)
    if made:
        return made
    plain = BeautifulSoup(_BREAK.sub(r"\g<0>" + "\n", html), "html.parser").get_text()
    return _GAPS.sub("\n\n", "\n".join(line.strip() for line in plain.splitlines())).strip()
