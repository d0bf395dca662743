# SPDX-License-Identifier: MIT
"""What happens to pictures that come in, and how much room files take in this journal."""

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.attachment import MOST_BYTES, MOST_FILES, size_words
from journal_app.domain.choices import Choices
from journal_app.services import attaching
from journal_app.ui.desk import Desk, PreferenceKind
from journal_app.ui.journal_preference import JournalPreference
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.tick import Tick
from journal_app.ui.words import number


class AttachmentsPreference(JournalPreference):
    """It belongs to the journal and moves with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.strip = Tick(
            self.tr("Take place, camera and other hidden data out of pictures that come in")
        )
        self.strip.toggled.connect(lambda on: self.keep(strip_pictures=on))
        self.room = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.strip)
        column.addWidget(self.room)
        self.arrive()

    def arrive(self) -> None:
        """Show the choice in force and the room that files take."""
        super().arrive()
        session = self.desk.session
        self.desk.tasks.latest(
            "preference.room", READ, lambda: attaching.total(session), self._show_room
        )

    def show_choices(self, chosen: Choices) -> None:
        """Show the choice in force."""
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


PREFERENCE = PreferenceKind(50, "Pictures and files", AttachmentsPreference)
