# SPDX-License-Identifier: MIT
"""Markdown styled as it is typed, with every marker kept in sight. It never changes the text."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextDocument

from journal_app.domain.markdown_inline import CODE, LINK, MARK, STRONG, Span, spans
from journal_app.domain.markdown_lists import item
from journal_app.domain.markdown_tables import is_row, is_rule
from journal_app.ui.look import Look
from journal_app.ui.widgets.markdown_styles import FIXED, HEADINGS, MISSPELT, QUIET, MarkdownStyles
from journal_app.ui.widgets.places import counter, units
from journal_app.ui.widgets.spelling import Spelling

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
_QUOTE = re.compile(r"[ ]{0,3}>(?:[ ]?>)*[ ]?")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"[ ]{0,3}(?:>[ ]?|[-*+][ ]|\d+[.)][ ])*[ ]*(`{3,}(?=[^`]*$)|~{3,})(.*)$")
_ADDRESS = ("http", "www.", "mailto:")
_PLAIN, _TABLE, _FENCED = 0, 1, 2
_KEY, _SLICE = 0.004, 0.002
"""How long, in seconds, styling may take after a change, and each time while nothing is typed."""


class MarkdownHighlighter(QSyntaxHighlighter):
    """Styles a line at a time; the block's state says whether it is in a table or fenced code."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document.parent() or document)
        self._styles = MarkdownStyles(look)
        self._spelling: Spelling | None = None
        self._waiting: dict[int, None] = {}
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self.cursor_at: Callable[[], tuple[int, int]] = lambda: (-1, -1)
        """Line and place of the cursor: the word there is still being typed."""
        self.held: tuple[int, int, int] | None = None
        """Line, start and end of the word that was not marked because it is being typed."""
        self.decorate: Callable[[QTextBlock, str], None] = lambda _block, _text: None
        """Called for each line that is styled, to show something beside it."""
        # Before the document is set, so that the time runs when a change is styled.
        document.contentsChange.connect(self._give_time)
        document.blockCountChanged.connect(self._lines_moved)
        self.setDocument(document)

    def use(self, look: Look) -> None:
        """Take over the colours and sizes of a look."""
        self._styles = MarkdownStyles(look)
        self._give_time()
        self.rehighlight()

    def check_with(self, spelling: Spelling) -> None:
        """Mark the words that are not known."""
        self._spelling = spelling

    def restyle(self, lines: Iterable[int]) -> None:
        """Style these lines anew, in this order, a few at a time so that no key has to wait."""
        self._waiting.update(dict.fromkeys(lines))
        if self._waiting:
            self._timer.start()

    @property
    def restyling(self) -> bool:
        """Whether lines wait to be styled anew."""
        return bool(self._waiting)

    def in_code(self, block: QTextBlock) -> bool:
        """Whether a line is in fenced code, also where it or lines above it wait to be styled."""
        first = min(self._waiting, default=block.blockNumber() + 1)
        if first > block.blockNumber():
            return block.userState() >= _FENCED
        at = self.document().findBlockByNumber(first)
        state = at.previous().userState() if first else _PLAIN
        while at.blockNumber() < block.blockNumber():
            state, at = _after(at.text(), state), at.next()
        return _after(block.text(), state) >= _FENCED

    def leave_word(self) -> None:
        """The word that was being typed is done: look at it."""
        held, self.held = self.held, None
        if held is not None:
            block = self.document().findBlockByNumber(held[0])
            if block.isValid():
                self._give_time()
                self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        """Style one line, or have it wait where styling has taken long enough for one key."""
        if perf_counter() > self._until:
            self.restyle([self.currentBlock().blockNumber()])
            self.setCurrentBlockState(self.currentBlock().userState())
            return
        self.decorate(self.currentBlock(), text)
        state = max(_PLAIN, self.previousBlockState())
        after = _after(text, state)
        if max(state, after) >= _FENCED:
            self.setCurrentBlockState(after)
            self.setFormat(0, units(text, len(text)), self._styles.of(CODE))
        elif is_row(text) and (state == _TABLE or self._begins_table(text)):
            self.setCurrentBlockState(_TABLE)
            self._table(text)
        else:
            self.setCurrentBlockState(_PLAIN)
            if text:
                self._line(text)

    # -- kinds of lines -----------------------------------------------------------------------

    def _begins_table(self, text: str) -> bool:
        """Whether this is a row of headings: dashes below it, or a stroke at its beginning."""
        if is_rule(text):
            before = self.currentBlock().previous()
            if before.isValid() and before.userState() == _PLAIN and is_row(before.text()):
                # The headings were styled before there was a table below them.
                self.restyle([before.blockNumber()])
            return True
        return text.lstrip().startswith("|") or is_rule(self.currentBlock().next().text())

    def _table(self, text: str) -> None:
        found = spans(text)
        found.append(Span(0, len(text), FIXED))
        if is_rule(text):
            found.append(Span(0, len(text), QUIET))
        elif self.previousBlockState() != _TABLE:
            found.append(Span(0, len(text), STRONG))
        found += (Span(one.start(), one.end(), QUIET) for one in re.finditer(r"\|", text))
        self._paint(text, found)

    def _line(self, text: str) -> None:
        found: list[Span] = []
        start = 0
        if _RULE.match(text):
            self.setFormat(0, len(text), self._styles.of(MARK))
            return
        marker = item(text)
        quote = _QUOTE.match(text)
        if marker is not None:
            start = marker[1]
            found.append(Span(0, start, MARK))
            if marker[0].done:
                found.append(Span(start, len(text), QUIET))
        elif quote is not None:
            start = quote.end()
            found.append(Span(0, start, MARK))
        if quote is not None:
            found.append(Span(0, len(text), QUIET))
        heading = _HEADING.match(text, start)
        if heading is not None:
            level = HEADINGS[min(len(heading[1]), len(HEADINGS)) - 1]
            found.append(Span(start, len(text), level))
            found.append(Span(start, heading.end(), MARK))
            start = heading.end()
        self._paint(text, found + spans(text, start), start)

    def _paint(self, text: str, found: list[Span], start: int = 0) -> None:
        if self._spelling is not None and self._spelling.ready:
            found += self._misspelt(text, found, start)
        if not found:
            return
        active: dict[int, int] = defaultdict(int)
        points = sorted(
            [(span.start, 1, span.kind) for span in found]
            + [(span.end, -1, span.kind) for span in found]
        )
        kinds, last, units_at = 0, 0, counter(text)
        for at, step, kind in points:
            if at > last and kinds:
                start = units_at(last)
                self.setFormat(start, units_at(at) - start, self._styles.of(kinds))
            last = max(last, at)
            active[kind] += step
            kinds = kinds | kind if active[kind] > 0 else kinds & ~kind

    # -- spelling -----------------------------------------------------------------------------

    def _misspelt(self, text: str, found: list[Span], start: int) -> list[Span]:
        assert self._spelling is not None
        line, column = self.cursor_at()
        here = self.currentBlock().blockNumber()
        marked = []
        for first, last in self._spelling.wrong(_words_only(text, found, start)):
            if here == line and first <= column <= last:
                self.held = (here, first, last)
            else:
                marked.append(Span(first, last, MISSPELT))
        return marked

    # -- a few lines at a time ----------------------------------------------------------------

    def _give_time(self) -> None:
        self._until = perf_counter() + _KEY

    def _lines_moved(self, count: int) -> None:
        if self._waiting:
            self.restyle(range(count))

    def _go_on(self) -> None:
        self._until = perf_counter() + _SLICE
        document = self.document()
        while self._waiting and perf_counter() < self._until:
            number = next(iter(self._waiting))
            del self._waiting[number]
            block = document.findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)
        if not self._waiting:
            self._timer.stop()


def _words_only(text: str, found: list[Span], start: int) -> str:
    """The text with spaces where no prose stands: marks, code and addresses."""
    letters = [" " * start, text[start:]]
    hidden = [
        span
        for span in found
        if span.start >= start
        and (
            span.kind in (MARK, CODE)
            or (span.kind == LINK and text.startswith(_ADDRESS, span.start))
        )
    ]
    if not hidden:
        return "".join(letters)
    shown = list("".join(letters))
    for span in hidden:
        shown[span.start : span.end] = " " * (span.end - span.start)
    return "".join(shown)


def _after(text: str, state: int) -> int:
    """The state after a line that follows on ``state``: that of its fence, or plain."""
    fence = _FENCE.match(text)
    if state >= _FENCED:
        return _PLAIN if _closes(fence, state) else state
    return _fence_state(fence[1]) if fence is not None else _PLAIN


def _fence_state(fence: str) -> int:
    """Grows with the fence's length; odd for one of its two signs, even for the other."""
    return 2 * len(fence) + (fence[0] == "~")


def _closes(fence: re.Match[str] | None, state: int) -> bool:
    if fence is None or fence[2].strip():
        return False
    return _fence_state(fence[1]) >= state and (_fence_state(fence[1]) - state) % 2 == 0
