# SPDX-License-Identifier: MIT
"""Files with an entry: taken in, shown, opened outside, saved out, taken away and back."""

import hashlib
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from journal_app.domain.attachment import (
    MOST_BYTES,
    Attachment,
    check_count,
    check_size,
    kind_of,
    linked,
    safe_name,
)
from journal_app.domain.changes import Changes
from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message
from journal_app.exchange import pictures
from journal_app.exchange.formats import whole_bytes
from journal_app.services.session import Session
from journal_app.storage import attachments, choices, entries


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that is in the journal now, and what there is to say about it."""

    attachment: Attachment
    changes: Changes
    notices: tuple[Message, ...]


def attach_file(
    session: Session, entry_id: str, path: Path, *, strip: bool | None = None
) -> Attached:
    """Take in a file from the disk; its size is looked at before it is read.

    Raises InvalidValue for its limits, ExchangeError where it cannot be read, NotFound.
    """
    name = safe_name(path.name)
    try:
        if path.is_dir():
            raise ExchangeError("“{name}” is a folder. Please choose files.", name=name)
        check_size(name, path.stat().st_size)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)  # It may grow while it is read.
    except OSError as problem:
        raise ExchangeError(
            "“{name}” cannot be read ({why}).", name=name, why=problem.strerror or problem
        ) from problem
    return attach(session, entry_id, name, content, strip=strip)


def attach(
    session: Session, entry_id: str, name: str, content: bytes, *, strip: bool | None = None
) -> Attached:
    """Take in bytes under a name. ``strip`` None does with pictures what the leader chose.

    Raises InvalidValue for its limits, ExchangeError for a broken picture, NotFound.
    """
    name = safe_name(name)
    check_size(name, len(content))
    kind = kind_of(content)
    with session.journal.read() as connection:
        entries.get(connection, entry_id)
        wanted = choices.load(connection).strip_pictures if strip is None else strip
    made = pictures.strip(content, kind) if wanted else pictures.Stripped(content)
    one = Attachment(hashlib.sha256(made.content).hexdigest(), name, kind, len(made.content))
    with session.journal.write() as connection:
        check_count(len(attachments.of_entry(connection, entry_id)))
        attachments.put(connection, one, made.content, session.clock().astimezone(UTC))
        attachments.link(connection, entry_id, one)
    return Attached(one, _of(entry_id), made.notices)


def of_entry(session: Session, entry_id: str) -> tuple[Attachment, ...]:
    """The files of an entry."""
    with session.journal.read() as connection:
        return attachments.of_entry(connection, entry_id)


def detach(session: Session, entry_id: str, one: Attachment) -> Changes:
    """Take a file from an entry; ``put_back`` brings it back until the program starts anew."""
    with session.journal.write() as connection:
        attachments.unlink(connection, entry_id, one.hash)
    return _of(entry_id)


def put_back(session: Session, entry_id: str, one: Attachment) -> Changes:
    """Undo ``detach``; raises NotFound where the bytes have gone meanwhile."""
    with session.journal.write() as connection:
        attachments.content(connection, one.hash)
        attachments.link(connection, entry_id, one)
    return _of(entry_id)


def content(session: Session, one: Attachment) -> bytes:
    """The bytes of a file, as they were kept; raises NotFound and DamagedJournal."""
    with session.journal.read() as connection:
        return attachments.content(connection, one.hash)


def preview(session: Session, one: Attachment, most: int) -> bytes | None:
    """A picture as a PNG of at most ``most`` pixels a side; None where it cannot be shown."""
    if not one.is_picture:
        return None
    try:
        return pictures.small(content(session, one), most)
    except ExchangeError:
        return None


def previews(session: Session, entry_id: str, text: str, most: int) -> dict[str, bytes]:
    """For each picture that a text refers to, by the letters it uses, the picture as a PNG."""
    known = of_entry(session, entry_id)
    found: dict[str, bytes] = {}
    for start in linked(text):
        one = next((one for one in known if one.hash.startswith(start)), None)
        shown = preview(session, one, most) if one else None
        if shown is not None:
            found[start] = shown
    return found


def save_out(session: Session, one: Attachment, path: Path) -> None:
    """Write a file to ``path``, whole or not at all; raises ExchangeError."""
    made = content(session, one)
    with whole_bytes(path) as file:
        file.write(made)


def total(session: Session) -> tuple[int, int]:
    """How many files the journal holds, and their bytes together."""
    with session.journal.read() as connection:
        return attachments.total(connection)


def drop_unused(session: Session) -> int:
    """Delete the bytes that no entry refers to; nothing under hold. Returns how many went."""
    with session.journal.write() as connection:
        return 0 if choices.load(connection).hold else attachments.drop_unused(connection)


def _of(entry_id: str) -> Changes:
    return Changes(frozenset({entry_id}))
