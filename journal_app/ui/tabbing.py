# SPDX-License-Identifier: MIT
"""The Tab key goes through a page as one reads it, also through what was added later.

Qt puts whatever is made last at the end of the way; here the order of the layouts decides. It is
put right after each step, not in the middle of one: what Qt asks about the next step leads through
the editor, which has answers of its own, and lost its text on the way back.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)


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
        if one.nextInFocusChain() is not after:
            QWidget.setTabOrder(one, after)


def stops(whole: QWidget) -> Iterator[QWidget]:
    """The controls in sight that take the keyboard, from top to bottom."""
    for one in _inside(whole):
        if one.isVisible():
            takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and one.isEnabled() and one.focusProxy() is None:
                yield one
            yield from stops(one)


def _inside(whole: QWidget) -> Iterator[QWidget]:
    if isinstance(whole, QStackedWidget):
        found = [whole.currentWidget()]
    elif isinstance(whole, QScrollArea):
        found = [whole.widget()]
    elif isinstance(whole, QSplitter):
        found = [whole.widget(at) for at in range(whole.count())]
    else:
        layout = whole.layout()
        found = list(_laid_out(layout)) if layout is not None else []
    return (one for one in found if one is not None)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)
