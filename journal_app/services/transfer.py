# SPDX-License-Identifier: MIT
"""Small things between the journal and files; see ``moving_in`` and ``taking_out`` for the rest."""

from pathlib import Path
from typing import Any

from journal_app import content
from journal_app.domain.entry import Entry
from journal_app.exchange.formats import Progress, whole_file
from journal_app.exchange.record import as_record
from journal_app.services import moving_in
from journal_app.services.moving_in import silent
from journal_app.services.moving_report import Report
from journal_app.services.session import Session


def sample_file() -> Path:
    """The sample journal's entries, as a file that can be imported."""
    return content.resources() / "sample" / "entries.jsonl"


def import_file(session: Session, path: Path, progress: Progress = silent) -> Report:
    """Take in a file with no choices to make; see ``moving_in.bring_in``."""
    return moving_in.bring_in(session, path, progress=progress)


def record_of(entry: Entry) -> dict[str, Any]:
    """The whole entry as JSON values, in the shape that a JSON export holds."""
    return as_record(entry)


def save_text(path: Path, text: str) -> None:
    """Write a plain text to ``path``, whole or not at all; raises ExchangeError."""
    with whole_file(path) as file:
        file.write(text)
