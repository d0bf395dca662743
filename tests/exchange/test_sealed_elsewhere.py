# SPDX-License-Identifier: MIT
"""A second program for the same file: the command ``age`` opens ours, and we open its."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from journal_app.exchange import letter
from journal_app.exchange.sealed import seal, unseal
from tests.exchange.letters import (
    COACH,
    DATA,
    LEADER,
    PASSPHRASE,
    inside,
    text,
    whispered,
)

SEALED = seal("reply", DATA, None, COACH, [LEADER.address])
SPOKEN = whispered(letter.written("reply", DATA, None, COACH, ()), PASSPHRASE.casefold())

AGE = shutil.which("age")
needs_age = pytest.mark.skipif(
    AGE is None,
    reason="NOT CHECKED: no other program opened our sealed files, for the command age is not "
    "installed (Debian: apt-get install age)",
)


@needs_age
def test_the_command_age_opens_what_we_seal(tmp_path: Path) -> None:
    assert AGE is not None
    key, file = tmp_path / "key.txt", tmp_path / "reply.uptoit"
    key.write_text(LEADER.reads + "\n")
    file.write_bytes(SEALED)
    done = subprocess.run(
        [AGE, "--decrypt", "-i", str(key), str(file)], capture_output=True, check=True
    )
    payload = letter._json(done.stdout)
    assert payload["format"] == "up-to-it sealed"
    assert letter._json(payload["data"].encode()) == DATA


@needs_age
@pytest.mark.skipif(sys.platform == "win32", reason="NOT CHECKED: there is no terminal to give")
def test_the_command_age_opens_what_is_sealed_with_a_passphrase(tmp_path: Path) -> None:
    import pty

    assert AGE is not None
    file, plain = tmp_path / "reply.uptoit", tmp_path / "plain.json"
    file.write_bytes(SPOKEN)
    child, terminal = pty.fork()
    if child == 0:
        os.execv(AGE, [AGE, "--decrypt", "-o", str(plain), str(file)])
    said = b""
    with suppress(OSError):
        while b"passphrase" not in said.lower():
            said += os.read(terminal, 1_000)
        os.write(terminal, PASSPHRASE.casefold().encode() + b"\n")
        while os.read(terminal, 1_000):
            pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    assert letter._json(plain.read_bytes())["format"] == "up-to-it sealed"


@needs_age
def test_we_open_what_the_command_age_seals(tmp_path: Path) -> None:
    assert AGE is not None
    plain = tmp_path / "plain"
    plain.write_text(text(inside(SEALED, LEADER)), encoding="utf-8")
    done = subprocess.run(
        [AGE, "-r", LEADER.address.age, str(plain)], capture_output=True, check=True
    )
    assert unseal(done.stdout, LEADER).sender == COACH.address
