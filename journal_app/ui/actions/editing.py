# SPDX-License-Identifier: MIT
"""From the menu: finding in the entry, Markdown marks, spelling, and the line kept in place."""

from collections.abc import Callable
from dataclasses import replace

from journal_app.ui.action import EDIT, VIEW, Action, Frame
from journal_app.ui.widgets.editor import Editor
from journal_app.ui.widgets.editor_menu import misspelt


def _on_text(does: Callable[[Editor], object]) -> Callable[[Frame], None]:
    """Do something to the text of the entry in front."""

    def done(frame: Frame) -> None:
        frame.go("write")
        editor = frame.sheet.editor
        does(editor)
        if not editor.find_bar.isVisible():
            editor.setFocus()

    return done


def _spells(frame: Frame) -> bool:
    return frame.desk.looks.settings.spelling


def _switch_spelling(frame: Frame) -> None:
    looks = frame.desk.looks
    looks.use(replace(looks.settings, spelling=not looks.settings.spelling))


def _add_word(frame: Frame) -> None:
    frame.go("write")
    editor = frame.sheet.editor
    marked = misspelt(editor, editor.textCursor())
    if marked is None or editor.spelling is None:
        frame.say(editor.tr("The word at the cursor is not marked, so there is nothing to add."))
    else:
        editor.spelling.add(marked.selectedText())


def _switch_typewriter(frame: Frame) -> None:
    editor = frame.sheet.editor
    editor.set_typewriter(not editor.focus.keeps_in_place)


ACTIONS = (
    Action(
        VIEW,
        10,
        "Keep the line at the &middle",
        "",
        _switch_typewriter,
        lambda frame: frame.sheet.editor.focus.keeps_in_place,
    ),
    Action(EDIT, 20, "Find in this &entry", "Ctrl+Shift+F", _on_text(lambda e: e.find_bar.open())),
    Action(EDIT, 21, "Find &next", "F3", _on_text(lambda e: e.find_bar.next())),
    Action(EDIT, 22, "Find &previous", "Shift+F3", _on_text(lambda e: e.find_bar.previous())),
    Action(EDIT, 23, "&Replace …", "Ctrl+R", _on_text(lambda e: e.find_bar.open(replace=True))),
    Action(EDIT, 30, "Paste as plain &text", "Ctrl+Shift+V", _on_text(Editor.paste_plain)),
    Action(EDIT, 40, "&Bold", "Ctrl+B", _on_text(lambda e: e.keys.bold())),
    Action(EDIT, 41, "&Italic", "Ctrl+I", _on_text(lambda e: e.keys.italic())),
    Action(EDIT, 42, "&Link", "Ctrl+Shift+K", _on_text(lambda e: e.keys.link())),
    Action(EDIT, 43, "&Heading", "Ctrl+Shift+D", _on_text(lambda e: e.keys.heading())),
    Action(EDIT, 44, "&Quotation", "Ctrl+Shift+.", _on_text(lambda e: e.keys.quote())),
    Action(EDIT, 45, "Li&st", "Ctrl+Shift+8", _on_text(lambda e: e.keys.bullets())),
    Action(EDIT, 46, "N&umbered list", "Ctrl+Shift+7", _on_text(lambda e: e.keys.numbers())),
    Action(EDIT, 47, "Tas&k list", "Ctrl+Shift+9", _on_text(lambda e: e.keys.tasks())),
    Action(EDIT, 48, "Line up the table’s &columns", "", _on_text(lambda e: e.keys.line_up())),
    Action(EDIT, 49, "&Open link or tick task", "", _on_text(lambda e: e.keys.follow())),
    Action(EDIT, 60, "Check spellin&g", "F7", _switch_spelling, _spells),
    Action(EDIT, 61, "&Add the word to my words", "", _add_word),
)
