# SPDX-License-Identifier: MIT
"""The second half of an import of our own JSON: all that hangs on entries, and what is beside them.

The entries themselves come in like any others. Then the file is read once more, in the same
transaction, for layers, earlier texts, files, commitments and the rest. Only entries that came in
now get what hangs on them; a thing that is here already is left alone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from journal_app.domain.attachment import MOST_FILES, Attachment
from journal_app.domain.commitment import Commitment
from journal_app.domain.errors import InvalidValue
from journal_app.domain.limits import LONGEST_RECORD
from journal_app.domain.message import message
from journal_app.domain.pack import Pack
from journal_app.exchange import coaching_record, reply_record, safe_json, whole_record
from journal_app.exchange.formats import Problem
from journal_app.exchange.source import Source
from journal_app.storage import (
    attachments,
    check_ins,
    commitments,
    layers,
    replies,
    revisions,
    shares,
    templates,
    whole,
    whole_coaching,
)
from journal_app.storage import entries as kept_entries
from journal_app.storage.database import Connection

_HEAD = re.compile(rb'\{"format": "up-to-it journal", "version": 2,.*"entries": \[$')
_SECTION = re.compile(rb'\], "(\w+)": \[$')
_HANGS = tuple(f'"{key}": '.encode() for key in ("layers", "looks", "stages", "attachments"))
_HANGS += (b'"worded": "',)
LONGEST = 2 * LONGEST_RECORD
"""Bytes of a line: the largest file there can be, in base64, is a good half of it."""
_TELL_EVERY = 200
Record = dict[str, Any]


class Rest:
    """Takes in the rest of a file of ours. ``added`` are the ids of the entries that came now."""

    def __init__(self, connection: Connection, pack: Pack, added: set[str]) -> None:
        self._connection, self._pack, self._added = connection, pack, added
        self._here = whole.known(connection)
        self._all = kept_entries.known_ids(connection)
        self._links: list[tuple[int, str, Attachment]] = []
        self._files: set[str] = set()
        self._wanted: set[str] = set()
        self._first_shown = not self._here["shown"]
        self.problems: list[Problem] = []
        self._takes: dict[str, Callable[[Record], None]] = {
            "versions": self._version,
            "files": self._file,
            "commitments": self._commitment,
            "check_ins": self._check_in,
            "templates": self._template,
            "searches": self._search,
            "choices": self._choice,
            "shown": self._shown,
            "shares": self._share,
            "drafts": self._draft,
            "contacts": self._contact,
            "replies": self._reply,
        }

    def take(self, source: Source, tell: Callable[[], None]) -> int:
        """Everything that is there, if the source is ours; returns how many files came along."""
        if len(source.parts) != 1:
            return 0
        with source.open(source.parts[0].name) as stream:
            for number, (section, line) in enumerate(_lines(stream), start=2):
                if number % _TELL_EVERY == 0 or section == "files":
                    tell()
                if line is None or (section == "entries" and not _hangs(line)):
                    continue
                try:
                    record = _record(line)
                    if section == "entries":
                        self._entry(record, number)
                    elif section in self._takes:
                        self._takes[section](record)
                except InvalidValue as fault:
                    self.problems.append(Problem(number, fault.message, lost=False))
        return self._link()

    def _entry(self, record: Record, number: int) -> None:
        key = str(record.get("id"))
        if key not in self._added:
            return
        worded = whole_record.worded_of(record)
        if worded is not None:
            revisions.set_worded(self._connection, key, worded)
        for layer, made in whole_record.layers_of(record, key):
            if self._is_new("layers", layer.id):
                layers.add(self._connection, layer, made)
        for look in whole_record.looks_of(record):
            layers.answer(self._connection, key, look.after, look.day, look.answer)
        whole.put_stages(self._connection, key, whole_record.stages_of(record))
        files = whole_record.attachments_of(record)
        self._links += [(number, key, one) for one in files[:MOST_FILES]]
        self._wanted |= {one.hash for one in files}

    def _version(self, record: Record) -> None:
        one = whole_record.version_of(record)
        if one.entry in self._added and self._is_new("versions", one.id):
            whole.put_version(self._connection, one)

    def _file(self, record: Record) -> None:
        if record.get("hash") not in self._wanted:
            return
        kept = whole_record.file_of(record)
        one = Attachment(kept.hash, "", kept.type, len(kept.content))
        attachments.put(self._connection, one, kept.content, kept.made)
        self._files.add(kept.hash)

    def _commitment(self, record: Record) -> None:
        one = whole_record.commitment_of(record)
        if self._is_new("commitments", one.id):
            commitments.add(self._connection, _tied(one, self._all))

    def _check_in(self, record: Record) -> None:
        one = whole_record.check_in_of(record, self._pack)
        if self._is_new("check_ins", one.id):
            check_ins.add(self._connection, one)

    def _template(self, record: Record) -> None:
        one, changed = whole_record.template_of(record)
        if self._is_new("templates", one.id):
            templates.keep(self._connection, one, changed)

    def _search(self, record: Record) -> None:
        one = whole_record.search_of(record)
        if one.name not in self._here["names"] and self._is_new("searches", one.id):
            whole.put_search(self._connection, one)

    def _choice(self, record: Record) -> None:
        key = str(record.get("key") or "")
        value = whole_record.choice_of(key, record.get("value"))
        if key and self._is_new("choices", key):
            whole.put_choice(self._connection, key, value)

    def _shown(self, record: Record) -> None:
        if self._first_shown:
            whole.put_shown(self._connection, (whole_record.shown_of(record),))

    def _share(self, record: Record) -> None:
        one = coaching_record.share_of(record)
        if self._is_new("shares", one.id):
            shares.add(self._connection, one)

    def _draft(self, record: Record) -> None:
        one = coaching_record.draft_of(record)
        if self._is_new("drafts", one.draft.id):
            whole_coaching.put_draft(self._connection, one)

    def _contact(self, record: Record) -> None:
        one = coaching_record.contact_of(record)
        if self._is_new("contacts", one.id):
            whole_coaching.put_contact(self._connection, one)

    def _reply(self, record: Record) -> None:
        one = reply_record.reply_of(record)
        if replies.find(self._connection, one.key) is None:
            replies.add(self._connection, one)

    def _link(self) -> int:
        """Give the entries their files, now that all bytes are here."""
        for number, key, one in self._links:
            if one.hash in self._files:
                attachments.link(self._connection, key, one)
            else:
                said = message("“{name}” is not in the export.", name=one.name)
                self.problems.append(Problem(number, said, lost=False))
        return len(self._files)

    def _is_new(self, kind: str, key: str) -> bool:
        if key in self._here[kind]:
            return False
        self._here[kind].add(key)
        return True


def _tied(one: Commitment, known: set[str]) -> Commitment:
    """A commitment with ties to entries that are here alone."""
    return replace(
        one,
        entry=one.entry if one.entry in known else None,
        outcome_entry=one.outcome_entry if one.outcome_entry in known else None,
    )


def _lines(stream: BinaryIO) -> Iterator[tuple[str, bytes | None]]:
    """The section of each line and the line; nothing for a file that is not ours."""
    if not _HEAD.fullmatch(stream.readline(LONGEST_RECORD).strip()):
        return
    section = "entries"
    while line := stream.readline(LONGEST):
        text = line.strip()
        begins = _SECTION.fullmatch(text)
        if begins:
            section = begins[1].decode()
        yield section, None if begins or not text.startswith(b"{") else text


def _hangs(line: bytes) -> bool:
    return any(key in line for key in _HANGS)


def _record(line: bytes) -> Record:
    found = safe_json.loads(line.removesuffix(b","))
    if not isinstance(found, dict):
        raise InvalidValue("The line is no object.")
    return found
