# SPDX-License-Identifier: MIT
"""Which words are marked, the leader's own words, and putting a word right."""

from pathlib import Path

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.editor import Editor
from journal_app.ui.widgets.spelling import Spelling
from tests.ui.widgets.editors import open_editor, put


class Knows:
    """A speller that knows a few words and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def knows(self, word: str) -> bool:
        self.asked.append(word)
        return word.lower() in {"the", "and", "well", "known", "mortem", "it's", "partner's"}

    def suggestions(self, word: str) -> list[str]:
        return ["the", "tea"] if word == "teh" else []


@pytest.fixture
def spelling() -> Spelling:
    made = Spelling(["Pepys", "ICB-wide"])
    made.use(Knows())  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("the teh, well-known", ["teh"]),
        ("pre-mortem and re-teh", ["re-teh"]),
        ("Pepys’s and pepys", []),
        ("NHS ICB2 3rd WhatsApp x", []),
        ("teh@teh.org https://teh.org teh/tehs c:\\teh #teh @teh &teh;", []),
        ("it's the partner's 'teh'", ["teh"]),
        ("snake_case", []),
    ],
)
def test_what_is_marked(spelling: Spelling, line: str, wrong: list[str]) -> None:
    assert [line[start:end] for start, end in spelling.wrong(line)] == wrong


def test_each_word_is_looked_up_once(spelling: Spelling) -> None:
    knows = Knows()
    spelling.use(knows)  # type: ignore[arg-type]
    for _ in range(3):
        spelling.wrong("the teh and the teh")
    assert sorted(knows.asked).count("the") == 1


def test_nothing_is_marked_without_a_dictionary_or_when_off(spelling: Spelling) -> None:
    spelling.switch(False)
    assert spelling.wrong("teh") == []
    spelling.switch(True)
    assert spelling.wrong("teh")
    spelling.use(None)
    assert spelling.wrong("teh") == []


def test_a_word_added_is_right_from_then_on_and_handed_on(qtbot: QtBot) -> None:
    kept: list[str] = []
    made = Spelling(on_add=kept.append)
    made.use(Knows())  # type: ignore[arg-type]
    with qtbot.waitSignal(made.changed) as told:
        made.add("Teh")
    assert told.args == ["Teh"]
    assert kept == ["Teh"]
    assert made.wrong("teh Teh") == []


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication, tmp_path: Path, spelling: Spelling) -> Editor:
    made = open_editor(qtbot, qapp, tmp_path)
    made.set_spelling(spelling)
    return made


def offered(editor: Editor) -> dict[str, object]:
    menu = editor.context_menu(editor.textCursor())
    return {action.text(): action for action in menu.actions()}


def test_the_menu_puts_a_word_right_as_one_step(editor: Editor) -> None:
    editor.set_text("🎭 and teh")
    put(editor, 0, 7)
    first = next(iter(offered(editor).values()))
    first.trigger()  # type: ignore[attr-defined]
    assert editor.text() == "🎭 and the"
    editor.undo()
    assert editor.text() == "🎭 and teh"


def test_the_menu_adds_a_word(editor: Editor) -> None:
    editor.set_text("teh")
    put(editor, 0, 1)
    offered(editor)["Add “teh” to my words"].trigger()  # type: ignore[attr-defined]
    assert editor.spelling is not None
    assert editor.spelling.wrong("teh") == []


def test_the_menu_of_a_right_word_says_nothing_of_spelling(editor: Editor) -> None:
    editor.set_text("the")
    put(editor, 0, 1)
    assert not any("words" in text for text in offered(editor))


def test_the_menu_of_a_text_to_read_changes_nothing(editor: Editor) -> None:
    editor.set_text("teh")
    put(editor, 0, 1)
    editor.setReadOnly(True)
    assert "the" not in offered(editor)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menu_key_opens_it_at_the_cursor(editor: Editor, qtbot: QtBot) -> None:
    editor.set_text("teh")
    put(editor, 0, 1)
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, editor.cursorRect().center(),
        editor.mapToGlobal(editor.cursorRect().center()),
    )  # fmt: skip
    QApplication.sendEvent(editor.viewport(), asked)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "the"
    menu.close()
