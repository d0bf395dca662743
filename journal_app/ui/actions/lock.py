# SPDX-License-Identifier: MIT
"""From the menu: locking a journal that has a passphrase."""

from journal_app.ui.action import FILE, Action

ACTIONS = (Action(FILE, 90, "&Lock", "Ctrl+L", lambda frame: frame.desk.routes.lock_asked.emit()),)
