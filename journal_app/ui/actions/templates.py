# SPDX-License-Identifier: MIT
"""From the menu: write along a template."""

from journal_app.ui.action import ENTRY, Action, Frame
from journal_app.ui.pages.write import WritePage


def _choose(frame: Frame) -> None:
    frame.go("write")
    page = frame.page("write")
    assert isinstance(page, WritePage)
    page.choose_template()


ACTIONS = (Action(ENTRY, 5, "&Templates …", "Ctrl+Shift+T", _choose),)
