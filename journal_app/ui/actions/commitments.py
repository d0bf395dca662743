# SPDX-License-Identifier: MIT
"""From the menu: a commitment from the entry in front, with the selected line as its words."""

from journal_app.ui.action import ENTRY, Action, Frame
from journal_app.ui.side.commitments import CommitmentsSection


def _add(frame: Frame) -> None:
    frame.go("write")
    section = frame.sheet.section("commitments")
    assert isinstance(section, CommitmentsSection)
    section.add()


ACTIONS = (Action(ENTRY, 20, "Add a &commitment …", "Ctrl+Shift+C", _add, wish="commitment"),)
