# SPDX-License-Identifier: MIT
"""Coach: what passes between a leader and their coach, in sections that are found, not listed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from journal_app import plugins
from journal_app.domain.changes import Changes
from journal_app.domain.message import Message
from journal_app.ui import coach as found
from journal_app.ui.desk import Desk, Page, PageKind, Section, SectionKind


class CoachPage(Page):
    """A tab for each section, and the one in front below. ``sections`` holds all by key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        kinds: dict[str, SectionKind] = plugins.discover(found, "SECTION")  # type: ignore[assignment]
        self._keys: list[str] = []
        self.sections: dict[str, Section] = {}
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Sections of Coach"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(False)
        self._stack = QStackedWidget()
        for kind in sorted(kinds.values(), key=lambda one: one.order):
            made = self.sections[kind.key] = kind.make(desk)
            made.wanted.connect(self.come_to)
            self._keys.append(kind.key)
            self.tabs.addTab(self.tr(kind.title))
            self._stack.addWidget(made)
        self.tabs.currentChanged.connect(self._changed)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 12, 20, 4)
        row.addWidget(self.tabs)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._stack, 1)

    def arrive(self, entry_id: str) -> None:
        """Show a section; ``entry_id`` may be its key, with ":" and what is wanted in it."""
        key, _, wanted = entry_id.partition(":")
        if key in self.sections:
            self.come_to(key, wanted)
        else:
            self.section.arrive("")

    @property
    def section(self) -> Section:
        """The one in front."""
        return self.sections[self._keys[max(self.tabs.currentIndex(), 0)]]

    def come_to(self, key: str, wanted: str = "") -> None:
        """Bring a section to the front."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self._keys.index(key))
        self.tabs.blockSignals(False)
        self._stack.setCurrentWidget(self.section)
        self.section.arrive(wanted)

    def take_changes(self, changes: Changes) -> None:
        """Every section hears of it, and knows whether it is in sight."""
        for section in self.sections.values():
            section.take_changes(changes)

    def keep_now(self) -> Message | None:
        """Whatever is unsaved in a section goes to the disk."""
        return next(
            (why for one in self.sections.values() if (why := one.keep_now()) is not None), None
        )

    def unkept(self) -> str:
        """What no section could keep."""
        return "\n\n".join(filter(None, (one.unkept() for one in self.sections.values())))

    def _changed(self, _: int) -> None:
        by_arrow = self.tabs.hasFocus()
        self._stack.setCurrentWidget(self.section)
        self.section.arrive("")
        if by_arrow:
            # The next arrow goes on to the next tab; Tab leads into the section.
            self.tabs.setFocus()


PAGE = PageKind("coach", 5, "Coach", "account-voice", "Ctrl+5", CoachPage)
