# SPDX-License-Identifier: MIT
"""The journal as a book: tagged, with contents, running heads, pictures and an index of themes."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import ExchangeError
from journal_app.domain.whole import Whole
from journal_app.exchange import exporters
from journal_app.exchange.exporters.book import EXPORTER
from journal_app.exchange.exporting import Written, usual
from tests.exchange.accessible import findings
from tests.exchange.leaving import WHEN, Made, named


def entry(day: date, **said: object) -> Entry:
    """An entry of a day."""
    draft = Draft(day, **said)  # type: ignore[arg-type]
    return Entry(f"id-{day}", draft, WHEN, WHEN, "scale")


def book(journal: Made, folder: Path) -> tuple[Written, PdfReader]:
    """The book that is set, and what was said of it."""
    written = EXPORTER.write(journal, folder / "out.pdf", usual(EXPORTER))
    return written, PdfReader(folder / "out.pdf")


def words(reader: PdfReader) -> list[str]:
    """The words of each page."""
    return [page.extract_text() for page in reader.pages]


def marked(folder: Path) -> bool:
    """Whether the file says that it keeps to PDF/UA-1, which has to be so then."""
    metadata = PdfReader(folder / "out.pdf").xmp_metadata
    said = metadata is not None and b"pdfuaid" in metadata.stream.get_data()
    assert not said or findings((folder / "out.pdf").read_bytes()) == []
    return said


def test_it_has_a_title_page_contents_months_and_an_index(tmp_path: Path) -> None:
    entries = [
        entry(date(2026, 1, 5), title="Begun", themes=("gap",)),
        entry(date(2026, 2, 5), title="Gone on", text="words " * 900, themes=("gap", "why")),
    ]
    written, reader = book(Made(entries), tmp_path)
    pages = words(reader)
    assert written == Written(2)
    assert "My journal" in pages[0]
    assert "5 January 2026 to 5 February 2026" in pages[0]
    assert all(name in pages[1] for name in ("Contents", "January", "February", "Themes"))
    assert "Begun" in pages[2]
    assert "February 2026" in pages[4]
    assert "Minding the gap" in pages[-1]
    assert marked(tmp_path)
    assert reader.metadata is not None
    assert reader.metadata.title == "My journal"
    assert not reader.metadata.author


def test_headings_of_any_depth_and_order_keep_the_mark(tmp_path: Path) -> None:
    text = "#### Deep\n\n# High\n\n###### Deep\n\n## Two\n\n- # In a list\n\n> ### Quoted"
    book(Made([entry(date(2026, 1, 5), text=text)]), tmp_path)
    assert marked(tmp_path)


def test_a_picture_is_in_it_with_its_words(tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "JPEG")
    file = named("board.jpg", made.getvalue())
    whole = Whole(entry(date(2026, 1, 5)), files=(file,))
    _, reader = book(Made([whole], {"a": made.getvalue()}), tmp_path)
    assert len(reader.pages[2].images) == 1
    assert marked(tmp_path)


def test_a_character_that_no_font_has_is_named_and_costs_the_mark_alone(tmp_path: Path) -> None:
    written, reader = book(Made([entry(date(2026, 1, 5), title="Odd \U000f1234 one")]), tmp_path)
    assert "\U000f1234" in str(written.notices[0])
    assert "Odd" in words(reader)[2]
    assert not marked(tmp_path)


def test_what_our_fonts_have_is_drawn_by_them_whatever_else_is_needed(tmp_path: Path) -> None:
    text = "- [ ] open\n- [x] done\n\n日本 \U000f1234"
    written, reader = book(Made([entry(date(2026, 1, 5), title="Tasks", text=text)]), tmp_path)
    assert "☐ open" in words(reader)[2]
    assert "☐" not in str(written.notices[0])
    drawn: dict[str, str] = {}

    def seen(said: str, *place: object) -> None:
        font = place[2]
        if isinstance(font, dict):
            drawn.update(dict.fromkeys(said, str(font["/BaseFont"]).split("+")[1]))

    reader.pages[2].extract_text(visitor_text=seen)
    assert {drawn["☐"], drawn["☑"]} == {"DejaVuSansMono"}


def test_more_than_a_computer_can_set_is_refused_before_it_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporters.book, "_MOST_LETTERS", 5_000)
    entries = [entry(date(2026, 1, day), text="words " * 100) for day in range(1, 10)]
    with pytest.raises(ExchangeError, match=r"about 2 pages, .* choose less"):
        book(Made(entries), tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert book(Made(entries[:8]), tmp_path)[0].entries == 8


def test_a_tab_parts_words_and_indents_code(tmp_path: Path) -> None:
    text = "Name\tRole\n\n# Head\ting\n\n|a\tb|c|\n|-|-|\n|d\te|f|\n\n```\nif x:\n\ty\n```"
    _, reader = book(Made([entry(date(2026, 1, 5), title="Ti\ttle", text=text)]), tmp_path)
    shown = words(reader)[2]
    for said in ("Ti tle", "Name Role", "Head ing", "a b", "d e"):
        assert said in shown
    assert reader.pages[2].extract_text(extraction_mode="layout").count("  y") == 1
    assert marked(tmp_path)


def test_typst_in_an_entry_is_words(tmp_path: Path) -> None:
    hostile = '#panic("x") #import "/etc/passwd" $x^2$ <theme> @ref \\ // no'
    _, reader = book(Made([entry(date(2026, 1, 5), title=hostile, text=hostile)]), tmp_path)
    assert "#panic" in words(reader)[2]
