# SPDX-License-Identifier: MIT
"""What is pasted or dropped: text, rich text, links, pictures and files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.editor import Editor
from tests.ui.widgets.editors import open_editor, put

RICH = "<h2>Duties</h2><p>They <b>have</b> one.</p>"
PLAIN = "Duties\nThey have one."
MARKDOWN = "## Duties\n\nThey **have** one."


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Editor:
    return open_editor(qtbot, qapp, tmp_path)


def offer(text: str = "", html: str = "") -> QMimeData:
    made = QMimeData()
    if text:
        made.setText(text)
    if html:
        made.setHtml(html)
    return made


def test_rich_text_becomes_markdown_and_undo_gives_the_plain_text(editor: Editor) -> None:
    editor.insertFromMimeData(offer(PLAIN, RICH))
    assert editor.text() == MARKDOWN
    editor.undo()
    assert editor.text() == PLAIN
    editor.undo()
    assert editor.text() == ""


def test_without_structure_the_plain_text_is_pasted(editor: Editor) -> None:
    editor.insertFromMimeData(
        offer("x = a*b*c\n  y", "<div><div>x = a*b*c</div><div>y</div></div>")
    )
    assert editor.text() == "x = a*b*c\n  y"
    editor.undo()
    assert editor.text() == ""


def test_plain_is_plain(editor: Editor) -> None:
    QApplication.clipboard().setMimeData(offer(PLAIN, RICH))
    editor.paste_plain()
    assert editor.text() == PLAIN
    editor.selectAll()
    editor.paste()
    assert editor.text() == MARKDOWN
    QApplication.clipboard().clear()


def test_in_code_it_is_pasted_plain(editor: Editor) -> None:
    editor.set_text("```\n")
    put(editor, 1, 0)
    editor.insertFromMimeData(offer(PLAIN, RICH))
    assert editor.text() == f"```\n{PLAIN}"


def test_a_list_inside_words_stands_apart_and_in_an_item_goes_on(editor: Editor) -> None:
    items = offer("a\nb", "<ul><li>a</li><li>b</li></ul>")
    editor.set_text("before after")
    put(editor, 0, 7)
    editor.insertFromMimeData(items)
    assert editor.text() == "before \n\n- a\n- b\n\nafter"
    editor.set_text("* ")
    put(editor, 0, 2)
    editor.insertFromMimeData(items)
    assert editor.text() == "- a\n- b"


def test_an_address_over_words_makes_a_link(editor: Editor) -> None:
    editor.set_text("see this page")
    put(editor, 0, 4, 8)
    editor.insertFromMimeData(offer("https://example.org/a"))
    assert editor.text() == "see [this](https://example.org/a) page"
    editor.undo()
    assert editor.text() == "see this page"


def test_files_and_pictures_are_handed_on_and_not_kept(
    editor: Editor, qtbot: QtBot, tmp_path: Path
) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.pdf"))])
    files.setText("file:///a b.pdf")
    with qtbot.waitSignal(editor.files_dropped) as dropped:
        editor.insertFromMimeData(files)
    assert dropped.args == [[tmp_path / "a b.pdf"]]
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    picture.setHtml('<img src="https://t.example/x.png">')
    assert editor.canInsertFromMimeData(picture)
    with qtbot.waitSignal(editor.picture_pasted) as pasted:
        editor.insertFromMimeData(picture)
    assert pasted.args is not None
    assert pasted.args[0].width() == 4
    assert editor.text() == ""


def test_words_with_a_picture_beside_them_are_pasted_as_words(editor: Editor, qtbot: QtBot) -> None:
    both = offer(PLAIN, RICH)
    both.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    with qtbot.assertNotEmitted(editor.picture_pasted):
        editor.insertFromMimeData(both)
    assert editor.text() == MARKDOWN


def test_what_is_copied_is_pasted_as_it_was(editor: Editor) -> None:
    text = "# a *b*\n\n- [ ] c\u00a0d\n| e | f |\n\\*g\\*"
    editor.set_text(text)
    editor.selectAll()
    copied = editor.createMimeDataFromSelection()
    assert not copied.hasHtml()
    editor.insertFromMimeData(copied)
    assert editor.text() == text


def test_line_ends_of_other_systems_are_lines(editor: Editor) -> None:
    editor.insertFromMimeData(offer("a\r\nb\rc"))
    assert editor.text() == "a\nb\nc"
