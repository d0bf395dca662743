# SPDX-License-Identifier: MIT
"""What stands in a Markdown note beside its words: pictures, tags, and an outliner's properties."""

import base64
import binascii
import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from journal_app.exchange.formats import Piece
from journal_app.exchange.source import Source

TAGS = ("tags", "tag", "keywords")
_TARGET = r"[^\[\]\n]*\]\((?P<address>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
_PICTURE = re.compile(rf"!\[{_TARGET}")
_LINK = re.compile(rf"\[(?<!!\[){_TARGET}")
_EMBEDDED = re.compile(r"!\[\[(?P<name>[^\[\]\n|#]+)(?:[|#][^\[\]\n]*)?\]\]")
_DATA = re.compile(r"data:(?P<type>image/[a-z+.-]+);base64,(?P<content>[A-Za-z0-9+/=\s]+)$")
_TAG = re.compile(
    r"#(?<![\w&#/=(\"']#)(?:(?P<tag>[^\W_][\w/-]*)"
    r"|\[\[(?P<page>[^\[\]\n]+)\]\])"
)
"""The sign stands first, so that texts are searched for it alone."""
_NUMBER = re.compile(r"[\d_/-]+")
_CODE = re.compile(r"```.*?```|`[^`\n]*`|\]\([^()\n]*\)|<[^<>\n]*>", re.S)
_PROPERTY = re.compile(r"^(?P<lead>[ \t]*(?:- )?)(?P<key>[A-Za-z][\w-]{0,40}):: ?(?P<value>.*)$")
NUMBERED = re.compile(r" \((?P<number>[1-9]\d{0,8})\)$")
"""Which of several notes of one day and time it is, at the end of its name."""
_IDLE = ("collapsed", "id", "created-at", "updated-at", "heading")
_FILES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".pdf", ".mp3", ".m4a", ".mov", ".mp4")


def addressed(name: str) -> str:
    """A file's name with nothing in it that an address in Markdown would need an escape for."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.") or "file"


def pictures(body: str, note: str, source: Source) -> tuple[Piece, ...]:
    """The files in the source, and the pictures in the text itself, that a note shows or names."""
    found: dict[str, Piece] = {}
    for one in _PICTURE.finditer(body):
        piece = _piece(one["address"].strip(), one[0], note, source)
        if piece is not None:
            found[one[0]] = piece
    for one in _LINK.finditer(body):
        # What is no file of the source may lead anywhere, and stays the link that it is.
        piece = _piece(one["address"].strip(), one[0], note, source)
        if piece is not None and piece.part and piece.part.lower().endswith(_FILES):
            found[one[0]] = piece
    for one in _EMBEDDED.finditer(body):
        name = one["name"].strip()
        if name.lower().endswith(_FILES):
            part = _found(name, note, source)
            found[one[0]] = Piece(PurePosixPath(name).name, part, one[0])
    return tuple(found.values())


def tags_in(body: str) -> tuple[str, ...]:
    """The #words in a text that stand in no code and no address."""
    if "#" not in body:
        return ()
    found = _TAG.finditer(_CODE.sub(" ", body))
    names = (one["tag"] or one["page"] for one in found)
    # "#1" is a number of something.
    return tuple(dict.fromkeys(name for name in names if not _NUMBER.fullmatch(name)))


def logseq(body: str) -> tuple[str, dict[str, str]]:
    """The text without an outliner's properties, and those properties; other texts as they are."""
    if "::" not in body:
        return body, {}
    kept: list[str] = []
    properties: dict[str, str] = {}
    for line in body.split("\n"):
        found = _PROPERTY.match(line)
        if found is None:
            kept.append(line)
        elif found["key"].lower() in TAGS:
            value = re.sub(r"\[\[|\]\]", "", found["value"])
            properties[found["key"].lower()] = value
        elif found["key"].lower() not in _IDLE:
            kept.append(line)
    return "\n".join(kept), properties


def _piece(address: str, refers: str, note: str, source: Source) -> Piece | None:
    data = _DATA.match(address)
    if data is not None:
        try:
            content = base64.b64decode(data["content"], validate=False)
        except binascii.Error:
            content = b""
        return Piece(f"picture.{data['type'].rpartition('/')[2]}", refers=refers, content=content)
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", address):
        return None
    address = unquote(address.split(' "')[0].strip("<>"))
    part = _found(address, note, source)
    return Piece(PurePosixPath(address).name or address, part, refers)


def _found(address: str, note: str, source: Source) -> str:
    """The part that an address means: from the note's folder, from the top, or by its name.

    An address with folders in it means one that lies in such folders, not one of the same name.
    """
    wanted: list[str] = []
    for step in [*PurePosixPath(note).parent.parts, *PurePosixPath(address).parts]:
        if step == "..":
            wanted[-1:] = []
        elif step not in (".", "/"):
            wanted.append(step)
    near = "/".join(wanted)
    if near in source:
        return near
    address = address.lstrip("/")
    if address in source:
        return address
    below = "/".join(step for step in PurePosixPath(address).parts if step not in (".", ".."))
    called = source.called(PurePosixPath(address).name)
    return called if f"/{called}".endswith(f"/{below}") else ""
