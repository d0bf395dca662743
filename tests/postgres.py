# SPDX-License-Identifier: MIT
"""A PostgreSQL of our own for the tests: in a temporary folder, on a local socket alone.

Nothing of the system's own server is touched. Where there are no programs of PostgreSQL on the
machine the tests that need it are skipped, each with the line that installs them.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

MISSING = (
    "POSTGRESQL IS NOT TESTED HERE: the coach's library was tested in a file alone. "
    "Please install it (apt-get install postgresql) and run the tests again."
)
OWNER = "practice"
"""Owns the libraries, and is no administrator."""
_QUICK = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "log_min_messages": "log",
    "log_checkpoints": "off",
    "autovacuum": "off",
}
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
_MADE = [
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "--no-sync",
    "--no-instructions",
]
_READY = "ready to accept connections"


@dataclass(frozen=True)
class Cluster:
    """A server that runs; ``folder`` holds its data and its socket."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=count)

    def administrator(self) -> Any:
        """A connection that may do everything; close it."""
        import psycopg

        return psycopg.connect(
            host=str(self.folder), user="postgres", dbname="postgres", autocommit=True
        )

    def empty(self) -> str:
        """The name of a new schema with nothing in it, which is made faster than a database."""
        name = f"library_{next(self._numbers)}"
        with self.administrator() as connection:
            connection.execute(f"CREATE SCHEMA {name} AUTHORIZATION {OWNER}")
        return name

    def url(self, schema: str, login: str = OWNER) -> str:
        """Its address as SQLAlchemy writes it."""
        return f"postgresql://{login}@/postgres?host={self.folder}&options=-csearch_path%3D{schema}"

    def login(self, name: str) -> None:
        """Let somebody log in, who may do nothing else yet."""
        with self.administrator() as connection:
            known = "SELECT 1 FROM pg_roles WHERE rolname = %s"
            if connection.execute(known, (name,)).fetchone() is None:
                connection.execute(f"CREATE ROLE {name} LOGIN")


def programs() -> Path | None:
    """The folder with PostgreSQL's programs, or None, as where there are no local sockets."""
    if os.name == "nt":
        return None
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    debian = Path("/usr/lib/postgresql")
    made = debian.glob("*/bin/initdb") if debian.is_dir() else ()
    newest = max(made, key=lambda path: int(path.parts[-3]), default=None)
    return None if newest is None else newest.parent


@contextmanager
def running(programs: Path, **settings: str) -> Iterator[Cluster]:
    """A server for as long as this lasts; it ends with us, however we end."""
    folder = Path(tempfile.mkdtemp(prefix="uptoit-pg-"))
    try:
        as_user = _not_as_root(folder)
        data = ["-D", str(folder / "data")]
        subprocess.run(
            [*as_user, str(programs / "initdb"), *data, *_MADE],
            check=True,
            capture_output=True,
            cwd=folder,
        )
        chosen = _QUICK | settings | {"unix_socket_directories": str(folder)}
        options = [part for key, value in chosen.items() for part in ("-c", f"{key}={value}")]
        command = [*as_user, str(programs / "postgres"), *data, *options]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=folder)
        try:
            _wait(server)
            cluster = Cluster(folder)
            cluster.login(OWNER)
            yield cluster
        finally:
            server.send_signal(signal.SIGQUIT)  # At once; nobody needs what is in it.
            server.communicate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: "subprocess.Popen[str]") -> None:
    said: list[str] = []
    assert server.stderr is not None
    for line in server.stderr:
        said.append(line)
        if _READY in line:
            return
    raise RuntimeError("".join(said))


def _not_as_root(folder: Path) -> Sequence[str]:
    """PostgreSQL refuses to run as an administrator; and it has to end when the tests do."""
    ends_with_us = ["setpriv", "--pdeathsig", "INT"] if shutil.which("setpriv") else []
    if os.geteuid() != 0:
        return ends_with_us
    import pwd  # There is none on Windows, where this is never asked.

    who = None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            who = who or pwd.getpwnam(name)
    assert who is not None
    os.chown(folder, who.pw_uid, who.pw_gid)
    return [*ends_with_us, f"--reuid={who.pw_uid}", f"--regid={who.pw_gid}", "--clear-groups"]
