# SPDX-License-Identifier: MIT
"""What a coach's side of the program needs beside the library itself: places, files, pictures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from journal_app import content as content_files
from journal_app.domain.cohort_share import CohortShare
from journal_app.domain.errors import (
    ExchangeError,
    InvalidValue,
    JournalFileError,
    NotFound,
)
from journal_app.domain.library import JOINED, SummaryRow
from journal_app.domain.limits import MEGABYTE
from journal_app.domain.pack import Pack
from journal_app.domain.reply import KINDS, PROMPT, Remark, Reply, checked
from journal_app.domain.shared import Item
from journal_app.exchange import safe_svg
from journal_app.exchange.formats import whole_bytes
from journal_app.services import library as libraries
from journal_app.services.library import Library
from journal_app.services.library_inside import find_summary
from journal_app.storage.paths import Paths

MOST_FILE = 64 * MEGABYTE
SUFFIX, LIBRARY_SUFFIX = ".uptoit", ".library"
_SHOWN = 60
_PASSWORDS = {"password", "sslpassword"}
_WIDTH = re.compile(r'viewBox="[\d.]{1,8} [\d.]{1,8} (\d{1,5}(?:\.\d{1,6})?) ')
_HEAD = 1_000
_LEAST_WIDE, _MOST_WIDE = 120.0, 760.0

_LATEST = 50
"""Lines of the log among which one's own joining is looked for."""


def place(paths: Paths, chosen: str) -> Path | str:
    """Where the library is: a file, or the address of a server; ``chosen`` may be empty."""
    if not chosen:
        return paths.library
    return chosen if "://" in chosen else Path(chosen)


def is_made(where: Path | str) -> bool:
    """Whether there is a library to open; a server is asked only when it is opened."""
    return isinstance(where, str) or where.exists()


def without_password(address: str) -> str:
    """The address of a server as it may be remembered in settings; raises InvalidValue."""
    try:
        parts = urlsplit(address.strip())
        host, user = parts.hostname or "", parts.username or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError as problem:
        raise InvalidValue(
            "“{address}” is no address of a server. Please write it like "
            "postgresql://name@server/library.",
            address=address[:_SHOWN],
        ) from problem
    whole = f"{user}@{host}{port}" if user else f"{host}{port}"
    kept = "&".join(
        one for one in parts.query.split("&") if one.partition("=")[0].lower() not in _PASSWORDS
    )
    return f"{parts.scheme}://{whole}{parts.path}{'?' if kept else ''}{kept}"


def is_server(address: str) -> bool:
    """Whether it reads like the address of a server."""
    return "://" in address


def make_room(where: Path | str) -> None:
    """Make the folder of a library in a file; raises JournalFileError where that can't be."""
    if isinstance(where, str):
        return
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise JournalFileError(
            "The folder “{folder}” cannot be made ({why}). Please choose another place.",
            folder=where.parent,
            why=problem.strerror,
        ) from problem


def content(path: Path) -> bytes:
    """What a file that was sent holds; raises ExchangeError where it can't be read."""
    try:
        with path.open("rb") as file:
            found = file.read(MOST_FILE + 1)
    except OSError as problem:
        raise ExchangeError(
            "“{name}” cannot be read ({why}). Please save it once more and try again.",
            name=path.name,
            why=problem.strerror or problem,
        ) from problem
    if len(found) > MOST_FILE:
        raise ExchangeError(
            "“{name}” is too large to be a summary, so nothing was taken in.", name=path.name
        )
    return found


def save(path: Path, sealed: bytes) -> Path:
    """Write a sealed file, whole or not at all; returns where, with its ending."""
    whole = path if path.suffix else path.with_suffix(SUFFIX)
    with whole_bytes(whole) as file:
        file.write(sealed)
    return whole


