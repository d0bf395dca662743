# SPDX-License-Identifier: MIT
"""From the menu: go to anything by its name, and to a day by the calendar."""

from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from journal_app import plugins
from journal_app.services import preferences
from journal_app.ui import pages
from journal_app.ui.action import VIEW, Action, Frame
from journal_app.ui.desk import PageKind
from journal_app.ui.dialogs.go_to import Goal, GoToDialog
from journal_app.ui.pages.journal import JournalPage

_GO_TO = "&Go to anything …"


def _tr(text: str) -> str:
    return QApplication.translate("finding", text)


def _go_to(frame: Frame) -> None:
    GoToDialog(frame.widget, frame.desk, _places(frame), _helps(frame)).open()


def _places(frame: Frame) -> list[Goal]:
    """Every page, and everything else that the menus can do now."""
    kinds: list[PageKind] = list(plugins.discover(pages, "PAGE").values())  # type: ignore[arg-type]
    found = [
        Goal(
            frame.widget.tr(kind.title),
            _keys(kind.shortcut),
            partial(frame.go, kind.key),
            always=True,
        )
        for kind in sorted(kinds, key=lambda kind: kind.order)
        if kind.wanted(frame.desk.looks.settings)
    ]
    known = {one.name for one in found} | {_plain(_tr(_GO_TO))}
    for action in frame.widget.findChildren(QAction):
        name = _plain(action.text())
        # What a page's own menus hold, and a submenu, is nothing to do from here.
        ours = action.parent() is frame.widget and action.menu() is None
        if ours and name and name not in known and action.isEnabled() and action.isVisible():
            known.add(name)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            found.append(Goal(name, keys or _tr("menu"), action.trigger))
    return found


def _helps(frame: Frame) -> list[Goal]:
    topics = (*preferences.help_topics(), ("keys", _tr("Keys")), ("credits", _tr("Credits")))
    return [Goal(text, _tr("Help"), partial(frame.go, "help", name)) for name, text in topics]


def _keys(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    return text.replace("&", "")


def _calendar(frame: Frame) -> None:
    page = frame.page("journal")
    assert isinstance(page, JournalPage)
    if not page.isVisible():
        frame.go("journal")
        page.calendar.fold()
    page.calendar.toggle()


ACTIONS = (
    Action(VIEW, 10, _GO_TO, "Ctrl+K", _go_to, wish="go-to"),
    Action(VIEW, 11, "Calen&dar", "Ctrl+Shift+M", _calendar, wish="calendar"),
)
