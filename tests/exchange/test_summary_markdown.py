# SPDX-License-Identifier: MIT
"""Whatever a leader writes comes out of the Markdown as those words, and as no mark."""

import re
from dataclasses import replace

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journal_app.domain.shared import Item
from journal_app.exchange.summary_markdown import markdown
from tests.exchange.shared_pages import nearly_empty, sent, squeezed

SETTING = MarkdownIt("commonmark").enable("table")
words = st.text(alphabet="ab1 \n\t#*_-+=.)>(<![]&;:/|\\`~'\"x@$%^{}é", min_size=1, max_size=24)
BARE = sent(nearly_empty())


@settings(max_examples=120)
@given(words)
def test_nothing_that_was_written_is_a_mark(text: str) -> None:
    for kind in ("excerpt", "since", "purpose", "section", "want"):
        told = (text, text, text)
        page = markdown(replace(BARE, items=(Item("x", kind, told),))).decode()
        html = SETTING.render(page)
        shown = squeezed(BeautifulSoup(html, "html.parser").get_text())
        times = 1 if kind == "section" else 3
        assert shown == squeezed(text) * times
        assert set(re.findall(r"<(\w+)", html)) <= {"p", "br", "h2", "h3", "ul", "li"}
