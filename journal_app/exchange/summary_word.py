# SPDX-License-Identifier: MIT
"""The page for a coach as a Word document, for coaches who comment there.

Headings are headings and pictures have their words, so that it can be heard as well as read.
"""

import io
from collections.abc import Callable
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from journal_app.domain.shared import Item, Picture, SharedSummary
from journal_app.exchange import drawing, summary_pdf
from journal_app.exchange.word import begun, printable, timeless

if TYPE_CHECKING:
    from docx.document import Document

_WIDEST = 154.0
"""Millimetres between the margins."""
_HIGHEST = 74.0
_UNIT = 0.285
"""Millimetres to a unit of a drawing."""
_SHARPNESS = 220
_RULES = 6
_WARM, _COOL, _QUIET, _LINE = "A8481F", "17636E", "5A6068", "CFCAC0"


def docx(summary: SharedSummary) -> bytes:
    """The summary as a ``.docx``; it names nobody as its author."""
    title = next((item.words[0] for item in summary.items if item.kind == "title"), "")
    document = begun(printable(title), datetime.combine(summary.made, time(12)))
    document.styles["Title"].paragraph_format.space_after = 0
    _calm(document)
    for item in summary.items:
        if item.kind != "title":
            _add(document, item)
    made, target = io.BytesIO(), io.BytesIO()
    document.save(made)
    timeless(made, target)
    return target.getvalue()


def _calm(document: "Document") -> None:
    """Room above headings, and no colours or lines but ours."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for name, above, below in (
        ("Title", 0, 6), ("Heading 1", 26, 6), ("Heading 2", 16, 3), ("Heading 3", 12, 2),
    ):  # fmt: skip
        style = document.styles[name]
        style.paragraph_format.space_before = Pt(above)
        style.paragraph_format.space_after = Pt(below)
        style.paragraph_format.keep_with_next = True
        style.font.bold = name in ("Heading 2", "Heading 3")
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    document.styles["Heading 2"].font.size = Pt(13)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15


def _add(document: "Document", item: Item) -> None:
    """An item as its kind is set; one of an unknown kind as plain paragraphs."""
    made = _SET.get(item.kind)
    if made:
        made(document, item)
    else:
        _several(document, item.words)


def _about(document: "Document", item: Item) -> None:
    _quiet(document, "  ·  ".join(item.words))


def _large(document: "Document", item: Item) -> None:
    """What I want, and what I would like to be asked."""
    _heading(document, item.words[0], 2, _COOL if item.kind == "want" else _WARM)
    _several(document, item.words[1:], size=13)


def _section(document: "Document", item: Item) -> None:
    _heading(document, item.words[0], 1)


def _part(document: "Document", item: Item) -> None:
    _heading(document, item.words[0], 2)
    _several(document, item.words[1:])


def _small(document: "Document", item: Item) -> None:
    """Small print under a heading."""
    _heading(document, item.words[0], 2)
    for said in item.words[1:]:
        _quiet(document, said)


def _aside(document: "Document", item: Item) -> None:
    _quiet(document, " ".join(item.words))


def _several(document: "Document", words: tuple[str, ...], *, size: float = 11) -> None:
    for said in words:
        _paragraphs(document, said, size=size)


def _heading(document: "Document", text: str, level: int, colour: str = "") -> None:
    from docx.shared import RGBColor

    made = document.add_heading(printable(text), level)
    if colour:
        for run in made.runs:
            run.font.color.rgb = RGBColor.from_string(colour)


def _paragraphs(document: "Document", text: str, *, size: float = 11) -> None:
    """A blank line parts paragraphs; a single break stays a break."""
    from docx.shared import Pt

    for part in text.split("\n\n"):
        if part.strip():
            run = document.add_paragraph().add_run(printable(part.strip("\n")))
            run.font.size = Pt(size)


def _quiet(document: "Document", text: str, *, with_next: bool = False) -> Any:
    from docx.shared import Pt, RGBColor

    made = document.add_paragraph()
    made.paragraph_format.space_after = Pt(3)
    made.paragraph_format.keep_with_next = with_next
    run = made.add_run(printable(text))
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(_QUIET)
    return made


def _told(document: "Document", item: Item) -> None:
    """An excerpt under its title; one of a theme in focus under that, with its numbers."""
    words = item.words
    if item.kind == "focus":
        _heading(document, words[0], 2)
        _quiet(document, "  ·  ".join((words[1], *words[3:4])), with_next=len(words) > 2)
        if len(words) > 2:
            _heading(document, words[2], 3)
    else:
        _heading(document, words[0], 2)
        _quiet(document, words[1], with_next=True)
    if len(words) > 2:
        _paragraphs(document, words[-1])


def _promise(document: "Document", item: Item) -> None:
    from docx.shared import Pt, RGBColor

    made = document.add_paragraph(style="List Bullet")
    made.add_run(printable(item.words[0]))
    for said in item.words[1:]:
        run = made.add_run("\n" + printable(said))
        run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(_QUIET)


def _chart(document: "Document", item: Item) -> None:
    from docx.shared import Pt

    _quiet(document, item.words[0], with_next=True).paragraph_format.space_before = Pt(14)
    made = document.add_heading(printable(item.words[1]), 2)
    made.paragraph_format.space_before = Pt(0)
    if item.picture:
        _picture(document, item.id, item.picture)
    for note in item.words[2:]:
        _quiet(document, note)


def _picture(document: "Document", name: str, picture: Picture) -> None:
    from docx.shared import Mm

    across, high = drawing.size(picture.svg)
    wide = min(_WIDEST, across * _UNIT, _HIGHEST * across / high)
    drawn = summary_pdf.drawn(picture.svg, wide, _SHARPNESS)
    shape = document.add_picture(io.BytesIO(drawn), width=Mm(wide))
    shape._inline.docPr.set("descr", printable(picture.alt))
    shape._inline.docPr.set("name", printable(name))


def _notes(document: "Document", item: Item) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    _heading(document, item.words[0], 1)
    for _ in range(_RULES):
        border = OxmlElement("w:pBdr")
        # One line between and one below: without the first, equal paragraphs would share theirs.
        for side in ("bottom", "between"):
            line = OxmlElement(f"w:{side}")
            for key, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", _LINE)):
                line.set(qn(f"w:{key}"), value)
            border.append(line)
        made = document.add_paragraph()
        made._p.get_or_add_pPr().append(border)


def _foot(document: "Document", item: Item) -> None:
    """The last line of every page: which summary it is, and which page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    foot = document.sections[0].footer.paragraphs[0]
    texts = (printable("  ·  ".join(item.words)) + "\t\t", None)
    for text in texts:
        run = foot.add_run(text)
        run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(_QUIET)
        if text is None:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE")
            field.append(run._r)
            foot._p.append(field)


_SET: dict[str, Callable[["Document", Item], None]] = {
    "about": _about,
    "want": _large,
    "ask": _large,
    "section": _section,
    "part": _part,
    "quiet": _part,
    "chart": _chart,
    "focus": _told,
    "excerpt": _told,
    "since": _promise,
    "next": _promise,
    "numbers": _small,
    "consent": _small,
    "notes": _notes,
    "foot": _foot,
    "terms": _aside,
    "aside": _aside,
    "purpose": _aside,
}
