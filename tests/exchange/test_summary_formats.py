# SPDX-License-Identifier: MIT
"""What is seen is, item by item, what is in the file: every format, and nothing beside it."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from docx import Document

from journal_app.domain.errors import ExchangeError
from journal_app.domain.shared import Item, SharedSummary, hash_of
from journal_app.exchange.summary_formats import FORMATS, pages_of
from tests.exchange.shared_pages import (
    READERS,
    html_text,
    markdown_text,
    nearly_empty,
    opened,
    pdf_text,
    sent,
    squeezed,
    summary,
    without,
    word_text,
)

every_format = pytest.mark.parametrize("key", FORMATS)
HOSTILE = (
    '#import "/etc/passwd": *\n\n<script>alert(1)</script> *no bold* [a](b) | c | `d` &amp; {{e}}',
    "# not a head\n- not a list\n1. nor this\n> nor that\n    no code\n\n---\n\n$x^2$ @ref \\end",
    "bell\u0007 and tab\tand line\u2028end \ufffe \ud800 \x9b",
    "مرحبا بكم Łódź, Siân, ŵŷ → ✓",
)


def told(summary: SharedSummary) -> list[str]:
    """Every word of the preview."""
    return [word for item in summary.items for word in item.words]


def pictures(summary: SharedSummary) -> list[str]:
    """Every picture in words."""
    return [item.picture.alt for item in summary.items if item.picture]


def cells(summary: SharedSummary) -> list[str]:
    """The pictures as tables, cell by cell."""
    return [
        str(cell)
        for item in summary.items
        if item.picture
        for row in (item.picture.columns, *item.picture.rows)
        for cell in row
        if cell is not None
    ]


@every_format
@pytest.mark.parametrize("shown", [sent(), sent(nearly_empty())], ids=["full", "empty"])
def test_the_file_holds_the_preview_and_nothing_else(key: str, shown: SharedSummary) -> None:
    content = FORMATS[key].write(shown)
    left = without(READERS[key](content), [*told(shown), *pictures(shown)])
    foot = "".join(re.escape(squeezed(word)) + "·?" for word in shown.items[-1].words)
    match key:
        case "pdf":
            left = re.sub(rf"{foot}|\d/\d", "", left)
        case "html":
            left = without(left, cells(shown)).replace("Answertothis", "").replace("Asatable", "")
        case "markdown":
            left = without(left, cells(shown)).replace("Picture:", "")
    assert left.replace("·", "") == ""


@every_format
@pytest.mark.parametrize("hostile", HOSTILE)
def test_marks_in_words_come_out_as_words(key: str, hostile: str) -> None:
    shown = sent(replace(summary(want=hostile), charts=(), ask=f"And {hostile}"))
    content = FORMATS[key].make(shown)
    assert content.notices == ()
    found = READERS[key](content.content)
    if hostile.isascii():
        without(found, told(shown))
    assert not set(hostile) & set("\u2028\ufffe\x9b\x07") & set(found)


def test_they_read_the_same_words() -> None:
    shown = sent()
    texts = {
        "pdf": pdf_text(FORMATS["pdf"].write(shown)),
        "word": word_text(FORMATS["word"].write(shown)),
        "html": html_text(FORMATS["html"].write(shown)),
        "markdown": markdown_text(FORMATS["markdown"].write(shown)),
    }
    for word in [*told(shown), *pictures(shown)]:
        assert [key for key, text in texts.items() if squeezed(word) not in text] == [], word


@every_format
def test_the_same_summary_gives_the_same_file(key: str) -> None:
    shown = sent()
    assert FORMATS[key].write(shown) == FORMATS[key].write(shown)


@every_format
def test_nothing_of_the_machine_or_of_other_entries_is_inside(key: str) -> None:
    inside = opened(FORMATS[key].write(sent()))
    for secret in (b"Canary", b"18:40", b"id12", b"/work", b"/root", b"Matplotlib", b"12 March"):
        assert secret not in inside, secret


@pytest.mark.parametrize("strange", ["a 🎭 mask", "漢字"])
def test_a_character_without_a_font_is_named_and_not_fatal(strange: str) -> None:
    shown = sent(summary(text=strange))
    made = FORMATS["pdf"].make(shown)
    assert len(made.notices) == 1
    assert next(one for one in strange if not one.isascii()) in str(made.notices[0])
    for key in ("word", "html", "markdown"):
        assert FORMATS[key].make(shown).notices == ()
        assert squeezed(strange) in READERS[key](FORMATS[key].write(shown))


def test_the_pages_to_look_at_are_those_of_the_pdf() -> None:
    shown = sent()
    assert FORMATS["pdf"].write(shown).count(b"/Type /Page\n") in (0, len(pages_of(shown, 40)))
    assert 2 <= len(pages_of(shown, 40)) <= 4
    assert len(pages_of(sent(nearly_empty()), 40)) == 2
    assert all(one.startswith(b"\x89PNG") for one in pages_of(shown, 40))


def test_the_word_document_has_headings_words_for_pictures_and_a_language() -> None:
    shown = sent()
    content = FORMATS["word"].write(shown)
    document = Document(BytesIO(content))
    heads = {one.style.name: one.text for one in document.paragraphs if "Head" in one.style.name}
    assert set(heads) == {"Heading 1", "Heading 2", "Heading 3"}
    assert [one._inline.docPr.get("descr") for one in document.inline_shapes] == pictures(shown)
    about = document.core_properties
    assert (about.title, about.author, about.language) == ("A page for my coach", "", "en-GB")
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert b'w:lang w:val="en-GB"' in parts.read("word/styles.xml")
        assert [one for one in parts.namelist() if "jpeg" in one] == []


def test_the_page_for_a_browser_lets_nothing_in_and_names_every_control() -> None:
    shown = sent()
    page = BeautifulSoup(FORMATS["html"].write(shown), "html.parser")
    policy = str(page.find("meta", attrs={"http-equiv": True})["content"])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    ids = [str(one["id"]) for one in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert not [
        one for one in page.find_all(True) if any(key.startswith("on") for key in one.attrs)
    ]
    assert not page.find_all(style=True)
    assert not page.find_all(src=True)
    assert {str(one["href"])[0] for one in page.find_all(href=True)} == {"#"}
    for control in page.find_all(["input", "textarea", "select"]):
        assert page.find("label", attrs={"for": control["id"]}), control["id"]
    assert [svg["role"] for svg in page.find_all("svg")] == ["img"] * len(pictures(shown))
    form = page.find(id="reply")
    assert form is not None
    assert (form["data-summary"], form["data-hash"]) == (shown.id, hash_of(shown))
    choices = [str(one["value"]) for one in form.find_all("select")[0].find_all("option")]
    assert choices[0] == ""
    assert all(shown.item(one) for one in choices[1:])


@every_format
def test_a_picture_from_elsewhere_brings_nothing_that_runs_or_loads(key: str) -> None:
    shown = sent()
    evil = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="boom()">'
        '<script>boom()</script><image href="file:///etc/passwd"/><a href="http://boom.test"><path '
        'd="M0 0" style="fill:url(http://boom.test)" onclick="boom()"/></a>'
        '<foreignObject><p>boom</p></foreignObject><path d="M0 0L9 9" fill="#A8481F"/></svg>'
    )
    items = tuple(
        replace(item, picture=replace(item.picture, svg=evil)) if item.picture else item
        for item in shown.items
    )
    inside = opened(FORMATS[key].write(replace(shown, items=items)))
    for secret in (b"boom", b"passwd", b"foreignObject"):
        assert secret not in inside, secret


@every_format
def test_a_page_from_elsewhere_with_words_missing_is_set_or_refused_in_a_sentence(key: str) -> None:
    shown = sent(nearly_empty())
    title = shown.items[0]
    refused = 0
    for kind in dict.fromkeys([*(item.kind for item in sent().items), "unheard-of"]):
        for count in (0, 1, 3):
            strange = replace(shown, items=(title, Item("x", kind, ("word",) * count)))
            try:
                assert FORMATS[key].write(strange)
            except ExchangeError:
                refused += 1
    assert refused > 20
    with pytest.raises(ExchangeError, match="once more"):
        FORMATS[key].write(replace(shown, items=()))
