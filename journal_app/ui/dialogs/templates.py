# SPDX-License-Identifier: MIT
"""Choosing a way to write: when each suits, its steps, any of which can be left out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.changes import Changes
from journal_app.domain.template import Template
from journal_app.services import templating
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.template_edit import TemplateEditDialog
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.parts import button, clear, label, scrolling, sized
from journal_app.ui.widgets.texts import tip


class TemplatesDialog(QDialog):
    """The templates there are, the house template first, and the leader's own to make and mend."""

    chosen = Signal(object, object)
    """A ``Template``, and the keys of the steps to write along."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._templates: tuple[Template, ...] = ()
        self._wanted = ""
        self._ticks: dict[str, QCheckBox] = {}
        self.setWindowTitle(self.tr("Write along a template"))
        sized(self, 117, 35)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Templates"))
        self.list.setMinimumWidth(250)
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _: self._use())
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(button(self.tr("Make one of my own …"), self._make, "link"))
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 2)
        columns.addWidget(self._right(), 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(columns, 1)
        whole.addLayout(self._buttons())
        self._load()

    def _right(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("column")
        self._steps = QVBoxLayout(inside)
        self._steps.setContentsMargins(0, 0, 8, 0)
        self._steps.setSpacing(8)
        return scrolling(inside, self.tr("Steps"))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.edit = button(self.tr("Change …"), self._edit)
        self.copy = button(self.tr("Make a copy of my own …"), self._copy)
        self.delete = button(self.tr("Delete"), self._delete)
        self.use = button(self.tr("Write along these steps"), self._use, "main")
        for made in (self.edit, self.copy, self.delete):
            row.addWidget(made)
        row.addStretch()
        row.addWidget(button(self.tr("Close"), self.reject))
        row.addWidget(self.use)
        return row

    # -- showing ----------------------------------------------------------------------------

    def _load(self) -> None:
        session = self._desk.session
        self._desk.tasks.run(READ, lambda: templating.every(session), self._loaded)

    def _loaded(self, found: Sequence[Template]) -> None:
        self._templates = tuple(found)
        self.list.clear()
        for at, template in enumerate(found):
            kind = self.tr("house template") if at == 0 else ""
            kind = self.tr("my own") if template.is_own else kind
            about = self.tr("{minutes} min").format(minutes=template.minutes)
            item = QListWidgetItem(f"{template.name}\n{' · '.join(filter(None, (about, kind)))}")
            item.setToolTip(tip(template.suits))
            self.list.addItem(item)
        at = next((n for n, one in enumerate(found) if one.id == self._wanted), 0)
        self.list.setCurrentRow(at)
        self.list.setFocus()

    def _now(self) -> Template | None:
        row = self.list.currentRow()
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def _show(self) -> None:
        clear(self._steps)
        self._ticks.clear()
        template = self._now()
        for made in (self.edit, self.delete):
            made.setVisible(template is not None and template.is_own)
        if template is None:
            return
        self._steps.addWidget(label(template.name, "heading"))
        self._steps.addWidget(label(template.suits))
        for step in template.steps:
            tick = self._ticks[step.key] = QCheckBox(step.heading)
            tick.setChecked(True)
            tick.setToolTip(self.tr("Leave this step out"))
            self._steps.addWidget(tick)
            cue = label(step.cue, "quiet")
            cue.setContentsMargins(28, 0, 0, 4)
            self._steps.addWidget(cue)
        if template.source:
            self._steps.addWidget(label(template.source, "small"))
        self._steps.addStretch()

    # -- doing ------------------------------------------------------------------------------

    def _use(self) -> None:
        template = self._now()
        steps = [key for key, tick in self._ticks.items() if tick.isChecked()]
        # Enter reaches the list and the dialog, and is to be heard once.
        if template is not None and steps and self.isVisible():
            self.chosen.emit(template, steps)
            self.accept()

    def _make(self) -> None:
        self._open_editor(None)

    def _edit(self) -> None:
        self._open_editor(self._now())

    def _copy(self) -> None:
        template = self._now()
        if template is not None:
            name = self.tr("{name}, my way").format(name=template.name)
            source = self.tr("After {name}").format(name=template.name)
            self._open_editor(replace(template, id="", name=name, source=source))

    def _open_editor(self, template: Template | None) -> None:
        dialog = TemplateEditDialog(self, template)
        dialog.finished_with.connect(partial(self._keep, dialog))
        dialog.open()

    def _keep(self, dialog: TemplateEditDialog, template: Template) -> None:
        session = self._desk.session

        def kept(done: tuple[Template, Changes]) -> None:
            dialog.accept()
            self._wanted = done[0].id
            self._desk.tasks.announce(done[1])
            self._load()

        self._desk.tasks.run(
            WRITE, lambda: templating.keep(session, template), kept, dialog.refused
        )

    def _delete(self) -> None:
        template, session = self._now(), self._desk.session
        if template is None:
            return
        answer = self._desk.ask.choose(
            self,
            self.tr("Delete the template “{name}”?").format(name=template.name),
            self.tr("Entries written along it stay as they are."),
            [self.tr("Delete it"), self.tr("Keep it")],
        )
        if answer == 0:
            self._desk.tasks.run(
                WRITE, lambda: templating.remove(session, template.id), self._deleted
            )

    def _deleted(self, changes: Changes) -> None:
        self._desk.tasks.announce(changes)
        self._load()

    def keyPressEvent(self, event: object) -> None:
        """Ctrl+Enter writes along the steps, wherever the keyboard is."""
        key = getattr(event, "key", lambda: 0)()
        held = getattr(event, "modifiers", lambda: Qt.KeyboardModifier.NoModifier)()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            held & Qt.KeyboardModifier.ControlModifier
        ):
            self._use()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
