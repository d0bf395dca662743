# SPDX-License-Identifier: MIT
"""Coach, a section for the cohort: numbers of a quarter, seen first, and a yes each time."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.changes import CHOICES, CONTACTS, Changes
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.message import Message
from journal_app.services import cohorts
from journal_app.services.cohorts import Before, Gathered
from journal_app.services.sealing import Contact
from journal_app.ui.acquaintance import Acquaintance
from journal_app.ui.desk import Desk, Section, SectionKind
from journal_app.ui.summary.step import column, paper, section
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.parts import button, card, clear, label
from journal_app.ui.widgets.tick import Tick
from journal_app.ui.words import plain_day, said

_REST = 400
"""Milliseconds after a change until it is looked at."""


class CohortSection(Section):
    """Which cohort, which quarter, for whom; then everything that would leave."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.gathered: Gathered | None = None
        self._contacts: tuple[Contact, ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._look)
        self.banner = Banner()
        inside = QWidget()
        layout = column(inside)
        self._head(layout)
        self._form(layout)
        self._leaving(layout)
        self._so_far = label("", "quiet")
        self._so_far_head = label(self.tr("Handed over so far"), "section")
        layout.addSpacing(8)
        layout.addWidget(self._so_far_head)
        layout.addWidget(self._so_far)
        layout.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(paper(inside, self.tr("Numbers for my cohort")), 1)

    def arrive(self, wanted: str) -> None:
        """Offer the cohorts and coaches there are."""
        self.name.setFocus()
        self._load()

    def _load(self) -> None:
        session = self.desk.session
        self.desk.tasks.latest("cohort.before", READ, lambda: cohorts.before(session), self._offer)

    def take_changes(self, changes: Changes) -> None:
        """An address was added, or the numbers may be others now."""
        if self.isVisible() and (changes.of_entries or changes.about & {CONTACTS, CHOICES}):
            self._load()

    # -- building ---------------------------------------------------------------------------

    def _head(self, layout: QVBoxLayout) -> None:
        layout.addWidget(label(self.tr("Numbers for my cohort"), "title"))
        layout.addWidget(
            label(
                self.tr(
                    "If you learn in a group, your coach can show it what it has in common: quiet "
                    "themes, “me” beside “us”, where commitments stall. You give numbers of one "
                    "quarter; no words, no name, no day. Entries marked private do not count. At "
                    "least five leaders stand behind any figure. Nothing goes by itself, not now "
                    "and not again."
                ),
                "quiet",
            )
        )

    def _form(self, layout: QVBoxLayout) -> None:
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setAccessibleName(self.tr("Cohort"))
        edit = self.name.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self.tr("Its name, exactly as your coach writes it"))
        edit.setMaxLength(100)
        self.name.editTextChanged.connect(self._changed)
        self.quarter = QComboBox()
        self.quarter.setAccessibleName(self.tr("Quarter"))
        self.quarter.activated.connect(self._changed)
        self.reader = QComboBox()
        self.reader.setAccessibleName(self.tr("Sealed for"))
        self.reader.activated.connect(self._judge)
        self.new = Acquaintance(self.desk)
        self.add = Fold(self.tr("Add the address of a coach"), self.new)
        self.new.known.connect(lambda _: self.add.set_open(False))
        section(layout, self.tr("Cohort"), self.name)
        section(layout, self.tr("Quarter"), self.quarter)
        section(layout, self.tr("Sealed for"), self.reader)
        layout.addWidget(self.add)

    def _leaving(self, layout: QVBoxLayout) -> None:
        section(layout, self.tr("This is what leaves, and nothing else"))
        self.hint = label("", "quiet")
        layout.addWidget(self.hint)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 12, 16, 12)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(24)
        self._rows.setVerticalSpacing(4)
        inside.addLayout(self._rows)
        self._card = card(inside)
        layout.addWidget(self._card)
        layout.addWidget(
            label(
                self.tr(
                    "Your coach sees these numbers as yours. The group and a sponsor see the "
                    "middle of all leaders alone, in coarse steps."
                ),
                "small",
            )
        )
        layout.addSpacing(8)
        self.yes = Tick(self.tr("Yes, hand these numbers over, this once"))
        self.yes.toggled.connect(self._judge)
        layout.addWidget(self.yes)
        self.save = button(self.tr("&Save for my coach …"), self._save, "main")
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch()
        layout.addLayout(row)

    # -- looking ----------------------------------------------------------------------------

    def _offer(self, before: Before) -> None:
        chosen, quarter = self.name.currentText(), self.quarter.currentData()
        for box in (self.name, self.quarter, self.reader):
            box.blockSignals(True)
        self.name.clear()
        self.name.addItems(list(before.cohorts))
        self.name.setEditText(chosen or (before.cohorts[0] if before.cohorts else ""))
        self.quarter.clear()
        for key, words in before.quarters:
            self.quarter.addItem(said(words), key)
        # Of the quarter that has just begun there is little to tell yet.
        self.quarter.setCurrentIndex(max(self.quarter.findData(quarter), 0) if quarter else 1)
        reader = self.reader.currentData()
        self._contacts = before.contacts
        self.reader.clear()
        for one in before.contacts:
            self.reader.addItem(one.name, one.id)
        self.reader.setCurrentIndex(max(self.reader.findData(reader), 0))
        self.reader.setVisible(bool(before.contacts))
        for box in (self.name, self.quarter, self.reader):
            box.blockSignals(False)
        self._show_so_far(before)
        self._changed()
        self._rest.stop()
        self._look()

    def _show_so_far(self, before: Before) -> None:
        self._so_far.setText(
            "\n".join(
                self.tr("{quarter}, to “{cohort}”, on {day}").format(
                    quarter=said(quarter), cohort=name, day=plain_day(day)
                )
                for name, quarter, day in before.shared
            )
        )
        for part in (self._so_far_head, self._so_far):
            part.setVisible(bool(before.shared))

    def _changed(self) -> None:
        """What was looked at holds no longer, and neither does the yes to it."""
        self.gathered = None
        self.yes.set_on(False)
        self._judge()
        self._rest.start()

    def _look(self) -> None:
        session, quarter = self.desk.session, str(self.quarter.currentData())
        name = replace_unstorable(self.name.currentText())
        if not name.strip():
            self._refused(None)
            return
        self.desk.tasks.latest(
            "cohort.look",
            READ,
            lambda: cohorts.look(session, name, quarter),
            self._show,
            self._refused,
        )

    def _show(self, found: tuple[Gathered, Sequence[Message]]) -> None:
        gathered, words = found
        self.gathered = gathered
        self._fill([said(one) for one in words])
        before = gathered.before
        self.hint.setText(
            self.tr("You shared this quarter before, on {day}.").format(day=plain_day(before))
            if before
            else ""
        )
        self.hint.setVisible(before is not None)
        self._judge()

    def _refused(self, why: Message | None) -> None:
        self.gathered = None
        self._fill([])
        self.hint.setText(said(why) if why else self.tr("Name the cohort, and you see it here."))
        self.hint.show()
        self._judge()

    def _fill(self, words: Sequence[str]) -> None:
        clear(self._rows)
        for row, text in enumerate(words):
            name, colon, value = text.partition(": ")
            if colon:
                self._rows.addWidget(label(name, "quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
                self._rows.addWidget(label(value), row, 1)
            else:
                self._rows.addWidget(label(text), row, 0, 1, 2)
        self._rows.setColumnStretch(0, 2)
        self._rows.setColumnStretch(1, 3)
        self._card.setVisible(bool(words))

    def _judge(self) -> None:
        ready = self.gathered is not None and not self.desk.session.read_only
        self.yes.setEnabled(ready)
        self.save.setEnabled(ready and self.yes.is_on() and self._reader() is not None)

    def _reader(self) -> Contact | None:
        chosen = self.reader.currentData()
        return next((one for one in self._contacts if one.id == chosen), None)

    # -- handing over -----------------------------------------------------------------------

    def _save(self) -> None:
        gathered, reader, session = self.gathered, self._reader(), self.desk.session
        if gathered is None or reader is None or not self.yes.is_on():
            return
        path = self.desk.ask.save_file(
            self,
            self.tr("Save for my coach"),
            self.tr("Numbers for my cohort.uptoit"),
            self.tr("Sealed file (*.uptoit)"),
        )
        if path is None:
            return
        self.save.setEnabled(False)
        self.desk.tasks.run(
            WRITE,
            lambda: cohorts.save(session, gathered.share, path, [reader.address]),
            lambda changes: self._saved(changes, path),
            lambda why: self._failed(why),
        )

    def _saved(self, changes: Changes, path: Path) -> None:
        self.desk.tasks.announce(changes)
        self.banner.say(
            self.tr("Saved “{path}”. Hand it to your coach; only they can open it.").format(
                path=path
            )
        )
        self._changed()

    def _failed(self, why: Message) -> None:
        self.banner.say(said(why))
        self._judge()


SECTION = SectionKind("cohort", 40, "Cohort", CohortSection)
