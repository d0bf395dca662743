# SPDX-License-Identifier: MIT
"""How Markdown looks as it is typed, and that looking never changes it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.services.preferences import colours
from journal_app.ui.widgets.editor import Editor
from journal_app.ui.widgets.places import column, units
from journal_app.ui.widgets.spelling import Spelling
from tests.ui.widgets.editors import look, open_editor, press, put

MARKDOWN = st.text(
    alphabet=st.sampled_from(list("ab #>-*_`~|[]()1.\n\u2028é🎭x")), max_size=120
)  # fmt: skip


class Knows:
    """A speller that knows a few words."""

    def knows(self, word: str) -> bool:
        return word.lower() in {"the", "and", "word", "wrote", "so", "well", "known", "it's"}

    def suggestions(self, word: str) -> list[str]:
        return ["the"]


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Editor:
    return open_editor(qtbot, qapp, tmp_path)


def style(editor: Editor, row: int, column: int) -> QTextCharFormat:
    """How the letter at a place is shown."""
    column = units(editor.lines.all[row], column)
    for start, end, shown in formats(editor, row):
        if start <= column < end:
            return shown
    return QTextCharFormat()


def formats(editor: Editor, row: int) -> list[tuple[int, int, QTextCharFormat]]:
    """What is shown how in a line, counted as Qt counts."""
    ranges = editor.document().findBlockByNumber(row).layout().formats()
    return [(one.start, one.start + one.length, QTextCharFormat(one.format)) for one in ranges]


def marked(editor: Editor) -> list[str]:
    """The words that are marked as misspelt."""
    spell = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    return [
        line[column(line, start) : column(line, end)]
        for row, line in enumerate(editor.lines.all)
        for start, end, shown in formats(editor, row)
        if shown.underlineStyle() == spell
    ]


def colour(editor: Editor, row: int, column: int) -> str:
    return style(editor, row, column).foreground().color().name().upper()


LIGHT = colours("light")


def test_nested_emphasis(editor: Editor) -> None:
    editor.set_text("**bold *both* bold**")
    assert style(editor, 0, 3).fontWeight() == QFont.Weight.Bold
    assert not style(editor, 0, 3).fontItalic()
    assert style(editor, 0, 9).fontWeight() == QFont.Weight.Bold
    assert style(editor, 0, 9).fontItalic()
    assert colour(editor, 0, 0) == LIGHT["quiet_ink"]


def test_headings_in_any_place(editor: Editor) -> None:
    editor.set_text("# one\n> ## two\n- ### three\nplain")
    sizes = [style(editor, row, len(line) - 1).fontPointSize() for row, line in
             enumerate(editor.lines.all)]  # fmt: skip
    assert sizes[0] > sizes[1] > sizes[2] > 0
    assert sizes[3] == 0


def test_code_keeps_its_own_look_until_it_ends(editor: Editor) -> None:
    editor.set_text("```\n*a*\n~~~\n# b\n````\n*c*")
    assert all(style(editor, row, 0).fontFixedPitch() for row in range(5))
    assert style(editor, 5, 1).fontItalic()
    put(editor, 4, 0)
    press(editor, "x")
    assert style(editor, 5, 1).fontFixedPitch()


def test_tables_stand_in_fixed_width(editor: Editor) -> None:
    editor.set_text("who | what\n--- | ---\na | *b*\n\n| x | y |\n|---|---|\nno | table | here")
    assert all(style(editor, row, 0).fontFixedPitch() for row in (0, 1, 2, 4, 5, 6))
    assert style(editor, 0, 0).fontWeight() == QFont.Weight.Bold
    assert style(editor, 2, 5).fontItalic()
    editor.set_text("no | table\nhere")
    assert not style(editor, 0, 0).fontFixedPitch()


def test_columns_that_are_even_in_letters_are_even_on_the_screen(editor: Editor) -> None:
    editor.set_text("| iii | b |\n| --- | --- |\n| MMM | **b** |")
    places = [editor.cursorRect(editor._cursor(row, 6)).left() for row in range(3)]
    assert max(places) - min(places) <= 1


def test_headings_become_a_table_when_the_dashes_come(editor: Editor, qtbot: QtBot) -> None:
    editor.set_text("who | what\n")
    put(editor, 1, 0)
    press(editor, "--- | ---")
    qtbot.waitUntil(lambda: style(editor, 0, 0).fontFixedPitch())


def test_an_emoji_moves_no_style(editor: Editor) -> None:
    editor.set_text("🎭🎭 *it* end")
    assert [style(editor, 0, at).fontItalic() for at in (3, 4, 5, 7)] == [True, True, True, False]


def test_tasks_that_are_done_and_quotations_are_quiet(editor: Editor) -> None:
    editor.set_text("- [x] done\n- [ ] open\n> quoted")
    assert colour(editor, 0, 8) == LIGHT["quiet_ink"]
    assert colour(editor, 1, 8) != LIGHT["quiet_ink"]
    assert colour(editor, 2, 4) == LIGHT["quiet_ink"]


def test_links_show_that_they_are(editor: Editor) -> None:
    editor.set_text("[words](https://example.org) https://example.org/x")
    assert colour(editor, 0, 2) == LIGHT["focus"]
    assert style(editor, 0, 2).fontUnderline()
    assert colour(editor, 0, 12) == LIGHT["quiet_ink"]
    assert colour(editor, 0, 40) == LIGHT["focus"]


@given(MARKDOWN)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
def test_styling_never_changes_the_text(editor: Editor, text: str) -> None:
    checked = Spelling()
    checked.use(Knows())  # type: ignore[arg-type]
    editor.set_spelling(checked)
    editor.set_text(text)
    editor._highlighter.rehighlight()
    assert editor.lines.text == text
    assert editor.text() == text
    assert not editor.document().isUndoAvailable()
    for row, line in enumerate(editor.lines.all):
        for start, end, _ in formats(editor, row):
            assert 0 <= start <= end <= units(line, len(line))


def test_a_long_text_is_styled_a_few_lines_at_a_time(editor: Editor, qtbot: QtBot) -> None:
    editor.set_text("**word** and *word* `so`\n" * 900 + "**last**")
    assert editor._highlighter.restyling
    qtbot.waitUntil(lambda: not editor._highlighter.restyling, timeout=60_000)
    assert style(editor, 900, 3).fontWeight() == QFont.Weight.Bold


def test_a_fence_at_the_beginning_does_not_hold_up_the_key(editor: Editor, qtbot: QtBot) -> None:
    editor.set_text("\n" + "**word**\n" * 900)
    qtbot.waitUntil(lambda: not editor._highlighter.restyling, timeout=60_000)
    put(editor, 0, 0)
    press(editor, "```")
    assert style(editor, 1, 3).fontFixedPitch()
    qtbot.waitUntil(lambda: not editor._highlighter.restyling, timeout=60_000)
    assert style(editor, 900, 3).fontFixedPitch()


# -- spelling ---------------------------------------------------------------------------------


@pytest.fixture
def checked(editor: Editor) -> Editor:
    spelling = Spelling()
    spelling.use(Knows())  # type: ignore[arg-type]
    editor.set_spelling(spelling)
    return editor


def test_only_prose_is_marked(checked: Editor, qtbot: QtBot) -> None:
    checked.set_text(
        "teh word `teh` [teh](https://teh.org) teh@teh.org NHS WhatsApp 3rd\n```\nteh\n```\n# teh"
    )
    put(checked, 1, 0)
    qtbot.waitUntil(lambda: not checked._highlighter.restyling)
    assert marked(checked) == ["teh", "teh", "teh"]


def test_the_word_being_typed_is_marked_when_it_is_left(checked: Editor) -> None:
    press(checked, "the teh")
    assert marked(checked) == []
    press(checked, " ")
    assert marked(checked) == ["teh"]
    press(checked, "wrold")
    assert marked(checked) == ["teh"]
    put(checked, 0, 1)
    assert marked(checked) == ["teh", "wrold"]


def test_a_mark_goes_when_the_word_is_known_or_it_is_switched_off(
    checked: Editor, qtbot: QtBot
) -> None:
    checked.set_text("teh x\nteh\n")
    put(checked, 2, 0)
    qtbot.waitUntil(lambda: marked(checked) == ["teh", "teh"])
    assert checked.spelling is not None
    checked.spelling.switch(False)
    qtbot.waitUntil(lambda: marked(checked) == [])
    checked.spelling.switch(True)
    qtbot.waitUntil(lambda: marked(checked) == ["teh", "teh"])
    checked.spelling.add("teh")
    qtbot.waitUntil(lambda: marked(checked) == [])


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_can_be_seen(qapp: QApplication, tmp_path: Path, name: str) -> None:
    shown = look(qapp, tmp_path, name)
    for under in ("paper", "surface"):
        both = (_luminance(shown.colour(one).getRgbF()) for one in ("warning", under))
        light, dark = sorted(both, reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3


def _luminance(colour: tuple[float, ...]) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_code_is_code_before_it_is_styled(editor: Editor) -> None:
    lines = ["before", "```", "code", "~~~", "```", "after", "~~~~", "code", "~~~", "code"]
    editor.set_text("\n".join(lines))
    highlighter = editor._highlighter
    for waiting in (range(0), range(len(lines)), range(3, len(lines)), range(8, 9)):
        highlighter._waiting = dict.fromkeys(waiting)
        for number in waiting:
            editor.document().findBlockByNumber(number).setUserState(-1)
        found = [
            highlighter.in_code(editor.document().findBlockByNumber(number))
            for number in range(len(lines))
        ]
        assert found == [False, True, True, True, False, False, True, True, True, True]
        highlighter._waiting = {}
        highlighter._give_time()
        highlighter.rehighlight()
