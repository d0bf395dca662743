# SPDX-License-Identifier: MIT
"""Pictures and files that come with imported entries: read one by one, kept, shown in the text."""

import hashlib
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from journal_app.domain.attachment import (
    MOST_BYTES,
    MOST_FILES,
    PICTURES,
    Attachment,
    check_size,
    kind_of,
    safe_name,
)
from journal_app.domain.entry import Draft
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.message import Message, message
from journal_app.exchange import pictures
from journal_app.exchange.formats import Incoming, Piece, Problem
from journal_app.exchange.source import Source
from journal_app.storage import attachments
from journal_app.storage.database import Connection

_LINKED = re.compile(r"!?\[([^\[\]\n]*[^\s\[\]][^\[\]\n]*)\]\([^\n]*\)")
"""A link in Markdown that says something of what it leads to."""


class Pieces:
    """Keeps the files of entries. ``strip`` takes place and camera data out of pictures."""

    def __init__(
        self, connection: Connection, source: Source, now: datetime, *, strip: bool
    ) -> None:
        self._connection, self._source, self._now, self._strip = connection, source, now, strip

    def kept(
        self, one: Incoming, draft: Draft, problems: list[Problem]
    ) -> tuple[Draft, tuple[Attachment, ...]]:
        """The draft with its files shown where they stood, and the files.

        What cannot be kept goes to ``problems``; its name stays in the text.
        """
        if not one.pieces:
            return draft, ()
        files: dict[str, Attachment] = {}
        text = draft.text
        for piece in one.pieces:
            try:
                file, notices = self._keep(piece, len(files))
            except (InvalidValue, ExchangeError) as fault:
                problems.append(Problem(one.line, fault.message, one.file, lost=False))
                if piece.refers:
                    called = re.sub(r"[\[\]]", "", safe_name(piece.name))
                    shown = f"[{called}: not in the export]"
                    text = text.replace(piece.refers, shown)
                continue
            problems += [Problem(one.line, said, one.file, lost=False) for said in notices]
            files.setdefault(file.hash, file)
            text = _with(text, piece, file)
        return replace(draft, text=text), tuple(files.values())

    def _keep(self, piece: Piece, count: int) -> tuple[Attachment, list[Message]]:
        name = safe_name(piece.name)
        if count >= MOST_FILES:
            raise InvalidValue(
                "“{name}” was left out: an entry takes at most {most} files.",
                name=name,
                most=MOST_FILES,
            )
        content = self._bytes(piece, name)
        kind = kind_of(content)
        if piece.outside and kind not in PICTURES:
            raise InvalidValue("“{name}” is no picture, so it was not fetched.", name=name)
        notices: list[Message] = []
        if self._strip:
            content = _stripped(content, kind)
            # Films keep it too, and begin as pictures of that family do.
            if kind in pictures.TELLING or content[4:8] == b"ftyp":
                notices.append(
                    message(
                        "“{name}” may still tell where it was taken: that cannot be taken out of "
                        "this kind of file.",
                        name=name,
                    )
                )
        one = Attachment(hashlib.sha256(content).hexdigest(), name, kind, len(content))
        attachments.put(self._connection, one, content, self._now)
        return one, notices

    def _bytes(self, piece: Piece, name: str) -> bytes:
        if piece.outside:
            return _fetched(Path(piece.outside), name)
        if piece.part:
            if piece.part in self._source:
                check_size(name, self._source.size(piece.part))
            return self._source.read(piece.part, MOST_BYTES)
        if not piece.content:
            raise InvalidValue("“{name}” is not in the export.", name=name)
        check_size(name, len(piece.content))
        return piece.content


def missing(piece: Piece, source: Source) -> bool:
    """Whether a file is certain not to come along."""
    if piece.outside:
        return not Path(piece.outside).is_file()
    return not (piece.content or (piece.part in source and source.size(piece.part)))


def not_there(piece: Piece, line: int, file: str) -> Problem:
    """The remark about a file that is not there."""
    said = message("“{name}” is not in the export.", name=safe_name(piece.name))
    return Problem(line, said, file, lost=False)


def _fetched(path: Path, name: str) -> bytes:
    """A picture elsewhere on this computer."""
    try:
        if not path.is_file():
            raise InvalidValue("“{name}” is not where the journal says it is.", name=name)
        check_size(name, path.stat().st_size)
        return path.read_bytes()
    except OSError as problem:
        raise InvalidValue(
            "“{name}” cannot be read ({why}).", name=name, why=problem.strerror or problem
        ) from problem


def _with(text: str, piece: Piece, file: Attachment) -> str:
    """The text with the file where it stood; words that were said of it stay."""
    if piece.address:
        return text.replace(f"]({piece.address})", f"](attachment:{file.hash[:16]})")
    if not piece.refers or piece.refers not in text:
        return f"{text.rstrip()}\n\n{file.as_markdown()}".lstrip()
    said = _LINKED.fullmatch(piece.refers)
    mark = "!" if file.is_picture and piece.refers.startswith("!") else ""
    shown = f"{mark}[{said[1]}](attachment:{file.hash[:16]})" if said else file.as_markdown()
    return text.replace(piece.refers, shown)


def _stripped(content: bytes, kind: str) -> bytes:
    """Without data beside the pixels, also where a picture is too broken or large to look at."""
    try:
        return pictures.strip(content, kind).content
    except ExchangeError:
        return pictures.strip_unseen(content, kind)
