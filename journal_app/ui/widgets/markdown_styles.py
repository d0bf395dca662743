# SPDX-License-Identifier: MIT
"""How each kind of thing in Markdown looks, and how several look together."""

from PySide6.QtGui import QFont, QFontDatabase, QTextCharFormat

from journal_app.domain.markdown_inline import CODE, EMPHASIS, LINK, MARK, STRONG, STRUCK
from journal_app.ui.look import Look

QUIET, FIXED, HEADING_1, HEADING_2, HEADING_3, MISSPELT = (1 << bit for bit in range(6, 12))
HEADINGS = (HEADING_1, HEADING_2, HEADING_3)
SCALE = 1.08
"""How much larger the text of an entry is than that of the controls around it."""
_LARGER = {HEADING_1: 1.4, HEADING_2: 1.22, HEADING_3: 1.1}

_COLOURS = ((MARK | QUIET | STRUCK, "quiet_ink"), (LINK, "focus"), (CODE, "up_to_it"))


class MarkdownStyles:
    """Formats for any combination of kinds, each made once."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
        self._made: dict[int, QTextCharFormat] = {}

    def of(self, kinds: int) -> QTextCharFormat:
        """The format of text that is all of these kinds at once."""
        made = self._made.get(kinds)
        if made is None:
            made = self._made[kinds] = self._make(kinds)
        return made

    def _make(self, kinds: int) -> QTextCharFormat:
        style, colour = QTextCharFormat(), self._look.colour
        style.setFontItalic(bool(kinds & EMPHASIS))
        style.setFontStrikeOut(bool(kinds & STRUCK))
        style.setFontUnderline(bool(kinds & LINK) and not kinds & MARK)
        if kinds & STRONG:
            style.setFontWeight(QFont.Weight.Bold)
        for heading, larger in _LARGER.items():
            if kinds & heading:
                style.setFontWeight(QFont.Weight.DemiBold)
                style.setFontPointSize(self._look.points * SCALE * larger)
        if kinds & (FIXED | CODE):
            style.setFontFamilies([*self._fixed, "monospace"])
            style.setFontFixedPitch(True)
        tokens = [token for some, token in _COLOURS if kinds & some]
        if tokens:
            style.setForeground(colour(tokens[0]))
        if kinds & MISSPELT:
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
            style.setUnderlineColor(colour("warning"))
        return style
