# SPDX-License-Identifier: MIT
"""Help: what this is and is not, how to search, and every key, read from ``resources/help``."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.services import preferences
from journal_app.ui.desk import Desk, Page, PageKind
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button
from journal_app.ui.widgets.reading_pane import ReadingPane

_WIDEST = 760


class HelpPage(Page):
    """Pages of help, one at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._topic = "what-this-is"
        self.reading = ReadingPane()
        self.reading.setAccessibleName(self.tr("Help"))
        topics = FlowLayout(gap=8)
        own = (("keys", self.tr("Keys")), ("credits", self.tr("Credits")))
        for name, text in (*preferences.help_topics(), *own):
            topics.addWidget(button(text, partial(self.show_topic, name), "link"))
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 20, 0, 12)
        column.addLayout(topics)
        column.addWidget(self.reading, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 32, 0)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        desk.looks.changed.connect(lambda: self.show_topic(self._topic))

    def arrive(self, entry_id: str) -> None:
        """Show the topic named, or the one shown last."""
        self.show_topic(entry_id or self._topic)
        self.reading.setFocus()

    def show_topic(self, name: str) -> None:
        """Show one page of help."""
        self._topic = name
        if name == "keys":
            text = self._keys()
        elif name == "credits":
            text = f"# {self.tr('Credits')}\n\n{self._desk.session.pack.credit}"
        else:
            text = preferences.help_text(name)
        self.reading.show_markdown(text, self._desk.looks.now)

    def _keys(self) -> str:
        """Every action of the window that has a key, from the menus themselves."""
        lines = [f"# {self.tr('Keys')}", "", f"| {self.tr('Key')} | {self.tr('What it does')} |"]
        lines.append("|---|---|")
        for action in self.window().findChildren(QAction):
            keys = action.shortcut().toString()
            if keys and action.text() and action.isEnabled():
                lines.append(f"| **{keys}** | {action.text().replace('&', '')} |")
        lines.append(f"| **Ctrl+E** | {self.tr('Edit the chosen entry, in Journal')} |")
        lines.append(f"| **Del** | {self.tr('Move the chosen entry to the trash, in Journal')} |")
        if self._desk.looks.settings.coaches:
            lines.append(
                f"| **Alt+Left** | {self.tr('Back to where you came from, in Practice')} |"
            )
        return "\n".join(lines)


PAGE = PageKind("help", 8, "Help", "help-circle-outline", "F1", HelpPage, low=True)
