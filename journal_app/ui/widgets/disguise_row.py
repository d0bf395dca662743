# SPDX-License-Identifier: MIT
"""One thing that may name somebody, where it stands, and what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.entry import replace_unstorable
from journal_app.services.disguising import Noticed
from journal_app.ui.widgets.disguise_words import in_context, reason
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, card, label

_WIDEST = 24
"""Letters of a role that are seen whole."""


class DisguiseRow(QWidget):
    """Emits ``chosen`` with a role for the words, or ``let`` where they stay as they are."""

    chosen = Signal(str)
    let = Signal()

    def __init__(self, noticed: Noticed, roles: Sequence[str], colours: dict[str, str]) -> None:
        super().__init__()
        self.noticed = noticed
        self.role = QComboBox()
        self.role.setEditable(True)
        self.role.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.role.addItems(list(roles))
        self.role.setCurrentIndex(-1)
        self.role.setAccessibleName(self.tr("Role for {words}").format(words=noticed.words))
        self.role.setMinimumContentsLength(_WIDEST)
        field = self.role.lineEdit()
        assert field is not None
        field.setPlaceholderText(self.tr("Choose a role, or type one"))
        field.returnPressed.connect(self._use)
        # What is typed after looking at the list takes the place of what was looked at.
        self.role.activated.connect(lambda _: field.selectAll())
        self._use_button = button(self.tr("Use this role"), self._use)
        self._use_button.setAccessibleName(
            self.tr("Use this role for {words}").format(words=noticed.words)
        )
        self._use_button.setEnabled(False)
        self.role.currentTextChanged.connect(
            lambda text: self._use_button.setEnabled(bool(text.strip()))
        )
        leave = self._leave = button(self.tr("Leave it as it is"), self.let.emit, "link")
        leave.setAccessibleName(self.tr("Leave {words} as it is").format(words=noticed.words))
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(6)
        head = FlowLayout(gap=8)
        head.addWidget(label(noticed.words, "section", wrap=False))
        head.addWidget(label(self._about(), "quiet", wrap=False))
        inside.addLayout(head)
        inside.addWidget(context(noticed, colours))
        row = FlowLayout(gap=8)
        row.addWidget(self.role)
        row.addWidget(self._use_button)
        row.addWidget(leave)
        inside.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(inside))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in order."""
        return self.role, self._use_button, self._leave

    def _about(self) -> str:
        if self.noticed.count == 1:
            return reason(self.noticed)
        return self.tr("{reason}, {count} times").format(
            reason=reason(self.noticed), count=self.noticed.count
        )

    def _use(self) -> None:
        role = replace_unstorable(self.role.currentText()).strip()
        if role:
            self.chosen.emit(role)


def context(noticed: Noticed, colours: dict[str, str]) -> QLabel:
    """Where the words stand, with the words lit."""
    made = label("")
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(in_context(noticed, colours))
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made
