# SPDX-License-Identifier: MIT
"""The page with a recovery code, as a tagged PDF for the printer. Nothing else is written."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from journal_app.domain.errors import ExchangeError


def pdf(groups: Sequence[str], words: Sequence[str], made: date, design: Path) -> bytes:
    """The page (PDF/UA-1) by the Typst design in the file ``design``.

    ``words`` are its title, what it is for, what a reader types, and a last line. Raises
    ExchangeError where the design does not work.
    """
    try:
        page = typst.compile(
            design.read_bytes(),
            format="pdf",
            sys_inputs={"data": json.dumps({"groups": list(groups), "words": list(words)})},
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(made, time(12), UTC),
        )
    except typst.TypstError as refused:
        # What Typst says could quote the page, and the page is a key.
        raise ExchangeError("The page could not be set. Please save it as text.") from refused
    assert isinstance(page, bytes)
    return page
