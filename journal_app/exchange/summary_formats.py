# SPDX-License-Identifier: MIT
"""The formats a summary leaves in, each made from the same items, and its pages as pictures."""

from collections.abc import Callable
from dataclasses import dataclass

from journal_app.domain.message import Message, message
from journal_app.domain.shared import SharedSummary
from journal_app.exchange import summary_html, summary_markdown, summary_pdf, summary_word


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
    make: Callable[[SharedSummary], MadeFile]

    def write(self, shared: SharedSummary) -> bytes:
        """The bytes of the file; raises ExchangeError where it cannot be made."""
        return self.make(shared).content


def pages_of(shared: SharedSummary, pixels_per_inch: float) -> list[bytes]:
    """The pages as they are in the PDF, as PNG pictures to look at first."""
    return summary_pdf.pages(shared, pixels_per_inch)


def _pdf(shared: SharedSummary) -> MadeFile:
    made = summary_pdf.pdf(shared)
    return MadeFile(made.pdf, made.notices)


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
