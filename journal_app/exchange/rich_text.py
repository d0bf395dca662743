# SPDX-License-Identifier: MIT
"""Rich text from a word processor or a web page as plain Markdown.

Only structure is taken over: headings, lists, tasks, emphasis, links, tables, quotations and code.
Styles, scripts, comments, pictures (so also the invisible ones that report a reader) stay behind,
and nothing is loaded.
"""

import re
from typing import Any

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import MarkdownConverter

from journal_app.domain.markdown_inline import MARK, spans
from journal_app.exchange.word_processor import mend

MOST = 3_000_000
_MOST_COLUMNS = 50
_BLOCKS = {
    "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
    "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "th", "td",
}  # fmt: skip
_WORDS = {"a", "b", "strong", "i", "em", "s", "del", "strike", "code", "kbd", "samp", "tt", "span"}
_LEFT_OUT = {"script", "style", "title", "template", "noscript", "object", "svg", "math", "select"}
_ATTRIBUTES = {
    "a": {"href"},
    "input": {"type", "checked"},
    "li": {"style", "data-aria-level"},
    "ol": {"start"},
    "td": {"colspan"},
    "th": {"colspan"},
    "p": {"class", "style"},
    "span": {"style"},
    "b": {"style"},
    "i": {"style"},
}
_STYLES = {"font-weight", "font-style", "text-decoration", "text-decoration-line", "mso-list"}
_STRUCTURE = (
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "strong", "b", "em", "i", "s", "del", "strike",
    "a", "table", "blockquote", "pre", "code", "hr",
)  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_GAPS = re.compile(r"\n{3,}")
_ROW_END = re.compile(r"[ \t]+$", re.M)


def as_markdown(html: str) -> str:
    """The Markdown of a piece of HTML; empty where its plain text says as much.

    That is so where it has no structure, holds more than ``MOST`` characters, or is so deeply
    nested that it was not made by a person.
    """
    if len(html) > MOST:
        return ""
    try:
        soup = BeautifulSoup(_cleaned(html), "html.parser")
        mend(soup)
        _tidy(soup)
        if soup.find(_STRUCTURE) is None and len(soup.find_all("p")) < 2:
            return ""
        made: str = _Converter().convert_soup(soup)
    except RecursionError:
        return ""
    return _GAPS.sub("\n\n", _ROW_END.sub(_kept_break, made)).strip("\n")


def _cleaned(html: str) -> str:
    return nh3.clean(
        html,
        tags=_BLOCKS | _WORDS | {"input"},
        clean_content_tags=_LEFT_OUT,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel=None,
    )


def _tidy(soup: BeautifulSoup) -> None:
    """Spaces as a browser shows them; tables that only lay out a page opened; ticks as marks."""
    for text in list(soup.find_all(string=True)):
        if text.find_parent("pre") is None:
            text.replace_with(NavigableString(_SPACE.sub(" ", text)))
    for table in reversed(soup.find_all("table")):
        if _lays_out(table):
            for part in reversed(table.find_all(["thead", "tbody", "tfoot", "tr", "th", "td"])):
                part.name = "div" if part.name in ("tr", "td", "th") else part.name
                if part.name != "div":
                    part.unwrap()
            table.name = "div"
    for tick in soup.find_all("input"):
        if tick.get("type") == "checkbox":
            following = tick.next_sibling
            gap = "" if str(following or "").startswith(" ") else " "
            mark = "[x]" if tick.has_attr("checked") else "[ ]"
            tick.replace_with(NavigableString(mark + gap))
        else:
            tick.decompose()


def _lays_out(table: Tag) -> bool:
    rows = table.find_all("tr")
    if table.find(["table", "h1", "h2", "h3", "ul", "ol", "blockquote", "pre"]) is not None:
        return True
    return max((len(row.find_all(["td", "th"])) for row in rows), default=0) < 2


def _kept_break(found: re.Match[str]) -> str:
    """Two spaces at the end of a line are a line break; other space there is nothing."""
    return "  " if found[0] == "  " else ""


class _Converter(MarkdownConverter):
    """Writes marks as the editor does, and escapes only what would be taken for a mark."""

    def __init__(self) -> None:
        super().__init__(
            heading_style="ATX", bullets="-", autolinks=True, table_infer_header=True, wrap=False
        )

    def escape(self, text: str, parent_tags: Any) -> str:
        marks = [span for span in spans(text) if span.kind == MARK]
        for mark in sorted(marks, reverse=True):
            if text[mark.start] != "\\":
                text = f"{text[: mark.start]}\\{text[mark.start :]}"
        return text

    def convert_td(self, el: Tag, text: str, parent_tags: Any) -> str:
        return _cell(el, text)

    def convert_th(self, el: Tag, text: str, parent_tags: Any) -> str:
        return _cell(el, text)


def _cell(cell: Tag, text: str) -> str:
    wide = str(cell.get("colspan") or "1")
    words = " ".join(text.replace("|", "\\|").split())
    return f" {words} |" + "  |" * (min(int(wide), _MOST_COLUMNS) - 1 if wide.isdecimal() else 0)
