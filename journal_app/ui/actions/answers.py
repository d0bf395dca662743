# SPDX-License-Identifier: MIT
"""From the menu: the second half of a rating, and marks on the entry in front."""

from functools import partial

from journal_app.domain.facets import MARKS
from journal_app.ui.action import ENTRY, Action, Frame
from journal_app.ui.side.marks import MarksSection
from journal_app.ui.side.second_half import SecondHalf


def _open(frame: Frame) -> None:
    frame.go("write")
    section = frame.sheet.section("second_half")
    assert isinstance(section, SecondHalf)
    section.open()


def _marks(frame: Frame) -> MarksSection:
    section = frame.sheet.section("marks")
    assert isinstance(section, MarksSection)
    return section


def _mark(key: str, frame: Frame) -> None:
    frame.go("write")
    _marks(frame).pad.toggle(key)


def _is_marked(key: str, frame: Frame) -> bool:
    return key in _marks(frame).pad.values()


ACTIONS = (
    Action(ENTRY, 10, "&More about this rating", "Ctrl+Shift+R", _open),
    *(
        Action(
            ENTRY,
            80 + at,
            f"Mark: {choice.name}",
            f"Ctrl+Shift+{at}",
            partial(_mark, choice.key),
            partial(_is_marked, choice.key),
        )
        for at, choice in enumerate(MARKS.choices, start=1)
    ),
)
