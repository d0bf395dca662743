# SPDX-License-Identifier: MIT
"""Icons of one family, each from its own small file, in the ink of the look."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap

from journal_app.services import preferences

_SIDE = 96
"""Pixels to a side: sharp also at twice the text size on a dense screen."""


def icon(name: str, colour: str) -> QIcon:
    """The icon of that name in a colour such as #22262A; nothing where there is no such file."""
    path = Path(preferences.icons()) / f"{name}.svg"
    if not path.is_file():
        return QIcon()
    drawn = path.read_text(encoding="utf-8").replace("currentColor", colour)
    drawn = drawn.replace("<svg ", f'<svg width="{_SIDE}" height="{_SIDE}" ', 1)
    pixmap = QPixmap(_SIDE, _SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.loadFromData(drawn.encode(), "SVG")
    return QIcon(pixmap)
