# SPDX-License-Identifier: MIT
"""After a summary was saved: where it is, and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.services import sharing
from journal_app.services.sharing import Saved
from journal_app.ui.summary.step import column, paper
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.words import said


class DoneScreen(QWidget):
    """Says what was saved, and offers what may come next."""

    again = Signal()
    show_it = Signal(Path)
    list = Signal()
    over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._path: Path | None = None
        self.where = label("")
        self.notices = label("", "quiet")
        inside = QWidget()
        layout = column(inside)
        layout.addWidget(label(self.tr("It is saved"), "heading"))
        layout.addWidget(self.where)
        layout.addWidget(self.notices)
        self.next = label("", "quiet")
        layout.addWidget(self.next)
        row = FlowLayout()
        self.finish = button(self.tr("&Done"), self.over.emit, "main")
        self.see = button(self.tr("Show &it"), self._show)
        for one in (
            self.finish,
            self.see,
            button(self.tr("Save in &another form …"), self.again.emit),
            button(self.tr("What I have sha&red"), self.list.emit),
        ):
            row.addWidget(one)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(paper(inside, self.tr("Saved")))

    def show_saved(self, saved: Saved) -> None:
        """Say where it is."""
        self._path = saved.path
        self.where.setText(str(saved.path))
        self.notices.setText("\n".join(said(one) for one in saved.notices))
        self.notices.setVisible(bool(saved.notices))
        # No program of this computer shows what is sealed for somebody else.
        sealed = saved.share.format == sharing.SEALED
        self.see.setVisible(not sealed)
        self.next.setText(
            self.tr(
                "Send it as you like: by mail, by chat or on a stick. Only whom it is sealed for "
                "can open it, and you under “What I have shared”."
            )
            if sealed
            else self.tr(
                "The file is yours to hand over. Your journal keeps what is in it, for whom, "
                "and until when, under “What I have shared”."
            )
        )
        self.finish.setFocus()

    def _show(self) -> None:
        if self._path is not None:
            self.show_it.emit(self._path)
