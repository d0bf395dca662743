# SPDX-License-Identifier: MIT
"""The Tab key goes through a page as one reads it, also through what was added later.

Qt puts whatever is made last at the end of the way; here the place on the screen decides. It is put
right after each step, not in the middle of one, and layouts are not asked: whoever borrows their
items from Python gives them back in pieces, and an editor lost its text that way.
"""

from collections.abc import Iterator
from functools import cmp_to_key
from itertools import pairwise

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Tabbing(QObject):
    """Keeps the way through a page right while somebody is on it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._order)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._page.isAncestorOf(now):
            self._soon.start()

    def _order(self) -> None:
        if self._page.isVisible():
            in_reading_order(self._page)


def in_reading_order(whole: QWidget) -> None:
    """Have the keyboard go from one control in sight to the next as they stand."""
    for one, after in pairwise(stops(whole)):
        QWidget.setTabOrder(one, after)


def stops(whole: QWidget) -> Iterator[QWidget]:
    """The controls in sight that take the keyboard, line by line."""
    inside = whole.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    seen = [one for one in inside if one.isVisible() and not one.isWindow()]
    for one in sorted(seen, key=cmp_to_key(_compare)):
        if one.focusProxy() is None and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            if one.isEnabled():
                yield one
        else:
            yield from stops(one)


def _compare(one: QWidget, other: QWidget) -> int:
    """Which of two in the same place is read first: from above, and in a line from the left."""
    here, there = one.geometry(), other.geometry()
    if _is_above(here, there):
        return -1
    if _is_above(there, here):
        return 1
    return here.left() - there.left() or here.top() - there.top()


def _is_above(one: QRect, other: QRect) -> bool:
    return one.center().y() < other.top() and one.bottom() < other.center().y()
