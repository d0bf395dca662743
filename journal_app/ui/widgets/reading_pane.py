# SPDX-License-Identifier: MIT
"""One entry to read, set like a page. Nothing in it loads or runs anything."""

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from journal_app.ui.look import Look
from journal_app.ui.widgets.discreet_copy import discreet
from journal_app.ui.widgets.texts import TextPage, nothing, picture_of

_TAGS = {
    "p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "s", "del", "code", "pre",
    "blockquote", "ul", "ol", "li", "hr", "table", "thead", "tbody", "tr", "th", "td", "a",
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto", "attachment"}
_MOST_LIT = 500
_MOST_SHOWN = 400_000
_LINE_HEIGHT = 145.0
_SCROLLING = frozenset(
    {
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Space,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class ReadingPane(TextPage):
    """Shows Markdown as a page; ``whole`` at its full height, for a column that scrolls."""

    hit = Signal(QRect)
    """Where the first of the words lit up stands."""

    def __init__(self, *, whole: bool = False) -> None:
        super().__init__()
        self._whole = whole
        if whole:
            self.setObjectName("page-text")
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        if not whole:
            self.setObjectName("reading")
        self.setAccessibleName(self.tr("Entry"))
        self._markdown = ""
        self._pictures: dict[str, QImage] = {}
        self.document().setDocumentMargin(0)

    def show_markdown(
        self, markdown: str, look: Look, pictures: Mapping[str, bytes] | None = None
    ) -> None:
        """Show a text; one of enormous length is cut, and says so.

        ``pictures`` are PNGs by what stands behind ``attachment:`` in the text.
        """
        self._markdown = markdown
        self._pictures = {name: picture_of(png) for name, png in (pictures or {}).items()}
        shown = markdown[:_MOST_SHOWN]
        colours = look.colours
        self.document().setDefaultStyleSheet(
            f"a {{ color: {colours['focus']}; }}"
            f"blockquote {{ color: {colours['quiet_ink']}; }}"
            f"code, pre {{ color: {colours['up_to_it']}; }}"
            f"h1 {{ font-size: {look.points * 1.5}pt; }}"
            f"h2 {{ font-size: {look.points * 1.25}pt; }}"
            f"h3 {{ font-size: {look.points * 1.1}pt; }}"
        )
        self.setHtml(as_html(shown))
        if len(markdown) > _MOST_SHOWN:
            self.append(self.tr("… This entry is very long. Open it to read all of it."))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor.mergeBlockFormat(spacing)
        self._stand_close()

    def _stand_close(self) -> None:
        """A picture's line is as high as the picture, with no room below as for words."""
        close = QTextBlockFormat()
        close.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        found = self.document().find("\ufffc") if self._pictures else QTextCursor()
        while not found.isNull():
            QTextCursor(found.block()).mergeBlockFormat(close)
            found = self.document().find("\ufffc", found)

    def light(self, words: Sequence[str], look: Look) -> None:
        """Light up every place where one of the words stands, and bring the first into sight."""
        places: list[QTextEdit.ExtraSelection] = []
        for word in words:
            found = self.document().find(word)
            while not found.isNull() and len(places) < _MOST_LIT:
                place = QTextEdit.ExtraSelection()
                place.cursor = found
                place.format.setBackground(look.colour("lit"))
                places.append(place)
                found = self.document().find(word, found)
        self.setExtraSelections(places)
        if places:
            first = min((place.cursor for place in places), key=lambda one: one.position())
            first.clearSelection()
            self.setTextCursor(first)
            self.hit.emit(self.cursorRect(first))

    def markdown(self) -> str:
        """The text it shows, as it was written."""
        return self._markdown

    def _fit(self) -> None:
        """As high as the text, with room for a bar where a table is wider than the page."""
        height = math.ceil(self.document().size().height()) + 2
        bar = self.horizontalScrollBar()
        if bar.maximum() > 0:
            height += bar.sizeHint().height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another height."""
        super().resizeEvent(event)
        if self._whole:
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The column scrolls, where the text stands at its full height."""
        if self._whole:
            event.ignore()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do its keys; those for copying and selecting stay with the text."""
        if self._whole and not event.modifiers() and event.key() in _SCROLLING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as ever; of a protected journal, discreetly."""
        return discreet(super().createMimeDataFromSelection())

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Only pictures that were handed over; nothing is ever loaded from outside the journal."""
        url = name if isinstance(name, QUrl) else QUrl(name)
        picture = self._pictures.get(url.path()) if url.scheme() == "attachment" else None
        if picture is None or picture.isNull():
            return nothing()
        room = max(120, self.viewport().width() - 8)
        if picture.width() > room:
            return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture


def as_html(markdown: str) -> str:
    """Markdown as HTML that holds no scripts, pictures or styles."""
    # Imported with the first text to show, so that the window need not wait for them.
    import nh3
    from markdown_it import MarkdownIt
    from markdown_it.common.normalize_url import validateLink as validate

    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    # Markdown's reader lets no picture through whose scheme it does not know.
    reader.validateLink = lambda url: validate(url) or url.startswith("attachment:")  # type: ignore[method-assign]
    reader.add_render_rule("image", _picture)
    html: str = reader.render(markdown.replace("- [ ] ", "- ☐ ").replace("- [x] ", "- ☑ "))
    return nh3.clean(
        html,
        tags=_TAGS | {"img"},
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        url_schemes=_SCHEMES,
    )


def _picture(renderer: Any, tokens: Sequence[Any], at: int, *others: object) -> str:
    """Pictures come from the journal and from nowhere else; of others the words are left."""
    words, source = escape(tokens[at].content), str(tokens[at].attrs.get("src", ""))
    if not source.startswith("attachment:"):
        return words
    return f'<img src="{escape(source)}" alt="{words}">'
