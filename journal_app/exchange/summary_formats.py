# SPDX-License-Identifier: MIT
"""The formats a summary leaves in, each made from the same items, and its pages as pictures."""

from collections.abc import Callable
from dataclasses import dataclass

from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message, message
from journal_app.domain.shared import Item, SharedSummary
from journal_app.exchange import summary_html, summary_markdown, summary_pdf, summary_word

_LEAST_WORDS = {
    "title": 1, "want": 1, "section": 1, "numbers": 1, "chart": 2, "quiet": 2, "focus": 2,
    "excerpt": 3, "part": 1, "since": 2, "next": 2, "ask": 1, "notes": 1, "consent": 1,
    "purpose": 1, "talk": 1, "aside": 1,
}  # fmt: skip
"""How many words an item of a kind has at least, so that each format can set it."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """The bytes of a file, and what there is to say about it, such as a letter no font has."""

    content: bytes
    notices: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its key for typing, its name for choosing, how files of it end."""

    key: str
    name: Message
    suffix: str
    write_whole: Callable[[SharedSummary], MadeFile]

    def make(self, shared: SharedSummary) -> MadeFile:
        """The file and what there is to say about it; raises ExchangeError where it cannot be."""
        return self.write_whole(_whole(shared))

    def write(self, shared: SharedSummary) -> bytes:
        """The bytes of the file; raises ExchangeError where it cannot be made."""
        return self.make(shared).content


def pages_of(shared: SharedSummary, pixels_per_inch: float) -> list[bytes]:
    """The pages as they are in the PDF, as PNG pictures to look at first."""
    return summary_pdf.pages(_whole(shared), pixels_per_inch)


def _pdf(shared: SharedSummary) -> MadeFile:
    made = summary_pdf.pdf(shared)
    return MadeFile(made.pdf, made.notices)


def _whole(shared: SharedSummary) -> SharedSummary:
    """The summary, where its items have the words of their kind; it may come from elsewhere."""
    titled = any(item.kind == "title" and "".join(item.words).strip() for item in shared.items)
    if not titled or any(_is_short(item) for item in shared.items):
        raise ExchangeError(
            "This summary is not whole: words are missing on its page. Please ask for it to be "
            "saved and sent once more."
        )
    return shared


def _is_short(item: Item) -> bool:
    count = len(item.words)
    return count < _LEAST_WORDS.get(item.kind, 0) or (item.kind == "focus" and count in (3, 4))


FORMATS = {
    one.key: one
    for one in (
        Format("pdf", message("PDF, to read and print"), ".pdf", _pdf),
        Format(
            "word",
            message("Word document, to comment in"),
            ".docx",
            lambda shared: MadeFile(summary_word.docx(shared)),
        ),
        Format(
            "html",
            message("Page for a browser, with a form to answer in"),
            ".html",
            lambda shared: MadeFile(summary_html.html(shared)),
        ),
        Format(
            "markdown",
            message("Markdown, plain text"),
            ".md",
            lambda shared: MadeFile(summary_markdown.markdown(shared)),
        ),
    )
}
"""Every format by its key, in the order to offer them."""
