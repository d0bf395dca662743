# SPDX-License-Identifier: MIT
"""The program opens no socket but the local one; what watches for that can see."""

import ast
import os
import socket
import tomllib
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from tests.no_network import GUARD, NoNetwork

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "journal_app").rglob("*.py"))
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "websockets",
    "xmlrpc", "paramiko", "boto3", "grpc",
}  # fmt: skip
ALLOWED = {
    # Its own name is asked for, and nobody else's.
    ("storage/lock.py", "socket"): {"gethostname"},
}
HARMLESS = ("urllib.parse",)
OPENERS = ("outside.py", "ask.py")
LOCAL = {"QLocalServer", "QLocalSocket"}


def attempts() -> list[str]:
    """What was attempted, taken off the list so that this test does not fail for it."""
    return GUARD.taken()


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
        lambda: socket.getaddrinfo("host.invalid", 80),
        lambda: socket.gethostbyname("host.invalid"),
        lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
    ],
)
def test_whatever_reaches_for_the_network_is_stopped(reach: object) -> None:
    with pytest.raises(NoNetwork):
        reach()  # type: ignore[operator]
    assert attempts()


@pytest.mark.parametrize("call", ["connect", "bind"])
@pytest.mark.parametrize(
    ("family", "address"),
    [(socket.AF_INET, ("127.0.0.1", 0)), (socket.AF_INET6, ("::1", 0, 0, 0))],
)
def test_a_socket_of_the_network_is_stopped(call: str, family: int, address: object) -> None:
    with socket.socket(family) as one, pytest.raises(NoNetwork):
        getattr(one, call)(address)
    assert attempts()


def test_what_is_stopped_is_remembered_even_if_the_program_swallows_it() -> None:
    with suppress(RuntimeError):
        socket.getaddrinfo("host.invalid", 80)
    [said] = attempts()
    assert "host.invalid" in said


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="local sockets are named pipes here")
def test_a_local_socket_is_none_of_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("here")
    assert os.path.exists("here")
    assert attempts() == []


def imported(path: Path) -> list[tuple[str, str, int]]:
    """What a file imports, as module, name ("" for the whole module) and line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, "", node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found += [(node.module or "", alias.name, node.lineno) for alias in node.names]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_imports_what_reaches_the_network(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for module, name, line in imported(path):
        if module.startswith("PySide6.QtNetwork") or name == "QtNetwork":
            assert name in LOCAL, f"{path}:{line} imports {name}"
        assert not name.startswith(("QWebEngine", "QNetwork", "QTcp", "QUdp", "QSsl")), (path, line)
        top = module.split(".")[0]
        if top in NETWORK and module not in HARMLESS:
            key = (path.relative_to(ROOT / "journal_app").as_posix(), top)
            assert key in ALLOWED, f"{path}:{line} imports {module}"
            used = {
                node.attr
                for node in ast.walk(ast.parse(text))
                if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == top
            }
            assert used | ({name} if name else set()) <= ALLOWED[key], path


def test_no_dependency_is_there_to_reach_the_network() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for wanted in project["dependencies"]:
        assert not wanted.lower().startswith(tuple(NETWORK)), wanted
        assert "webengine" not in wanted.lower()
        assert "addons" not in wanted.lower(), "Essentials has all we need and less to worry about"
        assert "psycopg" not in wanted.lower(), "only a library on a server needs it, by a choice"


def test_what_speaks_to_a_server_is_named_in_one_place_alone() -> None:
    for path in FILES:
        imports = {module.split(".")[0] for module, _, _ in imported(path)}
        assert "psycopg" not in imports, path
        text = path.read_text(encoding="utf-8")
        assert ("psycopg" in text) == (path.name == "places.py" and "library" in path.parts), path


def test_addresses_are_handed_to_the_system_in_two_places_alone() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert "QDesktopServices.openUrl" not in text or path.name in OPENERS, path
