# SPDX-License-Identifier: MIT
"""Moving in, step by step: choose, see what is there, say what becomes of it, go, and report."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.errors import JournalError
from journal_app.domain.message import Message
from journal_app.services import moving_in, transfer
from journal_app.services.moving_choices import Choices
from journal_app.services.moving_report import Preview, Report, as_text
from journal_app.ui.desk import Desk
from journal_app.ui.moving_steps import ChoicesStep, ChooseStep, PreviewStep, ReportStep
from journal_app.ui.tasks import READ, WRITE, Progress
from journal_app.ui.widgets.parts import button, label, sized
from journal_app.ui.widgets.steps import Steps
from journal_app.ui.words import said

_STEPS = 1000


class MovingInDialog(QDialog):
    """One step in sight; Enter goes on, Esc stops what runs, or closes."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import"))
        self._desk = desk
        self._why = ""
        self._path: Path | None = None
        self._preview: Preview | None = None
        self._seen = Choices()
        """The choices with which it was looked at."""
        self._taking_back = False
        self._report: Report | None = None
        self._progress: Progress | None = None
        self.choose, self.look, self.done_step = ChooseStep(), PreviewStep(), ReportStep()
        self.choices = ChoicesStep(desk.session.pack, desk.session.zone)
        self.going = QWidget()
        self.bar = QProgressBar()
        self._build()
        self.choose.wanted.connect(self._choose)
        self.choices.changed.connect(self._judge)
        self._show(self.choose)
        sized(self, 90, 34)

    def import_from(self, path: Path) -> None:
        """Look at a file or folder."""
        self._path = path
        self._look(Choices(format=self.choose.format.currentData()))

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self._doing = label("", "heading")
        inside = QVBoxLayout(self.going)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self._doing)
        inside.addWidget(self.bar)
        inside.addWidget(label(self.tr("If you stop, nothing of it is kept."), "quiet"))
        inside.addStretch()
        self._stack = Steps()
        for step in (self.choose, self.look, self.choices, self.going, self.done_step):
            self._stack.addWidget(step)
        self._trouble = label("")
        self.back = button(self.tr("&Back"), self._back)
        self.save = button(self.tr("&Save the report …"), self._save)
        self.undo = button(self.tr("&Take it back"), self._undo)
        self.stop = button(self.tr("Cancel"), self.reject)
        self.next = button("", self._next, "main")
        self.next.setDefault(True)
        for one in (
            self.choose.file, self.choose.folder, self.back, self.save, self.undo, self.stop,
            self.next,
        ):  # fmt: skip
            # Enter does what the button in focus says.
            one.setAutoDefault(True)
        row = QHBoxLayout()
        for one in (self.back, self.save, self.undo):
            row.addWidget(one)
        row.addStretch()
        for one in (self.stop, self.next):
            row.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addWidget(self._trouble)
        column.addLayout(row)

    def _show(self, step: QWidget, trouble: str = "") -> None:
        """Bring a step to the front, with its buttons and the focus where Enter goes on."""
        self._stack.setCurrentWidget(step)
        self._why = trouble
        self.back.setVisible(step in (self.look, self.choices))
        self.save.setVisible(step is self.done_step)
        self.undo.setVisible(step is self.done_step and bool(self._report and self._report.id))
        self.stop.setVisible(step is not self.done_step)
        self.stop.setText(self.tr("Stop") if step is self.going else self.tr("Cancel"))
        self.next.setVisible(step not in (self.choose, self.going))
        self.next.setText(
            {
                self.look: self.tr("&Next"),
                self.done_step: self.tr("&Close"),
            }.get(step, "")
        )
        self._judge()
        front = self.choose.file if step is self.choose else self.next
        (self.stop if step is self.going else front).setFocus()

    def _judge(self) -> None:
        """Whether one can go on, and what is missing."""
        step = self._stack.currentWidget()
        self.next.setEnabled(True)
        asked = self.choices.open_question if step is self.choices else ""
        if step is self.choices:
            again = self._looks_again
            self.next.setText(self.tr("&Look again") if again else self.tr("&Import"))
        if step is self.look and self._preview is not None and not self._why:
            asked = self._nothing_new(self._preview)
        self._trouble.setText(asked or self._why)
        self._trouble.setVisible(bool(asked or self._why))
        if asked:
            self.next.setEnabled(False)

    @property
    def _looks_again(self) -> bool:
        """Whether other options than those it was looked at with are chosen now."""
        preview = self._preview
        if preview is None:
            return False
        now = self.choices.choices(preview.format).options
        usual = {one.name: one.choices[0][0] for one in preview.options}
        return preview.unanswered is not None or usual | dict(self._seen.options) != now

    def _nothing_new(self, preview: Preview) -> str:
        """Why there is nothing to go on with, or empty."""
        if preview.worth_taking or preview.unanswered is not None:
            return ""
        if preview.entries:
            return self.tr("All that is in it is here already.")
        return self.tr("There is nothing in it that could come in.")

    # -- going on ---------------------------------------------------------------------------

    def _choose(self, folder: bool) -> None:
        if folder:
            path = self._desk.ask.open_folder(self, self.tr("Import a folder"))
        else:
            path = self._desk.ask.open_file(
                self, self.tr("Import a file"), self.tr("All files (*)")
            )
        if path is not None:
            self.import_from(path)

    def _next(self) -> None:
        step = self._stack.currentWidget()
        if step is self.look and self._preview is not None:
            self.choices.show_preview(self._preview)
            self._show(self.choices)
        elif step is self.choices and self._preview is not None:
            wanted = self.choices.choices(self._preview.format)
            if self._looks_again:
                self._look(wanted)
            else:
                self._import(wanted)
        elif step is self.done_step:
            self.accept()

    def _back(self) -> None:
        self._show(self.look if self._stack.currentWidget() is self.choices else self.choose)

    def _look(self, wanted: Choices) -> None:
        path, session = self._path, self._desk.session
        if path is None:
            return
        progress = self._begin(self.tr("Reading …"))

        def looked(preview: Preview) -> None:
            self._preview, self._seen = preview, wanted
            self.look.show_preview(preview)
            self._show(self.look)

        self._desk.tasks.run(
            READ,
            lambda: moving_in.look(session, path, wanted, progress),
            looked,
            lambda why: self._failed(why, self.choose),
        )

    def _import(self, wanted: Choices) -> None:
        path, session, preview = self._path, self._desk.session, self._preview
        if path is None or preview is None:
            return
        progress = self._begin(self.tr("Importing …"))

        def came(report: Report) -> None:
            self._report = report
            self._desk.tasks.announce(report.changes)
            self.done_step.show_report(report)
            self._show(self.done_step)

        self._desk.tasks.run(
            WRITE,
            lambda: moving_in.bring_in(session, path, wanted, progress, expected=preview.entries),
            came,
            lambda why: self._failed(why, self.choices),
        )

    def _begin(self, text: str) -> Progress:
        progress = self._progress = Progress()
        progress.told.connect(
            lambda done, total: self.bar.setValue(_STEPS * done // max(total, 1)),
            Qt.ConnectionType.QueuedConnection,
        )
        self.bar.setValue(0)
        self._doing.setText(text)
        self._show(self.going)
        return progress

    def _failed(self, why: Message, step: QWidget) -> None:
        self._progress = None
        self._show(step, said(why))

    # -- afterwards -------------------------------------------------------------------------

    def _save(self) -> None:
        if self._report is None:
            return
        path = self._desk.ask.save_file(
            self, self.tr("Save the report"), "Import.txt", self.tr("Text (*.txt)")
        )
        if path is None:
            return
        try:
            transfer.save_text(path, as_text(self._report))
        except JournalError as failure:
            self._show(self.done_step, said(failure.message))
            return
        self._show(self.done_step, self.tr("The report was saved."))

    def _undo(self) -> None:
        report, session = self._report, self._desk.session
        if report is None or not report.id:
            return
        self._taking_back = True
        for one in (self.undo, self.save, self.next):
            one.setEnabled(False)
        self.done_step.show_going_back()

        def undone(result: moving_in.Undone) -> None:
            self._desk.tasks.announce(result.changes)
            self._taking_back, self._report = False, None
            self.done_step.show_undone(result.removed, result.kept)
            self._show(self.done_step)
            self.save.hide()

        def failed(why: Message) -> None:
            self._taking_back = False
            for one in (self.undo, self.save):
                one.setEnabled(True)
            self.done_step.show_report(report)
            self._show(self.done_step, said(why))

        self._desk.tasks.run(WRITE, lambda: moving_in.undo(session, report.id), undone, failed)

    def reject(self) -> None:
        """Stop what runs; it answers when it has stopped. Close where nothing runs."""
        if self._stack.currentWidget() is self.going and self._progress is not None:
            self._progress.stop.set()
            self._doing.setText(self.tr("Stopping …"))
            return
        super().reject()

    def done(self, result: int) -> None:
        """Close, unless an import is being taken back: what comes of that is told here."""
        if not self._taking_back:
            super().done(result)
