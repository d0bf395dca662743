# SPDX-License-Identifier: MIT
"""The recovery code, shown once: to write down, to save as a page for the printer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from journal_app.domain import recovery_code
from journal_app.ui.ask import Ask
from journal_app.ui.widgets.parts import as_wide_as_text, button, label

_A_LINE = 4


class RecoveryDialog(QDialog):
    """Fourteen groups of four characters, four groups a line."""

    def __init__(self, parent: QWidget, ask: Ask, code: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Your recovery code"))
        self._ask, self._code = ask, code
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self.tr("The journal is protected"), "heading"))
        column.addWidget(label(self._explained()))
        self.shown: QLabel = label(self.lines(), "prompt", wrap=False)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * 1.2)
        self.shown.setFont(font)
        self.shown.setAccessibleName(self.tr("Recovery code"))
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(self.shown)
        self.trouble = label("", "quiet")
        column.addWidget(self.trouble)
        buttons = QDialogButtonBox()
        save = button(self.tr("Save a page to print …"), self._save)
        buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        done = buttons.addButton(self.tr("I have it"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setDefault(True)
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
        as_wide_as_text(self)

    def lines(self) -> str:
        """The code as it is read aloud: four groups a line."""
        groups = recovery_code.groups(self._code)
        rows = [groups[start : start + _A_LINE] for start in range(0, len(groups), _A_LINE)]
        return "\n".join(" - ".join(row) for row in rows)

    def _explained(self) -> str:
        return self.tr(
            "This code opens the journal where the passphrase is forgotten. Write it down or "
            "print it, and keep it away from this computer. It is not shown again; Settings can "
            "make a new one, which ends this one."
        )

    def _save(self) -> None:
        path = self._ask.save_file(
            self, self.tr("Save a page to print"), "Recovery code.txt", self.tr("Text (*.txt)")
        )
        if path is None:
            return
        page = f"Up to It\n\n{self.lines()}\n\n{self._explained()}\n"
        try:
            path.write_text(page, encoding="utf-8")
        except OSError as problem:
            why = self.tr("The page could not be saved: {why}.").format(why=problem.strerror)
            self.trouble.setText(why)
            return
        self.trouble.setText(self.tr("Saved. Delete the file once it is printed."))
