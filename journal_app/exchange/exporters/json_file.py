# SPDX-License-Identifier: MIT
"""The whole journal as one JSON document that comes back as an equal journal.

One record stands on each line, so that the file can be compared and read in pieces. What it may
hold is said by the JSON Schema in ``resources/schema``.
"""

import json
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from journal_app.domain.message import message
from journal_app.domain.whole import Beside, Leaving
from journal_app.exchange import coaching_record
from journal_app.exchange.exporting import Option, Written
from journal_app.exchange.formats import whole_file
from journal_app.exchange.reply_record import reply_record
from journal_app.exchange.whole_record import (
    file_record,
    plain_record,
    template_record,
    version_record,
    whole_record,
)

SCHEMA = "urn:up-to-it:journal:2"
HEAD = '{"format": "up-to-it journal", "version": 2, "schema": "' + SCHEMA + '"'
_NAMES = ("names", "organisations", "not_names")


class JsonFile:
    """Writes ``{"format", "version", "schema", "entries": […], "versions": […], …}``."""

    name = "json"
    title = message("JSON, complete, to come back or move on")
    says = message("Everything in one file: this program reads it back as an equal journal.")
    suffix = ".json"
    options = (
        Option("versions", message("With earlier texts"), usual=True),
        Option("files", message("With attached files"), usual=True),
        Option("trash", message("With what lies in the trash"), usual=True),
        Option("names", message("With your list of names and roles"), usual=True),
    )

    def write(self, journal: Leaving, target: Path, chosen: Mapping[str, bool]) -> Written:
        """Write everything to the file ``target``; raises ExchangeError if it cannot be."""
        ids: list[str] = []
        files: dict[str, None] = {}

        def entries() -> Iterable[dict[str, Any]]:
            for one in journal.entries(trash=chosen["trash"]):
                ids.append(one.entry.id)
                record = whole_record(one)
                if chosen["files"]:
                    files.update({file.hash: None for file in one.files})
                else:
                    record.pop("attachments", None)
                yield record

        with whole_file(target) as file:
            file.write(HEAD)
            _section(file, "entries", entries())
            if chosen["versions"]:
                found = chain.from_iterable(map(journal.versions, ids))
                _section(file, "versions", map(version_record, found))
            if chosen["files"]:
                _section(file, "files", (file_record(journal.file(one)) for one in files))
            for name, records in _beside(journal.beside(), names=chosen["names"]):
                _section(file, name, records)
            file.write("}\n")
        return Written(len(ids))


def _beside(found: Beside, *, names: bool) -> Iterable[tuple[str, Iterable[dict[str, Any]]]]:
    yield "commitments", map(plain_record, found.commitments)
    yield "check_ins", map(plain_record, found.check_ins)
    yield "templates", (template_record(one, changed) for one, changed in found.templates)
    yield "searches", map(plain_record, found.searches)
    yield (
        "choices",
        (
            {"key": key, "value": json.loads(value)}
            for key, value in found.choices
            if names or key not in _NAMES
        ),
    )
    yield "shown", map(plain_record, found.shown)
    yield "shares", map(coaching_record.share_record, found.shares)
    yield "drafts", map(coaching_record.draft_record, found.drafts)
    yield "contacts", map(coaching_record.contact_record, found.contacts)
    yield "replies", map(reply_record, found.replies)


def _section(file: TextIO, name: str, records: Iterable[dict[str, Any]]) -> None:
    file.write(f', "{name}": [')
    for number, record in enumerate(records):
        file.write(("," if number else "") + "\n")
        file.write(json.dumps(record, ensure_ascii=False))
    file.write("\n]")


EXPORTER = JsonFile()
