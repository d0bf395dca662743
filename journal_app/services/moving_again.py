# SPDX-License-Identifier: MIT
"""Moving in once more: entries that were edited between two exports of another journal.

Most formats give their entries no names, so that an entry with other words is a new one. It comes
in, for its words are new, and is remarked on, for the old ones are here too.
"""

from journal_app.domain.entry import Draft
from journal_app.domain.message import message
from journal_app.exchange.formats import Incoming, Problem
from journal_app.exchange.reading import is_of_words
from journal_app.storage import entries
from journal_app.storage.database import Connection


class Before:
    """The days, times and titles that came in before from one format."""

    def __init__(self, connection: Connection, format_name: str) -> None:
        self._heads = entries.heads_from(connection, f"{format_name}:")

    def remarks(self, one: Incoming, draft: Draft) -> list[Problem]:
        """The remark that an entry, which is new by its words, stands here with others."""
        if not self._heads or not is_of_words(one.key):
            return []
        if (draft.day, draft.time, draft.title) not in self._heads:
            return []
        said = message(
            "An entry of this day, time and title came in before with other words. Both are kept."
        )
        return [Problem(one.line, said, one.file, lost=False)]
