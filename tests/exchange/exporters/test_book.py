# SPDX-License-Identifier: MIT
"""The journal as a book: tagged, with contents, running heads, pictures and an index of themes."""

import calendar
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from journal_app.domain.commitment import Commitment
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


@pytest.mark.parametrize("months", [1, 2, 3, 4])
def test_no_year_stands_alone_at_the_foot_of_the_contents(tmp_path: Path, months: int) -> None:
    days = [date(1990, 1 + month, 1) for month in range(months)]
    days += [date(1991 + year, 1, 1) for year in range(30)]
    _, reader = book(Made([entry(day) for day in days]), tmp_path)
    contents = words(reader)[1:5]
    assert any("2020" in page for page in contents)
    for page in contents:
        *_, last, number = page.splitlines()
        assert number.isdecimal()
        assert not re.fullmatch(r"(19|20)\d\d", last)


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


@pytest.mark.parametrize(
    "text",
    [
        ">" * 60 + " inmost",
        "> - 1. " * 20 + "inmost",
        "- " * 60 + "inmost",
        "*" * 3_000 + "inmost" + "*" * 3_000,
        f"[inmost](https://example.org/{'a' * 9_000})",
    ],
    ids=lambda text: text[:6],
)
def test_no_entry_however_odd_keeps_the_book_from_being_made(tmp_path: Path, text: str) -> None:
    _, reader = book(Made([entry(date(2026, 1, 5), text=f"{text}\n\nafter")]), tmp_path)
    assert "inmost" in words(reader)[2]
    assert "after" in words(reader)[2]
    assert marked(tmp_path)


def test_a_list_begins_at_its_number_also_if_that_is_nothing(tmp_path: Path) -> None:
    _, reader = book(Made([entry(date(2026, 1, 5), text="0. zero\n1. one")]), tmp_path)
    assert re.search(r"0\.\s*zero\s*1\.\s*one", words(reader)[2])


def test_a_tab_parts_words_and_indents_code(tmp_path: Path) -> None:
    text = "Name\tRole\n\n# Head\ting\n\n|a\tb|c|\n|-|-|\n|d\te|f|\n\n```\nif x:\n\ty\n```"
    _, reader = book(Made([entry(date(2026, 1, 5), title="Ti\ttle", text=text)]), tmp_path)
    shown = words(reader)[2]
    for said in ("Ti tle", "Name Role", "Head ing", "a b", "d e"):
        assert said in shown
    assert reader.pages[2].extract_text(extraction_mode="layout").count("  y") == 1
    assert marked(tmp_path)


LONG = "adverbial" * 33
LONGEST = 100_000


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        f"# {LONG}",
        f"so `{LONG}` so",
        f"```\n{LONG}\n```",
        f"- {LONG}",
        f"|a|b|\n|-|-|\n|{LONG}|c|",
    ],
)
def test_a_word_longer_than_a_line_breaks_and_stays_as_it_was(tmp_path: Path, text: str) -> None:
    _, reader = book(Made([entry(date(2026, 1, 5), title="Short", text=text)]), tmp_path)
    shown = words(reader)[2]
    assert max(map(len, shown.splitlines())) < 100
    assert LONG in shown.replace("\n", "")
    assert marked(tmp_path)


def test_a_long_title_tag_and_promise_break_too(tmp_path: Path) -> None:
    one = entry(date(2026, 1, 5), title=LONG, tags=(LONG,))
    promise = Commitment("c", WHEN, WHEN, one.draft.day, LONG, entry=one.id)
    _, reader = book(Made([Whole(one, commitments=(promise,))]), tmp_path)
    assert max(map(len, words(reader)[2].splitlines())) < 100
    assert words(reader)[2].replace("\n", "").count(LONG) == 3
    assert marked(tmp_path)


def test_a_word_of_a_whole_file_is_set_in_time(tmp_path: Path) -> None:
    _, reader = book(Made([entry(date(2026, 1, 5), title="T", text="x" * LONGEST)]), tmp_path)
    pages = words(reader)
    assert sum(page.count("x") for page in pages) == LONGEST
    assert max(len(line) for page in pages for line in page.splitlines()) < 120


def table(head: list[str], *rows: list[str]) -> str:
    """A table in Markdown."""
    lines = [head, ["-"] * len(head), *rows]
    return "\n".join(f"|{'|'.join(line)}|" for line in lines)


def test_a_table_breaks_no_word_where_smaller_letters_have_room(tmp_path: Path) -> None:
    head = [*calendar.day_name, "Responsibility"]
    text = table(head, [*"1234567", "Everything that one can do in a week and more"])
    _, reader = book(Made([entry(date(2026, 1, 5), text=text)]), tmp_path)
    assert all(name in words(reader)[2] for name in head)
    assert marked(tmp_path)


@pytest.mark.parametrize("rows", [0, 60])
def test_a_table_with_no_room_for_its_columns_loses_no_cell(tmp_path: Path, rows: int) -> None:
    head = [f"Column {number}" for number in range(20)]
    values = [[f"value {row}-{number}" for number in range(20)] for row in range(rows)]
    _, reader = book(Made([entry(date(2026, 1, 5), text=table(head, *values))]), tmp_path)
    shown = " ".join("".join(words(reader)[2:]).replace("\n", " ").split())
    assert all(name in shown for name in head)
    assert all(f"Column {row.index(one)} {one}" in shown for row in values for one in row)
    assert marked(tmp_path)


def test_chinese_and_the_like_break_where_they_may(tmp_path: Path) -> None:
    text = "これは空白のない長い文です。" * 12
    _, reader = book(Made([entry(date(2026, 1, 5), text=text)]), tmp_path)
    assert not any(line.startswith("。") for line in words(reader)[2].splitlines())


def test_typst_in_an_entry_is_words(tmp_path: Path) -> None:
    hostile = '#panic("x") #import "/etc/passwd" $x^2$ <theme> @ref \\ // no'
    _, reader = book(Made([entry(date(2026, 1, 5), title=hostile, text=hostile)]), tmp_path)
    assert "#panic" in words(reader)[2]
