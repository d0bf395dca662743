# SPDX-License-Identifier: MIT
"""The page of a group as files: the same words in each, tagged, and nothing that runs."""

import io
import re
from datetime import date
from html.parser import HTMLParser

from pypdf import PdfReader

from journal_app.domain.cohort import GROUP, POINTS, SPONSOR, Publication, combine
from journal_app.domain.cohort_page import CohortPage, page_of, words
from journal_app.exchange import cohort_page
from tests.domain.cohorts import at, leader, token
from tests.exchange.accessible import findings

HOSTILE = '</style><script>alert(1)</script> #panic("x") “$ {{ 7*7 }} & \\u{1}'


class Text(HTMLParser):
    """Everything that a reader of HTML sees, and every tag."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: list[str] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """A tag begins."""
        self.tags.append(tag)
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        self._style = False

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        if not self._style:
            self.said.append(data)


def page(name: str = "Ridge", audience: str = GROUP, points: int = 3) -> CohortPage:
    """The page at the last of so many points, of twelve leaders with two themes."""
    known: list[Publication] = []
    for point in POINTS[:points]:
        shares = [
            at(
                leader(
                    number,
                    (5.0, 6.0, None if number < 9 else 4.0, 3.5),
                    {"place": 60, "<b>gap": 40},
                    {"run": (2, 1, 1), "influence": (0, 0, 3)},
                ),
                point,
            )
            for number in range(12)
        ]
        for one in (GROUP, SPONSOR):
            known.append(combine(shares, known, one, point=point, agreed=date(2026, 11, 24)))
    last = next(one for one in reversed(known) if one.audience == audience)
    named = [Publication(**{**_fields(one), "cohort": name}) for one in known]
    return page_of(Publication(**{**_fields(last), "cohort": name}), named, {"place": "Place"})


def _fields(one: Publication) -> dict[str, object]:
    return {name: getattr(one, name) for name in Publication.__slots__}


def squeezed(text: str) -> str:
    """The text without blanks, whatever the page broke where."""
    return re.sub(r"\s+", "", text)


def test_pdf_and_html_say_the_same() -> None:
    for audience in (GROUP, SPONSOR):
        made = page(audience=audience)
        pdf = PdfReader(io.BytesIO(cohort_page.pdf(made).pdf))
        in_pdf = squeezed("".join(one.extract_text() for one in pdf.pages))
        html = Text()
        html.feed(cohort_page.html(made).decode())
        in_html = squeezed("".join(html.said))
        for said in words(made):
            if str(said) != "Notes":
                assert squeezed(str(said)) in in_html, said
            assert squeezed(str(said)) in in_pdf, said
        for number in range(12):
            assert token(number) not in in_pdf + in_html


def test_the_pdf_is_tagged_and_says_no_day() -> None:
    made = cohort_page.pdf(page(points=1))
    assert made.notices == ()
    reader = PdfReader(io.BytesIO(made.pdf))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert b"pdfuaid" in made.pdf
    assert findings(made.pdf) == []
    assert b"2026" not in re.sub(rb"stream.*?endstream", b"", made.pdf, flags=re.S)
    assert len(reader.pages) == 2
    assert len(cohort_page.pages(page(points=1), 60)) == 2


def test_a_name_is_nothing_but_a_name() -> None:
    made = page(HOSTILE)
    html = cohort_page.html(made)
    read = Text()
    read.feed(html.decode())
    assert "script" not in read.tags
    assert "b" not in read.tags
    assert squeezed(HOSTILE) in squeezed("".join(read.said))
    policy = "default-src &#39;none&#39;" if b"&#39;none" in html else "default-src 'none'"
    assert policy in html.decode()
    text = "".join(
        one.extract_text() for one in PdfReader(io.BytesIO(cohort_page.pdf(made).pdf)).pages
    )
    assert squeezed('#panic("x")') in squeezed(text)


def test_a_letter_without_a_font_is_named() -> None:
    made = cohort_page.pdf(page("Ridge 🧭"))
    assert made.pdf.startswith(b"%PDF")
    assert "compass" in str(made.notices[0])
