# SPDX-License-Identifier: MIT
"""One entry to read, set like a page. Nothing in it loads or runs anything."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from journal_app.ui.look import Look

_TAGS = {
    "p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "s", "del", "code", "pre",
    "blockquote", "ul", "ol", "li", "hr", "table", "thead", "tbody", "tr", "th", "td", "a",
}  # fmt: skip
_MOST_LIT = 500
_MOST_SHOWN = 400_000
_LINE_HEIGHT = 145.0


class ReadingPane(QTextBrowser):
    """Shows Markdown as a page."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reading")
        self.setAccessibleName(self.tr("Entry"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self._markdown = ""
        self.document().setDocumentMargin(0)

    def show_markdown(self, markdown: str, look: Look) -> None:
        """Show a text; one of enormous length is cut, and says so."""
        self._markdown = markdown
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

    def markdown(self) -> str:
        """The text it shows, as it was written."""
        return self._markdown

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded from outside the journal."""
        return None


def as_html(markdown: str) -> str:
    """Markdown as HTML that holds no scripts, pictures or styles."""
    # Imported with the first text to show, so that the window need not wait for them.
    import nh3
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    html: str = reader.render(markdown.replace("- [ ] ", "- ☐ ").replace("- [x] ", "- ☑ "))
    return nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}})
