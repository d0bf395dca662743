# SPDX-License-Identifier: MIT
"""The tables of the library as they are now; how a database gets there is in ``migrations``.

Days are text such as 2026-11-24, instants microseconds UTC. A blob is age ciphertext to the keys
of its readers; ``None`` is what disposal leaves of it.
"""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from journal_app.storage.entries import instant


def stamp(when: datetime) -> int:
    """An aware moment as it is stored."""
    found = instant(when)
    assert found is not None
    return found


class Base(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text, int: BigInteger, bytes: LargeBinary}  # noqa: RUF012


class Owned:
    """Rows that belong to one coach. ``access.py`` keeps everybody else from them."""

    @declared_attr
    def coach(self) -> Mapped[str]:
        """The id of the member whose row it is."""
        return mapped_column(ForeignKey("member.id"))


class Programme(Base):
    """A programme of coaching, known to all by its name."""

    __tablename__ = "programme"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    made: Mapped[int]


class MemberRow(Base):
    """Somebody who uses the library; ``login`` is how a server knows them, empty in a file."""

    __tablename__ = "member"
    __table_args__ = (CheckConstraint("role IN ('coach', 'lead')", name="role"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    address: Mapped[str]
    login: Mapped[str]
    joined: Mapped[int]


class MemberKey(Owned, Base):
    """A member's own secrets, sealed under the key that a passphrase gives with the salt.

    While a passphrase is being changed there are two, so that one of them always opens.
    """

    __tablename__ = "member_key"
    salt: Mapped[bytes] = mapped_column(primary_key=True)
    made: Mapped[int]
    sealed: Mapped[bytes]


class ClientRow(Owned, Base):
    """A leader by alias within a programme; ``address`` is whom replies are sealed to."""

    __tablename__ = "client"
    __table_args__ = (UniqueConstraint("coach", "programme", "alias"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    programme: Mapped[str] = mapped_column(ForeignKey("programme.id"))
    alias: Mapped[str]
    address: Mapped[str]
    made: Mapped[int]


class Envelope(Owned, Base):
    """A summary that was taken in, or a reply that was sealed.

    ``subject`` is the id of the summary or the reply, ``about`` of the summary that a reply is to.
    ``hash`` is of what is inside; ``page`` is the PDF beside it, sealed on its own.
    """

    __tablename__ = "envelope"
    __table_args__ = (
        UniqueConstraint("coach", "kind", "subject"),
        CheckConstraint("kind IN ('summary', 'reply')", name="kind"),
        # Lists and counts are read from this alone, where the rows hold what is sealed.
        Index(
            "ix_envelope_listed",
            *("coach", "client", "kind", "disposed", "answered", "keep_until", "made"),
        ),
        Index(None, "client", "made"),
        Index(None, "coach", "keep_until"),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    client: Mapped[str] = mapped_column(ForeignKey("client.id"))
    kind: Mapped[str]
    subject: Mapped[str]
    about: Mapped[str]
    hash: Mapped[str]
    made: Mapped[str]
    taken: Mapped[int]
    keep_until: Mapped[str]
    answered: Mapped[int | None]
    disposed: Mapped[int | None]
    blob: Mapped[bytes | None]
    page: Mapped[bytes | None]


class Sheet(Owned, Base):
    """A coach's private note on a summary, or a reply on its way; ``version`` counts changes."""

    __tablename__ = "sheet"
    __table_args__ = (CheckConstraint("kind IN ('note', 'draft')", name="kind"),)
    envelope: Mapped[str] = mapped_column(ForeignKey("envelope.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    changed: Mapped[int]
    blob: Mapped[bytes]


class Share(Owned, Base):
    """A leader's cohort share; ``giver`` tells one leader from another, but not which it is."""

    __tablename__ = "cohort_share"
    __table_args__ = (UniqueConstraint("coach", "programme", "period", "giver"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    programme: Mapped[str] = mapped_column(ForeignKey("programme.id"))
    period: Mapped[str]
    giver: Mapped[str]
    taken: Mapped[int]
    blob: Mapped[bytes]


class Publication(Owned, Base):
    """What was published of a cohort, which no later page may give away by its difference."""

    __tablename__ = "publication"
    __table_args__ = (Index(None, "coach", "programme"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    programme: Mapped[str] = mapped_column(ForeignKey("programme.id"))
    made: Mapped[int]
    blob: Mapped[bytes]


class AuditRow(Base):
    """Who did what when. Rows are added; the database itself refuses to change or remove one."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "member", "at"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[int]
    member: Mapped[str] = mapped_column(ForeignKey("member.id"))
    what: Mapped[str]
    about: Mapped[str]


TALLY = Table(
    "tally",
    MetaData(),
    Column("coach", Text),
    Column("programme", Text),
    Column("leaders", BigInteger),
    Column("summaries", BigInteger),
    Column("replies", BigInteger),
    Column("first_end", Text),
)
"""A view: counts by coach and programme, and the earliest day by which something must go."""
