# SPDX-License-Identifier: MIT
"""Sealing what leaves and opening what comes back: own address, known people, known senders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from enum import StrEnum
from random import SystemRandom
from unicodedata import normalize

from journal_app.domain import reply as replies
from journal_app.domain import shared as summaries
from journal_app.domain.changes import CONTACTS, Changes
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.reply import Reply
from journal_app.domain.shared import SharedSummary
from journal_app.exchange import fingerprint, safe_json, sealed
from journal_app.exchange.address import Address, Identity, clean_name
from journal_app.services import choosing
from journal_app.services.session import Session, new_id
from journal_app.storage import choices
from journal_app.storage import contacts as stored
from journal_app.storage import identity as secrets

MOST_CONTACTS = 500
_SPOKEN_WORDS = 4
"""44 bits, of which each guess costs a second or two: more than anybody tries."""


class Trust(StrEnum):
    """What is known of who sent something.

    KNOWN: signed by keys the leader compared. FIRST: signed by keys seen for the first time, whose
    six words are to be compared before anything is believed. UNSIGNED: anybody may have written
    it, as in the JSON that the form in the HTML file saves.
    """

    KNOWN = "known"
    FIRST = "first"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody whose address is known; ``name`` is what the leader calls them."""

    id: str
    name: str
    address: Address


@dataclass(frozen=True, slots=True)
class Known:
    """The leader's own address, where there is one yet, and everybody whose address is known."""

    own: Address | None
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class ReplyReceived:
    """A reply, who signed it, and what is known of them; an unsigned one has no sender."""

    reply: Reply
    sender: Address | None
    trust: Trust


@dataclass(frozen=True, slots=True)
class SummaryReceived:
    """A summary and its page, who signed it, and what is known of them."""

    summary: SharedSummary
    pdf: bytes | None
    sender: Address
    trust: Trust


def own_identity(session: Session) -> Identity:
    """The leader's secrets, made when they are first needed. Hand them to nobody."""
    if not own_identities(session):
        with session.journal.write() as connection:
            if not secrets.load(connection):
                fresh = Identity.fresh()
                now = session.clock().astimezone(UTC)
                secrets.keep(connection, fresh.signs, fresh.reads, now)
    return own_identities(session)[0]


def own_identities(session: Session) -> tuple[Identity, ...]:
    """The secrets there are, those in force first; none are made by asking."""
    with session.journal.read() as connection:
        name = choices.load(connection).address_name
        return tuple(Identity(name, *pair) for pair in secrets.load(connection))


def own_address(session: Session) -> Address:
    """The leader's own address, whose ``line`` others are given and ``words`` are read out."""
    return own_identity(session).address


def make_address(session: Session) -> Changes:
    """Make the leader's own address, where there is none yet."""
    own_identity(session)
    return Changes(about=frozenset({CONTACTS}))


def known(session: Session) -> Known:
    """Own address and contacts, their words worked out; nothing is made by asking."""
    found = own_identities(session)
    people = Known(found[0].address if found else None, contacts(session))
    for address in (*(one.address for one in people.contacts), people.own):
        _ = address and address.words
    return people


def looked_at(text: str) -> tuple[str, tuple[str, ...]]:
    """The name in an address and its six words, to compare; raises ExchangeError."""
    found = Address.parse(text)
    return found.name, found.words


def call_me(session: Session, name: str) -> Changes:
    """Put this name into the leader's own address; the keys and the six words stay."""
    name = clean_name(name)
    if name == choosing.load(session).address_name:
        return Changes()
    changes = choosing.change(session, address_name=name)
    return Changes(about=changes.about | {CONTACTS})


def contacts(session: Session) -> tuple[Contact, ...]:
    """Everybody whose address is known, by name."""
    with session.journal.read() as connection:
        return tuple(
            Contact(row.id, row.name, Address.parse(row.address))
            for row in stored.every(connection)
        )


def addresses_of(session: Session, contact_id: str) -> tuple[Address, ...]:
    """The address of a contact in a row of one; none where the id is empty or gone."""
    return tuple(one.address for one in contacts(session) if one.id == contact_id)


def add_contact(session: Session, line: str | Address, name: str = "") -> tuple[Contact, Changes]:
    """Keep an address, under ``name`` or the name that stands in it, once its words were compared.

    Raises ExchangeError where the text holds no address, or another is known by that name.
    """
    address = line if isinstance(line, Address) else Address.parse(line)
    name = clean_name(name or address.name)
    if not name:
        raise InvalidValue("There is no name in this address. Please say whose it is.")
    if any(address.keys == own.address.keys for own in own_identities(session)):
        raise InvalidValue("That is your own address. Please paste the one that you were sent.")
    for one in contacts(session):
        if one.address.keys == address.keys:
            return one, Changes()
        if _alike(one.name) == _alike(name):
            raise _changed(one.name)
    now = session.clock()
    row = stored.Row(new_id(session, now), name, address.line)
    with session.journal.write() as connection:
        if len(stored.every(connection)) >= MOST_CONTACTS:
            raise InvalidValue("At most {most} addresses can be kept.", most=MOST_CONTACTS)
        stored.add(connection, row, now.astimezone(UTC))
    return Contact(row.id, name, address), Changes(about=frozenset({CONTACTS}))


