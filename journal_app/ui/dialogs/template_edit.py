# SPDX-License-Identifier: MIT
"""Making or changing a template of the leader's own: its name, when it suits, and its steps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.message import Message
from journal_app.domain.template import MOST_STEPS, STAGES, Step, Template
from journal_app.ui.widgets.parts import button, card, label, scrolling, sized
from journal_app.ui.words import said


class _StepRow(QFrame):
    """One step: heading, question, and the stage it stands for."""

    up = Signal()
    down = Signal()
    gone = Signal()

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        self.heading = QLineEdit(step.heading)
        self.heading.setPlaceholderText(self.tr("Heading, such as “What happened”"))
        self.heading.setAccessibleName(self.tr("Heading"))
        self.cue = QLineEdit(step.cue)
        self.cue.setPlaceholderText(self.tr("A question to write under it"))
        self.cue.setAccessibleName(self.tr("Question"))
        self.heading.setCursorPosition(0)
        self.cue.setCursorPosition(0)
        self.stage = QComboBox()
        self.stage.setAccessibleName(self.tr("Stage"))
        self.stage.setToolTip(
            self.tr("What this step is for, so that entries from different templates compare")
        )
        for name, text in (
            ("notice", self.tr("notice: what is there")),
            ("feel", self.tr("feel: what it does to me")),
            ("sense", self.tr("sense: what it means")),
            ("widen", self.tr("widen: how others see it")),
            ("decide", self.tr("decide: what I will do")),
            ("return", self.tr("return: looking back at it")),
        ):
            self.stage.addItem(text, name)
        self.stage.setCurrentIndex(STAGES.index(step.stage))
        row = QHBoxLayout()
        row.addWidget(self.stage, 1)
        for text, signal, name in (
            ("↑", self.up, self.tr("Move this step up")),
            ("↓", self.down, self.tr("Move this step down")),
            ("×", self.gone, self.tr("Take this step away")),
        ):
            made = button(text, signal.emit, "link", name)
            made.setAccessibleName(name)
            row.addWidget(made)
        column = QVBoxLayout()
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.cue)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(column))

    def step(self) -> Step:
        """The step as it stands; its key is given when the template is kept."""
        return Step(
            self._step.key,
            replace_unstorable(self.heading.text()),
            replace_unstorable(self.cue.text()),
            self.stage.currentData(),
            self._step.themes,
        )


class TemplateEditDialog(QDialog):
    """Asks until the template can be kept; ``refused`` says what to mend."""

    finished_with = Signal(object)
    """The ``Template`` as the leader wants it kept."""

    def __init__(self, parent: QWidget, template: Template | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A template of my own"))
        sized(self, 88, 40)
        first = Step("", "", "", "notice", ())
        last = Step("", self.tr("Next step"), self.tr("What will I do?"), "decide", ())
        self._template = template or Template("", "", "", 10, "", (first, last))
        self._rows: list[_StepRow] = []
        self.name = QLineEdit(self._template.name)
        self.suits = QLineEdit(self._template.suits)
        self.suits.setPlaceholderText(self.tr("Such as: after a hard meeting"))
        self.suits.setCursorPosition(0)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, 240)
        self.minutes.setValue(self._template.minutes)
        self.minutes.setAccessibleName(self.tr("Minutes it takes"))
        self._build()
        for step in self._template.steps:
            self._add_row(step)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("column")
        self._steps = QVBoxLayout(inside)
        self._steps.setContentsMargins(0, 0, 8, 0)
        self._steps.setSpacing(8)
        self._steps.addStretch()
        self._fault = label("", "quiet")
        self._fault.hide()
        self._add = button(self.tr("Add a step"), self._add_step, "link")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(self._form())
        whole.addWidget(label(self.tr("Steps"), "section"))
        whole.addWidget(scrolling(inside, self.tr("Steps")), 1)
        whole.addWidget(
            label(
                self.tr("A last step that decides or looks ahead keeps writing from going round."),
                "small",
            )
        )
        whole.addWidget(self._fault)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch()
        row.addWidget(button(self.tr("Leave it"), self.reject))
        keep = button(self.tr("Keep this template"), self._keep, "main")
        row.addWidget(keep)
        whole.addLayout(row)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("When it s&uits"), self.suits)
        form.addRow(self.tr("&Minutes"), self.minutes)
        return form

    def refused(self, why: Message) -> None:
        """Say why the template could not be kept; it stays open."""
        self._fault.setText(said(why))
        self._fault.show()

    def _keep(self) -> None:
        self._fault.hide()
        self.finished_with.emit(
            Template(
                id=self._template.id,
                name=replace_unstorable(self.name.text()),
                suits=replace_unstorable(self.suits.text()),
                minutes=self.minutes.value(),
                source=self._template.source,
                steps=tuple(row.step() for row in self._rows),
            )
        )

    def _add_step(self) -> None:
        row = self._add_row(Step("", "", "", "sense", ()), before_last=True)
        row.heading.setFocus()

    def _add_row(self, step: Step, *, before_last: bool = False) -> _StepRow:
        row = _StepRow(step)
        at = max(len(self._rows) - 1, 0) if before_last else len(self._rows)
        self._rows.insert(at, row)
        self._steps.insertWidget(at, row)
        row.up.connect(lambda: self._move(row, -1))
        row.down.connect(lambda: self._move(row, 1))
        row.gone.connect(lambda: self._remove(row))
        self._add.setEnabled(len(self._rows) < MOST_STEPS)
        return row

    def _move(self, row: _StepRow, by: int) -> None:
        at = self._rows.index(row)
        to = min(max(at + by, 0), len(self._rows) - 1)
        self._rows.insert(to, self._rows.pop(at))
        self._steps.insertWidget(to, row)
        row.heading.setFocus()

    def _remove(self, row: _StepRow) -> None:
        self._rows.remove(row)
        self._steps.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._add.setEnabled(len(self._rows) < MOST_STEPS)
