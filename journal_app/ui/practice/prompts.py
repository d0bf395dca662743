# SPDX-License-Identifier: MIT
"""Choosing a prompt of the pack to suggest: a field that narrows, and the prompts by theme."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.pack import Pack
from journal_app.ui.widgets.parts import label, sized
from journal_app.ui.widgets.texts import tip

_ID = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PromptDialog(QDialog):
    """``chosen`` carries the id of a prompt. Type to narrow, arrows to choose, Enter to take."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, pack: Pack) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Choose a prompt"))
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Words of the prompt or its theme"))
        self.field.setPlaceholderText(self.tr("Words of the prompt or its theme"))
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Prompts"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._take)
        names = pack.theme_names()
        for prompt in pack.prompts:
            item = QListWidgetItem(prompt.text)
            item.setToolTip(tip(names.get(prompt.theme, "")))
            item.setData(
                _ID, (prompt.id, f"{prompt.text} {names.get(prompt.theme, '')}".casefold())
            )
            self.list.addItem(item)
        self._none = label(self.tr("No prompt has these words."), "quiet")
        self._none.hide()
        buttons = QDialogButtonBox()
        self.take = buttons.addButton(self.tr("Suggest it"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        buttons.addButton(self.tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(lambda: self._take(self.list.currentItem()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._none)
        column.addWidget(buttons)
        sized(self, 84, 26)
        self.list.setCurrentRow(0)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the words are typed."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() in _MOVES:  # type: ignore[attr-defined]
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        wanted, first = typed.casefold().split(), -1
        for at in range(self.list.count()):
            held: str = self.list.item(at).data(_ID)[1]
            fits = all(word in held for word in wanted)
            self.list.item(at).setHidden(not fits)
            if fits and first < 0:
                first = at
        self.list.setCurrentRow(first)
        self._none.setVisible(first < 0)
        self.take.setEnabled(first >= 0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            self.chosen.emit(item.data(_ID)[0])
            self.accept()
