# SPDX-License-Identifier: MIT
"""The journal as a Word document: real headings and lists, pictures with words for them."""

import io
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journal_app.domain.message import message
from journal_app.domain.period import long_date
from journal_app.domain.whole import Leaving
from journal_app.exchange.exporting import COMMITMENTS, LAYERS, PICTURES, PRIVATE, Written
from journal_app.exchange.formats import whole_bytes
from journal_app.exchange.leaves import Leaf, Leaves, Picture
from journal_app.exchange.prose import Block, Run, words
from journal_app.exchange.word import begun, printable, timeless

if TYPE_CHECKING:
    from docx.document import Document

_MOST = 1_600
_WIDEST, _HIGHEST = 150, 180
"""Millimetres that a picture takes at most."""
_DEEPEST_LIST = 3


class WordDocument:
    """Writes a ``.docx`` with a heading for every entry; it names nobody as its author."""

    name = "word"
    title = message("Word document")
    says = message("A .docx with headings and pictures, to edit or to print.")
    suffix = ".docx"
    options = (PRIVATE, LAYERS, COMMITMENTS, PICTURES)

    def write(self, journal: Leaving, target: Path, chosen: Mapping[str, bool]) -> Written:
        """Write the document to the file ``target``; raises ExchangeError if it cannot be."""
        with whole_bytes(target) as file:
            document = begun("My journal", datetime.combine(journal.made, time(12)))
            leaves = Leaves(journal, chosen, _MOST)
            month = ""
            for leaf in leaves:
                now = long_date(leaf.day).split(" ", 1)[1]
                if now != month:
                    month = now
                    document.add_heading(month, 1)
                _add(document, leaf)
            made = io.BytesIO()
            document.save(made)
            timeless(made, file)
        return Written(leaves.count, leaves.notices)


def _add(document: "Document", leaf: Leaf) -> None:
    _fill(_paragraph(document, "Heading 2"), [Run(leaf.title)])
    facts = [leaf.when]
    facts += [f"{name} {value}" + (f" ({s})" if s else "") for _, name, value, s in leaf.ratings]
    _quiet(document, "  ·  ".join(facts))
    _prose(document, leaf.text, leaf)
    for picture in leaf.rest:
        _picture(document, picture)
    for day, text in leaf.later:
        _paragraph(document, "Heading 3").add_run(f"Seen on {day}")
        _prose(document, text, leaf)
    if leaf.commitments:
        _paragraph(document, "Heading 3").add_run("Commitments")
        for said, status in leaf.commitments:
            _fill(_paragraph(document, "List Bullet"), [Run(f"{said} ({status})")])
    labels = [*leaf.themes, *(f"#{tag}" for tag in leaf.tags)]
    labels += [f"{name}: {said}" for name, said in leaf.answers]
    labels += [f"File: {file}" for file in leaf.files]
    if labels:
        _quiet(document, "  ·  ".join(labels))


def _quiet(document: "Document", text: str) -> None:
    from docx.shared import Pt, RGBColor

    run = _paragraph(document).add_run(printable(text))
    run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x5A, 0x60, 0x68)


def _prose(
    document: "Document", parts: Sequence[Block], leaf: Leaf, style: str = "", deep: int = 0
) -> None:
    for part in parts:
        match part.kind:
            case "heading":
                _fill(_paragraph(document, f"Heading {min(part.level + 2, 6)}"), part.runs)
            case "list" | "numbered":
                _list(document, part, leaf, deep)
            case "quote":
                _prose(document, part.inside, leaf, "Quote", deep)
            case "table":
                _table(document, part)
            case "picture":
                found = leaf.picture(part)
                if found is None:
                    _quiet(document, part.runs[0].text)
                else:
                    _picture(document, found)
            case "rule":
                _paragraph(document).add_run("* * *")
            case _:
                _fill(_paragraph(document, style), part.runs)


def _list(document: "Document", part: Block, leaf: Leaf, deep: int) -> None:
    """Its items. The first paragraph of each has the mark; what else is in it stands below."""
    level = f" {min(deep + 1, _DEEPEST_LIST)}" if deep else ""
    numbered = part.kind == "numbered"
    style = ("List Number" if numbered else "List Bullet") + level
    number: int | None = None
    for count, item in enumerate(part.inside, start=part.level):
        if numbered and number is None:
            number = _numbering(document, style, count)
        first, below = Block("paragraph"), item.inside
        if below and below[0].kind in ("paragraph", "code"):
            first, below = below[0], below[1:]
        marked = _paragraph(document, style)
        if number is not None:
            marked._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
        _fill(marked, first.runs)
        _prose(document, below, leaf, "List Continue" + level, deep + 1)
        if below and deep + 1 >= _DEEPEST_LIST:
            # A list inside has the same style and has counted on.
            number = None


def _numbering(document: "Document", style: str, start: int) -> int:
    """A count of its own, from ``start``, that looks like the style's."""
    numbering = document.part.numbering_part.element
    usual = document.styles[style].element.pPr.numPr.numId.val
    made = numbering.add_num(numbering.num_having_numId(usual).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(made.numId)


def _paragraph(document: "Document", style: str = "") -> Any:
    """A new paragraph. python-docx would look through all styles for each name, which is slow."""
    made = document._body.add_paragraph()
    if style:
        # Its styles' ids are their names without spaces.
        made._p.style = style.replace(" ", "")
    return made


def _fill(paragraph: Any, runs: Sequence[Run]) -> None:
    from docx.oxml import OxmlElement

    if _from_the_right(words(runs)):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in runs:
        made = paragraph.add_run(printable(run.text))
        font = made.font
        # Scripts that run from the right have a bold and an italic of their own.
        font.bold = font.cs_bold = run.strong or None
        font.italic = font.cs_italic = run.emphasis or None
        font.strike = run.struck or None
        font.rtl = _from_the_right(run.text) or None
        if run.code:
            font.name = "Consolas"
        if run.link and run.link != run.text:
            paragraph.add_run(printable(f" <{run.link}>"))


def _from_the_right(text: str) -> bool:
    """Whether its first letter is of a script that runs from the right."""
    kinds = (unicodedata.bidirectional(one) for one in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _table(document: "Document", part: Block) -> None:
    columns = max((len(row) for row in part.rows), default=0)
    if not columns:
        return
    table = document.add_table(rows=0, cols=columns, style="Table Grid")
    for row in part.rows:
        cells = table.add_row().cells
        for cell, runs in zip(cells, row, strict=False):
            _fill(cell.paragraphs[0], runs)


def _picture(document: "Document", picture: Picture) -> None:
    from docx.shared import Mm

    fitted = picture.fitted
    narrow = min(_WIDEST, _HIGHEST * fitted.width / fitted.height, fitted.width * 25.4 / 150)
    shape = document.add_picture(io.BytesIO(fitted.content), width=Mm(max(1, round(narrow))))
    about = shape._inline.docPr
    about.set("descr", printable(picture.says))
    about.set("name", printable(picture.says))


EXPORTER = WordDocument()
