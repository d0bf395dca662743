# SPDX-License-Identifier: MIT
"""Known words are put everywhere a person can; no file the program touches holds one of them.

While it runs, after it was killed, and after it was locked: in its folders, the folder for
passing files, and every file that it opened for writing anywhere.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from journal_app.services import safekeeping
from journal_app.services.preferences import Paths
from journal_app.services.session import open_session
from journal_app.storage.backup import FOLDER
from journal_app.storage.copies import found_in
from tests.conftest import clock
from tests.durability.killing import ROOT
from tests.durability.spiller import KEPT, PASSING, word

SECRET = "four words and more"
STRACE = shutil.which("strace")
_WRITES = re.compile(r'open(?:at)?\([^"]*"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)')
_NAMES = re.compile(r'(?:creat|rename(?:at2?)?|link(?:at)?)\([^"]*"([^"]+)"(?:, [^"]*"([^"]+)")?')

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a signal that cannot be caught")


@contextmanager
def spilt(home: Path, *, traced: bool = False) -> Iterator[subprocess.Popen[str]]:
    """The program, once every word is where it belongs."""
    descriptor, write = os.pipe()
    os.write(write, SECRET.encode() + b"\n")
    os.close(write)
    for name in ("passing", "runtime"):
        (home / name).mkdir(exist_ok=True, mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(home),
        "TMPDIR": str(home / "passing"),
        "XDG_RUNTIME_DIR": str(home / "runtime"),
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/at/all",
    }
    asked = "trace=open,openat,creat,rename,renameat,renameat2,link,linkat"
    trace = (
        [str(STRACE), "-f", "--seccomp-bpf", "-qq", "-e", asked, "-o", str(home / "trace")]
        if traced
        else []
    )
    said = (home / "stderr").open("w")
    program = subprocess.Popen(
        [
            *(*trace, sys.executable, "-m", "tests.durability.spiller"),
            *("--home", str(home), "--passphrase-fd", str(descriptor)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=said,
        text=True,
        cwd=ROOT,
        env=environment,
        pass_fds=[descriptor],
    )
    os.close(descriptor)
    said.close()
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "spilt\n", (home / "stderr").read_text("utf-8")
        yield program
    finally:
        program.kill()
        program.communicate()


def told(program: subprocess.Popen[str], what: str) -> int:
    """Tell the program how to end, and wait until it has."""
    program.communicate(f"{what}\n", timeout=60)
    return program.returncode


def written(home: Path) -> set[Path]:
    """Every file under the home, and every one that a trace saw opened for writing."""
    files = {one for one in home.rglob("*") if one.is_file()}
    trace = home / "trace"
    if trace.exists():
        text = trace.read_text(encoding="utf-8", errors="replace")
        named = set(_WRITES.findall(text))
        named.update(name for pair in _NAMES.findall(text) for name in pair if name)
        files |= {Path(ROOT, one) for one in named if Path(ROOT, one).is_file()}
    return {one for one in files if not str(one).startswith(("/dev/", "/proc/"))}


def found(home: Path) -> dict[str, list[str]]:
    """Which words stand in which files, in either way that programs write letters."""
    hits: dict[str, list[str]] = {}
    for file in written(home):
        content = file.read_bytes() + file.name.encode()
        for place in (*KEPT, *PASSING):
            ways = (word(place).encode(), word(place).encode("utf-16-le"))
            if any(way in content for way in ways):
                hits.setdefault(place, []).append(file.name)
    return hits


def journal_at(home: Path, *, protected: bool) -> Path:
    """An empty journal where the program looks for it."""
    paths = Paths.under(home)
    paths.data.mkdir(parents=True)
    session = open_session(paths.journal, clock, Random(1))
    if protected:
        safekeeping.protect(session, SECRET)
    session.close()
    return paths.journal


def test_a_protected_journal_leaves_no_word_anywhere(tmp_path: Path) -> None:
    journal = journal_at(tmp_path, protected=True)
    with spilt(tmp_path) as program:
        assert found(tmp_path) == {}
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert found(tmp_path) == {}
    with spilt(tmp_path, traced=STRACE is not None) as program:
        assert found(tmp_path) == {}
        assert told(program, "lock") == 0
    assert found(tmp_path) == {}
    log = (tmp_path / "log" / "uptoit.log").read_text(encoding="utf-8")
    assert "unexpected: ValueError at tests/durability/spiller.py" in log
    assert re.search(r"unexpected, in a task: ValueError at \S+ in _do > tests/durability/", log)
    left = [one for one in (tmp_path / "passing").rglob("*") if one.is_file()]
    assert left == []
    if STRACE is not None:
        # The trace sees what it should: the journal is opened for writing, and so is the log.
        assert {journal, tmp_path / "log" / "uptoit.log"} <= written(tmp_path)
        assert str(journal) in (tmp_path / "trace").read_text(encoding="utf-8")
    # And the words were there to be found: all that is kept is in the journal.
    session = open_session(journal, clock, Random(1), secret=SECRET)
    safekeeping.unprotect(session)
    session.close()
    assert set(found(tmp_path)) >= set(KEPT)


def test_the_same_words_are_found_where_there_is_no_passphrase(tmp_path: Path) -> None:
    journal_at(tmp_path, protected=False)
    with spilt(tmp_path) as program:
        assert set(found(tmp_path)) >= set(KEPT)
        assert told(program, "close") == 0
    hits = found(tmp_path)
    assert set(hits) >= set(KEPT)
    # Even then the words are in the journal and its copies alone.
    copies = {one.path.name for one in found_in(Paths.under(tmp_path).data / FOLDER, "My journal")}
    assert {name for names in hits.values() for name in names} <= {"My journal.journal", *copies}
