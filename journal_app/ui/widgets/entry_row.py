# SPDX-License-Identifier: MIT
"""How one entry looks in a list: title and day, a line with the words hit, themes and ratings."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.domain.listing import Listed, Lit
from journal_app.ui.look import Look
from journal_app.ui.words import clock, long_day, short_day

_MARGIN = 12
_LEAD = 20
"""Characters before a hit that stay in sight when the line is too long."""


def spoken(row: Listed) -> str:
    """A row as a screen reader says it."""
    parts = [row.title.text or "…", long_day(row.day)]
    if row.time:
        parts.append(clock(row.time))
    if row.up_for_it is not None:
        parts.append(f"up for it {row.up_for_it}")
    if row.up_to_it is not None:
        parts.append(f"up to it {row.up_to_it}")
    return ", ".join((*parts, row.excerpt.text))


class EntryDelegate(QStyledItemDelegate):
    """Paints a row of an entry list."""

    def __init__(self, look: Look, theme_names: dict[str, str]) -> None:
        super().__init__()
        self._names = theme_names
        self.use(look)

    def use(self, look: Look) -> None:
        """Take over the colours and sizes of a look."""
        self._look = look
        base = QApplication.font()
        self._title = QFont(base)
        self._title.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(base)
        self._small.setPointSizeF(look.points * 0.9)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Three lines of text and the space round them."""
        title, small = QFontMetrics(self._title), QFontMetrics(self._small)
        return QSize(200, title.height() + 2 * small.height() + 2 * _MARGIN + 6)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row; a row that is not here yet is only its ground."""
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._look.colour("chosen"))
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, self._look.colour("focus"))
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Listed):
            self._row(painter, rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), row)
        painter.restore()

    def _row(self, painter: QPainter, rect: QRect, row: Listed) -> None:
        title, small = QFontMetrics(self._title), QFontMetrics(self._small)
        day = short_day(row.day)
        width = small.horizontalAdvance(day)
        painter.setFont(self._small)
        painter.setPen(self._look.colour("quiet_ink"))
        top = QRect(rect.left(), rect.top(), rect.width(), title.height())
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, day)
        ink = self._look.colour("ink")
        self._lit(painter, top.topLeft(), rect.width() - width - 12, row.title, self._title, ink)
        y = rect.top() + title.height() + 3
        quiet = self._look.colour("quiet_ink")
        self._lit(
            painter, QPoint(rect.left(), y), rect.width(), _near(row.excerpt), self._small, quiet
        )
        self._foot(
            painter, QRect(rect.left(), y + small.height() + 3, rect.width(), small.height()), row
        )

    def _foot(self, painter: QPainter, rect: QRect, row: Listed) -> None:
        metrics = QFontMetrics(self._small)
        painter.setFont(self._small)
        right = rect.right()
        for token, value, square in (
            ("up_to_it", row.up_to_it, True),
            ("up_for_it", row.up_for_it, False),
        ):
            if value is None:
                continue
            right = self._rating(painter, right, rect, self._look.colour(token), value, square)
        names = " · ".join(
            [self._names.get(slug, slug) for slug in row.themes] + [f"#{tag}" for tag in row.tags]
        )
        painter.setPen(self._look.colour("quiet_ink"))
        room = max(0, right - rect.left() - 8)
        painter.drawText(
            QRect(rect.left(), rect.top(), room, rect.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(names, Qt.TextElideMode.ElideRight, room),
        )

    def _rating(
        self, painter: QPainter, right: int, rect: QRect, colour: QColor, value: int, square: bool
    ) -> int:
        metrics = painter.fontMetrics()
        text = str(value)
        width = metrics.horizontalAdvance("10")
        painter.setPen(colour)
        painter.drawText(
            QRect(right - width, rect.top(), width, rect.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            text,
        )
        side = metrics.height() * 0.5
        left = right - width - side - 4
        centre = rect.center().y() + 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        if square:
            painter.save()
            painter.translate(left + side / 2, centre)
            painter.rotate(45)
            half = side * 0.4
            painter.drawRect(QRectF(-half, -half, 2 * half, 2 * half))
            painter.restore()
        else:
            painter.drawEllipse(QRectF(left, centre - side / 2, side, side))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        return int(left) - 10

    def _lit(
        self, painter: QPainter, at: QPoint, width: int, lit: Lit, font: QFont, colour: QColor
    ) -> None:
        metrics = QFontMetrics(font)
        text = metrics.elidedText(lit.text, Qt.TextElideMode.ElideRight, width)
        layout = QTextLayout(text, font)
        ranges = []
        for start, end in lit.hits:
            if start >= len(text):
                continue
            part = QTextLayout.FormatRange()
            part.start, part.length = start, min(end, len(text)) - start
            style = QTextCharFormat()
            style.setBackground(self._look.colour("lit"))
            style.setForeground(self._look.colour("ink"))
            part.format = style
            ranges.append(part)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(width)
        layout.endLayout()
        painter.setPen(colour)
        layout.draw(painter, at)


def _near(lit: Lit) -> Lit:
    """The text from shortly before the first hit on, so that the hit is in sight."""
    if not lit.hits or lit.hits[0][0] <= _LEAD * 2:
        return lit
    cut = lit.text.find(" ", lit.hits[0][0] - _LEAD) + 1
    if not 0 < cut <= lit.hits[0][0]:
        return lit
    moved = tuple((start - cut + 1, end - cut + 1) for start, end in lit.hits)
    return Lit("…" + lit.text[cut:], moved)