def forget_contact(session: Session, contact_id: str) -> Changes:
    """Know an address no longer; what was sealed to it stays open to it."""
    with session.journal.write() as connection:
        gone = stored.remove(connection, contact_id)
    return Changes(about=frozenset({CONTACTS} if gone else ()))


def seal_summary(
    session: Session,
    shared: SharedSummary,
    pdf: bytes | None,
    to: Sequence[Address] = (),
    passphrase: str | None = None,
) -> bytes:
    """A summary as a sealed file, signed under the name that stands on its cover and no other."""
    identity = replace(own_identity(session), name=clean_name(shared.alias))
    return sealed.seal(sealed.SUMMARY, summaries.as_data(shared), pdf, identity, to, passphrase)


def seal_reply(
    identity: Identity, reply: Reply, to: Sequence[Address] = (), passphrase: str | None = None
) -> bytes:
    """A reply as a sealed file, signed by the coach's secrets; raises InvalidValue."""
    signed = replace(identity, name=clean_name(reply.coach))
    data = replies.as_data(replies.checked(reply))
    return sealed.seal(sealed.REPLY, data, None, signed, to, passphrase)


def open_reply(session: Session, content: bytes, passphrase: str | None = None) -> ReplyReceived:
    """A reply out of a sealed file, or out of the bare JSON that the form in the HTML saves.

    That it answers a summary of this journal is for ``domain.reply.belongs`` to say. Raises
    ExchangeError with a sentence; nothing is kept.
    """
    return read_reply(content, own_identities(session), contacts(session), passphrase)


def read_reply(
    content: bytes,
    identity: Identity | Sequence[Identity] | None,
    known: Iterable[Contact],
    passphrase: str | None = None,
) -> ReplyReceived:
    """As ``open_reply``, for who keeps secrets and known people elsewhere."""
    if not sealed.is_sealed(content):
        return ReplyReceived(_bare_reply(content), None, Trust.UNSIGNED)
    opened = sealed.unseal(content, identity, passphrase, sealed.REPLY)
    reply, trust = replies.from_data(opened.data), trust_in(opened.sender, known)
    if _alike(reply.coach) != _alike(opened.sender.name):
        raise ExchangeError(
            "This reply says that it is by “{coach}”, and was signed under another name, so "
            "nothing was taken from it. Please ask your coach who sealed it.",
            coach=reply.coach,
        )
    return ReplyReceived(reply, opened.sender, trust)


def read_summary(
    content: bytes,
    identity: Identity | Sequence[Identity] | None,
    known: Iterable[Contact] = (),
    passphrase: str | None = None,
) -> SummaryReceived:
    """A summary out of a sealed file, for a coach; raises ExchangeError with a sentence."""
    opened = sealed.unseal(content, identity, passphrase, sealed.SUMMARY)
    trust = trust_in(opened.sender, known)
    summary = summaries.from_data(opened.data)
    return SummaryReceived(summary, opened.pdf, opened.sender, trust)


def trust_in(sender: Address, known: Iterable[Contact]) -> Trust:
    """What is known of a sender; raises ExchangeError where a known name comes with other keys.

    Somebody known may sign under any name but one that another is known by.
    """
    people, called = tuple(known), _alike(sender.name)
    own = next((one for one in people if one.address.keys == sender.keys), None)
    if own is not None and called in (_alike(own.name), _alike(own.address.name)):
        return Trust.KNOWN
    for one in people:
        if one is not own and called and called in (_alike(one.name), _alike(one.address.name)):
            raise _changed(one.name)
    return Trust.FIRST if own is None else Trust.KNOWN


def suggested_passphrase() -> str:
    """Four words by chance that are easy to say and to hear, for a file sealed by voice."""
    return " ".join(SystemRandom().sample(fingerprint.listed(), _SPOKEN_WORDS))


def needs_passphrase(content: bytes) -> bool:
    """Whether a file is sealed with a passphrase; raises ExchangeError where it is not sealed."""
    return sealed.needs_passphrase(content)


def _alike(name: str) -> str:
    """A name as people compare names: without capitals, accents and dots."""
    plain = (one for one in normalize("NFKD", name) if one.isalnum())
    return "".join(plain).casefold()


def _bare_reply(content: bytes) -> Reply:
    if len(content) > sealed.MOST_SEALED[sealed.REPLY]:
        raise ExchangeError(
            "This file is larger than any reply, so nothing was taken from it. Please choose the "
            "file that your coach saved."
        )
    try:
        return replies.from_data(safe_json.loads(content))
    except InvalidValue as problem:
        raise ExchangeError(
            "This file is not a reply, so nothing was taken from it. Please choose the file that "
            "your coach saved."
        ) from problem


def _changed(name: str) -> ExchangeError:
    return ExchangeError(
        "This comes under the name “{name}”, but with other keys than the ones you know them by, "
        "so nothing was taken from it. Please ring them: if they do have a new address, forget "
        "the old one first and compare the six words of the new one.",
        name=name,
    )
