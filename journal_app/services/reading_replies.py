# SPDX-License-Identifier: MIT
"""A reply out of a file of somebody else: sealed, or the plain one that the HTML form saves."""

from pathlib import Path

from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.limits import MEGABYTE
from journal_app.domain.reply import Reply, from_data
from journal_app.exchange import safe_json
from journal_app.services.session import Session

MOST = MEGABYTE
"""Bytes of a reply: plain words of one person, with room to spare."""


def read_reply(
    session: Session, source: Path | bytes, passphrase: str | None = None
) -> tuple[Reply, str]:
    """The reply in a file, and the address of whoever signed it, empty for the plain form.

    Raises ExchangeError with a sentence for what is no reply, not whole or signed by nobody known.
    """
    content = source if isinstance(source, bytes) else _content(source)
    if len(content) > MOST:
        raise ExchangeError(
            "This file is larger than a reply can be, so nothing was taken from it. Please ask "
            "your coach which file is the reply."
        )
    return _plain(content), ""


def _content(path: Path) -> bytes:
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


def _plain(content: bytes) -> Reply:
    try:
        return from_data(safe_json.loads(content.removeprefix(b"\xef\xbb\xbf")))
    except InvalidValue as fault:
        raise ExchangeError(
            "This file is not a reply that this program can read, so nothing was taken from it. "
            "Please ask your coach to save it and send it once more."
        ) from fault
