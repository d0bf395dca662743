# SPDX-License-Identifier: MIT
"""From the menu: the coaching hour, a screen for two people."""

from journal_app.ui.action import VIEW, Action, Frame
from journal_app.ui.coaching_hour import KEY, CoachingHour


def _begin(frame: Frame) -> None:
    for one in frame.widget.findChildren(CoachingHour):
        # Locking hid it without an end.
        one.deleteLater()
    hour = CoachingHour(frame.desk, frame.widget)
    hour.finished.connect(hour.deleteLater)
    hour.begin()


ACTIONS = (Action(VIEW, 60, "The coaching &hour", KEY, _begin, wish="coaching-hour"),)
