# SPDX-License-Identifier: MIT
"""From the menu: another copy of the journal becomes one with this one."""

from PySide6.QtCore import QCoreApplication

from journal_app.ui.action import FILE, Action, Frame
from journal_app.ui.merging import choose_and_merge


def _merge(frame: Frame) -> None:
    if frame.desk.session.read_only:
        frame.say(
            QCoreApplication.translate(
                "merging", "This journal is open to read only, so nothing can be merged into it."
            )
        )
        return
    choose_and_merge(frame.widget, frame.desk)


ACTIONS = (Action(FILE, 20, "&Merge another copy …", "Ctrl+Shift+J", _merge, wish="merge"),)
