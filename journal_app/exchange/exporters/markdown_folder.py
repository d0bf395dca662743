# SPDX-License-Identifier: MIT
"""A folder of Markdown, one file an entry, with front matter that other programs read."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import yaml

from journal_app.domain.attachment import LINK, Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.message import message
from journal_app.domain.whole import Leaving, Whole
from journal_app.exchange.exporting import Option, Written
from journal_app.exchange.formats import whole_folder
from journal_app.exchange.markdown_note import NUMBERED, addressed
from journal_app.exchange.record import draft_as_record

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*#\[\]^…]+')
_LONGEST_NAME = 60
_MOST_BYTES = 200
"""A name may have 255 bytes on most file systems; the day, the time and a number come to it."""


class MarkdownFolder:
    """Writes ``YYYY/2026-02-16 1840 Title.md`` for every entry, its files in ``attachments``."""

    name = "markdown"
    title = message("Markdown, a file for each entry")
    says = message("A folder that Obsidian, jrnl and every editor can use.")
    suffix = ""
    options = (
        Option("private", message("With entries marked private"), usual=True),
        Option("files", message("With attached files"), usual=True),
        Option("layers", message("With what you saw later"), usual=True),
        Option("commitments", message("With commitments"), usual=True),
    )

    def write(self, journal: Leaving, target: Path, chosen: Mapping[str, bool]) -> Written:
        """Write the entries into the new or empty folder ``target``.

        Raises ExchangeError where the folder holds something already or cannot be written.
        """
        alike: Counter[object] = Counter()
        with whole_folder(target) as folder:
            for one in journal.entries(private=chosen["private"]):
                minute = (one.entry.draft.day, one.entry.draft.time)
                alike[minute] += 1
                path = _free_path(folder, one.entry, alike[minute])
                path.parent.mkdir(exist_ok=True)
                files = one.files if chosen["files"] else ()
                for file in files:
                    _put(path.parent / _address(file), journal.file(file.hash).content)
                path.write_text(_page(one, files, chosen), encoding="utf-8", newline="\n")
        return Written(alike.total())


def _page(one: Whole, files: tuple[Attachment, ...], chosen: Mapping[str, bool]) -> str:
    record = draft_as_record(one.entry.draft)
    # A bare return at the end would become one line end with the one behind it.
    words = record.pop("text").replace("\r\n", "\n").replace("\r", "\n")
    text = _with_addresses(words, files)
    # Title and day stand first and are always there; a day that is one is a date to others too.
    head = {"title": record.pop("title"), "date": one.entry.draft.day}
    record.pop("date")
    if chosen["layers"]:
        record["seen_later"] = [f"{layer.day.isoformat()}: {layer.text}" for layer, _ in one.layers]
    if chosen["commitments"]:
        record["commitments"] = [
            f"{each.text} ({each.status}{f', due {each.due.isoformat()}' if each.due else ''})"
            for each in one.commitments
        ]
    record["attachments"] = [_address(file) for file in files]
    known = {key: value for key, value in record.items() if value is not None and value != []}
    head |= {key: value for key, value in known.items() if value != ""} | {"id": one.entry.id}
    front = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{front}---\n\n{text}\n"


def _address(file: Attachment) -> str:
    """Where a file lies, from its entry; the hash keeps names alike apart and needs no escape."""
    return f"attachments/{file.hash[:12]}-{addressed(file.name)}"


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        path.write_bytes(content)


def _with_addresses(text: str, files: tuple[Attachment, ...]) -> str:
    """The text with its files linked where they lie now."""

    def linked(found: re.Match[str]) -> str:
        file = next((one for one in files if one.hash.startswith(found[2])), None)
        return found[0].replace(f"attachment:{found[2]}", _address(file)) if file else found[0]

    return LINK.sub(linked, text)


def _free_path(folder: Path, entry: Entry, number: int) -> Path:
    """A name that every common file system takes and that no other entry has.

    ``number`` says which entry of its minute it is, from 1, and ends the name unless it is the
    first: what has one day and time keeps its order when it is read back.
    """
    draft = entry.draft
    at = draft.time.strftime(" %H%M") if draft.time else ""
    words = unicodedata.normalize("NFC", _UNSAFE.sub(" ", entry.heading))
    title = " ".join(words.split())[:_LONGEST_NAME]
    title = title.encode()[:_MOST_BYTES].decode(errors="ignore").strip(" .")
    stem = f"{draft.day.isoformat()}{at} {title}".strip()
    last = f" ({number})" if number > 1 or NUMBERED.search(stem) else ""
    path = folder / f"{draft.day.year:04}" / f"{stem}{last}.md"
    while path.exists():
        stem += " -"
        path = path.with_name(f"{stem}{last}.md")
    return path


EXPORTER = MarkdownFolder()
