# SPDX-License-Identifier: MIT
"""From the menu: the review of a month or quarter."""

from journal_app.ui.action import VIEW, Action

ACTIONS = (
    Action(
        VIEW, 30, "&Review a month or quarter", "Ctrl+Shift+L", lambda frame: frame.go("review")
    ),
)
