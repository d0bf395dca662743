# SPDX-License-Identifier: MIT
"""The menu of the text: what a marked word may have meant, links, and plain pasting."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu

from journal_app.ui.widgets import pasting
from journal_app.ui.widgets.markdown_keys import link_at
from journal_app.ui.widgets.text_area import TextArea

translate = QCoreApplication.translate


def editor_menu(area: TextArea, cursor: QTextCursor) -> QMenu:
    """What can be done at a place in the text, the likeliest first."""
    menu = area.createStandardContextMenu()
    first = next(iter(menu.actions()), None)
    added = [*_spelling(area, cursor, menu), *_link(area, cursor, menu)]
    menu.insertActions(first, added)  # type: ignore[arg-type]
    if added:
        menu.insertSeparator(first)  # type: ignore[arg-type]
    if not area.isReadOnly():
        plain = QAction(translate("Editor", "Paste as plain text"), menu)
        plain.setShortcut(QKeySequence("Ctrl+Shift+V"))
        plain.setEnabled(bool(QGuiApplication.clipboard().text()))
        plain.triggered.connect(lambda _=False: pasting.paste_plain(area))
        menu.insertAction(_after_paste(menu), plain)  # type: ignore[arg-type]
    return menu


def misspelt(area: TextArea, cursor: QTextCursor) -> QTextCursor | None:
    """The word at a place selected, if it is one that is marked."""
    spelling = area.spelling
    if spelling is None or not spelling.ready:
        return None
    line, (row, column) = cursor.block().text(), area.place(cursor.position())
    where = next((one for one in spelling.wrong(line) if one[0] <= column <= one[1]), None)
    if where is None:
        return None
    word = QTextCursor(cursor.block())
    word.setPosition(area.position(row, where[0]))
    word.setPosition(area.position(row, where[1]), QTextCursor.MoveMode.KeepAnchor)
    return word


def _spelling(area: TextArea, cursor: QTextCursor, menu: QMenu) -> list[QAction]:
    marked, spelling = misspelt(area, cursor), area.spelling
    if marked is None or spelling is None:
        return []
    word, made = marked.selectedText(), []
    if not area.isReadOnly():
        for suggestion in spelling.suggestions(word):
            action = QAction(suggestion, menu)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(
                lambda _=False, wanted=suggestion: area.replace(marked, wanted)
            )
            made.append(action)
        if not made:
            none = QAction(translate("Editor", "No suggestions"), menu)
            none.setEnabled(False)
            made.append(none)
    keep = QAction(translate("Editor", "Add “{word}” to my words").format(word=word), menu)
    keep.triggered.connect(lambda _=False: spelling.add(word))
    return [*made, keep]


def _link(area: TextArea, cursor: QTextCursor, menu: QMenu) -> list[QAction]:
    address = link_at(cursor.block().text(), area.place(cursor.position())[1])
    if not address:
        return []
    follow = QAction(translate("Editor", "Open link …"), menu)
    follow.setShortcut(QKeySequence("Ctrl+Return"))
    follow.triggered.connect(lambda _=False: area.link_wanted.emit(address))
    copy = QAction(translate("Editor", "Copy address"), menu)
    copy.triggered.connect(lambda _=False: QGuiApplication.clipboard().setText(address))
    return [follow, copy]


def _after_paste(menu: QMenu) -> QAction | None:
    actions = menu.actions()
    names = [action.objectName() for action in actions]
    at = names.index("edit-paste") + 1 if "edit-paste" in names else len(actions)
    return actions[at] if at < len(actions) else None
