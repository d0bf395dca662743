# SPDX-License-Identifier: MIT
"""The text of an entry: keys in lists and tables, links, words, undo, and what it never does."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.entry import word_count
from journal_app.ui.widgets.editor import Editor
from tests.ui.widgets.editors import CONTROL, SHIFT, look, open_editor, press, put, undone

ENTER, TAB, BACKTAB = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab
LINES = st.lists(
    st.sampled_from(["- a", "1. b", "   2. c", "> q", "- [ ] d", "", "text", "| a | b |",
                     "| - | - |", "```", "# h", "**x *y* z**"]),
    min_size=1,
    max_size=8,
)  # fmt: skip


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Editor:
    return open_editor(qtbot, qapp, tmp_path)


def shown(editor: Editor, text: str) -> Editor:
    editor.set_text(text)
    put(editor, len(editor.lines.all) - 1, len(editor.lines.all[-1]))
    return editor


# -- the text as it is ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "a\r\nb\rc", "a\u00a0b\u2028c", "  \n\n", "مرحبا 🎭\ttab", "a\n", "\u2029x"]
)
def test_a_text_that_is_only_shown_is_not_changed(editor: Editor, text: str) -> None:
    editor.set_text(text)
    assert editor.text() == text


def test_hard_spaces_stay_when_something_is_typed(editor: Editor) -> None:
    press(shown(editor, "10\u00a0km"), "!")
    assert editor.text() == "10\u00a0km!"


def test_it_tells_of_changes_by_the_leader_alone(editor: Editor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_text("# a *b*\n\n| a |\n|---|")
        editor.use(editor.focus._look)
    with qtbot.waitSignal(editor.edited):
        press(editor, "x")


@given(
    st.lists(
        st.tuples(
            st.integers(0, 200), st.integers(0, 40), st.text("ab \n\u00a0\u2028é漢", max_size=6)
        ),
        max_size=25,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_lines_and_words_follow_every_change(
    editor: Editor, edits: list[tuple[int, int, str]]
) -> None:
    editor.set_text("one two\n\n- three\n> four five\n")
    for at, length, words in edits:
        cursor = editor.textCursor()
        last = editor.document().characterCount() - 1
        cursor.setPosition(min(at, last))
        cursor.setPosition(min(at + length, last), cursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        if len(words) == 3:
            editor.undo()
        raw = editor.document().toRawText().replace("\u2029", "\n")
        assert editor.lines.text == raw
        assert editor.words() == word_count(raw)


# -- lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("- a", (ENTER, "b"), "- a\n- b"),
        ("1. a", (ENTER, "b", ENTER, "c"), "1. a\n2. b\n3. c"),
        ("- [x] a", (ENTER, "b"), "- [x] a\n- [ ] b"),
        ("> a", (ENTER, "b"), "> a\n> b"),
        ("- a", (ENTER, ENTER, "b"), "- a\nb"),
        ("- a", (ENTER, TAB, "b", ENTER, BACKTAB, "c"), "- a\n  - b\n- c"),
        ("plain", (ENTER, "b"), "plain\nb"),
    ],
)
def test_lists_go_on(
    editor: Editor, before: str, keys: tuple[Qt.Key | str, ...], after: str
) -> None:
    press(shown(editor, before), *keys)
    assert editor.text() == after
    assert undone(editor) == before


def test_shift_enter_is_a_plain_new_line_of_its_own(editor: Editor) -> None:
    QTest.keyClick(shown(editor, "- a"), ENTER, SHIFT)
    assert editor.text() == "- a\n"


def test_enter_in_code_is_a_plain_new_line(editor: Editor) -> None:
    press(shown(editor, "```\n- a"), ENTER)
    assert editor.text() == "```\n- a\n"


def test_tab_leaves_the_text_except_in_a_list(qtbot: QtBot, editor: Editor) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column, beside = QVBoxLayout(around), QLineEdit()
    column.addWidget(editor)
    column.addWidget(beside)
    around.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    press(shown(editor, "- a\n- b"), TAB)
    assert editor.text() == "- a\n  - b"
    assert editor.hasFocus()
    QTest.keyClick(editor, TAB, CONTROL)
    assert beside.hasFocus()
    editor.setFocus()
    press(shown(editor, "plain"), TAB)
    assert editor.text() == "plain"
    assert beside.hasFocus()
    editor.setParent(None)


@given(LINES, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
def test_whatever_a_key_does_one_undo_takes_it_back(
    editor: Editor, lines: list[str], data: st.DataObject
) -> None:
    text = "\n".join(lines)
    editor.set_text(text)
    row = data.draw(st.integers(0, len(lines) - 1))
    put(editor, row, data.draw(st.integers(0, len(lines[row]))))
    does = data.draw(
        st.sampled_from(
            [
                lambda: press(editor, ENTER),
                lambda: editor.keys.tab(back=False),
                lambda: editor.keys.tab(back=True),
                editor.keys.bold,
                editor.keys.heading,
                editor.keys.quote,
                editor.keys.tasks,
                editor.keys.line_up,
                editor.keys.follow,
            ]
        )
    )
    does()
    if editor.document().isUndoAvailable():
        editor.undo()
    assert editor.lines.text == text
    assert not editor.document().isUndoAvailable()


def test_many_lines_are_set_in_bold_at_once(editor: Editor) -> None:
    editor.set_text("- one\n\n- two")
    editor.selectAll()
    editor.keys.bold()
    assert editor.text() == "- **one**\n\n- **two**"
    editor.selectAll()
    editor.keys.bold()
    assert editor.text() == "- one\n\n- two"


def test_nothing_changes_where_it_is_only_read(editor: Editor) -> None:
    shown(editor, "- [ ] a\n- b").setReadOnly(True)
    for does in (editor.keys.bold, editor.keys.quote, editor.keys.follow, editor.paste_plain):
        does()
    press(editor, ENTER, "x")
    assert editor.text() == "- [ ] a\n- b"


def test_an_emoji_moves_no_mark_and_no_cursor(editor: Editor) -> None:
    press(shown(editor, "- 🎭🎭 word"), ENTER, "x")
    assert editor.text() == "- 🎭🎭 word\n- x"
    put(editor, 0, 7)
    editor.keys.bold()
    assert editor.text() == "- 🎭🎭 **word**\n- x"
    assert editor.place() == (0, 11)


# -- tables ---------------------------------------------------------------------------------------

TABLE = "| who | what |\n| --- | --- |\n| a | b |"


def test_typing_in_a_table_moves_nothing_else(editor: Editor) -> None:
    editor.set_text(TABLE)
    put(editor, 2, 3)
    press(editor, " much longer than the heading")
    assert editor.text() == TABLE.replace("| a |", "| a much longer than the heading |")


def test_tab_and_enter_move_between_cells(editor: Editor) -> None:
    editor.set_text(TABLE)
    put(editor, 0, 3)
    press(editor, TAB, TAB)
    assert editor.textCursor().selectedText() == "a"
    press(editor, BACKTAB)
    assert editor.textCursor().selectedText() == "what"
    press(editor, ENTER, ENTER, "new", ENTER, ENTER)
    assert editor.text() == f"{TABLE}\n|  |  |".replace("|  |  |", "| new |  |") + "\n"


# -- links and tasks ------------------------------------------------------------------------------


def click(editor: Editor, row: int, column: int, held: Qt.KeyboardModifier | None = None) -> None:
    """Click between two letters."""
    place = editor.cursorRect(editor._cursor(row, column)).center()
    QTest.mouseClick(
        editor.viewport(),
        Qt.MouseButton.LeftButton,
        held or Qt.KeyboardModifier.NoModifier,
        place,
    )


def test_a_click_on_its_box_ticks_a_task(editor: Editor) -> None:
    editor.set_text("- [ ] a task\n- [x] done")
    click(editor, 0, 4)
    assert editor.text() == "- [x] a task\n- [x] done"
    click(editor, 1, 4)
    assert editor.text() == "- [x] a task\n- [ ] done"
    click(editor, 1, 9)
    assert editor.text() == "- [x] a task\n- [ ] done"


def test_control_enter_ticks_a_task_or_follows_a_link(editor: Editor, qtbot: QtBot) -> None:
    QTest.keyClick(shown(editor, "- [ ] a"), ENTER, CONTROL)
    assert editor.text() == "- [x] a"
    shown(editor, "see [this](https://example.org)")
    with qtbot.waitSignal(editor.link_wanted) as asked:
        QTest.keyClick(editor, ENTER, CONTROL)
    assert asked.args == ["https://example.org"]


def test_a_link_is_followed_with_control_alone(editor: Editor, qtbot: QtBot) -> None:
    editor.set_text("see [this](https://example.org) and javascript:x")
    with qtbot.assertNotEmitted(editor.link_wanted):
        click(editor, 0, 7)
        click(editor, 0, 40, CONTROL)
    with qtbot.waitSignal(editor.link_wanted) as asked:
        click(editor, 0, 7, CONTROL)
    assert asked.args == ["https://example.org"]


def test_nothing_is_loaded(editor: Editor) -> None:
    for kind in QTextDocument.ResourceType:
        given = editor.loadResource(kind.value, QUrl("file:///etc/passwd"))
        # Something, and empty: where there is nothing at all, Qt opens the file itself.
        assert given is not None
        assert given.isNull()


# -- focus and zoom -------------------------------------------------------------------------------


def test_all_but_the_paragraph_at_hand_is_dimmed(editor: Editor) -> None:
    editor.set_text("one\ntwo\nthree")
    put(editor, 1, 1)
    editor.set_focus_paragraph(True)
    dimmed = [one.cursor.selectedText().strip("\u2029") for one in editor.extraSelections()]
    assert dimmed == ["one", "three"]
    put(editor, 2, 1)
    assert editor.extraSelections()[0].cursor.selectedText() == "one\u2029two\u2029"
    editor.set_focus_paragraph(False)
    assert editor.extraSelections() == []


def test_the_line_at_hand_stays_at_the_middle(editor: Editor, qtbot: QtBot) -> None:
    editor.set_text("line\n" * 200)
    editor.set_typewriter(True)
    middle = editor.viewport().height() / 2
    for row in (60, 120, 200):
        put(editor, row, 0)
        assert abs(editor.cursorRect().center().y() - middle) < 4
    press(editor, ENTER, "x", ENTER)
    assert abs(editor.cursorRect().center().y() - middle) < 4
    editor.set_typewriter(False)
    room = editor.document().size().height() - editor.viewport().height()
    assert editor.verticalScrollBar().maximum() <= room + 1


def test_the_wheel_with_control_asks_for_larger_text(editor: Editor, qtbot: QtBot) -> None:
    def turn(by: int, held: Qt.KeyboardModifier) -> None:
        wheel = QWheelEvent(
            QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(editor.viewport(), wheel)

    with qtbot.waitSignal(editor.zoom_wanted) as asked:
        turn(120, CONTROL)
    assert asked.args == [1]
    with qtbot.assertNotEmitted(editor.zoom_wanted):
        turn(-120, Qt.KeyboardModifier.NoModifier)
        turn(-60, CONTROL)
    with qtbot.waitSignal(editor.zoom_wanted) as asked:
        turn(-60, CONTROL)
    assert asked.args == [-1]


def test_leaving_tells(editor: Editor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.left):
        editor.clearFocus()


def test_another_look_restyles_without_a_change(
    editor: Editor, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    shown(editor, "# a")
    with qtbot.assertNotEmitted(editor.edited):
        editor.use(look(qapp, tmp_path, "dark"))
    assert not editor.document().isUndoAvailable()
