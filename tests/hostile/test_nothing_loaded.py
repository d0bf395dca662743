# SPDX-License-Identifier: MIT
"""What a text names is never fetched: not from the disk, the network, a share or ourselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage, QImageReader, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.attachment import kind_of
from journal_app.exchange.safe_svg import clean
from journal_app.services import preferences
from journal_app.ui.ask import message_box
from journal_app.ui.look import Look
from journal_app.ui.widgets.drawing_view import drawn
from journal_app.ui.widgets.reading_pane import ReadingPane, as_html
from journal_app.ui.widgets.text_area import TextArea
from journal_app.ui.widgets.texts import TextField, TextPage, picture_of, tip
from tests.journeys.conftest import Walk

UI = Path(__file__).parents[2] / "journal_app" / "ui"
LOADERS = {"QTextEdit", "QTextBrowser", "QPlainTextEdit", "QTextDocument", "QWebEngineView"}
OURS = {"TextField", "TextPage", "TextArea"}
PNG = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8A"
    "AQUBAScY42YAAAAASUVORK5CYII="
)


@pytest.fixture
def bait(tmp_path: Path) -> Path:
    """A picture on the disk, which a text would like to show."""
    path = tmp_path / "bait.png"
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0xFF0000)
    assert picture.save(str(path))
    return path


def addresses(bait: Path) -> list[str]:
    """Where a text may point, as it would be written in HTML."""
    return [
        bait.as_uri(), str(bait), bait.name, "file:///etc/passwd", "/etc/passwd",
        "//host.invalid/share/x.png", "\\\\host.invalid\\share\\x.png",
        "file://host.invalid/share/x.png", "http://host.invalid/x.png", "https://host.invalid/x",
        "qrc:/qt-project.org/styles/commonstyle/images/file-16.png",
        ":/qt-project.org/styles/commonstyle/images/file-16.png", PNG,
    ]  # fmt: skip


def html(address: str) -> str:
    """HTML that wants to load an address in every way that Qt knows."""
    return (
        f'<html><head><link rel="stylesheet" href="{address}">'
        f'<style>body {{ background-image: url("{address}"); }} @import url("{address}");'
        f'p {{ list-style-image: url("{address}"); }}</style></head>'
        f'<body background="{address}"><p>before <img src="{address}" width="50"> after</p>'
        f'<table background="{address}"><tr><td background="{address}">x</td></tr></table>'
        f'<object data="{address}"></object><iframe src="{address}"></iframe>'
        f'<script src="{address}"></script></body></html>'
    )


def painted(widget: QWidget) -> None:
    """Paint it, for that is when Qt asks for pictures."""
    widget.resize(400, 300)
    QApplication.processEvents()
    assert not widget.grab().isNull()


def given(document: QTextDocument, address: str) -> Iterator[object]:
    """What a document has, once asked, for everything that it could want of an address."""
    for kind in QTextDocument.ResourceType:
        yield document.resource(kind.value, QUrl(address))


def is_nothing(found: object) -> bool:
    """Whether a resource holds nothing at all."""
    return found is None or found == b"" or (isinstance(found, QImage) and found.isNull())


def test_qt_would_load_if_we_let_it(qtbot: QtBot, bait: Path) -> None:
    careless = QTextEdit()
    qtbot.addWidget(careless)
    careless.setHtml(html(bait.as_uri()))
    assert not all(is_nothing(one) for one in given(careless.document(), bait.as_uri()))
    careless.setHtml(html(PNG))
    assert not all(is_nothing(one) for one in given(careless.document(), PNG))


class NoneIsNotEnough(QTextBrowser):
    """Has nothing to give, so that Qt looks for itself."""

    def loadResource(self, kind: int, name: object) -> None:
        """Nothing."""


def test_a_widget_that_has_nothing_to_give_does_not_keep_qt_from_looking(
    qtbot: QtBot, bait: Path
) -> None:
    careless = NoneIsNotEnough()
    qtbot.addWidget(careless)
    careless.setHtml(html(bait.as_uri()))
    assert not all(is_nothing(one) for one in given(careless.document(), bait.as_uri()))


@pytest.mark.parametrize("kind", [ReadingPane, TextArea, TextPage])
def test_no_text_of_ours_loads_anything(
    qtbot: QtBot, bait: Path, kind: type[QTextEdit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bait.parent)
    widget = kind()
    qtbot.addWidget(widget)
    for address in addresses(bait):
        for show in (widget.setHtml, lambda text: widget.setMarkdown(text)):
            show(html(address))
            painted(widget)
            assert all(is_nothing(one) for one in given(widget.document(), address)), address
        widget.setMarkdown(f"![x]({address}) ![y](<{address}>)")
        painted(widget)
        assert all(is_nothing(one) for one in given(widget.document(), address)), address


def test_no_field_of_ours_loads_anything(qtbot: QtBot, bait: Path) -> None:
    field = TextField()
    qtbot.addWidget(field)
    for address in addresses(bait):
        field.clear()
        field.appendHtml(html(address))
        painted(field)
        assert all(is_nothing(one) for one in given(field.document(), address)), address


def test_the_reading_pane_shows_the_journals_own_pictures_and_no_other(
    qtbot: QtBot, bait: Path
) -> None:
    pane, look = ReadingPane(), Look("light", preferences.colours("light"), 11.0)
    qtbot.addWidget(pane)
    pane.show_markdown("![p](attachment:abc)", look, {"abc": bait.read_bytes()})
    assert not is_nothing(pane.document().resource(2, QUrl("attachment:abc")))
    for address in addresses(bait):
        for text in (f"![x]({address})", f"![x](<{address}>)", html(address), f"[x]({address})"):
            made = as_html(text)
            assert "<img" not in made, made
            assert "<style" not in made, made
            pane.show_markdown(text, look)
            painted(pane)
            assert all(is_nothing(one) for one in given(pane.document(), address)), address


def test_what_is_pasted_or_read_in_the_window_loads_nothing(
    walk: Walk,
    bait: Path,
) -> None:
    walk.write.body.setFocus()
    for address in addresses(bait):
        pasted = QMimeData()
        pasted.setHtml(html(address))
        pasted.setText("before after")
        walk.write.body.insertFromMimeData(pasted)
        walk.write.body.textCursor().insertText(f" ![x]({address})\n")
        painted(walk.write.body)
        assert all(is_nothing(one) for one in given(walk.write.body.document(), address)), address
    walk.until_kept("before after")
    walk.window.desk.routes.go("journal", "")
    walk.settle()
    for page in walk.window.findChildren(QTextBrowser):
        painted(page)
        for address in addresses(bait):
            assert all(is_nothing(one) for one in given(page.document(), address)), address


def test_a_message_and_a_tooltip_are_words(qtbot: QtBot, bait: Path) -> None:
    words = f'<img src="{bait.as_uri()}"> & <b>x</b>'
    box = message_box(None, words, words)
    qtbot.addWidget(box)
    assert {one.textFormat().name for one in box.findChildren(QLabel)} == {"PlainText"}
    assert tip("plain") == "plain"
    shown = QTextDocument()
    shown.setHtml(tip(words))
    assert shown.toPlainText() == words
    shown.setHtml(tip("a &lt; b"))
    assert shown.toPlainText() == "a &lt; b"


def named(node: ast.expr) -> str:
    """The last part of what a call calls or a class derives from."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


