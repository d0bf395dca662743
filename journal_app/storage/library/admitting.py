# SPDX-License-Identifier: MIT
"""Letting another login of the server use a library; which rows it sees the server decides."""

from sqlalchemy import func, select, text

from journal_app.domain.errors import InvalidValue, JournalFileError, NotFound
from journal_app.storage.library.access import Session

_OWN = "member_key, client, envelope, sheet, cohort_share, publication"
_RIGHTS = (
    "GRANT USAGE ON SCHEMA {schema} TO {login}",
    f"GRANT SELECT, INSERT, UPDATE, DELETE ON {_OWN} TO {{login}}",
    "GRANT SELECT, INSERT ON programme, member, audit TO {login}",
    "GRANT SELECT ON tally, alembic_version TO {login}",
)
_WHERE = select(func.current_schema())
_MAY_NOW = text("SELECT has_table_privilege(:login, 'envelope', 'INSERT')")
_KNOWN = text("SELECT 1 FROM pg_roles WHERE rolname = :login")


def admit(session: Session, login: str) -> None:
    """Let a login use the library, once more is no fault.

    Raises InvalidValue in a file, which has no logins, NotFound for a login that the server does
    not know, and JournalFileError where this login may not admit anybody.
    """
    if session.get_bind().dialect.name != "postgresql":
        raise InvalidValue(
            "This library is a file, so whoever has it and its passphrase can join it. Logins are "
            "of a library on a server."
        )
    if session.execute(_KNOWN, {"login": login}).first() is None:
        raise NotFound(
            "The server knows no login “{login}”. Please ask its administrator to make it.",
            login=login[:60],
        )
    quote = session.get_bind().dialect.identifier_preparer.quote_identifier
    names = {"login": login, "schema": session.scalars(_WHERE).one()}
    quoted = {key: quote(name).replace(":", "\\:") for key, name in names.items()}
    for right in _RIGHTS:
        session.execute(text(right.format(**quoted)))
    # Whoever may not give rights away gives none, and the server only warns of that.
    if not session.execute(_MAY_NOW, {"login": login}).scalar():
        raise JournalFileError(
            "Your login did not make this library, so it cannot admit “{login}”. Please ask "
            "whoever made it.",
            login=login,
        )
