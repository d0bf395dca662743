# SPDX-License-Identifier: MIT
"""Under a read entry: what was seen in it later, dated, and a way to add what is seen now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.changes import Changes
from journal_app.domain.entry import Entry
from journal_app.domain.second_look import BY_ITSELF, Layer
from journal_app.services import looking_back
from journal_app.ui.desk import Desk, Part, PartKind
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.parts import button, card, clear, label
from journal_app.ui.widgets.seen_now import SeenNow
from journal_app.ui.words import plain_day


class LayersPart(Part):
    """Each layer under the text as it was; the text itself stays unchanged."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entry: Entry | None = None
        self._unkept: dict[str, str] = {}
        self._layers = QVBoxLayout()
        self._layers.setSpacing(8)
        self.add = button(self.tr("Add what you see now"), self._write, "link")
        self.field = SeenNow()
        self.field.given_up.connect(self._leave)
        self.keep = button(self.tr("Keep"), self._keep, "main")
        self._leave_button = button(self.tr("Leave it"), self._leave)
        self._form = QWidget()
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(self._leave_button)
        buttons.addStretch(1)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.addWidget(self.field)
        form.addLayout(buttons)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._layers)
        column.addLayout(row)
        column.addWidget(self._form)
        self._form.hide()
        desk.looks.changed.connect(self.field.fit)

    def show_entry(self, entry: Entry | None) -> None:
        """Show the layers of an entry; words not kept yet stay while it is the same one."""
        if entry is None or self._entry is None or entry.id != self._entry.id:
            self._turn_to(entry)
        self._entry = entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        may = entry.trashed is None and not self.desk.session.read_only
        self.add.setVisible(may and self._form.isHidden())
        session, entry_id = self.desk.session, entry.id
        self.desk.tasks.latest(
            "part.layers",
            READ,
            lambda: looking_back.layers_of(session, entry_id),
            lambda found: self._show(entry_id, found),
        )

    def _turn_to(self, entry: Entry | None) -> None:
        """Words that are not kept yet wait until their entry is read again."""
        words = self.field.toPlainText()
        if self._entry is not None and words.strip():
            self._unkept[self._entry.id] = words
        self._entry = entry
        clear(self._layers)
        self._leave()
        waiting = self._unkept.pop(entry.id, "") if entry is not None else ""
        if waiting:
            self._begin()
            self.field.setPlainText(waiting)
            self.field.document().setModified(True)

    def unkept(self) -> Sequence[str]:
        """Words for entries that are not in front now."""
        return tuple(self._unkept.values())

    def take_changes(self, changes: Changes) -> None:
        """Something may have been added to the entry that is read."""
        if self._entry is not None and self._entry.id in changes.entries:
            self.show_entry(self._entry)

    def _show(self, entry_id: str, found: Sequence[Layer]) -> None:
        if self._entry is None or self._entry.id != entry_id:
            return
        clear(self._layers)
        for one in found:
            inside = QVBoxLayout()
            inside.setContentsMargins(16, 10, 16, 12)
            inside.setSpacing(4)
            inside.addWidget(label(self._headline(one), "small"))
            words = label(one.text)
            words.setTextInteractionFlags(words.textInteractionFlags().TextSelectableByMouse)
            inside.addWidget(words)
            self._layers.addWidget(card(inside))

    def _headline(self, one: Layer) -> str:
        if one.occasion == BY_ITSELF:
            return self.tr("Seen on {day}").format(day=plain_day(one.day))
        return self.tr("Seen on {day}, at a second look after {days} days").format(
            day=plain_day(one.day), days=one.occasion
        )

    def _begin(self) -> None:
        self.add.hide()
        self._form.show()

    def _write(self) -> None:
        self._begin()
        self.field.setFocus()

    def _leave(self) -> None:
        self.field.clear()
        self._form.hide()
        self.add.setVisible(self._entry is not None and self._entry.trashed is None)

    def _keep(self) -> None:
        if self._entry is None:
            return
        session, entry_id, text = self.desk.session, self._entry.id, self.field.toPlainText()

        def kept(changes: Changes) -> None:
            self._leave()
            self.desk.tasks.announce(changes)

        self.desk.tasks.run(WRITE, lambda: looking_back.add_layer(session, entry_id, text), kept)


PART = PartKind(20, LayersPart)
