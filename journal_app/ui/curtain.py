# SPDX-License-Identifier: MIT
"""Locking takes a moment: first nothing more is seen, then words that nobody kept are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.errors import JournalError
from journal_app.services import writing
from journal_app.services.session import Session
from journal_app.ui.desk import Desk, Part
from journal_app.ui.moving import Moving

KEPT = "kept_by_its_page"
"""The property of a field whose page keeps its words when it closes."""


def draw() -> list[QWidget]:
    """Hide every window and dialog at once; returns those that were seen."""
    seen = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    for one in seen:
        one.hide()
    # What follows may take long; the screen is to be clear before it begins.
    QGuiApplication.sync()
    return seen


def lift(seen: Sequence[QWidget]) -> None:
    """Show the windows again; dialogs that were hidden have ended."""
    for one in seen:
        if not isinstance(one, QDialog):
            one.show()


def rescue(desk: Desk, seen: Sequence[QWidget]) -> bool:
    """Keep what was typed where only a button keeps it, as an entry of its own.

    True where that is done or there was nothing; where it cannot be kept the leader is asked, and
    True lets it go.
    """
    words = "\n\n".join(unfinished(seen))
    if not words or desk.session.read_only:
        return True
    try:
        _keep(desk.session, words)
    except JournalError as failure:
        return Moving(seen[0], desk).let_go(f"{words}\n", failure.message)
    return True


def unfinished(seen: Sequence[QWidget]) -> Iterator[str]:
    """What was typed and not kept in these windows, each with the name of its field."""
    for window in seen:
        areas = window.findChildren(QPlainTextEdit)
        # A single line belongs to a form where there is a larger field beside it, else to a search.
        lines = window.findChildren(QLineEdit) if areas and isinstance(window, QDialog) else []
        for line in lines:
            secret = bool(line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData)
            if line.isModified() and line.text().strip() and not secret:
                yield _named(line, line.text())
        for area in areas:
            text, kept = area.toPlainText(), area.isReadOnly() or area.property(KEPT)
            if area.document().isModified() and text.strip() and not kept:
                yield _named(area, text)
        for part in window.findChildren(Part):
            yield from part.unkept()


def _named(field: QWidget, text: str) -> str:
    name = field.accessibleName()
    said = replace_unstorable(text).strip()
    return f"### {name}\n\n{said}" if name else said


def _keep(session: Session, words: str) -> None:
    title = QCoreApplication.translate("curtain", "Not finished when the journal was locked")
    draft = replace(writing.blank(session), title=title, text=words)
    writing.keep(session, writing.new_id(session, session.clock()), draft)
