# SPDX-License-Identifier: MIT
"""The one door to a library's rows: whoever comes through it meets their own, and nobody else's.

Each statement on a table that is ``Owned`` gets the condition that the row is the member's, and
each row that is added is looked at, so no query can forget it. That guards against mistakes of
ours; against a curious person stand the seals, and on a server its own rules for rows.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import ORMExecuteState, with_loader_criteria
from sqlalchemy.orm import Session as Session  # handed on to services, which know no SQL

from journal_app.domain.errors import AnotherCopy, JournalInUse
from journal_app.storage.library.models import Owned
from journal_app.storage.library.places import Place
from journal_app.storage.library.trouble import told_plainly

NOBODY = ""
_TURNS = 5
_ALONE = {"one": 0x55704944}

T = TypeVar("T")


class OwnRows(Session):
    """A session of one member, named in ``info``."""


@event.listens_for(OwnRows, "do_orm_execute")
def _narrow(state: ORMExecuteState) -> None:
    if state.is_insert:
        raise PermissionError("rows are added one by one, where each is looked at")
    me = state.session.info["member"]
    state.statement = state.statement.options(
        with_loader_criteria(Owned, lambda table: table.coach == me, include_aliases=True)
    )


@event.listens_for(OwnRows, "before_flush")
def _look_at_new(session: Session, *_: object) -> None:
    me = session.info["member"]
    for row in (*session.new, *session.dirty):
        if isinstance(row, Owned) and row.coach != me:
            raise PermissionError("a row of another coach")


class Shelf:
    """An open library as one member sees it; NOBODY sees no row that is owned."""

    def __init__(self, place: Place, member: str = NOBODY) -> None:
        self.place = place
        self.member = member
        self._file = _standing(place)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent state of the member's rows; what is changed in it is not kept."""
        with (
            told_plainly(self.place.name),
            OwnRows(self.place.reader, info={"member": self.member}, autoflush=False) as session,
        ):
            session.connection()
            self._check_standing()
            yield session
            session.rollback()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One durable transaction: on return it is kept, or nothing is."""
        with (
            told_plainly(self.place.name),
            OwnRows(
                self.place.writer, info={"member": self.member}, expire_on_commit=False
            ) as session,
        ):
            session.connection()
            self._check_standing()
            yield session
            session.commit()

    def change(self, work: Callable[[Session], T], *, alone: bool = False) -> T:
        """Do the work in a transaction, again where somebody else made the same thing first.

        ``alone`` lets nobody else do such a work in this library at the same time.
        """
        for left in reversed(range(_TURNS)):
            try:
                with self.write() as session:
                    if alone and self.place.path is None:
                        session.execute(text("SELECT pg_advisory_xact_lock(:one)"), _ALONE)
                    return work(session)
            except (IntegrityError, JournalInUse):
                if not left:
                    raise
        raise AssertionError("unreachable")

    def as_member(self, member: str) -> "Shelf":
        """The same library, as another member sees it."""
        return Shelf(self.place, member)

    def _check_standing(self) -> None:
        """Once the lock is held: whether the file still bears its name, or was written anew."""
        if _standing(self.place) != self._file:
            raise AnotherCopy(
                "The library “{where}” was written anew under another passphrase, or another file "
                "took its place, so nothing was changed. Please close it and open it again.",
                where=self.place.name,
            )

    def close(self) -> None:
        """Let go of the library, and leave one file behind."""
        # What lies beside a file that took our place is not ours to remove.
        if self.place.path is not None and _standing(self.place) == self._file:
            with suppress(DBAPIError), self.place.writer.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
        self.place.close()


def _standing(place: Place) -> tuple[int, int] | None:
    if place.path is None:
        return None
    try:
        found = os.stat(place.path)
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)
