# SPDX-License-Identifier: MIT
"""Markdown styled as it is typed, with every marker kept in sight."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from journal_app.ui.look import Look

_HEADING = re.compile(r"^(#{1,6})\s+.*$")
_QUOTE = re.compile(r"^\s*>.*$")
_LIST = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_INLINE = (
    ("strong", re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")),
    ("emphasis", re.compile(r"(?<![\w*])(\*|_)(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")),
    ("struck", re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1")),
    ("code", re.compile(r"(`+)([^`]+)\1")),
    ("link", re.compile(r"\[[^\]]*\]\([^)\s]*\)|https?://\S+")),
)
_LARGER = {1: 1.4, 2: 1.22, 3: 1.1}


class MarkdownHighlighter(QSyntaxHighlighter):
    """Styles headings, emphasis, code, quotations, lists and links, a block at a time."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self.use(look)

    def use(self, look: Look) -> None:
        """Take over the colours and sizes of a look."""
        self._points = look.points * 1.08
        self._formats = {
            "quiet": _format(look.colour("quiet_ink")),
            "marker": _format(look.colour("quiet_ink")),
            "strong": _format(weight=QFont.Weight.Bold),
            "emphasis": _format(italic=True),
            "struck": _format(look.colour("quiet_ink"), struck=True),
            "code": _format(look.colour("up_to_it"), fixed=True),
            "link": _format(look.colour("focus"), underline=True),
        }
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Style one paragraph; the block's state is 1 inside fenced code."""
        inside = self.previousBlockState() == 1
        fence = bool(_FENCE.match(text))
        self.setCurrentBlockState(1 if inside != fence else 0)
        if inside or fence:
            self.setFormat(0, len(text), self._formats["code"])
            return
        heading = _HEADING.match(text)
        if heading:
            self._heading(text, len(heading[1]))
            return
        if _QUOTE.match(text):
            self.setFormat(0, len(text), self._formats["quiet"])
        marker = _LIST.match(text)
        if marker:
            self.setFormat(0, marker.end(), self._formats["marker"])
        self._inline(text, marker.end() if marker else 0)

    def _heading(self, text: str, level: int) -> None:
        style = _format(weight=QFont.Weight.DemiBold)
        style.setFontPointSize(self._points * _LARGER.get(level, 1.0))
        self.setFormat(0, len(text), style)
        marker = QTextCharFormat(style)
        marker.setForeground(self._formats["marker"].foreground())
        self.setFormat(0, level, marker)

    def _inline(self, text: str, start: int) -> None:
        for name, pattern in _INLINE:
            for found in pattern.finditer(text, start):
                for at in range(found.start(), found.end()):
                    style = QTextCharFormat(self.format(at))
                    style.merge(self._formats[name])
                    self.setFormat(at, 1, style)


def _format(
    colour: QColor | None = None,
    *,
    weight: QFont.Weight | None = None,
    italic: bool = False,
    struck: bool = False,
    fixed: bool = False,
    underline: bool = False,
) -> QTextCharFormat:
    style = QTextCharFormat()
    if colour is not None:
        style.setForeground(colour)
    if weight is not None:
        style.setFontWeight(weight)
    if italic:
        style.setFontItalic(True)
    if struck:
        style.setFontStrikeOut(True)
    if underline:
        style.setFontUnderline(True)
    if fixed:
        style.setFontFamilies(["monospace"])
        style.setFontFixedPitch(True)
    return style
