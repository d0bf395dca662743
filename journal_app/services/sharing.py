# SPDX-License-Identifier: MIT
"""Letting a summary go: the row that says so, then the file; and what can be said of it later."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.changes import SUMMARIES, Changes
from journal_app.domain.errors import ExchangeError, InvalidValue, JournalError
from journal_app.domain.message import Message, message
from journal_app.domain.share import Share, withdrawal
from journal_app.domain.shared import SharedSummary
from journal_app.exchange.address import Address
from journal_app.exchange.formats import whole_bytes
from journal_app.services import disguising, sealing, targets
from journal_app.services.session import Session, new_id
from journal_app.storage import shares, summary_drafts

SEALED = "sealed"
_SEALED_NAME = message("Sealed file, for my coach alone")
_SEALED_SUFFIX = ".uptoit"
_TELLING_NAME = message(
    "The name of the file itself holds a name of your list. Please rename it before you pass it on."
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form to save in: its key for typing, its name for choosing, how files of it end."""

    key: str
    name: Message
    suffix: str


@dataclass(frozen=True, slots=True)
class Saved:
    """Where the file was written, what was kept of that, and what there is to say about it."""

    path: Path
    share: Share
    notices: tuple[Message, ...]
    changes: Changes


def forms() -> tuple[Form, ...]:
    """Every form a summary can be saved in, in the order to offer them."""
    from journal_app.exchange.summary_formats import FORMATS

    return (
        Form(SEALED, _SEALED_NAME, _SEALED_SUFFIX),
        *(Form(one.key, one.name, one.suffix) for one in FORMATS.values()),
    )


def form(key: str) -> Form:
    """The form of that key; raises ExchangeError with those there are."""
    found = {one.key: one for one in forms()}
    if key not in found:
        raise ExchangeError(
            "There is no format “{name}”. There are: {names}.",
            name=key[:60],
            names=", ".join(found),
        )
    return found[key]


def save(
    session: Session,
    shared: SharedSummary,
    format: str,
    path: Path,
    *,
    to: Sequence[Address] = (),
    passphrase: str | None = None,
) -> Saved:
    """Write the summary to ``path``, whole or not at all, and keep that it left; both or neither.

    ``format`` is the key of a form; ``sealed`` needs addresses to seal ``to`` or a passphrase. The
    draft that it was made from is done with. Raises ExchangeError, and what a journal raises.
    """
    targets.check_file(session, path)
    if session.read_only:
        raise ExchangeError(
            "This journal is open to read only, so it cannot keep that something was shared. "
            "Nothing was written. Close the other window first."
        )
    content, notices = _made(session, shared, format, to, passphrase)
    if disguising.disguise_of(session).apply(path.stem) != path.stem:
        notices += (_TELLING_NAME,)
    now = session.clock()
    share = Share(
        id=new_id(session, now),
        made=now,
        summary=shared,
        format=format,
        name=path.name,
        file_hash=hashlib.sha256(content).hexdigest(),
    )
    _let_go(session, share, path, content)
    with session.journal.write() as connection:
        summary_drafts.remove(connection, shared.id)
    return Saved(path, share, notices, Changes(about=frozenset({SUMMARIES})))


def pages(shared: SharedSummary, pixels_per_inch: float = 144) -> list[bytes]:
    """The pages exactly as they leave, as PNG pictures."""
    from journal_app.exchange.summary_formats import pages_of

    return pages_of(shared, pixels_per_inch)


def spoken(shared: SharedSummary) -> list[str]:
    """Every sentence on the pages from top to bottom, pictures in words, for who hears them."""
    return [
        said
        for item in shared.items
        for said in (*item.words, *((item.picture.alt,) if item.picture else ()))
        if said
    ]


def tables(shared: SharedSummary) -> list[str]:
    """The values of the pictures, a line for each: all forms but PDF and Word hold them too."""
    lines: list[str] = []
    for item in shared.items:
        if item.picture is not None and item.picture.rows:
            rows = (item.picture.columns, *item.picture.rows)
            lines += [item.words[0] if item.words else "", *map(_line, rows), ""]
    return lines[:-1]


def _line(row: Sequence[object]) -> str:
    return " · ".join("–" if value is None else str(value) for value in row)


def shared_with(session: Session) -> tuple[Share, ...]:
    """Everything that left, the newest first."""
    with session.journal.read() as connection:
        return shares.every(connection)


def latest(session: Session) -> Share | None:
    """What left last."""
    with session.journal.read() as connection:
        return shares.latest(connection)


def of_summary(session: Session, summary_id: str) -> tuple[Share, ...]:
    """The files in which one summary left, the newest first."""
    with session.journal.read() as connection:
        return shares.of_summary(connection, summary_id)


def share(session: Session, share_id: str) -> Share:
    """The one whose id begins so; raises NotFound and InvalidValue."""
    with session.journal.read() as connection:
        return shares.get(connection, share_id)


def withdraw(session: Session, share_id: str) -> Changes:
    """Keep that the leader asked to have it deleted."""
    with session.journal.write() as connection:
        shares.withdraw(connection, share_id, session.clock())
    return Changes(about=frozenset({SUMMARIES}))


def withdrawal_note(share: Share, say: Callable[[Message], str] = str) -> str:
    """The note that asks to delete it, as plain text."""
    return "\n\n".join(say(one) for one in withdrawal(share)) + "\n"


def write_note(share: Share, path: Path, say: Callable[[Message], str] = str) -> None:
    """Write that note to a file, whole or not at all; raises ExchangeError."""
    with whole_bytes(path) as file:
        file.write(withdrawal_note(share, say).encode())


def _made(
    session: Session,
    shared: SharedSummary,
    format: str,
    to: Sequence[Address],
    passphrase: str | None,
) -> tuple[bytes, tuple[Message, ...]]:
    """The bytes of the file, and what there is to say about them."""
    from journal_app.exchange.summary_formats import FORMATS

    form(format)
    if format != SEALED:
        made = FORMATS[format].make(shared)
        return made.content, made.notices
    if not to and passphrase is None:
        raise InvalidValue(
            "A sealed file needs somebody to be sealed for: choose an address of your coach, or "
            "agree a passphrase with them by voice."
        )
    page = FORMATS["pdf"].make(shared)
    return sealing.seal_summary(session, shared, page.content, to, passphrase), page.notices


def _let_go(session: Session, share: Share, path: Path, content: bytes) -> None:
    """The row goes to the disk, then the bytes, then the file gets its name.

    So no word is anywhere without its consent on record, not even in an unfinished file that a
    folder passes on by itself, whenever the power fails; and what stood under that name before
    stays until the new one is sure.
    """
    noted = False
    try:
        with whole_bytes(path) as file:
            with session.journal.write() as connection:
                shares.add(connection, share)
            noted = True
            file.write(content)
    except JournalError as fault:
        raise _nothing_left(session, share, path, fault, noted=noted) from fault


def _nothing_left(
    session: Session, share: Share, path: Path, fault: JournalError, *, noted: bool
) -> JournalError:
    """What to say, once the row that says it left is taken back where there is one."""
    if not noted:
        if isinstance(fault, ExchangeError):
            return fault
        return ExchangeError(
            "{fault} What leaves has to be noted in the journal first, so nothing was saved to "
            "“{path}”.",
            fault=fault.message,
            path=path,
        )
    try:
        with session.journal.write() as connection:
            shares.remove(connection, share.id)
    except JournalError:
        return ExchangeError(
            "{fault} “What I have shared” lists it all the same, for the journal could not be "
            "changed any more.",
            fault=fault.message,
        )
    return fault
