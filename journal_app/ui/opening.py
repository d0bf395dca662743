# SPDX-License-Identifier: MIT
"""Files of the journal seen in other programs: a copy in a private folder, gone at the end."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal_app.domain.attachment import Attachment
from journal_app.domain.errors import ExchangeError
from journal_app.services import attaching
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ

_FOLDER: list[tempfile.TemporaryDirectory[str]] = []
"""The one folder of this run, readable by this user alone; removed when the program ends."""
_TOLD: set[int] = set()


def open_copy(parent: QWidget, desk: Desk, one: Attachment) -> None:
    """Open a copy outside, after saying once that a copy leaves the journal for that."""
    if id(desk) not in _TOLD:
        answer = desk.ask.choose(
            parent,
            translate("Open “{name}” in another program?").format(name=one.name),
            translate(
                "A copy leaves the journal for as long as Up to It runs, in a folder that only "
                "you can read. What you change in it does not come back."
            ),
            [translate("Open a copy"), translate("Leave it")],
        )
        if answer != 0:
            return
        _TOLD.add(id(desk))
    session = desk.session
    desk.tasks.run(
        READ, lambda: attaching.content(session, one), lambda found: _show(desk, one, found)
    )


def save_copy(parent: QWidget, desk: Desk, one: Attachment) -> None:
    """Ask for a place and write the file there."""
    path = desk.ask.save_file(
        parent, translate("Save a copy"), one.name, translate("All files (*)")
    )
    if path is not None:
        session = desk.session
        desk.tasks.run(READ, lambda: attaching.save_out(session, one, path), lambda _: None)


def clear() -> None:
    """Take away every copy that was opened: the journal is locked."""
    while _FOLDER:
        _FOLDER.pop().cleanup()


def translate(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("opening", text)


def _show(desk: Desk, one: Attachment, found: bytes) -> None:
    try:
        if not _FOLDER:
            _FOLDER.append(tempfile.TemporaryDirectory(prefix="up-to-it-"))
        path = Path(_FOLDER[0].name) / one.hash[:8] / one.name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_bytes(found)
    except OSError as problem:
        failure = ExchangeError("No copy could be made to open ({why}).", why=problem.strerror)
        desk.tasks.failed.emit(failure.message)
        return
    desk.ask.open_outside(path)