def fresh_code(library: Library, since: datetime) -> str:
    """The recovery code for somebody who joined the library after that moment; else empty."""
    # A lead sees what others did meanwhile as well.
    joined = any(
        one.what == JOINED and one.who == library.member.name and one.when >= since
        for one in libraries.audit(library, _LATEST)
    )
    return libraries.recovery_code(library) if joined else ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A summary that was taken in, the words its sender is known by, and whether it is the first.

    ``is_first`` of that leader: the words are to be compared then.
    """

    row: SummaryRow
    words: tuple[str, ...]
    is_first: bool


def take_in(
    library: Library, content: bytes, passphrase: str | None = None, *, new_address: bool = False
) -> Taken | CohortShare:
    """Put a sealed summary, or a share for a cohort, into the library.

    Raises as ``library.take_in``, which says what is wrong with a file that is neither.
    """
    try:
        row = libraries.take_in(library, content, passphrase, new_address=new_address)
    except ExchangeError as refused:
        # It was opened and holds something else; whatever else is wrong stays so.
        if refused.message.facts.keys() != {"found", "wanted"}:
            raise
        return libraries.take_in_share(library, content, passphrase)
    several = libraries.summaries(library, row.alias, row.programme)
    words = find_summary(library, row.id).sender.words
    return Taken(row, words, is_first=len(several) == 1)


def whole_id(library: Library, start: str) -> str:
    """The id of the one summary that begins so; raises NotFound, InvalidValue for several."""
    every = [
        row.id
        for one in libraries.clients(library)
        for row in libraries.summaries(library, one.alias, one.programme)
        if row.disposed is None
    ]
    found = [one for one in every if one.startswith(start)] if start else []
    if start in found or len(found) == 1:
        return start if start in found else found[0]
    if found:
        raise InvalidValue(
            "{count} summaries begin with “{start}”. Please give more of the id.",
            count=len(found),
            start=start[:_SHOWN],
        )
    raise NotFound(
        "No summary in this library begins with “{start}”. “uptoit coach list” has their ids.",
        start=start[:_SHOWN],
    )


def new_remark(kind: str, anchor: str = "", pack_prompt: str = "") -> Remark:
    """A remark without words yet, at an item or at the summary as a whole.

    Its id leaves with it, so it is by chance alone and does not tell when it was written.
    """
    return Remark(str(uuid4()), kind, "", anchor, pack_prompt if kind == PROMPT else "")


def add_remarks(
    library: Library,
    summary_id: str,
    words: Mapping[str, Sequence[str]],
    item: str = "",
    *,
    clear: bool = False,
) -> Reply:
    """Add remarks, by kind, to the draft of a reply, all about one item or the whole.

    Prompts are named by their id. Raises InvalidValue for an item or a prompt that is none, and as
    ``checked`` where there would be too many.
    """
    draft = libraries.draft_reply(library, summary_id)
    fresh = [
        replace(new_remark(kind, item, said), text="" if kind == PROMPT else said)
        for kind in KINDS
        for said in words.get(kind, ())
    ]
    if item and libraries.summary(library, summary_id).item(item) is None:
        raise InvalidValue("There is no item “{item}” in this summary.", item=item[:_SHOWN])
    for one in fresh:
        if one.kind == PROMPT and pack().prompt(one.prompt) is None:
            raise InvalidValue(
                "There is no prompt “{prompt}” in the pack.", prompt=one.prompt[:_SHOWN]
            )
    kept = () if clear else draft.reply.remarks
    if not (fresh or clear):
        return draft.reply
    reply = replace(draft.reply, remarks=(*kept, *fresh))
    if reply.remarks:
        checked(reply)
    return libraries.save_draft_reply(library, replace(draft, reply=reply)).reply


def pack() -> Pack:
    """The pack of prompts and themes, for whoever has no journal open."""
    return content_files.house_pack()


def picture(item: Item, surface: str | None = None) -> bytes | None:
    """An item's picture as a drawing that loads nothing; ``surface`` is the ground of a dark look.

    None where the item has none; raises ExchangeError where it can't be drawn safely.
    """
    if item.picture is None:
        return None
    drawing = safe_svg.clean(item.picture.svg)
    return (drawing if surface is None else safe_svg.for_dark(drawing, surface)).encode()


def natural_width(svg: str) -> float:
    """How wide a drawing says it is, within reason."""
    found = _WIDTH.search(svg[:_HEAD])
    return min(max(float(found[1]), _LEAST_WIDE), _MOST_WIDE) if found else _MOST_WIDE
