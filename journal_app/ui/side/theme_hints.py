# SPDX-License-Identifier: MIT
"""Themes suggested from the words, with their reasons; the leader takes them or leaves them."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import Changes
from journal_app.domain.entry import Draft, word_count
from journal_app.services import suggesting
from journal_app.services.suggesting import Model, Suggestion
from journal_app.ui.sheet import Section, SectionKind, Sheet
from journal_app.ui.side.themes import ThemesSection
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.labels import ThemePicker
from journal_app.ui.widgets.theme_hints import ThemeHints

PAUSE = 600
"""Milliseconds without typing after which the text is looked at."""
_LEAST_WORDS = 5


class ThemeHintsSection(Section):
    """Looks at the text when the leader pauses. Nothing is learned or read before it is needed."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._model: Model | None = None
        self._picker: ThemePicker | None = None
        self._beginning = False
        self._changed: set[str] = set()
        self._aside: set[str] = set()
        self.hints = ThemeHints(sheet.desk.session.pack.theme_names())
        self.hints.accepted.connect(self._accept)
        self.hints.set_aside.connect(self._set_aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.hints)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._look)
        sheet.text_changed.connect(self._timer.start)
        sheet.opened.connect(self._opened)
        sheet.desk.looks.settings_changed.connect(self._settings_changed)
        self.hints.set_on(sheet.desk.looks.settings.theme_suggestions)
        self.hide()

    def accept(self, number: int) -> None:
        """Take the suggestion under a key, counted from 0, if the leader can see it."""
        if self.isVisible():
            self.hints.accept(number)

    def take_changes(self, changes: Changes) -> None:
        """Learn anew from what changed, the next time that something is suggested."""
        if changes.many:
            self._model = None
            self._changed.clear()
        else:
            self._changed |= changes.entries

    # -- when to look -----------------------------------------------------------------------

    def _opened(self) -> None:
        self._the_picker()
        self._offer(self.sheet.entry_id, ())
        self._timer.stop()
        # An old entry with themes has been thought about; it is not asked about again.
        if not self.sheet.is_new and not self.sheet.draft().themes:
            self._timer.start()

    def _settings_changed(self) -> None:
        self.hints.set_on(self._wanted())
        self.setVisible(bool(self.hints.offered()))
        self._timer.start()

    def _set_aside(self) -> None:
        self._aside.add(self.sheet.entry_id)
        self._offer(self.sheet.entry_id, ())
        self.sheet.editor.setFocus()

    def _wanted(self) -> bool:
        return (
            self.sheet.desk.looks.settings.theme_suggestions
            and not self.sheet.locked
            and self.sheet.entry_id not in self._aside
        )

    # -- looking ----------------------------------------------------------------------------

    def _look(self) -> None:
        draft = self.sheet.draft()
        if not self._wanted() or word_count(f"{draft.title} {draft.text}") < _LEAST_WORDS:
            self._offer(self.sheet.entry_id, ())
        elif self._model is None:
            self._begin()
        else:
            self._ask(self._model, self.sheet.entry_id, draft)

    def _begin(self) -> None:
        if not self._beginning:
            self._beginning = True
            session, tasks = self.sheet.desk.session, self.sheet.desk.tasks
            tasks.run(READ, lambda: suggesting.begin(session), self._begun)

    def _begun(self, model: Model) -> None:
        self._beginning = False
        self._model = model
        self._changed.clear()
        self._look()
        self._learn(model)

    def _learn(self, model: Model) -> None:
        """Read the leader's entries piece by piece, so that a search is never kept waiting."""
        session, tasks = self.sheet.desk.session, self.sheet.desk.tasks

        def go_on(there_is_more: bool) -> None:
            if model is self._model:
                if there_is_more:
                    self._learn(model)
                else:
                    self._look()

        tasks.run(READ, lambda: suggesting.learn_more(session, model), go_on)

    def _ask(self, model: Model, entry_id: str, draft: Draft) -> None:
        session = self.sheet.desk.session
        changed, self._changed = self._changed, set()

        def found() -> tuple[Suggestion, ...]:
            if changed:
                suggesting.relearn(session, model, changed)
            return suggesting.suggest(model, draft)

        self.sheet.desk.tasks.run(READ, found, lambda offers: self._offer(entry_id, offers))

    # -- offering ---------------------------------------------------------------------------

    def _offer(self, entry_id: str, found: tuple[Suggestion, ...]) -> None:
        if entry_id != self.sheet.entry_id:
            return
        taken = self.sheet.draft().themes if found else ()
        self.hints.offer([one for one in found if one.theme not in taken] if self._wanted() else [])
        self.setVisible(bool(self.hints.offered()))

    def _accept(self, theme: str) -> None:
        self.hints.withdraw(theme)
        self._the_picker().add(theme)

    def _the_picker(self) -> ThemePicker:
        """The themes above, watched from the first time on; there is no page before."""
        if self._picker is None:
            section = self.sheet.section("themes")
            assert isinstance(section, ThemesSection)
            self._picker = section.picker
            self._picker.edited.connect(self._look)
        return self._picker


SECTION = SectionKind(12, ThemeHintsSection)
