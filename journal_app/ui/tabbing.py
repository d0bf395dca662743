# SPDX-License-Identifier: MIT
"""The Tab key reaches what was made last where it stands, not at the end of the window.

Only controls that are held here are put in order. Asking Qt what stands where borrows things that
Python does not own, and giving those back took an editor's text and a page's picture with them.
"""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def in_order(after: QWidget, controls: Iterable[QWidget]) -> None:
    """Have Tab lead from ``after`` through these, and then to what came after it.

    All of them take the keyboard: Qt does not hear of others.
    """
    for one, other in pairwise((after, *controls)):
        QWidget.setTabOrder(one, other)
