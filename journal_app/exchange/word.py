# SPDX-License-Identifier: MIT
"""What our Word documents have in common: A4, British English, real headings, nobody's name."""

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_THUMBNAIL = "docProps/thumbnail.jpeg"
_NO_THUMBNAIL = re.compile(rb'<Relationship [^>]*"docProps/thumbnail\.jpeg"[^>]*/>')
_STAMP = (1980, 1, 1, 0, 0, 0)
_SIZES = {
    "Title": 28, "Heading 1": 20, "Heading 2": 15, "Heading 3": 12, "Heading 4": 11,
    "Heading 5": 11, "Heading 6": 11,
}  # fmt: skip


def begun(title: str, when: datetime) -> "Document":
    """A new document that begins with its title."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, "", "", ""
    about.language, about.created, about.modified = "en-GB", when, when
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(28)
    section.top_margin = section.bottom_margin = Mm(25)
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Cambria", Pt(11)
    normal.paragraph_format.line_spacing = 1.3
    fonts = normal.element.rPr
    language = fonts.find(qn("w:lang"))
    if language is None:
        language = fonts.makeelement(qn("w:lang"), {})
        fonts.append(language)
    language.set(qn("w:val"), "en-GB")
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "en-GB")
    for level, size in _SIZES.items():
        style = styles[level]
        style.font.name, style.font.size = "Cambria", Pt(size)
        style.font.color.rgb = RGBColor(0x22, 0x26, 0x2A)
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{name}"), None)
    document.add_heading(title, 0)
    return document


def timeless(made: io.BytesIO, target: Any) -> None:
    """The same document without the moment it was made, so that equal journals give equal files.

    The picture of somebody's empty page that python-docx begins with stays behind too.
    """
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            if name != _THUMBNAIL:
                content = before.read(name)
                if name == "_rels/.rels":
                    content = _NO_THUMBNAIL.sub(b"", content)
                after.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)


def printable(text: str) -> str:
    """Words without what XML cannot hold."""
    return _UNPRINTABLE.sub(" ", text)
