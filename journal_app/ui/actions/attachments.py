# SPDX-License-Identifier: MIT
"""From the menu: attach a file to the entry in front."""

from journal_app.ui.action import ENTRY, Action, Frame
from journal_app.ui.side.attachments import AttachmentsSection


def _attach(frame: Frame) -> None:
    frame.go("write")
    section = frame.sheet.section("attachments")
    assert isinstance(section, AttachmentsSection)
    section.choose()


ACTIONS = (Action(ENTRY, 20, "&Attach a file …", "Ctrl+Shift+A", _attach),)
