# SPDX-License-Identifier: MIT
"""Entries to pick from, none at first; a picked one shows its words, to be changed as wished."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.listing import Listed
from journal_app.services.coaching import Pick
from journal_app.ui.widgets.parts import clear, label
from journal_app.ui.widgets.texts import TextField, tip
from journal_app.ui.words import elided, short_day

Words = Callable[[str], str]
_LONGEST_TITLE = 60


class Picks(QWidget):
    """A tick for each entry. What was ticked and changed stays when the list is offered anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, str] = {}
        self._rows: tuple[Listed, ...] = ()
        self._usual: Words = str
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def offer(self, rows: Sequence[Listed], usual: Words) -> None:
        """Offer these entries; ``usual`` gives the words of one as they would go along."""
        self._usual = usual
        if tuple(rows) == self._rows and self._column.count():
            return
        self._rows = tuple(rows)
        known = {row.id for row in rows}
        self._words = {one: words for one, words in self._words.items() if one in known}
        clear(self._column)
        if not rows:
            self._column.addWidget(label(self.tr("There are no entries in this period."), "quiet"))
        for row in rows:
            self._column.addWidget(self._tick(row))

    def picks(self) -> tuple[Pick, ...]:
        """What is ticked, oldest first, with its words."""
        order = [row.id for row in reversed(self._rows)]
        return tuple(Pick(one, self._words[one]) for one in order if one in self._words)

    def pick(self, entry_id: str) -> None:
        """Tick an entry."""
        for box in self.findChildren(QCheckBox):
            if box.property("entry") == entry_id:
                box.setChecked(True)

    def _tick(self, row: Listed) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = elided(row.title.text, _LONGEST_TITLE).replace("&", "&&")
        box = QCheckBox(f"{short_day(row.day)}  {title}")
        box.setProperty("entry", row.id)
        # A long title is cut off rather than widening the whole form.
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setToolTip(tip(row.title.text))
        box.setChecked(row.id in self._words)
        box.toggled.connect(lambda on: self._toggle(holder, row.id, on))
        column.addWidget(box)
        if row.id in self._words:
            column.addWidget(self._field(row.id))
        return holder

    def _toggle(self, holder: QWidget, entry_id: str, on: bool) -> None:
        if on:
            self._words[entry_id] = self._usual(entry_id)
            layout = holder.layout()
            assert layout is not None
            layout.addWidget(self._field(entry_id))
        else:
            self._words.pop(entry_id, None)
            for field in holder.findChildren(TextField):
                field.hide()
                field.deleteLater()
        self.changed.emit()

    def _field(self, entry_id: str) -> TextField:
        field = TextField(self._words[entry_id])
        field.setAccessibleName(self.tr("Words that go along; change them as you wish"))
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * 7 + 20)
        field.textChanged.connect(lambda: self._edited(entry_id, field.toPlainText()))
        return field

    def _edited(self, entry_id: str, text: str) -> None:
        if entry_id in self._words:
            self._words[entry_id] = replace_unstorable(text)
            self.changed.emit()
