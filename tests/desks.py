# SPDX-License-Identifier: MIT
"""What tests of the window need: a desk, and a person who answers questions as told."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from journal_app.services.preferences import Paths, Settings
from journal_app.services.session import Session
from journal_app.ui.ask import Ask
from journal_app.ui.desk import Desk
from journal_app.ui.look import Looks
from journal_app.ui.routes import Routes
from journal_app.ui.tasks import Tasks


@dataclass
class Person(Ask):
    """Answers with what the test laid out, and remembers what was asked and told."""

    files: list[Path | None] = field(default_factory=list)
    choices: list[int] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    opened: list[tuple[Path, bytes]] = field(default_factory=list)

    def open_file(self, parent: QWidget, title: str, filters: str) -> Path | None:
        """The next file."""
        return self.files.pop(0)

    def open_folder(self, parent: QWidget, title: str) -> Path | None:
        """The next folder."""
        return self.files.pop(0)

    def open_files(self, parent: QWidget, title: str) -> list[Path]:
        """All the files laid out."""
        taken, self.files = [one for one in self.files if one is not None], []
        return taken

    def open_outside(self, path: Path) -> None:
        """Seen: what it held then."""
        self.opened.append((path, path.read_bytes()))

    def save_file(self, parent: QWidget, title: str, suggestion: str, filters: str) -> Path | None:
        """The next file."""
        return self.files.pop(0)

    def choose(self, parent: QWidget | None, text: str, more: str, choices: list[str]) -> int:
        """The next choice."""
        self.told.append(f"{text} {more}".strip())
        return self.choices.pop(0)

    def tell(self, parent: QWidget | None, text: str, more: str = "") -> None:
        """Heard."""
        self.told.append(f"{text} {more}".strip())


def fusion(application: QApplication) -> None:
    """Draw as the program does; set once, for it goes through every widget there is."""
    if not application.property("fusion"):
        application.setStyle("Fusion")
        application.setProperty("fusion", True)


def make_desk(
    session: Session,
    application: QApplication,
    home: Path,
    settings: Settings | None = None,
) -> tuple[Desk, Person, list[str]]:
    """A desk on the session; the list collects what was launched beside it."""
    fusion(application)
    person, launched = Person(), []
    looks = Looks(application, settings or Settings(look="light"), Paths.under(home))
    desk = Desk(session, Tasks(), looks, person, Routes(), lambda: launched.append("sample"))
    return desk, person, launched
