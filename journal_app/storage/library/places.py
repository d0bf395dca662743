# SPDX-License-Identifier: MIT
"""Where a library lies: a protected file, or a database on a server; and connections to it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from journal_app.domain.errors import InvalidValue, JournalFileError
from journal_app.storage import connections
from journal_app.storage.keys import Key

_PATIENCE = "PRAGMA busy_timeout = 30000"
"""Several coaches may wait for one disk, and SQLite keeps no queue."""
_SECONDS_TO_ANSWER = 15
_NEAR = ("", "localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Place:
    """A library's connections: some that read and some that write. ``name`` is for sentences."""

    name: str
    reader: Engine
    writer: Engine
    path: Path | None = None
    key: Key | None = None

    def close(self) -> None:
        """Let go of all connections."""
        self.reader.dispose()
        self.writer.dispose()


def read(where: Path | str) -> Path | URL:
    """The file or the server that somebody named; raises InvalidValue for anything else."""
    if isinstance(where, Path) or "://" not in where:
        return Path(where)
    try:
        url = make_url(where)
    except ArgumentError:
        url = None
    if url is not None and url.get_backend_name() == "sqlite" and url.database:
        return Path(url.database)
    if url is None or url.get_backend_name() != "postgresql" or not url.database:
        raise InvalidValue(
            "A library is a file, or a database of PostgreSQL by an address such as "
            "postgresql://anna@library.example.org/coaching. Please look at what you gave."
        )
    return url.set(drivername="postgresql+psycopg")


def in_file(path: Path, key: Key, mode: str = "rw") -> Place:
    """A library in a file that the key opens, or makes where the mode is rwc."""

    def opened() -> Any:
        return connections.connect(path, key, mode)

    return Place(
        str(path),
        _patient(connections.engine(opened, writes=False)),
        _patient(connections.engine(opened, writes=True)),
        path,
        key,
    )


def on_server(url: URL) -> Place:
    """A library on a server; raises JournalFileError where the part for that is not installed."""
    options: dict[str, Any] = {
        "application_name": "uptoit",
        "connect_timeout": _SECONDS_TO_ANSWER,
    }
    if not _is_near(url) and "sslmode" not in url.query and "PGSSLMODE" not in os.environ:
        options["sslmode"] = "require"
    try:
        writer = create_engine(
            url, connect_args=options, pool_pre_ping=True, pool_size=4, hide_parameters=True
        )
    except ModuleNotFoundError as missing:
        raise JournalFileError(
            "A library on a server needs a part of Up to It that is not installed here. Please "
            "install “up-to-it[postgresql]”."
        ) from missing
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Place(f"{url.database} on {url.host or 'this computer'}", reader, writer)


def _is_near(url: URL) -> bool:
    """Whether nothing between us and the server could listen: this computer, a local socket."""
    named = url.query.get("host", url.host or "")
    hosts = (named,) if isinstance(named, str) else named
    return all(one in _NEAR or one.startswith("/") for one in hosts)


def _patient(made: Engine) -> Engine:
    listen: Callable[..., Any] = event.listens_for(made, "connect")

    @listen
    def connected(connection: Any, _record: object) -> None:
        connection.execute(_PATIENCE)

    return made
