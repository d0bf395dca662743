# SPDX-License-Identifier: MIT
"""The entry in front of the leader, as the parts around its text see it.

Beside the text stand sections (one file each in ``side``), above it at most one card (one file
each in ``cards``). They know the sheet, never the page or each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.changes import Changes
from journal_app.domain.entry import Draft
from journal_app.ui.desk import Desk
from journal_app.ui.widgets.editor import Editor
from journal_app.ui.widgets.places import units


class SheetOwner(Protocol):
    """What the page does for the sheet."""

    def current(self) -> Draft:
        """The entry as it stands in front of the leader."""

    def amend(self, **fields: object) -> None:
        """Change fields of the draft that no control shows, such as its template."""

    def keep_first(self, then: Callable[[str], None]) -> None:
        """Have the entry on the disk, also when blank, then go on with its id."""

    def section(self, name: str) -> "Section":
        """The section of the side panel that comes from the file of that name."""


class Sheet(QObject):
    """The one entry that Write shows, whichever it is at the moment."""

    opened = Signal()
    """Another entry is in front now; ``entry_id``, ``is_new`` and ``locked`` speak of it."""
    kept = Signal(object)
    """A ``Kept``: the entry is on the disk."""
    text_changed = Signal()
    """The leader changed the words."""

    def __init__(self, desk: Desk, editor: Editor, owner: SheetOwner) -> None:
        super().__init__()
        self.desk, self.editor, self._owner = desk, editor, owner
        self.entry_id = ""
        self.is_new = True
        self.locked = False
        """Whether nothing can be changed: read only, or in the trash."""

    def draft(self) -> Draft:
        """The entry as it stands in front of the leader, kept or not."""
        return self._owner.current()

    def amend(self, **fields: object) -> None:
        """Change fields of the draft that no control shows, such as ``template``."""
        self._owner.amend(**fields)

    def keep_first(self, then: Callable[[str], None]) -> None:
        """Have the entry on the disk, even if it says nothing yet, then call with its id."""
        self._owner.keep_first(then)

    def section(self, name: str) -> "Section":
        """The section of the side panel that comes from the file ``side/name.py``."""
        return self._owner.section(name)

    def selected(self) -> str:
        """The words that the leader selected, with line ends as they stand; empty where none."""
        return self.editor.textCursor().selectedText().replace("\u2029", "\n")

    def insert(self, text: str) -> None:
        """Put words where the cursor is, as one step that can be undone."""
        self.editor.textCursor().insertText(text)

    def replace(self, edits: Sequence[tuple[int, int, str]]) -> None:
        """Put other words in places of ``editor.text()``, all as one step that can be undone."""
        text, cursor = self.editor.text(), self.editor.textCursor()
        cursor.beginEditBlock()
        for start, end, words in sorted(edits, reverse=True):
            cursor.setPosition(units(text, start))
            cursor.setPosition(units(text, end), cursor.MoveMode.KeepAnchor)
            cursor.insertText(words)
        cursor.endEditBlock()


class Section(QWidget):
    """A part of the side panel. It shows some fields of the draft, or what hangs on the entry."""

    edited = Signal()
    """The leader changed something that ``added_to`` puts into the draft."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet

    def show_draft(self, draft: Draft) -> None:
        """Another entry came to the front; show what is kept with it."""

    def added_to(self, draft: Draft) -> Draft:
        """The draft with what is chosen here."""
        return draft

    def take_changes(self, changes: Changes) -> None:
        """A write touched these things."""


@dataclass(frozen=True, slots=True)
class SectionKind:
    """How a section stands in the side panel: in order from the top."""

    order: int
    make: Callable[[Sheet], Section]


class Card(QWidget):
    """Something that may greet a leader above a new entry: offered once, left with one key.

    At most one card is in sight. A card that has something to say emits ``ready``; the first in
    order is shown. When it is done it emits ``done``, and no other takes its place until the
    leader begins another entry.
    """

    ready = Signal()
    done = Signal()

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.hide()

    def look(self) -> None:
        """A new entry begins: find out, off the window's thread, whether there is something."""


@dataclass(frozen=True, slots=True)
class CardKind:
    """How a card stands among the others: the smallest order is shown first."""

    order: int
    make: Callable[[Sheet], Card]
