# SPDX-License-Identifier: MIT
"""From the menu and from everywhere: the quiet page."""

from journal_app.ui.action import HELP, Action

ACTIONS = (Action(HELP, 1, "If &today is heavy", "Ctrl+Shift+H", lambda frame: frame.go("heavy")),)
