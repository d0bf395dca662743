# SPDX-License-Identifier: MIT
"""Questions that stop everything: files to open or save, and yes or no. Tests answer instead."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget


class Ask:
    """Asks the person in front of the screen."""

    def open_file(self, parent: QWidget, title: str, filters: str) -> Path | None:
        """A file that exists, or None."""
        name, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), filters)
        return Path(name) if name else None

    def open_folder(self, parent: QWidget, title: str) -> Path | None:
        """A folder that exists, or None."""
        name = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
        return Path(name) if name else None

    def open_files(self, parent: QWidget, title: str) -> list[Path]:
        """Any number of files that exist, perhaps none."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, str(Path.home()))
        return [Path(name) for name in names]

    def open_outside(self, path: Path) -> None:
        """Open a file with whatever program this computer uses for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def save_file(self, parent: QWidget, title: str, suggestion: str, filters: str) -> Path | None:
        """A file to write, or None; the dialog has asked before replacing one."""
        dialog = QFileDialog(parent, title, str(Path.home() / suggestion), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # What is typed without an ending gets the usual one, and is asked about with it.
        dialog.setDefaultSuffix(Path(suggestion).suffix)
        names = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(names[0]) if names else None

    def choose(self, parent: QWidget | None, text: str, more: str, choices: list[str]) -> int:
        """Which of the choices was taken; the last one is also what closing the question means."""
        box = message_box(parent, text, more)
        buttons = [box.addButton(choice, QMessageBox.ButtonRole.ActionRole) for choice in choices]
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(buttons[-1])
        box.exec()
        clicked = box.clickedButton()
        return next((n for n, button in enumerate(buttons) if button is clicked), len(choices) - 1)

    def tell(self, parent: QWidget | None, text: str, more: str = "") -> None:
        """Say something that must not be missed."""
        self.choose(parent, text, more, [QCoreApplication.translate("Ask", "Close")])


def message_box(parent: QWidget | None, text: str, more: str) -> QMessageBox:
    """A box that says this. It may quote a text or a name, which is shown, never interpreted."""
    box = QMessageBox(parent)
    box.setWindowTitle("Up to It")
    box.setText(text)
    box.setInformativeText(more)
    for shown in box.findChildren(QLabel):
        shown.setTextFormat(Qt.TextFormat.PlainText)
    return box
