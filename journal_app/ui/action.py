# SPDX-License-Identifier: MIT
"""Something that can be done from the menu bar, with its key; one file in ``actions`` has some."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from journal_app.ui.desk import Desk, Page
from journal_app.ui.sheet import Sheet

FILE, EDIT, ENTRY, VIEW, HELP = "file", "edit", "entry", "view", "help"


class Frame(Protocol):
    """The window, as far as an action needs it."""

    desk: Desk

    @property
    def sheet(self) -> Sheet:
        """The entry in front of the leader in Write."""

    @property
    def widget(self) -> QWidget:
        """The window itself, for dialogs to stand above."""

    def go(self, key: str, entry_id: str = "") -> None:
        """Bring a page to the front."""

    def page(self, key: str) -> Page:
        """The page with that key."""

    def say(self, text: str) -> None:
        """Show a sentence in the banner."""


@dataclass(frozen=True, slots=True)
class Action:
    """An entry in a menu.

    ``menu`` is one of the words above; ``keys`` a shortcut or empty; ``checked`` makes it a
    switch and says whether it is on when the menu opens; ``order`` sorts within the menu;
    ``wish`` is a word by which parts of pages can ask for it through ``routes.wished``.
    """

    menu: str
    order: int
    text: str
    keys: str
    does: Callable[[Frame], object]
    checked: Callable[[Frame], bool] | None = None
    wish: str = ""
