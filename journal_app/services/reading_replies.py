# SPDX-License-Identifier: MIT
"""A reply out of a file, sealed or as the form of the HTML page saves it, and who signed it."""

from dataclasses import replace
from pathlib import Path

from journal_app.domain.errors import ExchangeError
from journal_app.domain.limits import MEGABYTE
from journal_app.domain.reply import Reply
from journal_app.exchange import sealed
from journal_app.exchange.address import Address
from journal_app.services import sealing
from journal_app.services.sealing import Trust
from journal_app.services.session import Session

MOST = MEGABYTE
"""Bytes of a reply: plain words of one person, with room to spare."""
_MARK = b"\xef\xbb\xbf"


def read(
    session: Session, source: Path | bytes, passphrase: str | None = None
) -> tuple[Reply, str]:
    """The reply, and the address of whoever signed it, empty where nobody did.

    Raises ExchangeError with a sentence for what is no reply, not whole, not for this leader, or
    signed by other keys than those of the one it names.
    """
    content = content_of(source)
    # Secrets are made where an address is given away, not by a file that somebody sent.
    secrets = sealing.own_identities(session)
    received = sealing.read_reply(content, secrets, sealing.contacts(session), passphrase)
    return received.reply, received.sender.line if received.sender else ""


def needs_passphrase(source: Path | bytes) -> bool:
    """Whether it is sealed with a passphrase; raises ExchangeError where it can't be read."""
    content = content_of(source)
    return sealed.is_sealed(content) and sealed.needs_passphrase(content)


def signer(session: Session, line: str) -> tuple[Address, Trust]:
    """Whose address that is, and whether the leader has compared its six words.

    Somebody known goes by the name that the leader knows them by, whatever they sign as.
    """
    address = Address.parse(line)
    names = {one.address.keys: one.name for one in sealing.contacts(session)}
    if address.keys not in names:
        return address, Trust.FIRST
    return replace(address, name=names[address.keys]), Trust.KNOWN


def content_of(source: Path | bytes) -> bytes:
    """The bytes of a file, not more than a reply can have; raises ExchangeError."""
    content = source if isinstance(source, bytes) else _read(source)
    if len(content) > MOST:
        raise ExchangeError(
            "This file is larger than a reply can be, so nothing was taken from it. Please ask "
            "your coach which file is the reply."
        )
    return content.removeprefix(_MARK)


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise ExchangeError("There is no file “{path}”.", path=path)
        with path.open("rb") as file:
            return file.read(MOST + 1)
    except (OSError, ValueError) as problem:
        raise ExchangeError(
            "“{path}” cannot be read ({why}).",
            path=repr(str(path)[:200])[1:-1],
            why=getattr(problem, "strerror", None) or problem,
        ) from problem
