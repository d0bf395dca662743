# SPDX-License-Identifier: MIT
"""What happens to pictures that come in, and how much room files take in this journal."""

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.attachment import MOST_BYTES, MOST_FILES, size_words
from journal_app.domain.choices import Choices
from journal_app.services import attaching, choosing
from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.tick import Tick
from journal_app.ui.words import number


class AttachmentsPreference(Preference):
    """It belongs to the journal and moves with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.strip = Tick(
            self.tr("Take place, camera and other hidden data out of pictures that come in")
        )
        self.strip.toggled.connect(self._set)
        self.room = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.strip)
        column.addWidget(self.room)
        self.setEnabled(not desk.session.read_only)
        self.arrive()

    def arrive(self) -> None:
        """Show the choice in force and the room that files take."""
        session, tasks = self.desk.session, self.desk.tasks
        tasks.latest("preference.strip", READ, lambda: choosing.load(session), self._show)
        tasks.latest("preference.room", READ, lambda: attaching.total(session), self._show_room)

    def _show(self, chosen: Choices) -> None:
        self.strip.set_on(chosen.strip_pictures)

    def _show_room(self, total: tuple[int, int]) -> None:
        files, size = total
        self.room.setText(
            self.tr(
                "{files} in this journal, {size} together. A file may have {most}, an entry {count}"
                " files."
            ).format(
                files=self.tr("1 file")
                if files == 1
                else self.tr("{n} files").format(n=number(files)),
                size=size_words(size),
                most=size_words(MOST_BYTES),
                count=MOST_FILES,
            )
        )

    def _set(self, on: bool) -> None:
        session, tasks = self.desk.session, self.desk.tasks
        tasks.run(WRITE, lambda: choosing.change(session, strip_pictures=on), tasks.announce)


PREFERENCE = PreferenceKind(50, "Pictures and files", AttachmentsPreference)
