# SPDX-License-Identifier: MIT
"""Opening a coach's library: who it is, what opens their own secrets, and changing that."""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING
from uuid import UUID

from journal_app.domain.errors import InvalidValue, JournalFileError, Locked, WrongPassphrase
from journal_app.domain.ids import uuid7
from journal_app.domain.library import CHANGED, COACH, JOINED, LEAD, Member
from journal_app.exchange import safe_json
from journal_app.exchange.address import Identity, clean_name
from journal_app.exchange.envelope import Opener
from journal_app.services.memory import keep_out_of_dumps
from journal_app.services.safekeeping import SHORTEST
from journal_app.storage import keys
from journal_app.storage import library as stored
from journal_app.storage.keys import Key

if TYPE_CHECKING:
    from journal_app.storage.library.access import Session, Shelf
    from journal_app.storage.library.members import Sealing

Clock = Callable[[], datetime]
UNNAMED = "Coach"


@dataclass(slots=True)
class Library:
    """An open library and who uses it; ``close`` it when done."""

    member: Member
    clock: Clock
    shelf: "Shelf" = field(repr=False)
    identity: Identity = field(repr=False)
    key: Key = field(repr=False)
    chance: Random = field(repr=False)
    opener: Opener = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.opener = Opener(self.identity)

    @property
    def today(self) -> date:
        """The local day it is now."""
        return self.clock().date()

    @property
    def where(self) -> str:
        """The file or the server, for a person."""
        return self.shelf.place.name

    @property
    def on_server(self) -> bool:
        """Whether it lies on a server and not in a file."""
        return self.shelf.place.path is None

    def new_id(self) -> str:
        """A fresh id for something made now."""
        return uuid7(self.clock(), self.chance.getrandbits(74))

    def leaving_id(self) -> str:
        """An id for what leaves, by chance alone: the others tell when they were made."""
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    def blind(self, what: bytes) -> str:
        """A word for something that only this member can make, and nobody can read."""
        return hashlib.blake2b(what, key=self.identity.signs, digest_size=16).hexdigest()

    def close(self) -> None:
        """Close the library; it cannot be used after that."""
        self.shelf.close()


def open_library(
    where: Path | str,
    secret: str | None,
    clock: Clock,
    *,
    name: str = "",
    role: str = COACH,
    join: bool = False,
    file_secret: str | None = None,
) -> Library:
    """Open the library in a file, or on a server of PostgreSQL by its SQLAlchemy URL.

    Where there is none it is made, and whoever made it is its first member, by ``name`` and
    ``role``; later ones say ``join``. ``secret`` is the member's passphrase or recovery code; it
    opens the file too, unless several share one, which has a ``file_secret`` of its own then.
    Raises Locked without a secret, WrongPassphrase, NewerJournal, InvalidValue where it is not
    clear or not allowed who this is, and JournalFileError.
    """
    if secret is None:
        raise Locked("A coach’s library needs its passphrase.")
    keep_out_of_dumps()
    shelf = stored.opening.open_shelf(where, secret if file_secret is None else file_secret)
    try:
        with shelf.read() as session:
            known = stored.members.everybody(session)
            found = None if join else stored.members.find(session, name)
        if found is None:
            _check_joining(known, name, role, shelf.place.name, join=join)
            _check_file_is_shared(shelf, known)
            one_secret = file_secret is None and not known
            return _join(shelf, secret, clock, Member("", name or UNNAMED, role, ""), one_secret)
        mine = shelf.as_member(found.id)
        return _known(mine, secret, clock, found, one_secret=file_secret is None)
    except BaseException:
        shelf.close()
        raise


def change_passphrase(library: Library, old: str, new: str) -> str:
    """Put the library under a new passphrase; returns the new recovery code.

    It changes what opens this member's secrets, and a file that the same passphrase opens is
    written anew. Raises WrongPassphrase, InvalidValue for one too short, and JournalFileError
    where the file could not be written anew; the old passphrase holds then. Other windows that
    have the file open are told so when they next write.
    """
    _check_new(library, old, new)
    fresh, now = keys.new_key(new), library.clock()
    opens_file = library.key == library.shelf.place.key
    with library.shelf.write() as session:
        # From here on either passphrase opens the secrets, so a crash locks nobody out.
        stored.members.add_sealing(session, fresh, _secrets(library.identity), now)
        stored.auditing.note(session, library.new_id(), CHANGED, "", now)
    if opens_file:
        try:
            library.shelf = stored.rekeying.rewrite(library.shelf, fresh)
        except JournalFileError:
            with library.shelf.write() as session:
                stored.members.keep_sealing(session, library.key.salt)
            raise
    with library.shelf.write() as session:
        stored.members.keep_sealing(session, fresh.salt)
    library.key = fresh
    return fresh.code


