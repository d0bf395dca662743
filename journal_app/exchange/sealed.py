# SPDX-License-Identifier: MIT
"""The sealed file ``*.uptoit``: signed by who sends it, then encrypted (age) to who may read it.

age alone says nothing about the sender; ``letter`` does. Any program for age opens the file, and
finds the JSON that the schema in ``resources/schema`` describes.
"""

from collections.abc import Mapping, Sequence
from unicodedata import normalize

import pyrage
from pyrage import x25519

from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.limits import MEGABYTE
from journal_app.exchange import age_head, letter
from journal_app.exchange.address import Address, Identity
from journal_app.exchange.letter import COHORT, KINDS, REPLY, SUMMARY, Opened

__all__ = [
    "COHORT", "KINDS", "REPLY", "SUFFIX", "SUMMARY", "Opened", "is_sealed", "needs_passphrase",
    "seal", "unseal",
]  # fmt: skip

SUFFIX = ".uptoit"
MOST_SEALED = {SUMMARY: 32 * MEGABYTE, REPLY: MEGABYTE, COHORT: MEGABYTE}
"""Bytes of a sealed file."""
SHORTEST_PASSPHRASE = 8
MOST_TO = 32


def seal(
    kind: str,
    data: Mapping[str, object],
    pdf: bytes | None,
    identity: Identity,
    to: Sequence[Address] = (),
    passphrase: str | None = None,
) -> bytes:
    """A sealed file to the keys of ``to`` and the sender's own, or else to a passphrase.

    ``data`` says its day in ``made``, and what it is about in ``summary`` or ``id``. A passphrase
    takes a second or two, on purpose. Raises InvalidValue where it is too short, ExchangeError
    where the file would be too large to be opened.
    """
    if bool(to) == (passphrase is not None) or len(to) > MOST_TO:
        raise InvalidValue(
            "A sealed file is made either for people whose addresses you have, at most {most}, or "
            "for a passphrase. Please choose one of the two.",
            most=MOST_TO,
        )
    if passphrase is not None and len(_spoken(passphrase)) < SHORTEST_PASSPHRASE:
        raise InvalidValue(
            "The passphrase for a sealed file needs at least {least} characters. Three words that "
            "do not belong together are easy to say on the telephone.",
            least=SHORTEST_PASSPHRASE,
        )
    readers = tuple(dict.fromkeys(one.age for one in (*to, identity.address))) if to else ()
    payload = letter.written(kind, data, pdf, identity, readers)
    if passphrase is None:
        made: bytes = pyrage.encrypt(payload, [x25519.Recipient.from_str(one) for one in readers])
    else:
        made = pyrage.passphrase.encrypt(payload, _spoken(passphrase))
    if len(made) > MOST_SEALED[kind]:
        raise _too_large()
    age_head.head(made)
    return made


def unseal(
    content: bytes,
    identity: Identity | Sequence[Identity] | None,
    passphrase: str | None = None,
    kind: str | None = None,
) -> Opened:
    """What is in a sealed file, its signature proved; raises ExchangeError with a sentence.

    Of several own secrets any may open it. Where ``kind`` is given, anything else is refused.
    """
    if len(content) > max(MOST_SEALED.values()):
        raise _too_large()
    if kind is not None and len(content) > MOST_SEALED[kind]:
        raise _too_large()
    head = age_head.head(content)
    own = (identity,) if isinstance(identity, Identity) else tuple(identity or ())
    payload = _decrypted(content, own, passphrase, by_passphrase=head.doublings is not None)
    opened, readers = letter.read(payload)
    if len(content) > MOST_SEALED[opened.kind]:
        raise _too_large()
    ours = {one.address.age for one in own}
    if (head.doublings is None) != bool(readers) or (readers and not ours & set(readers)):
        raise ExchangeError(
            "This file was not sealed for you by the person who signed it: somebody passed it on. "
            "Nothing was taken from it. Please ask its sender for one of your own."
        )
    if kind is not None and opened.kind != kind:
        raise _wrong_kind(opened.kind, kind)
    return opened


def needs_passphrase(content: bytes) -> bool:
    """Whether a sealed file opens with a passphrase; raises ExchangeError where it is none."""
    return age_head.head(content).doublings is not None


def is_sealed(content: bytes) -> bool:
    """Whether a file begins as sealed files do."""
    return content.startswith(age_head.SAYS)


def _decrypted(
    content: bytes, own: Sequence[Identity], passphrase: str | None, *, by_passphrase: bool
) -> bytes:
    if by_passphrase:
        if passphrase is None:
            raise ExchangeError(
                "This file is sealed with a passphrase. Please give the one that you and its "
                "sender agreed on."
            )
        try:
            return bytes(pyrage.passphrase.decrypt(content, _spoken(passphrase)))
        except pyrage.DecryptError as problem:
            raise ExchangeError(
                "This passphrase does not open the file. Please type it as it was agreed; if it "
                "is right, the file was damaged on its way, and has to be sent once more."
            ) from problem
    if not own:
        raise _not_for_us()
    try:
        return bytes(pyrage.decrypt(content, [x25519.Identity.from_str(one.reads) for one in own]))
    except pyrage.DecryptError as problem:
        raise (_not_for_us() if "No matching keys" in str(problem) else age_head.damaged()) from (
            problem
        )


def _spoken(passphrase: str) -> str:
    """A passphrase as it is heard: small letters, single blanks, accents written one way."""
    return " ".join(normalize("NFKC", passphrase).casefold().split())


def _not_for_us() -> ExchangeError:
    return ExchangeError(
        "This file was sealed for somebody else's address, so it cannot be opened here. Please "
        "send your own address to whoever sealed it, and ask for it once more."
    )


def _too_large() -> ExchangeError:
    return ExchangeError(
        "This file is larger than any sealed file of Up to It, so it was left closed. Please ask "
        "where it comes from."
    )


def _wrong_kind(found: str, wanted: str) -> ExchangeError:
    names = {SUMMARY: "a summary", REPLY: "a reply", COHORT: "a share for a cohort"}
    return ExchangeError(
        "This sealed file holds {found}, not {wanted}. Please choose another file.",
        found=names[found],
        wanted=names[wanted],
    )
