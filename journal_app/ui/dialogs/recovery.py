# SPDX-License-Identifier: MIT
"""The recovery code, shown once, to write down or print; then asked back for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain import recovery_code
from journal_app.domain.errors import JournalError
from journal_app.services import safekeeping
from journal_app.ui.desk import Desk
from journal_app.ui.widgets.parts import as_wide_as_text, button, label
from journal_app.ui.words import long_day, said

_A_LINE = 4


class RecoveryDialog(QDialog):
    """Fourteen groups of four characters, four groups a line; then one of them is asked for.

    The code opens the journal; what opens something else says so in ``heading``, ``explained`` and
    ``opens``.
    """

    def __init__(self, parent: QWidget, desk: Desk, code: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Your recovery code"))
        self._desk, self._code = desk, code
        self._groups = recovery_code.groups(code)
        self.asked = desk.session.chance.randrange(len(self._groups))
        """Which group is asked for, from 0."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        self._showing, self._asking = self._shown_part(), self._asked_part()
        column.addWidget(self._showing)
        column.addWidget(self._asking)
        self._asking.hide()
        as_wide_as_text(self)
        self.have.setFocus()

    def lines(self) -> str:
        """The code as it is read aloud: four groups a line."""
        rows = [
            self._groups[start : start + _A_LINE] for start in range(0, len(self._groups), _A_LINE)
        ]
        return "\n".join(" - ".join(row) for row in rows)

    def ask_back(self) -> None:
        """Hide the code and ask for one group of it, which only the page can tell now."""
        self._showing.hide()
        self._asking.show()
        self.typed.clear()
        self.typed.setFocus()

    def check(self) -> None:
        """Close where the group is right."""
        if recovery_code.same(self.typed.text(), self._groups[self.asked]):
            self.accept()
            return
        self.wrong.setText(self.tr("That is another group. Please compare it with your page."))
        self.typed.selectAll()
        self.typed.setFocus()

    # -- building ---------------------------------------------------------------------------

    def _shown_part(self) -> QWidget:
        self.shown: QLabel = label(self.lines(), "prompt", wrap=False)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * 1.2)
        self.shown.setFont(font)
        self.shown.setAccessibleName(self.tr("Recovery code"))
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.trouble = label("", "quiet")
        self.have = button(self.tr("I have it"), self.ask_back, "main")
        self.have.setDefault(True)
        part, column = _part()
        column.addWidget(label(self.heading(), "heading"))
        column.addWidget(label(self.explained()))
        column.addWidget(self.shown)
        column.addWidget(self.trouble)
        column.addLayout(_row(button(self.tr("Save a page to print …"), self._save), self.have))
        return part

    def _asked_part(self) -> QWidget:
        wanted = self.tr("Group {number} of the code").format(number=self.asked + 1)
        self.typed = QLineEdit()
        self.typed.setAccessibleName(wanted)
        self.typed.setPlaceholderText(wanted)
        self.typed.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.typed.returnPressed.connect(self.check)
        self.wrong = label("", "quiet")
        self.skip = button(self.tr("Skip this"), self.accept, "link")
        part, column = _part()
        column.addWidget(label(self.tr("Is it on paper?"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "To be sure, type group {number} from your page, counted from left to right "
                    "and line by line. The code is needed only when the passphrase is forgotten, "
                    "and then there is no other way in."
                ).format(number=self.asked + 1)
            )
        )
        column.addWidget(self.typed)
        column.addWidget(self.wrong)
        column.addLayout(
            _row(
                self.skip,
                button(self.tr("Show it again"), self._show_again),
                button(self.tr("Check"), self.check, "main"),
            )
        )
        return part

    def _show_again(self) -> None:
        self._asking.hide()
        self._showing.show()
        self.have.setFocus()

    def heading(self) -> str:
        """What was done."""
        return self.tr("The journal is protected")

    def explained(self) -> str:
        """What the code is for, and what to do with it."""
        return self.tr(
            "This code opens the journal where the passphrase is forgotten. Write it down or "
            "print it, and keep it away from this computer. It is not shown again; Settings can "
            "make a new one, which ends this one."
        )

    def opens(self) -> str:
        """What the code opens, for the page to print."""
        return self.tr(
            "It opens the journal “{name}” where the passphrase is forgotten. Whoever has "
            "this page and the journal can read everything: keep it on paper, away from the "
            "computer."
        ).format(name=self._desk.session.journal.path.name)

    def _save(self) -> None:
        path = self._desk.ask.save_file(
            self,
            self.tr("Save a page to print"),
            "Recovery code.pdf",
            self.tr("PDF (*.pdf);;Text (*.txt)"),
        )
        if path is None:
            return
        session = self._desk.session
        words = (
            self.tr("Recovery code for Up to It"),
            self.opens(),
            self.tr(
                "Where Up to It asks for the passphrase, type all fourteen groups, from left to "
                "right and line by line, without the small numbers. Spaces do not matter, nor do "
                "capital and small letters."
            ),
            self.tr("Made on {day}. A newer code ends this one.").format(
                day=long_day(session.today)
            ),
        )
        try:
            safekeeping.write_code_page(self._code, words, session.today, path)
        except JournalError as failure:
            self.trouble.setText(said(failure.message))
            return
        self.trouble.setText(self.tr("Saved. Delete the file once it is printed."))


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return part, column


def _row(*buttons: QWidget) -> QHBoxLayout:
    """Buttons from the right."""
    row = QHBoxLayout()
    row.addStretch()
    for one in buttons:
        row.addWidget(one)
    return row
