# SPDX-License-Identifier: MIT
"""The lines of a document and their words, kept up to date a changed line at a time."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from journal_app.domain.entry import replace_unstorable, word_count


class TextLines(QObject):
    """Knows the text of a long document without reading it all at every key."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self.all: list[str] = [""]
        """Every line, without characters that cannot be kept; not to be changed from outside."""
        self._counts = [0]
        self.words = 0
        """How many words stand in the text."""
        self.touched = False
        """Whether the words changed since this was last set to False."""
        self._text: str | None = ""
        document.contentsChange.connect(self._changed)

    @property
    def text(self) -> str:
        """The whole text."""
        if self._text is None:
            self._text = "\n".join(self.all)
        return self._text

    def _changed(self, position: int, _removed: int, added: int) -> None:
        count = self._document.blockCount()
        first = self._document.findBlock(position)
        last = self._document.findBlock(position + added)
        start = first.blockNumber()
        end = last.blockNumber() if last.isValid() else count - 1
        old = end + 1 - start - (count - len(self.all))
        if start == 0 and end == count - 1:
            found = self._document.toRawText().split("\u2029")
        else:
            found, block = [], first
            for _ in range(end + 1 - start):
                found.append(block.text())
                block = block.next()
        fresh = [replace_unstorable(line) for line in found]
        if fresh == self.all[start : start + old]:
            return
        counts = [word_count(line) for line in fresh]
        self.words += sum(counts) - sum(self._counts[start : start + old])
        self.all[start : start + old] = fresh
        self._counts[start : start + old] = counts
        self.touched, self._text = True, None
