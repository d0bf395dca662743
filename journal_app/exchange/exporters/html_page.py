# SPDX-License-Identifier: MIT
"""The journal as one HTML file: offline, searchable, and readable without its script too."""

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

from journal_app.domain.message import message
from journal_app.domain.period import long_date
from journal_app.domain.whole import Leaving
from journal_app.exchange.exporting import COMMITMENTS, LAYERS, PICTURES, PRIVATE, Written
from journal_app.exchange.formats import whole_file
from journal_app.exchange.leaves import Leaves

_MOST = 1_600
"""Pixels a side of a picture: sharp at twice the width of the column."""


class HtmlPage:
    """Writes a page with everything in it. Its policy lets nothing run or load but its own."""

    name = "html"
    title = message("HTML, one page for a browser")
    says = message("One file that opens in any browser, offline, with a search box.")
    suffix = ".html"
    options = (PRIVATE, LAYERS, COMMITMENTS, PICTURES)

    def write(self, journal: Leaving, target: Path, chosen: Mapping[str, bool]) -> Written:
        """Write the page to the file ``target``; raises ExchangeError if it cannot be."""
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        design = Path(journal.designs)
        style = (design / "journal.css").read_text(encoding="utf-8")
        script = (design / "journal.js").read_text(encoding="utf-8")
        environment = Environment(
            loader=FileSystemLoader(design), autoescape=True, undefined=StrictUndefined
        )
        environment.filters["base64"] = _base64
        leaves = Leaves(journal, chosen, _MOST)
        with whole_file(target) as file:
            for part in environment.get_template("journal.html").generate(
                title="My journal",
                made=long_date(journal.made),
                leaves=leaves,
                style=style,
                script=script,
                style_hash=_policy(style),
                script_hash=_policy(script),
            ):
                file.write(part)
        return Written(leaves.count, leaves.notices)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _policy(text: str) -> str:
    """How a content security policy names a text that may stand in the page (CSP 3, 2.3.1)."""
    return f"sha256-{_base64(hashlib.sha256(text.encode()).digest())}"


EXPORTER = HtmlPage()
