# SPDX-License-Identifier: MIT
"""Bringing a library up to date: Alembic's steps, in one transaction, or none of them."""

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, inspect, text

from journal_app.domain.errors import NewerJournal

NEWEST = "0001"
"""The last step in ``migrations``; tests compare. Knowing it spares Alembic on most starts."""
APPLICATION_ID = 0x5570494C
"""The four letters "UpIL", by which a file is known as a library and no journal."""
_STEPS = Path(__file__).parent / "migrations"
_RUNNING = Lock()
"""Alembic keeps what it is doing in one place for the whole process."""
_ONE_AT_A_TIME = 0x5570494C


def upgrade(connection: Connection, where: str) -> None:
    """Take the library through the steps it has not seen, inside the caller's transaction.

    Raises NewerJournal where it has seen steps that this program does not know.
    """
    if connection.dialect.name == "postgresql" and found(connection) != NEWEST:
        # Two coaches who open a new library at once: the second waits, and finds it made.
        connection.execute(text("SELECT pg_advisory_xact_lock(:one)"), {"one": _ONE_AT_A_TIME})
    seen = found(connection)
    if seen == NEWEST:
        return
    with _RUNNING:
        _run(connection, where, seen)


def _run(connection: Connection, where: str, seen: str | None) -> None:
    # Loaded only where there is something to do: it takes as long as the rest of opening.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    steps = ScriptDirectory.from_config(config)
    if seen is not None and seen not in {step.revision for step in steps.walk_revisions()}:
        raise NewerJournal(
            "The library “{where}” was written by a newer version of Up to It. It was left as it "
            "is. Please update the program to open it.",
            where=where,
        )
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def found(connection: Connection) -> str | None:
    """The last step that a database has seen, or None for one without any tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
