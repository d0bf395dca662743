# SPDX-License-Identifier: MIT
"""A sentence across the top that stays until it is dealt with, and may offer one thing to do."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from journal_app.ui.widgets.parts import button, label


class Banner(QFrame):
    """Hidden until ``say``; closed by the leader or by ``hush``."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        self._text = label("")
        row.addWidget(self._text, 1)
        self._does: Callable[[], object] | None = None
        self._action = button("", self._act, "link")
        row.addWidget(self._action)
        self._closed: Callable[[], object] | None = None
        self._close = button(self.tr("Close"), self._let_go, "link")
        self._close.setAccessibleName(self.tr("Close this message"))
        row.addWidget(self._close)
        self.hide()

    def say(
        self,
        text: str,
        action: str = "",
        does: Callable[[], object] | None = None,
        *,
        stays: bool = False,
        closed: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence; ``stays`` leaves out the way to close it, ``closed`` hears of that."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._does, self._closed = does, closed
        self._close.setVisible(not stays)
        self.show()

    @property
    def text(self) -> str:
        """What it says, or nothing while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def hush(self) -> None:
        """Say nothing more."""
        self.hide()

    def _let_go(self) -> None:
        closed = self._closed
        self.hush()
        if closed is not None:
            closed()

    def _act(self) -> None:
        does = self._does
        self.hush()
        if does is not None:
            does()
