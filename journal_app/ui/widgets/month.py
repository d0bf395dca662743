# SPDX-License-Identifier: MIT
"""A month as weeks from Monday on; a dot below a day tells how many entries it has.

Nothing is said by colour alone: the dot grows, today has a ring, the chosen days a ground with an
edge, the day of the keyboard a frame; and each day is read aloud with its number of entries.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal_app.domain.period import Period, month_start, week_start
from journal_app.ui.look import Look
from journal_app.ui.words import long_day, number, short_weekday

_WEEKS = 6
_EARLIEST, _LATEST = date(100, 1, 1), date(9999, 11, 30)
"""What an entry can be about, and a month less than Python can count."""
_GAP = 2
"""Pixels between a number and its dot."""
_SIZES = ((4, 1.0), (2, 0.78), (1, 0.56))
"""From so many entries on, the dot is so large, as a share of the largest."""
_BY_DAY = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QWidget):
    """Arrows go by day, Page Up and Down by month, with Ctrl by year, Home to today.

    Enter or a click picks the day; with Shift it picks from the day picked before to this one.
    """

    picked = Signal(object)
    """The ``Period`` chosen."""
    moved = Signal()
    """The keyboard or the mouse stands on another day now, perhaps in another month."""

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self.day = self._today = today
        self.chosen = Period()
        self._anchor: date | None = None
        self._counts: Mapping[date, int] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setToolTip(" ")
        self.use(look)
        self._tell()

    def use(self, look: Look) -> None:
        """Take over the colours and sizes of a look."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_counts(self, counts: Mapping[date, int]) -> None:
        """How many entries the days of this month have; those left out have none."""
        self._counts = counts
        self._tell()
        self.update()

    def choose(self, chosen: Period) -> None:
        """Mark the days of a stretch; an open one marks nothing."""
        wanted = chosen if chosen.start and chosen.end else Period()
        if wanted != self.chosen:
            self.chosen, self._anchor = wanted, wanted.start
            self.update()

    def count(self, day: date) -> int:
        """Entries of a day, as far as they are known."""
        return self._counts.get(day, 0)

    def go_to(self, day: date) -> None:
        """Stand on a day, and show its month."""
        self.day = min(max(day, _EARLIEST), _LATEST)
        self.moved.emit()
        self._tell()
        self.update()

    def go_months(self, months: int) -> None:
        """Go so many months on, to the same day or the last there is."""
        at = self.day.year * 12 + self.day.month - 1 + months
        year, month = divmod(min(max(at, 1200), 9999 * 12 + 10), 12)
        last = monthrange(year, month + 1)[1]
        self.go_to(date(year, month + 1, min(self.day.day, last)))

    def words(self, day: date) -> str:
        """A day as it is read aloud."""
        count = self.count(day)
        if count == 0:
            text = self.tr("{day}, no entries")
        else:
            text = self.tr("{day}, {count} entries") if count > 1 else self.tr("{day}, 1 entry")
        return text.format(day=long_day(day), count=number(count))

    # -- keys and mouse ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key, held = Qt.Key(event.key()), event.modifiers()
        by = 12 if held & Qt.KeyboardModifier.ControlModifier else 1
        if key in _BY_DAY:
            self.go_to(self.day + timedelta(days=_BY_DAY[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_months(-by if key == Qt.Key.Key_PageUp else by)
        elif key == Qt.Key.Key_Home:
            self.go_to(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self.day, on=bool(held & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A day that is clicked is picked."""
        day = self._day_at(event.position())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.go_to(day)
        self._pick(day, on=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _pick(self, day: date, *, on: bool) -> None:
        if not on or self._anchor is None:
            self._anchor = day
        anchor = self._anchor
        self.chosen = Period(min(anchor, day), max(anchor, day))
        self.update()
        self.picked.emit(self.chosen)

    def event(self, event: QEvent) -> bool:
        """Resting on a day tells how many entries it has."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words(day) if day else "", self)
            return True
        return super().event(event)

    def _tell(self) -> None:
        """A screen reader hears the day: all that is painted, in words."""
        words = self.words(self.day)
        if words == self.accessibleName():
            return
        self.setAccessibleName(words)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # -- where things stand -----------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Room for the names of the weekdays and six weeks."""
        return self._size(1.8)

    def minimumSizeHint(self) -> QSize:
        """As little as still can be clicked and read."""
        return self._size(1.25)

    def _size(self, lines: float) -> QSize:
        line = self.fontMetrics().lineSpacing()
        cell = max(24, round(line * lines))
        return QSize(round(line * 1.9) * 7, line + 6 + _WEEKS * cell)

    def place_of(self, day: date) -> QRect:
        """Where a day of the month shown stands; nowhere, where there is no room for its week."""
        monday = week_start(month_start(self.day))
        week, weekday = divmod((day - monday).days, 7)
        line = self.fontMetrics().lineSpacing()
        top = line + 6
        # Where there is no room for six weeks, those round the day stood on are shown.
        shown = max(1, min(_WEEKS, (self.height() - top) // line))
        week -= max(0, min((self.day - monday).days // 7 - shown // 2, _WEEKS - shown))
        if not 0 <= week < shown:
            return QRect()
        width, height = self.width() / 7, (self.height() - top) / shown
        return QRectF(weekday * width, top + week * height, width, height).toRect()

    def _day_at(self, point: QPointF) -> date | None:
        at = point.toPoint()
        return next((day for day in self._days() if self.place_of(day).contains(at)), None)

    def _days(self) -> list[date]:
        first = month_start(self.day)
        return [first.replace(day=n + 1) for n in range(monthrange(first.year, first.month)[1])]

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names of the weekdays, then every day of the month."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPointSizeF(self._look.points * 0.9)
        painter.setFont(small)
        painter.setPen(self._look.colour("quiet_ink"))
        for weekday in range(7):
            named = QRectF(
                weekday * self.width() / 7, 0, self.width() / 7, self.fontMetrics().lineSpacing()
            )
            painter.drawText(named, Qt.AlignmentFlag.AlignCenter, short_weekday(weekday))
        for day in self._days():
            place = self.place_of(day)
            if not place.isEmpty():
                self._paint_day(painter, day, QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.end()

    def _paint_day(self, painter: QPainter, day: date, place: QRectF) -> None:
        look, count = self._look, self.count(day)
        none = Qt.BrushStyle.NoBrush
        if self.chosen.start and self.chosen.contains(day):
            painter.setBrush(look.colour("chosen"))
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.drawRoundedRect(place, 5, 5)
        painter.setBrush(none)
        if day == self.day and self.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRoundedRect(place, 5, 5)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if count else QFont.Weight.Normal)
        painter.setFont(font)
        ink = look.colour("ink" if count or day == self._today else "quiet_ink")
        metrics = painter.fontMetrics()
        tall, largest = metrics.capHeight(), metrics.lineSpacing() * 0.38
        wide, text = metrics.horizontalAdvance("30"), str(day.day)
        middle = place.center()
        # The number and its dot stand in the middle together, and every number on one line.
        top = middle.y() - (tall + _GAP + largest) / 2 + 1.5
        painter.setPen(ink)
        painter.drawText(
            QPointF(middle.x() - metrics.horizontalAdvance(text) / 2, top + tall), text
        )
        if day == self._today:
            ring = QRectF(0, 0, min(wide * 1.8, place.width()), place.height())
            ring.moveCenter(middle)
            painter.setPen(QPen(ink, 1.5))
            painter.drawRoundedRect(ring, 6, 6)
        if count:
            size = largest * next(share for least, share in _SIZES if count >= least)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("focus"))
            dot = QPointF(middle.x(), top + tall + _GAP + largest / 2)
            painter.drawEllipse(dot, size / 2, size / 2)
            painter.setBrush(none)
