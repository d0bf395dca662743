# SPDX-License-Identifier: MIT
"""The tick "Remember on this computer", or the sentence why there is none."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.services import remembering, safekeeping
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import FREE
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.tick import Tick


class RememberTick(QWidget):
    """Off until chosen. Whether there is a keyring is found out when Settings are looked at."""

    def __init__(
        self,
        desk: Desk,
        available: Callable[[], bool] = remembering.available,
    ) -> None:
        super().__init__()
        self._desk, self._available = desk, available
        self._known: bool | None = None
        self.tick = Tick(
            self.tr(
                "Remember on this computer: while I am signed in, it opens without the passphrase. "
                "Whoever sits at it then can open it too, until it is locked."
            )
        )
        self.tick.toggled.connect(self._chosen)
        self.why = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addWidget(self.why)
        self.tick.hide()
        self.why.hide()

    def arrive(self) -> None:
        """Show the choice as it is; ask once whether there is a keyring."""
        self.tick.set_on(self._desk.looks.settings.remember_key)
        self.tick.setEnabled(safekeeping.is_protected(self._desk.session))
        if self._known is None and safekeeping.is_protected(self._desk.session):
            self._desk.tasks.run(FREE, self._available, self._found)

    def say_refused(self) -> None:
        """The keyring did not do what was asked."""
        self.why.setText(
            self.tr(
                "The keyring did not take or let go of the key. Look for “Up to It” in the "
                "keyring’s own program, and remove it there if it is to open nothing."
            )
        )
        self.why.show()

    def _found(self, there: bool) -> None:
        self._known = there
        self.tick.setVisible(there)
        if not there:
            self.why.setText(
                self.tr(
                    "This computer has no keyring that Up to It can use, so the passphrase is "
                    "asked for each time."
                )
            )
        self.why.setVisible(not there)

    def _chosen(self, on: bool) -> None:
        looks, session = self._desk.looks, self._desk.session
        looks.use(replace(looks.settings, remember_key=on))
        self.why.hide()

        def done(did: bool) -> None:
            if did:
                return
            if on:
                looks.use(replace(looks.settings, remember_key=False))
                self.tick.set_on(False)
            self.say_refused()

        self._desk.tasks.run(
            FREE,
            lambda: (
                remembering.remember(session) if on else remembering.forget(session.journal.key)
            ),
            done,
        )
