# SPDX-License-Identifier: MIT
"""Fields, pages and pictures that load nothing: no picture, style or file from outside the journal.

Qt asks the widget first for what a text names, and where the widget has nothing it opens the file
or decodes the address itself. So a refusal has to be something: an empty picture.
"""

from html import escape
from typing import Any

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser

_MOST_MEGABYTES = 256
_PNG = b"\x89PNG\r\n\x1a\n"


def nothing() -> QImage:
    """What a text gets in place of whatever it wanted to load."""
    return QImage()


def picture_of(png: bytes) -> QImage:
    """A picture that we made ourselves; of anything else nothing, for Qt reads formats that load.

    An SVG, say, may name other files, and Qt opens them.
    """
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    return QImage.fromData(QByteArray(png)) if png.startswith(_PNG) else nothing()


class TextField(QPlainTextEdit):
    """A field for plain words of several lines."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded."""
        return nothing()


class TextPage(QTextBrowser):
    """A page to read, whose links lead nowhere by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded."""
        return nothing()


def tip(text: str) -> str:
    """Words of a leader or a pack for a tooltip, which would take some texts for HTML."""
    if "<" not in text and "&" not in text:
        return text
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
