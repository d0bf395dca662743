# SPDX-License-Identifier: MIT
"""``uptoit protect`` with the real program: its start-up, its keys, its sentences."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.domain import recovery_code

FIRST, SECOND = "four words and more", "another four words"


def program(home: Path, *arguments: str, secret: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program in a throw-away home; ``secret`` goes into the file that names it."""
    environment = dict(os.environ)
    environment.pop("UPTOIT_PASSPHRASE_FILE", None)
    if secret:
        file = home / "secret"
        file.write_text(secret + "\n", encoding="utf-8")
        environment["UPTOIT_PASSPHRASE_FILE"] = str(file)
    return subprocess.run(
        [sys.executable, "-m", "journal_app", "--home", str(home), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        stdin=subprocess.DEVNULL,
        env=environment,
        check=False,
    )


def new_secret(home: Path, words: str) -> list[str]:
    """The arguments that set a new passphrase."""
    file = home / "new"
    file.write_text(words, encoding="utf-8")
    return ["protect", "--new-passphrase-file", str(file)]


def test_a_passphrase_is_set_used_changed_and_removed(tmp_path: Path) -> None:
    assert program(tmp_path, "add", "--text", "rhubarb crumble").returncode == 0
    done = program(tmp_path, *new_secret(tmp_path, FIRST))
    assert done.returncode == 0, done.stderr
    code = done.stdout.strip()
    assert recovery_code.read(code)
    refused = program(tmp_path, "list")
    assert refused.returncode == 1
    assert "is protected" in refused.stderr
    assert "Traceback" not in refused.stderr
    wrong = program(tmp_path, "list", secret="not these words")
    assert wrong.returncode == 1
    assert "does not open the journal" in wrong.stderr
    for right in (FIRST, code):
        assert "rhubarb" in program(tmp_path, "search", "rhubarb", secret=right).stdout
    changed = program(tmp_path, *new_secret(tmp_path, SECOND), secret=FIRST)
    assert changed.returncode == 0, changed.stderr
    assert program(tmp_path, "list", secret=code).returncode == 1
    assert "rhubarb" in program(tmp_path, "search", "rhubarb", secret=SECOND).stdout
    assert program(tmp_path, "protect", "--off", secret=SECOND).returncode == 0
    assert "rhubarb" in program(tmp_path, "search", "rhubarb").stdout


def test_a_short_one_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    assert program(tmp_path, "add", "--text", "rhubarb").returncode == 0
    refused = program(tmp_path, *new_secret(tmp_path, "short"))
    assert refused.returncode == 1
    assert "12 characters" in refused.stderr
    assert program(tmp_path, "list").returncode == 0


def test_two_wishes_at_once_are_wrong_usage(tmp_path: Path) -> None:
    assert program(tmp_path, "protect", "--off", "--new-code").returncode == 2
    assert program(tmp_path, "protect").returncode == 2


def through_a_pipe(home: Path, words: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with a passphrase that comes through an open file descriptor."""
    read, write = os.pipe()
    with os.fdopen(write, "w", encoding="utf-8") as file:
        file.write(words)
    try:
        return subprocess.run(
            [
                *(sys.executable, "-m", "journal_app", "--home", str(home)),
                *("--passphrase-fd", str(read), *arguments),
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            stdin=subprocess.DEVNULL,
            pass_fds=[read],
            check=False,
        )
    finally:
        os.close(read)


@pytest.mark.skipif(os.name != "posix", reason="descriptors are handed on in another way there")
def test_a_passphrase_comes_through_a_descriptor(tmp_path: Path) -> None:
    assert program(tmp_path, "add", "--text", "rhubarb crumble").returncode == 0
    assert program(tmp_path, *new_secret(tmp_path, FIRST)).returncode == 0
    assert "rhubarb" in through_a_pipe(tmp_path, f"{FIRST}\nmore", "search", "rhubarb").stdout
    for words, sentence in (
        ("not these words\n", "does not open the journal"),
        ("", "gave no passphrase"),
        ("\n", "gave no passphrase"),
    ):
        refused = through_a_pipe(tmp_path, words, "list")
        assert refused.returncode == 1
        assert sentence in refused.stderr
        assert "Traceback" not in refused.stderr
    closed = program(tmp_path, "--passphrase-fd", "93", "list")
    assert closed.returncode == 1
    assert "can be read from file descriptor 93" in closed.stderr


@pytest.mark.skipif(os.name != "posix", reason="descriptors are handed on in another way there")
def test_a_descriptor_serves_a_command_that_opens_a_copy_too(tmp_path: Path) -> None:
    assert program(tmp_path, "add", "--text", "rhubarb crumble").returncode == 0
    assert program(tmp_path, *new_secret(tmp_path, FIRST)).returncode == 0
    restored = through_a_pipe(tmp_path, f"{FIRST}\n", "restore", "1")
    assert restored.returncode == 0, restored.stderr
    checked = through_a_pipe(tmp_path, f"{FIRST}\n", "check", "--repair")
    assert checked.returncode == 0, checked.stderr
    assert "rhubarb" in through_a_pipe(tmp_path, f"{FIRST}\n", "search", "rhubarb").stdout


def test_a_copy_that_cannot_be_protected_is_named(tmp_path: Path) -> None:
    assert program(tmp_path, "add", "--text", "rhubarb crumble").returncode == 0
    journal = tmp_path / "data" / "My journal.journal"
    copy = journal.parent / "backups" / "My journal long ago.journal"
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes(journal.read_bytes()[:6000])
    done = program(tmp_path, *new_secret(tmp_path, FIRST))
    assert done.returncode == 0
    assert "left as they were: My journal long ago.journal" in done.stderr
    assert "crumble" not in done.stderr
