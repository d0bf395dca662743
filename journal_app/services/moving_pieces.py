# SPDX-License-Identifier: MIT
"""Pictures and files that come with imported entries: read one by one, kept, shown in the text."""

import hashlib
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
from journal_app.domain.message import message
from journal_app.exchange import pictures
from journal_app.exchange.formats import Incoming, Piece, Problem
from journal_app.exchange.source import Source
from journal_app.storage import attachments
from journal_app.storage.database import Connection


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
                file = self._keep(piece, len(files))
            except (InvalidValue, ExchangeError) as fault:
                problems.append(Problem(one.line, fault.message, one.file, lost=False))
                shown = f"[{safe_name(piece.name)}: not in the export]"
                if piece.refers:
                    text = text.replace(piece.refers, shown)
                continue
            files.setdefault(file.hash, file)
            if piece.refers and piece.refers in text:
                text = text.replace(piece.refers, file.as_markdown())
            else:
                text = f"{text.rstrip()}\n\n{file.as_markdown()}".lstrip()
        return replace(draft, text=text), tuple(files.values())

    def _keep(self, piece: Piece, count: int) -> Attachment:
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
        if self._strip:
            content = _stripped(content, kind)
        one = Attachment(hashlib.sha256(content).hexdigest(), name, kind, len(content))
        attachments.put(self._connection, one, content, self._now)
        return one

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


def _stripped(content: bytes, kind: str) -> bytes:
    """Without data beside the pixels; a picture too broken for that is kept as it is."""
    try:
        return pictures.strip(content, kind).content
    except ExchangeError:
        return content
