# SPDX-License-Identifier: MIT
"""Printed pages as pictures, one below the other, as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.widgets.texts import picture_of

_GAP = 16
_WIDEST = 720


class PageView(QWidget):
    """Shows pages of a document; its description says every word on them."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QImage] = []
        self.setAccessibleName(self.tr("Preview of the pages"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def show_pages(self, pictures: Sequence[bytes], words: str) -> None:
        """Show these PNG pictures; ``words`` is what stands on them."""
        self._pages = [picture_of(picture) for picture in pictures]
        self.setAccessibleDescription(words)
        self.setMinimumHeight(self.heightForWidth(max(self.width(), 1)))
        self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.show_pages([], "")

    def sizeHint(self) -> QSize:
        """As wide as a page is comfortable to read."""
        return QSize(_WIDEST, self.heightForWidth(_WIDEST))

    def hasHeightForWidth(self) -> bool:
        """Pages keep their shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all pages at that width."""
        return sum(round(self._height(page, width)) + _GAP for page in self._pages)

    def resizeEvent(self, event: object) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.setMinimumHeight(self.heightForWidth(max(self.width(), 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every page, with a thin edge round it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        top = 0.0
        for page in self._pages:
            width = min(self.width() - 2, _WIDEST)
            height = self._height(page, self.width())
            place = QRectF(max(1.0, (self.width() - width) / 2), top + 1, width, height)
            sharp = page.scaled(
                round(width * ratio),
                round(height * ratio),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(place, sharp)
            painter.setPen(QPen(QColor(128, 128, 128, 120), 1))
            painter.drawRect(place)
            top += height + _GAP

    def _height(self, page: QImage, width: int) -> float:
        return min(width - 2, _WIDEST) * page.height() / max(page.width(), 1)
