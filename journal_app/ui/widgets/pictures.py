# SPDX-License-Identifier: MIT
"""Pictures shown below the line that names them, without a change to the text or its undo.

A line such as ``![words](attachment:…)`` gets a tail that is laid out but is no part of the
document: what Qt has for letters that an input method is still putting together.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextLayout,
)

Provider = Callable[[str], QImage | None]

_LINE = re.compile(r"\s*!\[[^\]]*\]\(attachment:([0-9A-Za-z]+)\)\s*")
_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
_NAME = QTextFormat.Property.UserProperty.value + 1
_TAIL = "\u2028\ufffc\u2028\u00a0"
"""A line with the picture, and one of next to no height, for Qt paints no further than the last."""
_GAP = 6
_TALLEST = 320


class Pictures(QPyTextObject):
    """Draws the pictures of one document; ``provider`` has them by name, or None."""

    def __init__(self, document: QTextDocument, spacing: float) -> None:
        super().__init__(document)
        self._spacing = spacing
        self.provider: Provider | None = None
        document.documentLayout().registerHandler(_OBJECT, self)

    def decorate(self, block: QTextBlock, text: str) -> None:
        """Show the picture that a line names below it; none below any other line."""
        layout = block.layout()
        name = named(text) if self.provider is not None else ""
        if not name or self._picture(name) is None:
            if layout.preeditAreaText() == _TAIL:
                layout.setPreeditArea(-1, "")
            return
        style, least = QTextCharFormat(), QTextCharFormat()
        style.setObjectType(_OBJECT)
        style.setProperty(_NAME, name)
        least.setFontPointSize(1)
        end = block.length() - 1
        layout.setPreeditArea(end, _TAIL)
        layout.setFormats([_range(end, 2, style), _range(end + 2, 2, least)])

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        """As wide as there is room, and no taller than looks calm."""
        size = self._size(doc, format)
        # The spacing of lines is for letters; a picture takes what it takes.
        return QSizeF(size.width(), (size.height() + 2 * _GAP) / self._spacing)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        """Draw one picture."""
        picture = self._picture(str(format.property(_NAME)))
        if picture is not None:
            # What the spacing adds to the line stands below it; the picture reaches into that.
            place = QRectF(QPointF(rect.left(), rect.top() + _GAP), self._size(doc, format))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, picture)

    def _size(self, document: QTextDocument, style: QTextFormat) -> QSizeF:
        picture = self._picture(str(style.property(_NAME)))
        if picture is None:
            return QSizeF()
        size = picture.deviceIndependentSize()
        room = max(1.0, document.textWidth() - 2 * document.documentMargin())
        most = QSizeF(min(size.width(), room), min(size.height(), _TALLEST))
        return size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def _picture(self, name: str) -> QImage | None:
        return self.provider(name) if self.provider is not None else None


def _range(start: int, length: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, style
    return made


def named(text: str) -> str:
    """The name of the picture that stands alone on a line, or nothing."""
    found = _LINE.fullmatch(text)
    return found[1] if found is not None else ""
