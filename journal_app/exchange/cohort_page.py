# SPDX-License-Identifier: MIT
"""The page of a group as PDF, as HTML, and as pictures to look at first, all from one value.

Words reach Typst only as JSON and HTML only escaped, so that a name can be nothing but a name.
"""

import base64
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from journal_app.domain.cohort_page import CohortPage
from journal_app.domain.message import Message

Say = Callable[[Message], str]
SUFFIXES = (".pdf", ".html")
_STAMP = datetime(2000, 1, 1, 12, tzinfo=UTC)
"""A page says its quarter and no finer time, its file neither."""


def pdf(page: CohortPage, designs: Path, say: Say = str) -> bytes:
    """The page as a tagged PDF (PDF/UA-1); raises ExchangeError where it cannot be set."""
    made = _compiled(page, designs, say, format="pdf", pdf_standards=["ua-1"], timestamp=_STAMP)
    assert isinstance(made, bytes)
    return made


def pages(page: CohortPage, designs: Path, pixels_per_inch: float, say: Say = str) -> list[bytes]:
    """The same pages as PNG pictures."""
    made = _compiled(page, designs, say, format="png", ppi=pixels_per_inch)
    return [made] if isinstance(made, bytes) else list(made or [])


def html(page: CohortPage, designs: Path, say: Say = str) -> bytes:
    """The page as one HTML file that runs nothing and loads nothing."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    style = (designs / "cohort.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(designs), autoescape=True, undefined=StrictUndefined
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    written = environment.get_template("cohort.html").render(
        page=_plain(page, say), style=style, style_hash=f"sha256-{digest}"
    )
    return written.encode()
