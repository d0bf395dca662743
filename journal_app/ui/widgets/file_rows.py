# SPDX-License-Identifier: MIT
"""Files of an entry as rows: a small picture, the name, the size, and what can be done."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.attachment import Attachment, size_words
from journal_app.ui.widgets.parts import clear
from journal_app.ui.widgets.texts import picture_of, tip
from journal_app.ui.words import elided

_MOST_LETTERS = 34


class FileRows(QWidget):
    """One button a file; its menu opens, saves, puts it into the text, or takes it away.

    Enter or Space opens the menu, Delete takes the file away.
    """

    opened = Signal(object)
    saved = Signal(object)
    inserted = Signal(object)
    removed = Signal(object)

    def __init__(self, *, changes: bool) -> None:
        """``changes`` offers what changes the entry, beside what only looks."""
        super().__init__()
        self._changes = changes
        self._files: tuple[Attachment, ...] = ()
        self._rows: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_files(self, files: Sequence[Attachment]) -> bool:
        """Show these files, in this order; False where they stand here already.

        Rows that stay keep the keyboard, however often the entry is kept meanwhile.
        """
        if tuple(files) == self._files:
            return False
        self._files = tuple(files)
        clear(self._column)
        self._rows = {one.hash: self._row(one) for one in files}
        for row in self._rows.values():
            self._column.addWidget(row)
        return True

    def show_picture(self, wanted: str, png: bytes) -> None:
        """Show what a picture looks like, small, beside its name."""
        row = self._rows.get(wanted)
        picture = picture_of(png)
        if row is not None and not picture.isNull():
            row.setIcon(QIcon(QPixmap.fromImage(picture)))
            row.setIconSize(QSize(40, 40))

    def _row(self, one: Attachment) -> QPushButton:
        text = self.tr("{name} · {size}").format(name=one.name, size=size_words(one.size))
        row = QPushButton(f"{elided(one.name, _MOST_LETTERS)} · {size_words(one.size)}")
        row.setProperty("kind", "file")
        row.setAutoDefault(False)
        row.setAccessibleName(text)
        row.setToolTip(tip(text))
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.setMinimumWidth(60)
        menu = QMenu(row)
        offers: list[tuple[str, Callable[[], None]]] = [
            (self.tr("Open a copy"), partial(self.opened.emit, one)),
            (self.tr("Save a copy …"), partial(self.saved.emit, one)),
        ]
        if self._changes:
            words = (
                self.tr("Show it in the text") if one.is_picture else self.tr("Link in the text")
            )
            offers.append((words, partial(self.inserted.emit, one)))
            offers.append((self.tr("Take it away"), partial(self.removed.emit, one)))
        for words, does in offers:
            menu.addAction(words).triggered.connect(lambda _=False, does=does: does())
        row.setMenu(menu)
        row.setProperty("file", one.hash)
        row.installEventFilter(self)
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete on a row takes its file away."""
        if (
            self._changes
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
        ):
            wanted = watched.property("file")
            for one in self._files:
                if one.hash == wanted:
                    self.removed.emit(one)
                    return True
        return super().eventFilter(watched, event)
