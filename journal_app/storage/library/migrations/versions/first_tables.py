# SPDX-License-Identifier: MIT
"""The tables a library begins with, the audit that only grows, and a server's rules for rows.

On PostgreSQL a login sees the rows of its own members, whatever program asks. The login that made
the library is above that, as an administrator is; sealed content is closed to it all the same.
"""

from collections.abc import Sequence

from alembic import op
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    LargeBinary,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_COUNTS = """
CREATE VIEW tally AS
SELECT member.name AS coach, programme.name AS programme,
    count(DISTINCT client.id) AS leaders,
    count(CASE WHEN kind = 'summary' AND disposed IS NULL THEN 1 END) AS summaries,
    count(CASE WHEN kind = 'reply' THEN 1 END) AS replies,
    min(CASE WHEN kind = 'summary' AND disposed IS NULL THEN keep_until END) AS first_end
FROM client
JOIN member ON member.id = client.coach
JOIN programme ON programme.id = client.programme
LEFT JOIN envelope ON envelope.client = client.id AND envelope.coach = client.coach
{asked_by} GROUP BY member.name, programme.name
"""
_STAYS = """
CREATE TRIGGER audit_{verb}_refused BEFORE {verb} ON audit
BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END
"""
_STAYS_ON_A_SERVER = (
    """CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit only grows'; END $$""",
    """CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()""",
)
_MINE = "IN (SELECT id FROM member WHERE login = current_user)"
_A_LEAD = "EXISTS (SELECT 1 FROM member WHERE login = current_user AND role = 'lead')"
_OWNED = ("member_key", "client", "envelope", "sheet", "cohort_share", "publication")
_ROWS = (
    *(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY" for name in ("member", "audit", *_OWNED)),
    *(f"CREATE POLICY own_rows ON {name} USING (coach {_MINE})" for name in _OWNED),
    "CREATE POLICY known_to_all ON member FOR SELECT USING (true)",
    # Whoever comes first may be the lead; after that nobody makes themselves one.
    """CREATE POLICY joins_as_self ON member FOR INSERT WITH CHECK (login = current_user AND (
        role = 'coach' OR NOT EXISTS (SELECT 1 FROM member AS other WHERE other.role = 'lead')))""",
    f"CREATE POLICY own_or_lead ON audit FOR SELECT USING (member {_MINE} OR {_A_LEAD})",
    f"CREATE POLICY adds_own ON audit FOR INSERT WITH CHECK (member {_MINE})",
)


def upgrade() -> None:
    """Make everything; the caller's transaction keeps all of it or nothing."""
    _people()
    _envelopes()
    _cohorts()
    if op.get_bind().dialect.name == "postgresql":
        statements: Sequence[str] = (
            *_STAYS_ON_A_SERVER,
            *_ROWS,
            _COUNTS.format(asked_by=f"WHERE {_A_LEAD}"),
        )
    else:
        statements = (
            *(_STAYS.format(verb=verb) for verb in ("update", "delete")),
            _COUNTS.format(asked_by=""),
        )
    for statement in statements:
        op.execute(statement)


def _people() -> None:
    _table("programme", _id(), Column("name", Text, nullable=False, unique=True), _moment("made"))
    _table(
        "member",
        _id(),
        Column("name", Text, nullable=False, unique=True),
        *_words("role", "address", "login"),
        _moment("joined"),
        CheckConstraint("role IN ('coach', 'lead')", name="role"),
    )
    _table(
        "member_key",
        Column("salt", LargeBinary, primary_key=True),
        _coach(),
        _moment("made"),
        Column("sealed", LargeBinary, nullable=False),
    )
    _table(
        "client",
        _id(),
        _coach(),
        Column("programme", Text, ForeignKey("programme.id"), nullable=False),
        *_words("alias", "address"),
        _moment("made"),
        UniqueConstraint("coach", "programme", "alias"),
    )
    _table(
        "audit",
        _id(),
        _moment("at"),
        Column("member", Text, ForeignKey("member.id"), nullable=False),
        *_words("what", "about"),
    )
    op.create_index(op.f("ix_audit_member_at"), "audit", ["member", "at"])


def _envelopes() -> None:
    _table(
        "envelope",
        _id(),
        _coach(),
        Column("client", Text, ForeignKey("client.id"), nullable=False),
        *_words("kind", "subject", "about", "hash", "made"),
        _moment("taken"),
        *_words("keep_until"),
        Column("answered", BigInteger),
        Column("disposed", BigInteger),
        Column("blob", LargeBinary),
        Column("page", LargeBinary),
        UniqueConstraint("coach", "kind", "subject"),
        CheckConstraint("kind IN ('summary', 'reply')", name="kind"),
    )
    listed = ["coach", "client", "kind", "disposed", "answered", "keep_until", "made"]
    op.create_index("ix_envelope_listed", "envelope", listed)
    op.create_index(op.f("ix_envelope_client_made"), "envelope", ["client", "made"])
    op.create_index(op.f("ix_envelope_coach_keep_until"), "envelope", ["coach", "keep_until"])
    _table(
        "sheet",
        Column("envelope", Text, ForeignKey("envelope.id"), primary_key=True),
        Column("kind", Text, primary_key=True),
        _coach(),
        _moment("version"),
        _moment("changed"),
        Column("blob", LargeBinary, nullable=False),
        CheckConstraint("kind IN ('note', 'draft')", name="kind"),
    )


def _cohorts() -> None:
    _table(
        "cohort_share",
        _id(),
        _coach(),
        Column("programme", Text, ForeignKey("programme.id"), nullable=False),
        *_words("period", "giver"),
        _moment("taken"),
        Column("blob", LargeBinary, nullable=False),
        UniqueConstraint("coach", "programme", "period", "giver"),
    )
    _table(
        "publication",
        _id(),
        _coach(),
        Column("programme", Text, ForeignKey("programme.id"), nullable=False),
        _moment("made"),
        Column("blob", LargeBinary, nullable=False),
    )
    op.create_index(op.f("ix_publication_coach_programme"), "publication", ["coach", "programme"])


def _table(name: str, *columns: SchemaItem) -> None:
    op.create_table(name, *columns)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _coach() -> Column[str]:
    return Column("coach", Text, ForeignKey("member.id"), nullable=False)


def _moment(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


def _words(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]
