# SPDX-License-Identifier: MIT
"""What goes with the text in Write: spelling, links, pictures, and text size."""

from PySide6.QtCore import QObject, QTimer

from journal_app.domain.changes import CHOICES, Changes
from journal_app.domain.choices import Choices
from journal_app.services import choosing
from journal_app.ui.outside import open_link
from journal_app.ui.sheet import Sheet
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.text_pictures import TextPictures
from journal_app.ui.widgets.spelling import Spelling

_WAIT = 1_500
"""Milliseconds after the window is there until the dictionary is read, so that nothing waits."""


class TextHelp(QObject):
    """Keeps the editor of a sheet in step with settings and choices. Made once for each sheet."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet, self._desk = sheet, sheet.desk
        self.spelling = Spelling(on_add=self._keep_word)
        self.spelling.setParent(self)
        sheet.editor.set_spelling(self.spelling)
        sheet.editor.link_wanted.connect(self._follow)
        self._desk.tasks.changed.connect(self._changed)
        self._desk.looks.settings_changed.connect(self._settings_changed)
        sheet.editor.zoom_wanted.connect(self._desk.looks.resize_text)
        self._pictures = TextPictures(sheet)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT)
        self._later.timeout.connect(lambda: self.spelling.load(self._desk.tasks))
        self._settings_changed()
        self._read_words()

    def _settings_changed(self) -> None:
        on = self._desk.looks.settings.spelling
        self.spelling.switch(on)
        if on and not self.spelling.ready:
            self._later.start()

    def _changed(self, changes: Changes) -> None:
        if CHOICES in changes.about:
            self._read_words()

    def _read_words(self) -> None:
        session = self._desk.session
        self._desk.tasks.latest(
            "spelling.words", READ, lambda: choosing.load(session), self._use_words
        )

    def _use_words(self, chosen: Choices) -> None:
        pack = self._desk.session.pack
        names = " ".join((*(theme.name for theme in pack.themes), *(r for _, r in chosen.names)))
        self.spelling.own_words((*chosen.own_words, *names.split()))

    def _keep_word(self, word: str) -> None:
        session = self._desk.session

        def kept() -> Changes:
            words = choosing.load(session).own_words
            return choosing.change(session, own_words=(*words, word))

        self._desk.tasks.run(WRITE, kept, self._desk.tasks.announce)

    def _follow(self, address: str) -> None:
        open_link(self._sheet.editor.window(), self._desk.ask, address)
