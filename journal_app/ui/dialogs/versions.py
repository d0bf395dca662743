# SPDX-License-Identifier: MIT
"""Earlier texts of one entry: by day and time, compared word by word with the one now in force."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.differences import CAME, GONE, Piece, differences
from journal_app.domain.entry import Entry
from journal_app.domain.versions import Version
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import FREE
from journal_app.ui.widgets.parts import button, label, sized
from journal_app.ui.widgets.texts import TextPage
from journal_app.ui.words import clock, short_day


class VersionsDialog(QDialog):
    """The list on the left, the chosen text on the right, with what has changed since marked."""

    wanted = Signal(str)
    """The id of the version to bring back; the dialog has closed."""

    def __init__(
        self, parent: QWidget, desk: Desk, entry: Entry, versions: Sequence[Version]
    ) -> None:
        super().__init__(parent)
        self._desk, self._entry, self._versions = desk, entry, versions
        self.setWindowTitle(self.tr("Earlier texts"))
        sized(self, 122, 35)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Earlier texts by day and time"))
        zone = desk.session.clock().tzinfo
        for one in versions:
            at = one.made.astimezone(zone)
            self.list.addItem(f"{short_day(at.date())}, {clock(at.time())}")
        self.text = TextPage()
        self.text.setAccessibleName(self.tr("The text as it was"))
        self.plain = QCheckBox(self.tr("&Show it as it was, without marks"))
        self.bring = button(self.tr("&Bring this text back"), self._bring, "main")
        self.bring.setEnabled(not desk.session.read_only and entry.trashed is None)
        self._legend = label("", "small")
        self._build()
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.plain.toggled.connect(lambda _: self._show())
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _build(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._legend)
        column.addWidget(self.text, 1)
        column.addWidget(self.plain)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        # Wide enough for a day and a time at any text size.
        self.list.setMinimumWidth(self.list.sizeHintForColumn(0) + 48)
        splitter.setSizes([self.list.minimumWidth(), self.width()])
        splitter.setChildrenCollapsible(False)
        row = QHBoxLayout()
        row.addWidget(
            label(
                self.tr("The text there now becomes an earlier one, so this can be undone."),
                "small",
            ),
            1,
        )
        row.addWidget(self.bring)
        row.addWidget(button(self.tr("Close"), self.reject))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(splitter, 1)
        whole.addLayout(row)

    def _chosen(self) -> Version | None:
        row = self.list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _show(self) -> None:
        version = self._chosen()
        if version is None:
            return
        if self.plain.isChecked():
            self._legend.setText(self.tr("As it was."))
            self.text.setPlainText(_words(version.title, version.text))
            return
        self._legend.setText(
            self.tr("Since then: struck-through words went, underlined words came.")
        )
        now = _words(self._entry.draft.title, self._entry.draft.text)
        before = _words(version.title, version.text)
        self._desk.tasks.latest(
            "versions.compare", FREE, lambda: differences(before, now), self._show_pieces
        )

    def _show_pieces(self, pieces: Sequence[Piece]) -> None:
        if not self.plain.isChecked():
            colours = self._desk.looks.now.colours
            self.text.setHtml(marked(pieces, colours["quiet_ink"]))

    def _bring(self) -> None:
        version = self._chosen()
        if version is not None:
            self.accept()
            self.wanted.emit(version.id)


def marked(pieces: Sequence[Piece], gone: str) -> str:
    """The pieces as HTML: what is gone struck through, what came underlined, for any eye.

    A thin space after what is gone keeps it apart from what came in its place.
    """
    styles = {
        GONE: f"text-decoration: line-through; color: {gone};",
        CAME: "text-decoration: underline; font-weight: 600;",
    }
    body = "".join(_span(one, styles) for one in pieces)
    return f'<div style="white-space: pre-wrap; line-height: 145%;">{body}</div>'


def _span(one: Piece, styles: dict[str, str]) -> str:
    if one.kind not in styles:
        return escape(one.text)
    apart = "\u2009" if one.kind == GONE else ""
    return f'<span style="{styles[one.kind]}">{escape(one.text)}</span>{apart}'


def _words(title: str, text: str) -> str:
    return f"{title}\n\n{text}" if title else text
