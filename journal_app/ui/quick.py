# SPDX-License-Identifier: MIT
"""Quick entry: a small window for a thought between two meetings, kept as it is typed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QCursor,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizeGrip, QVBoxLayout, QWidget

from journal_app.domain.entry import Draft
from journal_app.domain.message import Message
from journal_app.services import writing
from journal_app.ui.desk import Desk
from journal_app.ui.keeper import Keeper
from journal_app.ui.moving import Moving
from journal_app.ui.tasks import WRITE
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.editor import Editor
from journal_app.ui.widgets.labels import ThemePicker
from journal_app.ui.widgets.parts import button, label, scrolling
from journal_app.ui.widgets.rating_pad import RatingPad
from journal_app.ui.words import clock, said, short_day

_WIDTH, _HEIGHT = 46, 27
"""In times the size of the text, so that it grows with it; the height while folded."""
_MARGIN, _GAP = 20, 8
_MOST_OF_SCREEN = 0.9


class QuickEntry(QFrame):
    """One entry at a time. Leaving it, in whatever way, keeps what was written."""

    write_wanted = Signal(str)
    """The entry of this id (or none, if empty) is to be gone on with in Write."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._draft = writing.blank(desk.session)
        self._moving = Moving(self, desk)
        self._keeper = Keeper(desk, self.current, self)
        self._keeper.kept.connect(lambda _: self._was_kept())
        self._keeper.failed.connect(self._was_not_kept)
        self._grip = QSizeGrip(self)
        self.setObjectName("quick")
        self.setWindowTitle(self.tr("Quick entry"))
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
        )
        self._build()
        for keys, does in (
            ("Ctrl+Return", self.close),
            ("Ctrl+Enter", self.close),
            ("Esc", self.close),
            ("Ctrl+O", self._go_on_in_write),
        ):
            QShortcut(QKeySequence(keys), self, does)
        desk.looks.changed.connect(self._look_changed)

    def begin(self, draft: Draft | None = None) -> None:
        """Be ready for a new entry, with what ``draft`` says. Words on show are gone on with."""
        if self.isVisible() and not self.current().is_blank:
            if draft is None:
                return
            self._keeper.keep()
        session = self._desk.session
        self._draft = draft or writing.blank(session)
        self._keeper.begin(writing.new_id(session, session.clock()), None)
        self.banner.hush()
        self.body.set_text(self._draft.text)
        self.themes.set_themes(self._draft.themes)
        self.up_for_it.set_value(self._draft.up_for_it)
        self.up_to_it.set_value(self._draft.up_to_it)
        at = f", {clock(self._draft.time)}" if self._draft.time else ""
        self._day.setText(f"{short_day(self._draft.day)}{at}")
        rated = (self._draft.up_for_it, self._draft.up_to_it) != (None, None)
        self.more.setChecked(rated or bool(self._draft.themes))
        self._status.setText(self.tr("Kept as you type"))
        if not self._draft.is_blank:
            self._keeper.touched()
        self._place()
        self.body.setFocus()

    def current(self) -> Draft:
        """The entry as it stands here."""
        return replace(
            self._draft,
            text=self.body.text(),
            themes=self.themes.themes(),
            up_for_it=self.up_for_it.value(),
            up_to_it=self.up_to_it.value(),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was written is on the disk before the window goes; if it can't be, ask."""
        failed = self._keeper.keep_now()
        if failed is not None and not self._moving.let_go(f"{self.body.text()}\n", failed):
            event.ignore()
            return
        if self.current().is_blank and not self._keeper.is_new:
            self._put_away(self._keeper.entry_id)
        self._keeper.begin("", None)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Without a title bar, the window moves by its empty places."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its corner is there to be pulled."""
        super().resizeEvent(event)
        self._grip.adjustSize()
        self._grip.move(self.rect().bottomRight() - self._grip.rect().bottomRight())

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        pack = self._desk.session.pack
        self.banner = Banner()
        self.body = Editor(self._desk.looks.now)
        self.body.setPlaceholderText(self.tr("What do you not want to lose? Roles, not names."))
        self.themes = ThemePicker(pack)
        self.up_for_it = RatingPad(pack.scale, pack.scale.up_for_it)
        self.up_to_it = RatingPad(pack.scale, pack.scale.up_to_it)
        self.body.edited.connect(self._edited)
        self.body.left.connect(self._keeper.keep)
        self.themes.edited.connect(self._edited)
        self.up_for_it.rated.connect(self._edited)
        self.up_to_it.rated.connect(self._edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 14)
        column.setSpacing(_GAP)
        column.addLayout(self._head())
        column.addWidget(self.banner)
        column.addWidget(self.body, 1)
        column.addLayout(self._fold())
        column.addWidget(self._folded)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Quick entry"), "section", wrap=False))
        self._day = label("", "quiet", wrap=False)
        row.addWidget(self._day)
        row.addStretch()
        row.addWidget(
            button(self.tr("Close"), self.close, "link", self.tr("Esc: what you wrote is kept"))
        )
        return row

    def _fold(self) -> QHBoxLayout:
        """What opens themes and ratings, and the folded part itself."""
        self.more = button("", lambda: None, "link")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        inside = self._inside = QWidget()
        inside.setObjectName("column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        for part in (self.themes, self.up_for_it, self.up_to_it):
            column.addWidget(part)
        column.addStretch()
        self._folded = scrolling(inside, self.tr("Themes and ratings"))
        self._unfold(False)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch()
        return row

    def _foot(self) -> QHBoxLayout:
        self._status = label("", "small", wrap=False)
        row = QHBoxLayout()
        row.addWidget(self._status)
        row.addStretch()
        row.addWidget(
            button(self.tr("Open in Write"), self._go_on_in_write, "link", self.tr("Ctrl+O"))
        )
        row.addWidget(button(self.tr("Done"), self.close, "main", self.tr("Ctrl+Enter")))
        return row

    # -- small things -----------------------------------------------------------------------

    def _edited(self) -> None:
        self._keeper.touched()
        self._status.setText(self.tr("writing …"))

    def _was_kept(self) -> None:
        self.banner.hush()
        if not self._keeper.owes():
            now = clock(self._desk.session.clock().time())
            self._status.setText(self.tr("kept {time}").format(time=now))

    def _was_not_kept(self, entry_id: str, draft: Draft, why: Message) -> None:
        if entry_id == self._keeper.entry_id:
            self.banner.say(
                self.tr("Not kept yet: {why} Your words are still here.").format(why=said(why)),
                self.tr("Try again"),
                self._keeper.keep,
                stays=True,
            )
            self._status.setText(self.tr("not kept"))

    def _go_on_in_write(self) -> None:
        entry_id = "" if self.current().is_blank else self._keeper.entry_id
        self._keeper.keep()
        self.write_wanted.emit(entry_id)
        self.close()

    def _put_away(self, entry_id: str) -> None:
        """Words that were all taken back leave no blank entry, and can still be brought back."""
        session, tasks = self._desk.session, self._desk.tasks
        tasks.run(WRITE, lambda: writing.trash(session, [entry_id]), tasks.announce)

    def _unfold(self, on: bool) -> None:
        self._folded.setVisible(on)
        mark = "▾" if on else "▸"
        self.more.setText(self.tr("&Themes and ratings  {mark}").format(mark=mark))
        self.more.setAccessibleName(self.tr("Themes and ratings"))
        if self.isVisible():
            self._place()

    def _look_changed(self) -> None:
        self.body.use(self._desk.looks.now)
        self._place()

    def _place(self) -> None:
        """As large as its parts and the screen allow; in the middle when it opens."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        points = self._desk.looks.now.points
        wide = min(round(points * _WIDTH), round(room.width() * _MOST_OF_SCREEN))
        high, most = round(points * _HEIGHT), round(room.height() * _MOST_OF_SCREEN)
        inside, whole = self._inside.layout(), self.layout()
        if self.more.isChecked() and inside is not None and whole is not None:
            self._folded.setFixedHeight(0)
            least = whole.totalSizeHint().height()
            wanted = inside.totalHeightForWidth(wide - 2 * _MARGIN - round(points))
            unfolded = min(wanted, most - least)
            self._folded.setFixedHeight(max(unfolded, 0))
            high += unfolded + _GAP
        high = min(high, most)
        self.resize(wide, high)
        if not self.isVisible():
            middle = room.center()
            self.move(middle.x() - wide // 2, room.top() + (room.height() - high) // 3)
