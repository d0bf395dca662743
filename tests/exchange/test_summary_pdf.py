# SPDX-License-Identifier: MIT
"""The PDF for a coach: tagged for everybody, drawn as lines, and no longer than it should be."""

import io
from dataclasses import replace

from pypdf import PdfReader

from journal_app.exchange.summary_pdf import pages, pdf
from tests.exchange.accessible import findings
from tests.exchange.shared_pages import (
    alternative_texts,
    nearly_empty,
    objects_of,
    pdf_text,
    sent,
    squeezed,
    summary,
)


def test_a_validator_for_accessible_documents_finds_nothing() -> None:
    for shown in (sent(), sent(nearly_empty())):
        assert findings(pdf(shown).pdf) == []


def test_it_is_two_to_four_pages_in_british_english_with_a_title_and_no_name() -> None:
    for shown in (sent(), sent(nearly_empty())):
        reader = PdfReader(io.BytesIO(pdf(shown).pdf))
        assert 2 <= len(reader.pages) <= 4
        assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in root
        assert root["/Lang"] == "en-GB"
        assert reader.metadata is not None
        assert set(reader.metadata) == {"/Title", "/Creator"}
        assert reader.metadata.title == "A page for my coach"
        assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_pictures_are_lines_with_words_and_letters_come_along() -> None:
    shown = sent()
    made = pdf(shown).pdf
    kinds = [one.get("/Subtype") for one in objects_of(made) if isinstance(one, dict)]
    assert "/Image" not in kinds
    assert sorted(alternative_texts(made)) == sorted(
        item.picture.alt for item in shown.items if item.picture
    )
    fonts = [one for one in objects_of(made) if isinstance(one, dict) and "/FontDescriptor" in one]
    assert {str(one["/BaseFont"]).split("+")[1].split("-")[0] for one in fonts} == {
        "LibertinusSerif",
        "SourceSansPro",
    }
    assert all({"/FontFile2", "/FontFile3"} & set(one["/FontDescriptor"]) for one in fonts)


def test_a_tab_parts_words() -> None:
    reader = PdfReader(io.BytesIO(pdf(sent(summary(text="Name\tRole"))).pdf))
    shown = "".join(page.extract_text() for page in reader.pages)
    assert "Name Role" in shown


def test_the_same_summary_gives_the_same_pages() -> None:
    assert pages(sent(), 40) == pages(sent(), 40)


def test_every_character_without_a_font_is_named_up_to_a_few() -> None:
    plain = replace(summary(want="漢 want", text="한 words 🎭"), charts=())
    notice = str(pdf(sent(plain)).notices[0])
    assert all(one in notice for one in "漢한🎭")
    assert "…" not in notice
    many = str(pdf(sent(replace(plain, want="日月火水木金土曜"))).notices[0])
    assert sum(one in many for one in "日月火水木金土曜漢한🎭") == 6
    assert "…" in many


def test_long_words_go_on_overleaf_and_none_is_lost() -> None:
    text = "\n\n".join(f"Paragraph {n} of a long evening." for n in range(400))
    found = pdf_text(pdf(sent(replace(summary(text=text), charts=()))).pdf)
    assert all(squeezed(part) in found for part in text.split("\n\n"))
