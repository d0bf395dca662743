# SPDX-License-Identifier: MIT
"""Go to anything: one field, and below it what its words lead to, grouped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.beginnings import begins, rank
from journal_app.domain.commitment import status_words
from journal_app.domain.day_words import days_named
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.message import Message
from journal_app.domain.period import Period
from journal_app.services import going
from journal_app.services.going import Known, Reached
from journal_app.ui.desk import Desk
from journal_app.ui.look import Look
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.entry_list import Index
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.texts import tip
from journal_app.ui.words import long_day, number, plain_day, said, short_day

_MOST_PLACES = 8
_GOAL = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Goal:
    """Somewhere to go: its name, what stands beside it, and how to get there.

    ``always`` offers it also before anything is typed.
    """

    name: str
    beside: str
    does: Callable[[], object]
    always: bool = False


Group = tuple[str, Sequence[Goal]]


class GoToDialog(QDialog):
    """Type, choose with the arrows, Enter. Enter on nothing does nothing; Escape closes."""

    def __init__(
        self, parent: QWidget, desk: Desk, places: Sequence[Goal], helps: Sequence[Goal]
    ) -> None:
        super().__init__(parent)
        self._desk, self._places, self._helps = desk, places, helps
        self._shown_for: str | None = None
        self._enter_waits = self._over = False
        self._known = Known()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Go to anything"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("A page, an entry, a theme, a day such as 9 Nov …"))
        self.field.setAccessibleName(self.tr("Go to"))
        self.field.textChanged.connect(lambda: self._look())
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Where it leads"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_GoalDelegate(desk.looks.now, self.list))
        self.list.itemClicked.connect(self._take)
        self.hint = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self._fit(parent)
        self._look()
        self._learn()

    def goals(self) -> list[tuple[str, str]]:
        """What is on offer, from the top: each goal's group and name."""
        found, group = [], ""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_GOAL) is None:
                group = item.text()
            else:
                found.append((group, item.text()))
        return found

    def _fit(self, parent: QWidget) -> None:
        """As wide as is good to read; as tall as the window leaves room for."""
        line = self.fontMetrics().lineSpacing()
        self.resize(min(line * 36, parent.width() - 40), min(line * 30, parent.height() - 80))

    # -- finding ----------------------------------------------------------------------------

    def _look(self) -> None:
        session, typed = self._desk.session, replace_unstorable(self.field.text())
        known = self._known
        self._desk.tasks.latest(
            "go-to",
            READ,
            lambda: going.reached(session, typed, known),
            lambda found: self._show(typed, found),
            lambda why: self._failed(typed, why),
        )

    def _learn(self) -> None:
        """Read once, after the first answer, what is looked through at every key."""
        session = self._desk.session
        self._desk.tasks.run(READ, lambda: going.known(session), self._learned)

    def _learned(self, known: Known) -> None:
        self._known = known
        if not self._over and self.field.text().strip():
            self._look()

    def _failed(self, typed: str, why: Message) -> None:
        self._show(typed, Reached())
        self.hint.setText(said(why))

    def _show(self, typed: str, found: Reached) -> None:
        if self._over:
            return
        self._shown_for = typed
        self.list.clear()
        for heading, goals in self._groups(typed, found):
            if goals:
                self._add_group(heading, goals)
        self._choose(next(iter(self._rows()), -1))
        if self.list.count():
            self.hint.setText(self.tr("Up and Down choose, Enter goes there, Escape closes."))
        else:
            self.hint.setText(self.tr("Nothing is called so. Try fewer letters."))
        if self._enter_waits:
            self._enter_waits = False
            self._take(self.list.currentItem())

    def _groups(self, typed: str, found: Reached) -> list[Group]:
        go = self._desk.routes.go
        entries = [
            Goal(
                row.title.text or self.tr("No words yet"),
                short_day(row.day),
                partial(go, "journal", row.id),
            )
            for row in found.entries
        ]
        if not typed.strip():
            return [
                (self.tr("Newest entries"), entries),
                (self.tr("Pages"), [one for one in self._places if one.always]),
            ]
        today = self._desk.session.today
        return [
            (self.tr("Days"), self._days(typed)),
            (self.tr("Pages and menus"), _meant(self._places, typed)),
            (self.tr("Entries"), entries),
            (
                self.tr("Commitments"),
                [
                    Goal(
                        one.text, said(status_words(one, today)), partial(go, "commitments", one.id)
                    )
                    for one in found.commitments
                ],
            ),
            (self.tr("Themes"), [self._search(name, f"theme:{s}") for s, name in found.themes]),
            (
                self.tr("Tags"),
                [
                    self._search(f"#{tag}", f'tag:"{tag}"', self._entries(count))
                    for tag, count in found.tags
                ],
            ),
            (
                self.tr("Kept searches"),
                [self._search(name, query) for name, query in found.searches],
            ),
            (self.tr("Help"), _meant(self._helps, typed)),
        ]

    def _days(self, typed: str) -> list[Goal]:
        named = days_named(typed, self._desk.session.today)
        if named is None or named.start is None or named.end is None:
            return []
        return [self._search(_period_words(named), f"from:{named.start} to:{named.end}")]

    def _search(self, name: str, query: str, beside: str = "") -> Goal:
        does = partial(self._desk.routes.go, "journal", f"search:{query}")
        return Goal(name, beside or self.tr("in Journal"), does)

    def _entries(self, count: int) -> str:
        text = self.tr("{count} entries") if count != 1 else self.tr("{count} entry")
        return text.format(count=number(count))

    # -- the list ---------------------------------------------------------------------------

    def _add_group(self, heading: str, goals: Sequence[Goal]) -> None:
        head = QListWidgetItem(heading)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(head)
        for goal in goals:
            item = QListWidgetItem(goal.name)
            item.setData(_GOAL, goal)
            item.setToolTip(tip(goal.name))
            spoken = ", ".join(filter(None, (goal.name, goal.beside, heading)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)

    def _rows(self) -> list[int]:
        """The rows that lead somewhere."""
        every = range(self.list.count())
        return [row for row in every if self.list.item(row).data(_GOAL) is not None]

    def _choose(self, row: int) -> None:
        self.list.setCurrentRow(row)
        rows = self._rows()
        if rows and row == rows[0]:
            self.list.scrollToTop()
        item = self.list.currentItem()
        if item is not None and self.isVisible():
            # The keyboard stays in the field; a screen reader hears here what is chosen.
            words = item.data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _move(self, key: int) -> None:
        rows = self._rows()
        if not rows:
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8}.get(Qt.Key(key), 8)
        now = self.list.currentRow()
        at = rows.index(now) + step if now in rows else 0
        if abs(step) == 1:
            at %= len(rows)
        self._choose(rows[min(max(at, 0), len(rows) - 1)])

    def _enter(self) -> None:
        if self._shown_for == replace_unstorable(self.field.text()):
            self._take(self.list.currentItem())
        else:
            # Typed faster than found: go as soon as what was typed is looked up.
            self._enter_waits = True

    def _take(self, item: QListWidgetItem | None) -> None:
        goal = item.data(_GOAL) if item is not None else None
        if isinstance(goal, Goal) and not self._over:
            self.accept()
            goal.does()

    def done(self, result: int) -> None:
        """Answers that are still to come find nobody any more."""
        self._over = True
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move and choose in the list while the keyboard stays in the field."""
        if (
            watched is self.field
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            if event.key() in _MOVES:
                self._move(event.key())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
            self._enter_waits = False
        return super().eventFilter(watched, event)


class _GoalDelegate(QStyledItemDelegate):
    """A heading, or a name with what stands beside it in quiet ink on the right."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line and the space round it; a heading stands apart from what is above."""
        extra = 12 if index.data(_GOAL) is not None else 16 if index.row() else 8
        return QSize(100, option.fontMetrics.lineSpacing() + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The name is cut where it would meet what stands beside it."""
        painter.save()
        goal, text = index.data(_GOAL), str(index.data())
        rect: QRect = option.rect
        inside = rect.adjusted(12, 0, -12, 0)
        state: QStyle.StateFlag = option.state
        middle, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        small = QApplication.font()
        small.setPointSizeF(self._look.points * 0.9)
        if goal is None:
            painter.setFont(small)
            painter.setPen(self._look.colour("quiet_ink"))
            painter.drawText(
                inside.adjusted(0, 0, 0, -3), left | Qt.AlignmentFlag.AlignBottom, text
            )
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._look.colour("chosen"))
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, self._look.colour("focus"))
        painter.setFont(small)
        painter.setPen(self._look.colour("quiet_ink"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | middle, goal.beside)
        room = inside.width() - painter.fontMetrics().horizontalAdvance(goal.beside) - 16
        painter.setFont(QApplication.font())
        painter.setPen(self._look.colour("ink"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, left | middle, shown)
        painter.restore()


def _meant(goals: Sequence[Goal], typed: str) -> list[Goal]:
    found = [goal for goal in goals if begins(goal.name, typed)]
    return sorted(found, key=lambda goal: rank(goal.name, typed))[:_MOST_PLACES]


def _period_words(period: Period) -> str:
    assert period.start is not None
    assert period.end is not None
    if period.start == period.end:
        return long_day(period.start)
    return f"{plain_day(period.start)} – {plain_day(period.end)}"
