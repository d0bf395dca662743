# SPDX-License-Identifier: MIT
"""The real program for a day, watched from outside: no socket but local ones, no bait opened."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.walked import BAIT

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace")
_FAMILY = re.compile(r"\b(?:socket|socketpair)\((\w+)")
_ADDRESS = re.compile(r"sa_family=(\w+)")


def watched(log: Path, *command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """A command whose calls of the network and of files are written to ``log``."""
    if STRACE is None:
        pytest.skip("NOT CHECKED: strace is not installed, so nobody watched for sockets")
    options = ["-f", "-qq", "--seccomp-bpf", "-e", "trace=network,open,openat", "-o", str(log)]
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(names, str(home))}
    done = subprocess.run(
        [STRACE, *options, sys.executable, *command],
        capture_output=True, text=True, cwd=ROOT, env=environment, timeout=100, check=False,
    )  # fmt: skip
    if "PTRACE" in done.stderr or "ptrace" in done.stderr:
        pytest.skip(f"NOT CHECKED: nothing may be watched here ({done.stderr.strip()[:120]})")
    return done


def families(log: Path) -> set[str]:
    """The kinds of socket that were made, bound or connected."""
    text = log.read_text(encoding="utf-8", errors="replace")
    return set(_FAMILY.findall(text)) | set(_ADDRESS.findall(text))


@pytest.mark.skipif(os.name != "posix", reason="strace is a program of Linux")
def test_what_watches_can_see(tmp_path: Path) -> None:
    code = "import socket; s = socket.socket(); s.connect_ex(('127.0.0.1', 9)); open('/etc/passwd')"
    watched(tmp_path / "log", "-c", code, home=tmp_path)
    assert "AF_INET" in families(tmp_path / "log")
    assert "/etc/passwd" in (tmp_path / "log").read_text()


@pytest.mark.skipif(os.name != "posix", reason="strace is a program of Linux")
def test_a_day_with_the_program_opens_none_but_local_sockets(tmp_path: Path) -> None:
    log = tmp_path / "log"
    done = watched(log, "-m", "tests.journeys.walked", str(tmp_path / "home"), home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("done\n"), (done.stdout, done.stderr)
    assert families(log) <= {"AF_UNIX", "AF_LOCAL"}, families(log)
    text = log.read_text(encoding="utf-8", errors="replace")
    assert "AF_UNIX" in text, "the local socket was seen"
    assert BAIT not in text, "a picture was looked for on the disk"
