# SPDX-License-Identifier: MIT
"""Who uses the library, and the seal on each one's own secrets."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, text

from journal_app.domain.errors import InvalidValue
from journal_app.domain.library import Member
from journal_app.storage.keys import Key
from journal_app.storage.library.access import Session
from journal_app.storage.library.models import MemberKey, MemberRow, stamp

if TYPE_CHECKING:
    from nacl.secret import SecretBox

_PURPOSE = b"uptoit member"
"""The same passphrase opens the file, so the seal gets a key of its own (BLAKE2b, RFC 7693)."""


@dataclass(frozen=True, slots=True)
class Sealing:
    """A member's secrets as they lie in the library; ``salt`` goes with their passphrase."""

    salt: bytes
    sealed: bytes


def login(session: Session) -> str:
    """How the server knows this connection; empty in a file."""
    if session.get_bind().dialect.name != "postgresql":
        return ""
    return str(session.execute(text("SELECT current_user")).scalar_one())


def find(session: Session, name: str) -> Member | None:
    """The member of that name, or the only one it can be; None where nobody is known.

    Raises InvalidValue where it could be several.
    """
    wanted = select(MemberRow).order_by(MemberRow.joined, MemberRow.id)
    known = session.scalars(wanted.where(MemberRow.name == name) if name else wanted).all()
    if not name:
        by_login = [one for one in known if one.login == login(session)]
        known = by_login if login(session) else known
    if len(known) > 1:
        raise InvalidValue(
            "Several people use this library ({names}). Please say who you are.",
            names=", ".join(one.name for one in known),
        )
    return _member(known[0]) if known else None


def join(session: Session, member: Member, now: datetime) -> None:
    """Let somebody new use the library, whom the server knows by their login."""
    session.add(
        MemberRow(
            id=member.id,
            name=member.name,
            role=member.role,
            address=member.address,
            login=login(session),
            joined=stamp(now),
        )
    )
    session.flush()


def everybody(session: Session) -> tuple[Member, ...]:
    """All who use the library, in the order they joined."""
    rows = session.scalars(select(MemberRow).order_by(MemberRow.joined, MemberRow.id))
    return tuple(_member(row) for row in rows)


def count(session: Session, role: str) -> int:
    """How many have that role."""
    wanted = select(func.count()).select_from(MemberRow).where(MemberRow.role == role)
    return session.scalars(wanted).one()


def sealings(session: Session) -> tuple[Sealing, ...]:
    """What this member's secrets are sealed in, the newest first."""
    rows = session.scalars(select(MemberKey).order_by(MemberKey.made.desc()))
    return tuple(Sealing(row.salt, row.sealed) for row in rows)


def add_sealing(session: Session, key: Key, secrets: bytes, now: datetime) -> None:
    """Let one more passphrase open this member's secrets."""
    coach = session.info["member"]
    session.add(MemberKey(coach=coach, salt=key.salt, made=stamp(now), sealed=seal(key, secrets)))
    session.flush()


def keep_sealing(session: Session, salt: bytes) -> None:
    """Let no other passphrase open them any more."""
    session.execute(delete(MemberKey).where(MemberKey.salt != salt))


def seal(key: Key, secrets: bytes) -> bytes:
    """Secrets under a key (XSalsa20-Poly1305)."""
    return bytes(_box(key).encrypt(secrets))


def unseal(key: Key, sealed: bytes) -> bytes | None:
    """The secrets again, or None where the key does not fit."""
    from nacl.exceptions import CryptoError

    try:
        return bytes(_box(key).decrypt(sealed))
    except CryptoError:
        return None


def _box(key: Key) -> "SecretBox":
    from nacl.secret import SecretBox

    return SecretBox(hashlib.blake2b(key.raw, digest_size=32, person=_PURPOSE).digest())


def _member(row: MemberRow) -> Member:
    return Member(row.id, row.name, row.role, row.address)
