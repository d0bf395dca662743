# SPDX-License-Identifier: MIT
"""From the menu: setting a passphrase, and locking a journal that has one."""

from journal_app.ui.action import FILE, Action, Frame
from journal_app.ui.preferences.protection import ProtectionPreference


def protect(frame: Frame) -> None:
    """Ask for a passphrase at once; where there is one already, go to where it is changed."""
    group = frame.page("settings").findChild(ProtectionPreference)
    if isinstance(group, ProtectionPreference) and not group.begin():
        frame.go("settings", "ProtectionPreference")


ACTIONS = (
    Action(FILE, 80, "&Protect with a passphrase …", "", protect, wish="protect"),
    Action(FILE, 90, "&Lock", "Ctrl+L", lambda frame: frame.desk.routes.lock_asked.emit()),
)
