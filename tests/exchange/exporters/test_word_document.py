# SPDX-License-Identifier: MIT
"""The journal as a Word document: what its paragraphs are, as Word is told."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from PIL import Image

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.whole import Whole
from journal_app.exchange.exporters.word_document import EXPORTER
from journal_app.exchange.exporting import usual
from tests.exchange.leaving import WHEN, Made, named

HEAD = 4
"""Title, month, heading and day stand above the words of the first entry."""


def entry(text: str = "", title: str = "T") -> Entry:
    """An entry."""
    return Entry("id-1", Draft(date(2026, 1, 1), title=title, text=text), WHEN, WHEN, "scale")


def document(journal: Made, folder: Path) -> Any:
    """The document that is written."""
    EXPORTER.write(journal, folder / "out.docx", usual(EXPORTER))
    return docx.Document(str(folder / "out.docx"))


def paragraphs(text: str, folder: Path) -> list[Any]:
    """The paragraphs of an entry with that text."""
    found: list[Any] = document(Made([Whole(entry(text))]), folder).paragraphs[HEAD:]
    return found


def styled(text: str, folder: Path) -> list[tuple[str, str]]:
    """Style and words of each paragraph of an entry with that text."""
    return [(one.style.name, one.text) for one in paragraphs(text, folder)]


def counts(text: str, folder: Path) -> list[tuple[int, int, str]]:
    """Of each numbered paragraph: which count it is in, where that starts, and its words."""
    found = []
    for one in paragraphs(text, folder):
        if one.style.name.startswith("List Number"):
            number = one._p.pPr.numPr.numId.val
            numbering = one.part.numbering_part.element.num_having_numId(number)
            [start] = numbering.iter(qn("w:startOverride"))
            found.append((number, int(start.get(qn("w:val"))), one.text))
    return found


def test_only_the_first_block_of_an_item_has_its_mark(tmp_path: Path) -> None:
    text = "1. first\n\n   more of it\n\n2. second\n\n   ```\n   code\n   ```\n\n3. third"
    assert styled(text, tmp_path) == [
        ("List Number", "first"),
        ("List Continue", "more of it"),
        ("List Number", "second"),
        ("List Continue", "code"),
        ("List Number", "third"),
    ]
    assert len({number for number, _, _ in counts(text, tmp_path)}) == 1
    assert styled("- a\n\n  b\n  - c\n\n    d", tmp_path) == [
        ("List Bullet", "a"),
        ("List Continue", "b"),
        ("List Bullet 2", "c"),
        ("List Continue 2", "d"),
    ]


def test_an_item_that_begins_with_no_words_of_its_own_still_counts(tmp_path: Path) -> None:
    text = "1. > quoted\n2.\n3. - inner\n4. last"
    assert styled(text, tmp_path) == [
        ("List Number", ""),
        ("Quote", "quoted"),
        ("List Number", ""),
        ("List Number", ""),
        ("List Bullet 2", "inner"),
        ("List Number", "last"),
    ]


def test_each_list_counts_on_its_own_from_its_first_number(tmp_path: Path) -> None:
    text = "0. zero\n1. one\n   1. inner\n2. two\n\nwords\n\n7. seven"
    first, one, inner, two, seven = counts(text, tmp_path)
    assert first[0] == one[0] == two[0]
    assert len({first[0], inner[0], seven[0]}) == 3
    assert [found[1] for found in (first, inner, seven)] == [0, 1, 7]


def test_a_list_in_a_list_of_the_same_look_does_not_count_on_for_it(tmp_path: Path) -> None:
    text = "1. a\n   1. b\n      1. c\n         1. d\n         2. e\n      2. f\n      3. g"
    found = {words: (number, start) for number, start, words in counts(text, tmp_path)}
    assert found["d"] == found["e"]
    assert found["f"] == found["g"]
    assert found["f"][1] == 2
    assert len({found[words] for words in "cdf"}) == 3


def test_a_picture_is_described_as_it_was_where_it_stands(tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("RGB", (4, 3), "teal").save(made, "JPEG")
    file = named("IMG_1.jpg", made.getvalue())
    text = f"![What happened](attachment:{file.hash[:16]})"
    whole = Whole(entry(text), files=(file,))
    found = document(Made([whole], {"a": made.getvalue()}), tmp_path)
    [shown] = found.inline_shapes
    assert shown._inline.docPr.get("descr") == "What happened"


def test_words_run_from_the_right_where_their_first_letter_does(tmp_path: Path) -> None:
    text = "(1) אבג abc\n\nabc אבג\n\n- ابج\n\n12"
    found = document(Made([entry(text, "אבג")]), tmp_path)
    right = [one.text for one in found.paragraphs if list(one._p.iter(qn("w:bidi")))]
    assert right == ["אבג", "(1) אבג abc", "ابج"]
    assert [run.text for one in found.paragraphs for run in one.runs if run.font.rtl] == right
