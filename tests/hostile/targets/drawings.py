# SPDX-License-Identifier: MIT
"""Drawings in a summary, as whoever sent it made them: what is let in draws, and loads nothing."""

import re

from journal_app.content import house_pack
from journal_app.domain.side_by_side import side_by_side
from journal_app.exchange.figure import PRINT, svg
from journal_app.exchange.safe_svg import clean, for_dark
from journal_app.exchange.safe_xml import parse
from tests.domain.summaries import summary
from tests.hostile.target import Target, words_in

_OUTSIDE = re.compile(r"(?:href|src|clip-path)=\"(?!#|url\(#)|@import|javascript:|data:", re.I)


def a_drawing(content: bytes) -> None:
    """One that is let in is XML once more, says nothing of elsewhere, and cleans to itself."""
    cleaned = clean(content.decode("utf-8", "replace"))
    parse(cleaned.encode())
    assert not _OUTSIDE.search(cleaned), cleaned
    assert clean(cleaned) == cleaned
    parse(for_dark(cleaned, "#242729").encode())


def _ours() -> bytes:
    spec = side_by_side([summary(1)], house_pack().theme_names())[2]
    return svg(spec, PRINT, 300, 120).encode()


_HOSTILE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"
xmlns:xlink="http://www.w3.org/1999/xlink"><defs><path id="a" d="M 0 0 L 9 9"/></defs>
<use xlink:href="#a" style="fill: url(http://x.invalid/#b); stroke-dasharray: 1e-9"/>
<image href="file:///etc/passwd"/><g clip-path="url(#c)" onload="x()"><use href="y.svg#a"/></g>
<script>x()</script><style>@import "z";</style><rect width="1e9" height="NaN"/></svg>"""

TARGETS = (Target("drawing", a_drawing, [_ours(), _HOSTILE], words_in(_HOSTILE), slow=True),)
