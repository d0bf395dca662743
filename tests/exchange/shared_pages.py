# SPDX-License-Identifier: MIT
"""Summaries to write in every format, and the words that are found in the files again."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from bs4 import BeautifulSoup
from docx import Document
from markdown_it import MarkdownIt
from pypdf import PdfReader

from journal_app.charts import quadrant_path, rating_trend, theme_balance
from journal_app.content import house_pack
from journal_app.domain.chart import Material
from journal_app.domain.consent import Consent
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.measures import Observation
from journal_app.domain.message import Message
from journal_app.domain.period import Period
from journal_app.domain.shared import SharedSummary
from journal_app.domain.summary import Focus, Promise, Summary, checked, excerpt
from journal_app.domain.summary_numbers import numbers_of
from journal_app.exchange.sharing import shared

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 3, 12, 18, 40, tzinfo=UTC)
PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))
THEMES = house_pack().themes


def seen(count: int = 55) -> list[Observation]:
    """Ratings and themes of half a year, every third day."""
    return [
        Observation(
            f"id{n}",
            date(2026, 1, 3) + timedelta(3 * n),
            "Canary title",
            (THEMES[n % 12].slug,),
            n % 4 + 4,
            n % 5 + 2,
            reach=("run", "influence")[n % 2],
        )
        for n in range(count)
    ]


def entry(name: str, title: str, text: str) -> Entry:
    """An entry in March."""
    return Entry(name, Draft(date(2026, 3, 12), title=title, text=text), NOW, NOW, "0-10-v1")


def summary(
    want: str = "Help me think", text: str = "Forty-three families.", count: int = 55
) -> Summary:
    """Half a year with charts, two excerpts and some commitments."""
    material = Material(TODAY, THEMES, seen(count))
    since = (
        Promise("c1", "Ring her", "kept", "influence", closed=date(2026, 3, 9)),
        Promise("c2", "Wait a while", "not-yet", due=date(2026, 6, 15)),
    )
    return checked(
        Summary(
            id="7a1f5d00-0000-4000-8000-00000000abcd",
            made=date(2026, 7, 2),
            period=PERIOD,
            alias="J. D.",
            want=want,
            covered=count,
            charts=tuple(
                chart.CHART.build(material, PERIOD)
                for chart in (rating_trend, quadrant_path, theme_balance)
            ),
            excerpts=(excerpt(entry("e1", "The lift", text)),),
            programme="Leading Places",
            focus=(
                Focus(THEMES[0].slug, THEMES[0].name, 5, excerpt(entry("e2", "A bet", "I lost."))),
            ),
            quiet=(THEMES[12].name, THEMES[13].name),
            since=since,
            next=(Promise("c3", "Write to the board", "not-yet", "run"),),
            ask="What am I avoiding?\nAnd why?",
            talk=True,
            numbers=numbers_of(material.observations, PERIOD, THEMES, since),
            names=tuple((theme.slug, theme.name) for theme in THEMES),
        )
    )


def nearly_empty() -> Summary:
    """A page of a journal with hardly anything in it."""
    return replace(
        summary(count=0),
        covered=0,
        excerpts=(),
        focus=(),
        quiet=(),
        since=(),
        next=(),
        ask="",
        talk=False,
        alias="",
        programme="",
    )


def consent() -> Consent:
    """What was agreed to."""
    return Consent(
        summary="",
        programme="",
        recipient="Dr Ash",
        purpose="our third session",
        start=None,
        end=None,
        fields=(),
        excerpts=(),
        acknowledged=("third-party",),
        onward="none",
        keep_until=date(2027, 7, 2),
        withdrawal="I can take this back; a file that has left cannot be called back.",
        made=date(2026, 7, 2),
        version="0.1.0",
    )


def sent(made: Summary | None = None, say: Callable[[Message], str] = str) -> SharedSummary:
    """The summary as it leaves; without one, half a year with something of everything."""
    return shared(made, consent(), say) if made else _usual()


@cache
def _usual() -> SharedSummary:
    return shared(summary(), consent())


def squeezed(text: str) -> str:
    """Text without the white space that setting it in lines changes."""
    return re.sub(r"\s+", "", text)


def objects_of(made: bytes) -> list[Any]:
    """Everything a PDF is made of."""
    reader = PdfReader(io.BytesIO(made))
    return [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]


def alternative_texts(made: bytes) -> list[str]:
    """What a PDF tells somebody who does not see its pictures."""
    held = objects_of(made)
    return [str(one["/Alt"]) for one in held if isinstance(one, dict) and "/Alt" in one]


def pdf_text(made: bytes) -> str:
    """All text of a PDF, its pictures in words included."""
    pages = PdfReader(io.BytesIO(made)).pages
    return squeezed("".join([*(page.extract_text() for page in pages), *alternative_texts(made)]))


def word_text(made: bytes) -> str:
    """All text of a Word document, its pictures in words included."""
    document = Document(io.BytesIO(made))
    told = [one.text for one in document.paragraphs]
    told += [one.text for one in document.sections[0].footer.paragraphs]
    told += [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    return squeezed("".join(told))


def html_text(made: bytes) -> str:
    """All text of the page without its form, its pictures in words included."""
    page = BeautifulSoup(made, "html.parser")
    main = page.find("main")
    assert main is not None
    told = [main.get_text(), *(str(one["aria-label"]) for one in main.find_all("svg"))]
    return squeezed("".join(told))


def markdown_text(made: bytes) -> str:
    """All text of the Markdown once it is set."""
    page = MarkdownIt("commonmark").enable("table").render(made.decode())
    return squeezed(BeautifulSoup(page, "html.parser").get_text())


READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": pdf_text,
    "word": word_text,
    "html": html_text,
    "markdown": markdown_text,
}


def without(found: str, parts: Iterable[str]) -> str:
    """What is left of a text once each of the parts was taken out of it, the longest first."""
    for part in sorted(map(squeezed, parts), key=len, reverse=True):
        assert part in found, part
        found = found.replace(part, "", 1)
    return found


def opened(made: bytes) -> bytes:
    """Everything inside a file, unpacked: streams of a PDF, parts of a Word document."""
    if made.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(made))
        streams = [one.get_data() for one in objects_of(made) if hasattr(one, "get_data")]
        told = [repr(one).encode() for one in objects_of(made)]
        pages = [page.extract_text().encode() for page in reader.pages]
        return made + repr(reader.metadata).encode() + b"\n".join([*streams, *told, *pages])
    if made.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            return made + b"\n".join(name.encode() + parts.read(name) for name in parts.namelist())
    return made
