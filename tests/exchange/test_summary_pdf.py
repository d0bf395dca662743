# SPDX-License-Identifier: MIT
"""The PDF for a coach: tagged, exactly what was previewed, and safe with any words."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from journal_app.charts import rating_trend, theme_balance
from journal_app.content import house_pack, resources
from journal_app.domain.chart import Material
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.measures import Observation
from journal_app.domain.period import Period
from journal_app.domain.summary import Summary, checked, excerpt, words
from journal_app.exchange.summary_pdf import pages, pdf

TODAY = date(2026, 11, 23)
DESIGN = resources() / "print" / "summary.typ"
NOW = datetime(2026, 3, 12, 18, 40, tzinfo=UTC)
PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))
THEMES = house_pack().themes


def summary(want: str = "Help me think", text: str = "Forty-three families today.") -> Summary:
    """Half a year with charts and one excerpt."""
    seen = [
        Observation(
            f"id{n}",
            date.fromordinal(date(2026, 1, 3).toordinal() + 3 * n),
            "Canary title",
            (THEMES[n % 14].slug,),
            n % 4 + 4,
            n % 5 + 2,
        )
        for n in range(55)
    ]
    picked = Entry(
        "e1", Draft(day=date(2026, 3, 12), title="The lift", text=text), NOW, NOW, "0-10-v1"
    )
    return checked(
        Summary(
            id="0190f5d0-0000-7000-8000-00000000abcd",
            made=date(2026, 7, 2),
            period=PERIOD,
            alias="J. D.",
            want=want,
            covered=55,
            charts=tuple(
                chart.CHART.build(Material(TODAY, THEMES, seen), PERIOD)
                for chart in (rating_trend, theme_balance)
            ),
            excerpts=(excerpt(picked),),
        )
    )


def squeezed(text: str) -> str:
    """Text without the white space that setting it in lines changes."""
    return re.sub(r"\s+", "", text)


def text_of(made: bytes) -> str:
    """All text of a PDF."""
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages))


def alternative_texts(made: bytes) -> list[str]:
    """What the PDF tells somebody who does not see its pictures."""
    reader = PdfReader(io.BytesIO(made))
    held = (reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1))
    return [str(one["/Alt"]) for one in held if isinstance(one, dict) and "/Alt" in one]


def test_every_word_of_the_preview_is_in_the_file_and_no_other() -> None:
    chosen = summary()
    made = pdf(chosen, DESIGN).pdf
    found = text_of(made)
    pictures = [str(chart.alt) for chart in chosen.charts]
    assert sorted(alternative_texts(made)) == sorted(pictures)
    assert set(pictures) <= {str(said) for said in words(chosen)}
    for said in words(chosen):
        if str(said) in pictures:
            continue
        assert squeezed(str(said)) in found, str(said)
        found = found.replace(squeezed(str(said)), "", 1)
    repeated = r"Summary00000000abcd|·|madeon2July2026|\d/\d"
    assert re.sub(repeated, "", found) == ""


def test_it_is_two_tagged_pages_in_british_english_with_a_title() -> None:
    reader = PdfReader(io.BytesIO(pdf(summary(), DESIGN).pdf))
    assert len(reader.pages) == 2
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == "A page for my coach"
    assert reader.metadata.author is None
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_nothing_of_the_machine_or_of_other_entries_is_inside() -> None:
    reader = PdfReader(io.BytesIO(pdf(summary(), DESIGN).pdf))
    everything = str(reader.metadata).encode()
    for number in range(1, len(reader.xref[0]) + 1):
        held = reader.get_object(number)
        everything += repr(held).encode()
        if hasattr(held, "get_data"):
            everything += held.get_data()
    for secret in (b"Canary", b"18:40", b"id12", b"/work", b"root"):
        assert secret not in everything


def test_the_same_summary_gives_the_same_pages() -> None:
    chosen = summary()
    assert len(pages(chosen, DESIGN, 60)) == 2
    assert pages(chosen, DESIGN, 60) == pages(chosen, DESIGN, 60)


@pytest.mark.parametrize(
    "hostile",
    [
        '#import "/etc/passwd": *',
        "#panic(1) $x^2$ @ref <label> *not bold* _nor this_ `code` = head",
        "bell\u0007 and tab\tand line\u2028end",
        "not \ufffe a \uffff character \x9b \ud800",
        "مرحبا بكم",
        "Łódź, Siân, ŵŷ → ✓",
    ],
)
def test_markup_in_words_comes_out_as_words(hostile: str) -> None:
    made = pdf(summary(want=hostile), DESIGN)
    assert made.notices == ()
    if hostile.isascii() and hostile.isprintable():
        assert squeezed(hostile) in text_of(made.pdf)


@pytest.mark.parametrize("strange", ["a 🎭 mask", "漢字"])
def test_a_character_without_a_font_is_named_and_not_fatal(strange: str) -> None:
    made = pdf(summary(text=strange), DESIGN)
    assert made.pdf.startswith(b"%PDF")
    assert len(made.notices) == 1
    assert next(one for one in strange if not one.isascii()) in str(made.notices[0])


def test_a_journal_with_hardly_anything_in_it_makes_a_page() -> None:
    empty = replace(
        summary(),
        covered=0,
        excerpts=(),
        charts=tuple(
            chart.CHART.build(Material(TODAY, THEMES, []), PERIOD)
            for chart in (rating_trend, theme_balance)
        ),
    )
    made = pdf(empty, DESIGN)
    assert made.notices == ()
    assert "Noentrygoesalong" in text_of(made.pdf)
    assert alternative_texts(made.pdf) == []


def test_every_character_without_a_font_is_named_up_to_a_few() -> None:
    notice = str(pdf(summary(want="漢 want", text="한 words 🎭"), DESIGN).notices[0])
    assert all(one in notice for one in "漢한🎭")
    assert "…" not in notice
    many = str(pdf(summary(text="日月火水木金土曜"), DESIGN).notices[0])
    assert sum(one in many for one in "日月火水木金土曜") == 6
    assert "…" in many


def test_long_words_go_on_overleaf_and_none_is_lost() -> None:
    text = "\n\n".join(f"Paragraph {n} of a long evening." for n in range(400))
    made = pdf(summary(text=text), DESIGN).pdf
    foot = r"Summary00000000abcd·madeon2July2026\d+/\d+"
    assert squeezed(text) in re.sub(foot, "", text_of(made))
