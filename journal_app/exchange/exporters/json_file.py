# SPDX-License-Identifier: MIT
"""The whole journal as one JSON document that comes back as an equal journal.

One record stands on each line, so that the file can be compared and read in pieces.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from journal_app.domain.entry import Entry
from journal_app.domain.message import message
from journal_app.exchange.formats import whole_file
from journal_app.exchange.record import as_record

HEAD = '{"format": "up-to-it journal", "version": 1, "entries": ['


class JsonFile:
    """Writes ``{"format", "version", "entries": […]}``."""

    name = "json"
    title = message("JSON, complete, to come back or move on")
    suffix = ".json"

    def write(self, entries: Iterable[Entry], target: Path) -> int:
        """Write the entries to the file ``target``; raises ExchangeError if it cannot be."""
        number = 0
        with whole_file(target) as file:
            file.write(HEAD)
            for number, entry in enumerate(entries, start=1):
                file.write(("," if number > 1 else "") + "\n")
                file.write(json.dumps(as_record(entry), ensure_ascii=False))
            file.write("\n]}\n")
        return number


EXPORTER = JsonFile()
