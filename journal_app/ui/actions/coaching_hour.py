# SPDX-License-Identifier: MIT
"""From the menu: the coaching hour, a screen for two people."""

from journal_app.ui.action import VIEW, Action, Frame

KEY = "F9"
"""Begins it, and in it hides and shows everything."""


def _begin(frame: Frame) -> None:
    # Loaded only now: its charts and its disguise are nothing a window has to wait for.
    from journal_app.ui.coaching_hour import CoachingHour

    for one in frame.widget.findChildren(CoachingHour):
        # Locking hid it without an end.
        one.deleteLater()
    hour = CoachingHour(frame.desk, frame.widget, KEY)
    hour.finished.connect(hour.deleteLater)
    hour.begin()


ACTIONS = (Action(VIEW, 60, "The coaching &hour", KEY, _begin, wish="coaching-hour"),)
