# SPDX-License-Identifier: MIT
"""What every page is handed: the open journal and the few things all pages share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.changes import Changes
from journal_app.domain.entry import Entry
from journal_app.domain.message import Message
from journal_app.domain.query import Query
from journal_app.services.preferences import Settings
from journal_app.services.session import Session
from journal_app.ui.ask import Ask
from journal_app.ui.look import Looks
from journal_app.ui.routes import Routes
from journal_app.ui.shelf import Shelf
from journal_app.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Desk:
    """The session, the lanes, the looks, the questions and the routes of one window.

    ``shelf`` holds the library of somebody who coaches others, once it is open.
    """

    session: Session
    tasks: Tasks
    looks: Looks
    ask: Ask
    routes: Routes
    open_sample: Callable[[], None]
    shelf: Shelf = field(default_factory=Shelf)


class Page(QWidget):
    """A place one can go to. Subclasses say what they do at each of these moments."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")

    def arrive(self, entry_id: str) -> None:
        """The page is now in front; ``entry_id`` names an entry to open, or is empty."""

    def entry_in_front(self) -> str:
        """The id of the entry that the leader looks at here, kept already; or empty."""
        return ""

    def looked_for(self) -> Query | None:
        """What part of the journal the leader looks for here, where that is the page's purpose."""
        return None

    def take_changes(self, changes: Changes) -> None:
        """A write touched these entries."""

    def only_text(self, on: bool) -> None:
        """Hide all but the text, or show everything again."""

    def keep_now(self) -> Message | None:
        """Put unsaved work on the disk before returning; says what went wrong, or None."""
        return None

    def unkept(self) -> str:
        """Words that could not be kept, for the leader to save elsewhere; mostly empty."""
        return ""


def always(settings: Settings) -> bool:
    """A place that everybody has."""
    return True


@dataclass(frozen=True, slots=True)
class PageKind:
    """How a page appears in the rail and the menu. ``low`` puts it at the foot of the rail.

    One that is not ``in_rail`` is reached by its key, the menu and links. ``wanted`` says whether
    the settings of this computer ask for it.
    """

    key: str
    order: int
    title: str
    icon: str
    shortcut: str
    make: Callable[[Desk], Page]
    low: bool = False
    in_rail: bool = True
    wanted: Callable[[Settings], bool] = always


class Part(QWidget):
    """Something that belongs to a read entry and stands under its text in Journal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.hide()

    def show_entry(self, entry: Entry | None) -> None:
        """Another entry is read, or none; a part with nothing to show hides itself."""

    def take_changes(self, changes: Changes) -> None:
        """A write touched these things."""

    def unkept(self) -> Sequence[str]:
        """Words that were typed, are not kept, and stand in no field now; mostly none."""
        return ()


@dataclass(frozen=True, slots=True)
class PartKind:
    """How a part stands under the text: in order from the top."""

    order: int
    make: Callable[[Desk], Part]


class Preference(QWidget):
    """A group of choices in Settings, with its own heading."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def arrive(self) -> None:
        """Settings came to the front: show what is in force."""

    def come_forward(self) -> None:
        """Be in sight, with the focus, because the leader was brought here."""


@dataclass(frozen=True, slots=True)
class PreferenceKind:
    """How a group stands in Settings: in order from the top."""

    order: int
    title: str
    make: Callable[[Desk], Preference]


class Section(QWidget):
    """One of the sections of a place, such as what has been shared; a tab leads to each.

    ``wanted`` asks the place to come to another section by its key, with the id of something
    there or nothing.
    """

    wanted = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("page")

    def arrive(self, wanted: str) -> None:
        """The section is now in front; ``wanted`` names something in it, or is empty."""

    def take_changes(self, changes: Changes) -> None:
        """A write touched these things; asked in front and behind alike."""

    def keep_now(self) -> Message | None:
        """Put unsaved work on the disk before returning; says what went wrong, or None."""
        return None

    def unkept(self) -> str:
        """Words that could not be kept; mostly empty."""
        return ""


@dataclass(frozen=True, slots=True)
class SectionKind:
    """How a section stands among the others: in order from the left; ``key`` is permanent."""

    key: str
    order: int
    title: str
    make: Callable[[Desk], Section]
