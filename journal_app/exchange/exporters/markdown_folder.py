# SPDX-License-Identifier: MIT
"""A folder of Markdown, one file an entry, with front matter that other programs read."""

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import yaml

from journal_app.domain.entry import Entry
from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import message
from journal_app.exchange.record import draft_as_record

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*#\[\]^…]+')
_LONGEST_NAME = 60
_MOST_BYTES = 200
"""A name may have 255 bytes on most file systems; the day, the time and a number come to it."""


class MarkdownFolder:
    """Writes ``YYYY/2026-02-16 1840 Title.md`` for every entry."""

    name = "markdown"
    title = message("Markdown, a file for each entry")
    suffix = ""

    def write(self, entries: Iterable[Entry], target: Path) -> int:
        """Write the entries into the new or empty folder ``target``.

        Raises ExchangeError where the folder holds something already or cannot be written.
        """
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise ExchangeError(
                "“{path}” is not empty. Please name a new or empty folder.", path=target
            )
        unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
        try:
            unfinished.mkdir(parents=True)
            number = 0
            for number, entry in enumerate(entries, start=1):  # noqa: B007
                path = _free_path(unfinished, entry)
                path.parent.mkdir(exist_ok=True)
                path.write_text(_page(entry), encoding="utf-8", newline="\n")
            if target.exists():
                target.rmdir()
            unfinished.rename(target)
        except OSError as problem:
            raise ExchangeError(
                "“{path}” could not be written ({why}). Nothing was left behind.",
                path=target,
                why=problem.strerror or problem,
            ) from problem
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        return number


def _page(entry: Entry) -> str:
    record = draft_as_record(entry.draft)
    text = record.pop("text")
    # Title and day stand first and are always there; a day that is one is a date to others too.
    head = {"title": record.pop("title"), "date": entry.draft.day}
    record.pop("date")
    known = {key: value for key, value in record.items() if value is not None and value != []}
    head |= {key: value for key, value in known.items() if value != ""} | {"id": entry.id}
    front = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{front}---\n\n{text}\n"


def _free_path(folder: Path, entry: Entry) -> Path:
    """A name that every common file system takes and that no other entry has."""
    draft = entry.draft
    at = draft.time.strftime(" %H%M") if draft.time else ""
    words = unicodedata.normalize("NFC", _UNSAFE.sub(" ", entry.heading))
    title = " ".join(words.split())[:_LONGEST_NAME]
    title = title.encode()[:_MOST_BYTES].decode(errors="ignore").strip(" .")
    stem = f"{draft.day.isoformat()}{at} {title}".strip()
    path = folder / f"{draft.day.year:04}" / f"{stem}.md"
    number = 2
    while path.exists():
        path = path.with_name(f"{stem} ({number}).md")
        number += 1
    return path


EXPORTER = MarkdownFolder()
