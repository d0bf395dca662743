# SPDX-License-Identifier: MIT
"""Searches kept under a name: a button beside the search box that keeps and brings them back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QVBoxLayout, QWidget

from journal_app.domain.changes import SEARCHES, Changes
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.errors import InvalidValue
from journal_app.domain.query import Query
from journal_app.services import searches
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.parts import menu_button


class SavedSearches(QWidget):
    """``current`` says what is looked for now."""

    chosen = Signal(object)
    """A kept ``Query`` is wanted again."""

    def __init__(self, desk: Desk, current: Callable[[], Query]) -> None:
        super().__init__()
        self._desk, self._current = desk, current
        self._kept: dict[str, Query] = {}
        opener = menu_button(self.tr("Kept ▾"))
        opener.setAccessibleName(self.tr("Kept searches"))
        opener.setToolTip(self.tr("Keep this search under a name (Ctrl+S), or use one again"))
        self.menu = QMenu(opener)
        self.menu.aboutToShow.connect(self._fill)
        opener.setMenu(self.menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(opener)
        desk.tasks.changed.connect(self._changed)
        self._load()

    def keep(self) -> None:
        """Ask for a name and keep what is looked for now; a sentence where nothing is."""
        if self._desk.session.read_only:
            return
        try:
            searches.check_worth_keeping(self._current())
        except InvalidValue as failure:
            self._desk.tasks.failed.emit(failure.message)
            return
        name, agreed = QInputDialog.getText(
            self, self.tr("Keep this search"), self.tr("Under which name?")
        )
        if agreed:
            self.keep_as(replace_unstorable(name))

    def keep_as(self, name: str) -> None:
        """Keep what is looked for now under a name."""
        session, query = self._desk.session, self._current()
        self._desk.tasks.run(
            WRITE, lambda: searches.keep(session, name, query), self._desk.tasks.announce
        )

    def use(self, name: str) -> None:
        """Look for it again."""
        if name in self._kept:
            self.chosen.emit(self._kept[name])

    def forget(self, name: str) -> None:
        """Take it off the list."""
        session, tasks = self._desk.session, self._desk.tasks
        tasks.run(WRITE, lambda: searches.forget(session, name), tasks.announce)

    def rename(self, name: str) -> None:
        """Ask how a kept search is to be called from now on."""
        wanted, agreed = QInputDialog.getText(
            self, self.tr("Call this search otherwise"), self.tr("Under which name?"), text=name
        )
        if agreed:
            session, tasks, plain = self._desk.session, self._desk.tasks, replace_unstorable(wanted)
            tasks.run(WRITE, lambda: searches.rename(session, name, plain), tasks.announce)

    def _load(self) -> None:
        session = self._desk.session
        self._desk.tasks.latest(
            "journal.searches", READ, lambda: searches.every(session), self._loaded
        )

    def _loaded(self, kept: dict[str, Query]) -> None:
        self._kept = kept

    def _fill(self) -> None:
        self.menu.clear()
        for name in self._kept:
            self.menu.addAction(name).triggered.connect(partial(self.use, name))
        if not self._kept:
            self.menu.addAction(self.tr("None yet")).setEnabled(False)
        self.menu.addSeparator()
        keep = self.menu.addAction(self.tr("Keep this search …"))
        keep.setEnabled(self._current().seeks and not self._desk.session.read_only)
        keep.triggered.connect(self.keep)
        if self._kept and not self._desk.session.read_only:
            other = self.menu.addMenu(self.tr("Rename"))
            for name in self._kept:
                other.addAction(name).triggered.connect(partial(self.rename, name))
            gone = self.menu.addMenu(self.tr("Take off the list"))
            for name in self._kept:
                gone.addAction(name).triggered.connect(partial(self.forget, name))

    def _changed(self, changes: Changes) -> None:
        if SEARCHES in changes.about:
            self._load()
