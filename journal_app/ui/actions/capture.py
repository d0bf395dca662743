# SPDX-License-Identifier: MIT
"""Quick entry, and ending the program where it would otherwise stay in the tray."""

from journal_app.ui.action import FILE, Action

ACTIONS = (
    Action(
        FILE, 10, "&Quick entry", "Ctrl+Shift+N", lambda frame: frame.desk.routes.quick_asked.emit()
    ),
    Action(
        FILE,
        90,
        "Q&uit, also from the tray",
        "Ctrl+Shift+Q",
        lambda frame: frame.desk.routes.end_asked.emit(),
    ),
)
