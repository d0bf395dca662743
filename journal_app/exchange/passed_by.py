# SPDX-License-Identifier: MIT
"""The files in a source that an importer left alone, so that nobody thinks they came in."""

from collections.abc import Set

from journal_app.domain.message import Message, message
from journal_app.exchange.formats import Problem
from journal_app.exchange.recognising import with_words
from journal_app.exchange.source import Source


def remarks(source: Source, shown: Set[str]) -> list[Problem]:
    """A remark, where files that may hold entries were neither read nor ``shown`` by entries."""
    known = source.touched | shown
    left = [name for name in with_words(source) if name not in known]
    return [Problem(0, _said(left), source.name, lost=False)] if left else []


def _said(left: list[str]) -> Message:
    if len(left) == 1:
        return message(
            "“{first}” was passed by: it does not belong to this format. You can import it on its "
            "own.",
            first=left[0],
        )
    return message(
        "{count:,} files were passed by, such as “{first}” and “{second}”: they do not belong to "
        "this format. You can import them on their own.",
        count=len(left),
        first=left[0],
        second=left[1],
    )
