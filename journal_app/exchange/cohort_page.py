# SPDX-License-Identifier: MIT
"""The page of a group as PDF, as HTML, and as pictures to look at first, all from one value.

Words reach Typst only as JSON and HTML only escaped, so that a name can be nothing but a name.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from journal_app.domain.cohort_page import CohortPage, Section, words
from journal_app.domain.message import Message
from journal_app.exchange import typesetting
from journal_app.exchange.printable import tidied
from journal_app.exchange.typesetting import Made
from journal_app.resources import resources

Say = Callable[[Message], str]
_STAMP = datetime(2000, 1, 1, 12, tzinfo=UTC)
"""A page says its quarter and no finer time; its file says neither."""
_LACKING = (
    "No font here has {characters}, so a gap stands there and the PDF does not carry the mark for "
    "accessibility. Another name for the cohort brings the mark back."
)


def pdf(page: CohortPage, say: Say = str) -> Made:
    """The page as a tagged PDF (PDF/UA-1).

    A character that no font has costs the accessibility mark, and the notices name it. Raises
    ExchangeError where the page cannot be set.
    """
    said = "".join(say(one) for one in words(page))
    return typesetting.tagged(_inputs(page, say), _design(), said, _LACKING, timestamp=_STAMP)


def pages(page: CohortPage, pixels_per_inch: float, say: Say = str) -> list[bytes]:
    """The same pages as PNG pictures; raises ExchangeError where the page cannot be set."""
    return typesetting.pictures(_inputs(page, say), _design(), pixels_per_inch)


def html(page: CohortPage, say: Say = str) -> bytes:
    """The page as one HTML file that runs nothing and loads nothing."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    designs = resources() / "print"
    style = (designs / "cohort.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    environment = Environment(
        loader=FileSystemLoader(designs), autoescape=True, undefined=StrictUndefined
    )
    written = environment.get_template("cohort.html").render(
        page=_plain(page, say), style=style, style_hash=f"sha256-{digest}"
    )
    return written.encode()


def _plain(page: CohortPage, say: Say) -> dict[str, Any]:
    """The page as text and numbers, for either design."""

    def said(one: Message) -> str:
        return tidied(say(one))

    def section(one: Section) -> dict[str, Any]:
        return {
            "question": said(one.question),
            "finding": said(one.finding),
            "head": said(one.head),
            "rows": [
                {
                    "name": said(row.name),
                    "kind": row.kind,
                    "cells": [
                        {"words": said(cell.words), "place": cell.place} for cell in row.cells
                    ],
                }
                for row in one.rows
            ],
        }

    return {
        "title": said(page.title),
        "about": [said(one) for one in page.about],
        "points": [said(one) for one in page.points],
        "sections": [section(one) for one in page.sections],
        "notes": [said(one) for one in page.notes],
        "talk": [said(one) for one in page.talk],
        "small": [said(one) for one in page.small],
    }


def _inputs(page: CohortPage, say: Say) -> dict[str, str]:
    return {"data": json.dumps(_plain(page, say))}


def _design() -> bytes:
    return (resources() / "print" / "cohort.typ").read_bytes()
