# SPDX-License-Identifier: MIT
"""What a leader pastes or drops: text, rich text as Markdown, pictures and files."""

import re
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.markdown_lists import item
from journal_app.services import pasting
from journal_app.ui.widgets.markdown_keys import selected_line
from journal_app.ui.widgets.text_area import TextArea

_ADDRESS = re.compile(r"https?://\S+")
_BLOCK = re.compile(r"#{1,6} |[-*+] |\d+[.)] |> ?|\||```|\n?.*\n")


def can_paste(source: QMimeData) -> bool:
    """Whether there is anything to take."""
    return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()


def paste(area: TextArea, source: QMimeData, *, plain: bool = False) -> None:
    """Take what is offered; files and pictures are handed on by the editor's signals."""
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    if files and not plain:
        area.files_dropped.emit(files)
        return
    text = replace_unstorable(source.text()) if source.hasText() else ""
    if source.hasImage() and not text.strip():
        picture = source.imageData()
        if isinstance(picture, QImage) and not picture.isNull():
            area.picture_pasted.emit(picture)
        return
    cursor = area.textCursor()
    words = "" if plain else selected_line(cursor)
    if words.strip() and _ADDRESS.fullmatch(text.strip()):
        area.replace(cursor, f"[{words}]({text.strip()})")
        return
    rich = source.hasHtml() and not plain and not area.in_code()
    markdown = replace_unstorable(pasting.as_markdown(source.html())) if rich else ""
    _insert(area, cursor, text.replace("\r\n", "\n"), markdown)


def paste_plain(area: TextArea) -> None:
    """Paste what is on the clipboard as text, with nothing made of it."""
    source = QGuiApplication.clipboard().mimeData()
    if source and not area.isReadOnly():
        paste(area, source, plain=True)


def _insert(area: TextArea, cursor: QTextCursor, text: str, markdown: str) -> None:
    """The plain text, and then the Markdown in its place as a step of its own to undo."""
    start = cursor.selectionStart()
    if text or not markdown:
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
    if markdown and markdown != text:
        end = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        _set_apart(cursor, markdown)
        cursor.endEditBlock()
    area.setTextCursor(cursor)
    area.ensureCursorVisible()


def _set_apart(cursor: QTextCursor, markdown: str) -> None:
    """Insert it so that a list or heading begins on a line of its own."""
    block = cursor.document().findBlock(cursor.selectionStart())
    before = _between(cursor, block.position(), cursor.selectionStart())
    last = cursor.document().findBlock(cursor.selectionEnd())
    after = _between(cursor, cursor.selectionEnd(), last.position() + last.length() - 1)
    marker = item(before)
    if _BLOCK.match(markdown):
        if marker is not None and not before[marker[1] :].strip() and item(markdown) is not None:
            end = cursor.selectionEnd()
            cursor.setPosition(block.position())
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        elif before.strip():
            markdown = f"\n\n{markdown}"
        if after.strip():
            markdown = f"{markdown}\n\n"
    cursor.insertText(markdown)


def _between(cursor: QTextCursor, start: int, end: int) -> str:
    some = QTextCursor(cursor.document())
    some.setPosition(start)
    some.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return some.selectedText()
