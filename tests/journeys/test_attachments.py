# SPDX-License-Identifier: MIT
"""Pictures and files: chosen, dropped, pasted, shown in the text, opened, saved, taken away."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journal_app.services import attaching, writing
from journal_app.ui.side.attachments import AttachmentsSection
from tests.exchange.test_pictures import SECRET, photograph
from tests.journeys.conftest import Walk

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def section(walk: Walk) -> AttachmentsSection:
    found = walk.write.side.sections["attachments"]
    assert isinstance(found, AttachmentsSection)
    return found


def rows(walk: Walk) -> list[QPushButton]:
    """The files that the side panel shows."""
    return [one for one in section(walk).rows.findChildren(QPushButton) if one.property("file")]


def choose(walk: Walk, row: QPushButton, offer: str) -> None:
    """Take an offer from the menu of a file."""
    next(one for one in row.menu().actions() if one.text() == offer).trigger()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "white board.jpg"
    path.write_bytes(photograph("JPEG"))
    return path


def test_a_picture_is_chosen_shown_in_the_text_and_read(walk: Walk, photo: Path) -> None:
    walk.type("What we drew.")
    walk.person.files = [photo]
    QTest.keyClick(walk.window, Qt.Key.Key_A, CTRL_SHIFT)
    walk.bot.waitUntil(lambda: len(rows(walk)) == 1)
    walk.settle()
    assert "white board.jpg" in rows(walk)[0].text()
    assert not rows(walk)[0].icon().isNull()
    assert SECRET not in walk.session.journal.path.read_bytes()
    choose(walk, rows(walk)[0], "Show it in the text")
    walk.bot.waitUntil(lambda: "![white board](attachment:" in walk.write.body.text())
    walk.write.keep_now()
    entry_id = walk.write.sheet.entry_id
    walk.window.go("journal", entry_id)
    reading = walk.journal.reading
    walk.bot.waitUntil(lambda: bool(reading._pictures))
    assert "attachment:" in reading.toHtml()
    assert walk.journal.parts["attachments"].isVisible()


def test_a_file_can_be_the_first_thing_in_an_entry(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"%PDF-1.7 minutes")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    section(walk).dropEvent(event)
    walk.bot.waitUntil(lambda: len(rows(walk)) == 1)
    assert attaching.of_entry(walk.session, walk.write.sheet.entry_id)[0].name == "minutes.pdf"


def test_a_pasted_picture_stands_where_the_cursor_is(walk: Walk) -> None:
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    data = QMimeData()
    data.setImageData(picture)
    walk.write.body.insertFromMimeData(data)
    walk.bot.waitUntil(lambda: "![Picture 2026-11-23 0810](attachment:" in walk.write.body.text())
    walk.bot.waitUntil(lambda: len(rows(walk)) == 1)


def test_it_is_opened_as_a_copy_after_a_word_of_warning(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"%PDF-1.7 minutes")
    section(walk).take_files([path])
    walk.bot.waitUntil(lambda: len(rows(walk)) == 1)
    walk.person.choices = [1, 0]
    choose(walk, rows(walk)[0], "Open a copy")
    assert "A copy leaves the journal" in walk.person.told[-1]
    choose(walk, rows(walk)[0], "Open a copy")
    walk.bot.waitUntil(lambda: bool(walk.person.opened))
    choose(walk, rows(walk)[0], "Open a copy")
    walk.bot.waitUntil(lambda: len(walk.person.opened) == 2)
    where, held = walk.person.opened[0]
    assert (where.name, held) == ("minutes.pdf", b"%PDF-1.7 minutes")
    walk.person.files = [tmp_path / "out.pdf"]
    choose(walk, rows(walk)[0], "Save a copy …")
    walk.bot.waitUntil((tmp_path / "out.pdf").exists)
    walk.settle()
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF-1.7 minutes"


def test_it_is_taken_away_by_a_key_and_brought_back(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"%PDF-1.7 minutes")
    section(walk).take_files([path])
    walk.bot.waitUntil(lambda: len(rows(walk)) == 1)
    row = rows(walk)[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    walk.bot.waitUntil(lambda: rows(walk) == [] and section(walk)._undo.isVisible())
    walk.press("Bring “minutes.pdf” back")
    walk.bot.waitUntil(lambda: len(rows(walk)) == 1)


def test_a_broken_picture_and_an_enormous_file_say_why(walk: Walk, tmp_path: Path) -> None:
    broken, huge = tmp_path / "broken.jpg", tmp_path / "film.mov"
    broken.write_bytes(photograph("JPEG")[:200])
    with huge.open("wb") as file:
        file.truncate(51_000_000)
    section(walk).take_files([broken])
    walk.bot.waitUntil(lambda: "broken or not complete" in section(walk)._notice.text())
    section(walk).take_files([huge])
    walk.bot.waitUntil(lambda: "51.0 MB" in section(walk)._notice.text())
    assert rows(walk) == []


def test_nothing_from_outside_is_loaded_into_a_read_entry(walk: Walk) -> None:
    walk.type("![x](http://example.org/x.png) and ![y](file:///etc/passwd) there")
    entry_id = walk.until_kept("there")
    walk.window.go("journal", entry_id)
    walk.bot.waitUntil(lambda: walk.journal.reading.markdown() != "")
    html = walk.journal.reading.toHtml()
    assert "example.org" not in html
    assert "<img" not in html
    assert writing.read(walk.session, entry_id).draft.text.startswith("![x]")


def test_a_picture_stands_below_its_line_while_one_writes(walk: Walk, photo: Path) -> None:
    section(walk).take_files([photo])
    walk.bot.waitUntil(lambda: len(rows(walk)) == 1)
    choose(walk, rows(walk)[0], "Show it in the text")
    body = walk.write.body
    walk.bot.waitUntil(lambda: "(attachment:" in body.text())
    walk.write.keep_now()
    line = body.document().firstBlock()
    walk.bot.waitUntil(lambda: "\ufffc" in line.layout().preeditAreaText())
    assert "\ufffc" not in body.text()
    entry_id = walk.write.sheet.entry_id
    walk.window.go("write", "new")
    walk.window.go("write", entry_id)
    walk.bot.waitUntil(lambda: walk.write.sheet.entry_id == entry_id)
    walk.bot.waitUntil(lambda: "\ufffc" in body.document().firstBlock().layout().preeditAreaText())