SOURCES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(UI.rglob("*.py"))}


def test_no_careless_text_is_made_anywhere() -> None:
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                assert named(node.func) not in LOADERS, (path, node.lineno)
            if isinstance(node, ast.ClassDef) and LOADERS & {named(base) for base in node.bases}:
                assert node.name in OURS, (path, node.name)
                assert any(
                    isinstance(one, ast.FunctionDef) and one.name == "loadResource"
                    for one in node.body
                ), (path, node.name)


def test_labels_and_message_boxes_are_made_in_one_place() -> None:
    allowed = {"QLabel": "parts.py", "QMessageBox": "ask.py", "QErrorMessage": "", "QMovie": ""}
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and named(node.func) in allowed:
                assert allowed[named(node.func)] == path.name, (path, node.lineno)


def is_ours(node: ast.expr) -> bool:
    """Whether words for a tooltip are our own, or made safe."""
    if isinstance(node, ast.IfExp):
        return is_ours(node.body) and is_ours(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return all(is_ours(one) for one in node.values)
    if isinstance(node, ast.FormattedValue):
        return is_ours(node.value)
    if isinstance(node, ast.Call):
        return named(node.func) in ("tr", "tip", "translate")
    return isinstance(node, ast.Constant) or named(node) == "shortcut"


def test_every_tooltip_is_ours_or_made_safe() -> None:
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and named(node.func) == "setToolTip":
                safe = is_ours(node.args[-1]) or path.name == "parts.py"
                assert safe, f"{path}:{node.lineno} needs texts.tip()"


def test_pictures_are_decoded_where_what_loads_is_refused() -> None:
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and named(node.func) in ("fromData", "loadFromData"):
                assert path.name in ("texts.py", "icons.py"), (path, node.lineno)
            if isinstance(node, ast.Call):
                assert named(node.func) not in ("QImageReader", "QSvgWidget")
                # It draws what was cleaned, and nothing else: the tests below.
                drawn_in = "drawing_view.py" if named(node.func) == "QSvgRenderer" else path.name
                assert path.name == drawn_in


@pytest.mark.parametrize("clean_first", [False, True])
def test_a_drawing_of_a_summary_loads_nothing(bait: Path, clean_first: bool) -> None:
    address = bait.as_uri()
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 40 30"><image x:href="{address}" width="40" height="30"/>'
        f'<image href="{bait}" width="40" height="30"/><use href="{address}#a"/></svg>'
    )
    shown = drawn((clean(svg) if clean_first else svg).encode(), 40)
    assert shown.isNull() or not any(
        shown.pixelColor(x, y).alpha() for x in range(40) for y in range(30)
    )


def test_a_drawing_that_names_files_is_no_picture_of_ours(bait: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" '
        f'width="9" height="9"><image x:href="{bait.as_uri()}" width="9" height="9"/>'
        "<script>alert(1)</script></svg>"
    ).encode()
    assert kind_of(svg) == "application/octet-stream"
    assert picture_of(svg).isNull()
    assert picture_of(b"").isNull()
    assert picture_of(bait.read_bytes()).width() == 40
    assert QImageReader.allocationLimit() == 256
