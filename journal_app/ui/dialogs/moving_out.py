# SPDX-License-Identifier: MIT
"""Moving out: what, in which form, with what along; then it is written, and can be shown."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.message import Message
from journal_app.domain.query import Query
from journal_app.services import finding, taking_out
from journal_app.services.taking_out import Exporter, Written
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ, Progress
from journal_app.ui.widgets.parts import button, clear, label, scrolling, sized
from journal_app.ui.widgets.steps import Steps
from journal_app.ui.widgets.tick import Tick
from journal_app.ui.words import number, said

_STEPS = 1000


class MovingOutDialog(QDialog):
    """``shown`` is what Journal looks for now, or None where it shows everything."""

    def __init__(self, parent: QWidget, desk: Desk, shown: Query | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._desk = desk
        self._progress: Progress | None = None
        self._target: Path | None = None
        self._formats = list(taking_out.exporters_by_name().values())
        self.what, self.format = QComboBox(), QComboBox()
        self.ticks: dict[str, Tick] = {}
        self.bar = QProgressBar()
        self.asking, self.going, self.done_step = QWidget(), QWidget(), QWidget()
        self._build_asking(shown)
        self._build_going()
        self._build_done()
        self._build()
        self.format.setCurrentIndex([one.name for one in self._formats].index("json"))
        self.format.currentIndexChanged.connect(self._show_format)
        self._show_format()
        self._show(self.asking)
        sized(self, 74, 30)

    @property
    def exporter(self) -> Exporter:
        """The format chosen."""
        return self._formats[self.format.currentIndex()]

    # -- building ---------------------------------------------------------------------------

    def _build_asking(self, shown: Query | None) -> None:
        self.what.addItem(self.tr("The whole journal"), Query())
        if shown is not None:
            session = self._desk.session
            count = finding.count(session, shown)
            text = self.tr("What Journal shows now ({count})").format(count=number(count))
            self.what.addItem(text, shown)
            self.what.setCurrentIndex(1)
        for one in self._formats:
            self.format.addItem(said(one.title))
        self._says = label("", "quiet")
        options = QWidget()
        self._options = QVBoxLayout(options)
        self._options.setContentsMargins(0, 0, 0, 0)
        self._options.setSpacing(4)
        inside = QWidget()
        column = _column(inside)
        column.addWidget(_named(self.tr("W&hat"), self.what))
        column.addWidget(self.what)
        column.addWidget(_named(self.tr("&Format"), self.format))
        column.addWidget(self.format)
        column.addWidget(self._says)
        column.addWidget(options)
        column.addWidget(
            label(self.tr("Anyone who has the file can read it; it is not protected."), "quiet")
        )
        column.addStretch()
        whole = QVBoxLayout(self.asking)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(label(self.tr("Take your words elsewhere"), "heading"))
        whole.addWidget(scrolling(inside, self.tr("What goes out")), 1)

    def _build_going(self) -> None:
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self._doing = label("", "heading")
        column = _column(self.going)
        column.addWidget(self._doing)
        column.addWidget(self.bar)
        column.addWidget(label(self.tr("If you stop, nothing is left behind."), "quiet"))
        column.addStretch()

    def _build_done(self) -> None:
        self.outcome, self.notices = label("", "heading"), label("")
        self.where = label("", "quiet")
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = _column(self.done_step)
        for one in (self.outcome, self.where, self.notices):
            column.addWidget(one)
        column.addStretch()

    def _build(self) -> None:
        self._stack = Steps()
        for step in (self.asking, self.going, self.done_step):
            self._stack.addWidget(step)
        self._trouble = label("")
        self.see = button(self.tr("&Show it"), self._see)
        self.stop = button(self.tr("Cancel"), self.reject)
        self.next = button("", self._next, "main")
        row = QHBoxLayout()
        row.addWidget(self.see)
        row.addStretch()
        row.addWidget(self.stop)
        row.addWidget(self.next)
        for one in (self.see, self.stop, self.next):
            # Enter does what the button in focus says.
            one.setAutoDefault(True)
        self.next.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addWidget(self._trouble)
        column.addLayout(row)

    def _show(self, step: QWidget, trouble: str = "") -> None:
        self._stack.setCurrentWidget(step)
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self.see.setVisible(step is self.done_step)
        self.stop.setVisible(step is not self.done_step)
        self.stop.setText(self.tr("Stop") if step is self.going else self.tr("Cancel"))
        self.next.setVisible(step is not self.going)
        self.next.setText(
            self.tr("&Close") if step is self.done_step else self.tr("Choose &where …")
        )
        front = self.format if step is self.asking else self.next
        (self.stop if step is self.going else front).setFocus()

    def _show_format(self) -> None:
        """Say what the chosen format is for, and offer its options as they usually are."""
        self._says.setText(said(self.exporter.says))
        self._trouble.hide()
        clear(self._options)
        self.ticks = {}
        for option in self.exporter.options:
            tick = self.ticks[option.key] = Tick(said(option.title))
            tick.set_on(option.usual)
            self._options.addWidget(tick)
        # They are made after the buttons, and come before them by Tab.
        boxes = [tick.box for tick in self.ticks.values()]
        ring = [self.what, self.format, *boxes, self.stop, self.next]
        for one, after in pairwise(ring):
            QWidget.setTabOrder(one, after)

    # -- going on ---------------------------------------------------------------------------

    def _next(self) -> None:
        if self._stack.currentWidget() is self.done_step:
            self.accept()
            return
        suggestion = f"My journal{self.exporter.suffix}"
        path = self._desk.ask.save_file(
            self, self.tr("Export"), suggestion, self.tr("All files (*)")
        )
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        session, name = self._desk.session, self.exporter.name
        query = self.what.currentData()
        chosen = {key: tick.is_on() for key, tick in self.ticks.items()}
        progress = self._progress = Progress()
        progress.told.connect(
            lambda done, total: self.bar.setValue(_STEPS * done // max(total, 1)),
            Qt.ConnectionType.QueuedConnection,
        )
        self.bar.setValue(0)
        self._doing.setText(self.tr("Exporting …"))
        self._show(self.going)

        def written(result: Written) -> None:
            self._target = path
            count = result.entries
            text = self.tr("Wrote 1 entry.") if count == 1 else self.tr("Wrote {count} entries.")
            self.outcome.setText(text.format(count=number(count)))
            self.where.setText(str(path))
            self.notices.setText("\n".join(map(said, result.notices)))
            self._show(self.done_step)

        def failed(why: Message) -> None:
            self._progress = None
            self._show(self.asking, said(why))

        self._desk.tasks.run(
            READ,
            lambda: taking_out.take_out(session, name, path, query, chosen, progress),
            written,
            failed,
        )

    def _see(self) -> None:
        if self._target is not None:
            self._desk.ask.open_outside(self._target)

    def reject(self) -> None:
        """Stop what runs; it answers when it has stopped. Close where nothing runs."""
        if self._stack.currentWidget() is self.going and self._progress is not None:
            self._progress.stop.set()
            self._doing.setText(self.tr("Stopping …"))
            return
        super().reject()


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column


def _named(text: str, field: QComboBox) -> QLabel:
    made = label(text, "section")
    made.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return made