def share_file(library: Library, old: str, new: str) -> str:
    """Give a library's file a passphrase of its own, apart from what opens one's secrets.

    Other coaches can join with it. Returns the recovery code of the file; raises as
    ``change_passphrase``, and InvalidValue for a library on a server.
    """
    _check_new(library, old, new)
    if library.on_server:
        raise InvalidValue(
            "This library is on a server, which everybody opens with a login of their own."
        )
    fresh = keys.new_key(new)
    library.shelf = stored.rekeying.rewrite(library.shelf, fresh)
    return fresh.code


def recovery_code(library: Library) -> str:
    """The code that opens the library where the passphrase is forgotten."""
    return library.key.code


def _check_new(library: Library, old: str, new: str) -> None:
    if len(new) < SHORTEST:
        raise InvalidValue(
            "A passphrase needs {shortest} characters or more. Four or five words that have "
            "nothing to do with each other are strong and easy to remember.",
            shortest=SHORTEST,
        )
    if keys.key_from(library.key.salt, old) != library.key:
        raise WrongPassphrase("That is not the passphrase of this library. Please try again.")


def _check_joining(
    known: tuple[Member, ...], name: str, role: str, where: str, *, join: bool
) -> None:
    if known and not join:
        raise InvalidValue(
            "You are not one of those who use the library “{where}” yet ({names}). If you are new "
            "to it, say that you join; if not, please look at the name.",
            where=where,
            names=", ".join(one.name for one in known),
        )
    if (name or UNNAMED) in {one.name for one in known}:
        raise InvalidValue(
            "Somebody in this library has the name “{name}” already. Please choose another.",
            name=name or UNNAMED,
        )
    if role == LEAD and any(one.role == LEAD for one in known):
        raise InvalidValue(
            "This library has a lead already. Please join it as a coach, or ask the lead."
        )


def _check_file_is_shared(shelf: "Shelf", known: tuple[Member, ...]) -> None:
    """Whoever joins knows what opens the file, which must not be what opens another's secrets."""
    own = shelf.place.key
    for one in known if own is not None else ():
        with shelf.as_member(one.id).read() as session:
            salts = {sealing.salt for sealing in stored.members.sealings(session)}
        if own is not None and own.salt in salts:
            raise InvalidValue(
                "The file of this library opens with the own passphrase of “{name}”, so nobody "
                "can share it yet. Please ask them to give the file a passphrase of its own first.",
                name=one.name,
            )


def _join(shelf: "Shelf", secret: str, clock: Clock, new: Member, one_secret: bool) -> Library:
    """A new member with new secrets; ``one_secret`` opens both them and the file."""
    now, chance = clock(), SystemRandom()
    identity = Identity.fresh(clean_name(new.name))
    member = Member(
        uuid7(now, chance.getrandbits(74)), identity.name, new.role, identity.address.line
    )
    own = shelf.place.key
    key = own if own is not None and one_secret else keys.fresh_key(secret)
    mine = shelf.as_member(member.id)

    def work(session: "Session") -> None:
        stored.members.join(session, member, now)
        stored.members.add_sealing(session, key, _secrets(identity), now)
        stored.auditing.note(session, uuid7(now, chance.getrandbits(74)), JOINED, "", now)

    mine.change(work)
    return Library(member, clock, mine, identity, key, chance)


def _known(
    shelf: "Shelf", secret: str, clock: Clock, member: Member, *, one_secret: bool
) -> Library:
    with shelf.read() as session:
        sealings = stored.members.sealings(session)
    if not sealings:
        raise InvalidValue(
            "“{name}” uses this library under another login of the server. Please open it with "
            "that login, or give your own name.",
            name=member.name,
        )
    own = shelf.place.key if one_secret else None
    key, identity = _unsealed(own, secret, sealings, member)
    if identity.address.line != member.address:
        raise JournalFileError(
            "The address that the library has for “{name}” is not the one you made, so it was "
            "left closed. Please tell whoever looks after it.",
            name=member.name,
        )
    if len(sealings) > 1:  # What a crash left while the passphrase was being changed.
        with shelf.write() as session:
            stored.members.keep_sealing(session, key.salt)
    return Library(member, clock, shelf, identity, key, SystemRandom())


def _unsealed(
    own: Key | None, secret: str, sealings: "tuple[Sealing, ...]", member: Member
) -> tuple[Key, Identity]:
    for one in sealings:
        key = own if own is not None and own.salt == one.salt else keys.key_from(one.salt, secret)
        found = stored.members.unseal(key, one.sealed)
        if found is not None:
            data = safe_json.loads(found)
            signs = base64.b64decode(data["signs"])
            return key, Identity(member.name, signs, data["reads"])
    raise WrongPassphrase(
        "That does not open the library for “{name}”. Look at capital letters and the keyboard’s "
        "language, and try again; the recovery code opens it too.",
        name=member.name,
    )


def _secrets(identity: Identity) -> bytes:
    signs = base64.b64encode(identity.signs).decode()
    return json.dumps({"signs": signs, "reads": identity.reads}).encode()
