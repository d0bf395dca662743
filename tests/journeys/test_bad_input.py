# SPDX-License-Identifier: MIT
"""Bad input on the command line: a clear sentence, exit code 1, and nothing lost or half kept."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest

from journal_app.services.session import open_session
from tests.conftest import Command, clock

READING = (
    ("list", "--json"),
    ("show", "0", "--json"),
    ("search", "plague", "--json"),
    ("prompt", "--json"),
    ("trends", "--json"),
    ("export", "--to", "json", "out.json"),
)
WRITING = (("add", "--title", "One more"), ("import", "in.jsonl"))
ROOT = Path(__file__).parents[2]
Files = dict[str, bytes | None]


def files(folder: Path) -> Files:
    """Everything in a folder with its bytes; None for a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which commands run, with a file that could be imported."""
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    (place / "in.jsonl").write_text('{"date": "1660-01-01", "title": "In"}\n')
    yield place
    place.chmod(0o755)


@pytest.fixture
def journal(uptoit: Command, place: Path) -> Path:
    """A journal with one entry, at rest."""
    path = place / "Mine.journal"
    assert uptoit("--journal", path, "add", "--title", "Kept", "--text", "plague").code == 0
    return path


def damaged_header(path: Path) -> None:
    """Bytes as of a journal, with rubbish in place of its first page's tables."""
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xa5" * 3996
    path.write_bytes(content)


def newer(path: Path) -> None:
    """The journal, as though a later version had written it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def foreign(path: Path) -> None:
    """Another program's database."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE entry (position INTEGER PRIMARY KEY, title TEXT)")


def a_folder(path: Path) -> None:
    """A folder where the journal was."""
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    """A named pipe where the journal was, on which a careless reader waits for ever."""
    path.unlink()
    os.mkfifo(path)


AMISS: dict[str, Callable[[Path], object]] = {
    "a folder": a_folder,
    "a named pipe": a_pipe,
    "a text file": lambda path: path.write_text("Dear diary, " * 100),
    "an empty file": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "cut off early": lambda path: path.write_bytes(path.read_bytes()[:60]),
    "damaged": damaged_header,
    "foreign": foreign,
    "newer": newer,
}


@pytest.mark.parametrize("command", READING + WRITING, ids=lambda command: command[0])
@pytest.mark.parametrize("spoil", AMISS.values(), ids=AMISS)
def test_a_path_that_holds_no_journal_is_refused_and_left_alone(
    uptoit: Command,
    place: Path,
    journal: Path,
    spoil: Callable[[Path], object],
    command: tuple[str, ...],
) -> None:
    spoil(journal)
    before = files(place)
    assert str(journal) in uptoit("--journal", journal, *command).refusal
    assert files(place) == before


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_reading_a_journal_that_is_not_there_makes_none(
    uptoit: Command, place: Path, command: tuple[str, ...]
) -> None:
    before = files(place)
    assert "There is no journal" in uptoit("--journal", "none.journal", *command).refusal
    assert files(place) == before


@pytest.mark.parametrize("name", ["no/such/x.journal", "in.jsonl/x.journal", "x" * 300])
@pytest.mark.parametrize("command", [READING[0], WRITING[0]], ids=["reading", "writing"])
def test_a_path_that_cannot_be_is_refused(
    uptoit: Command, place: Path, name: str, command: tuple[str, ...]
) -> None:
    before = files(place)
    assert uptoit("--journal", name, *command).refusal
    assert files(place) == before


@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
@pytest.mark.parametrize("read_only", ["file", "folder"])
def test_a_read_only_journal_can_be_read_and_is_not_written(
    uptoit: Command, place: Path, journal: Path, read_only: str, command: tuple[str, ...]
) -> None:
    if read_only == "file":
        journal.chmod(0o444)
    else:
        place.chmod(0o555)
    before = files(place)
    assert uptoit("--journal", journal, *command).refusal
    [row] = uptoit("--journal", journal, "list", "--json").json
    assert row["title"] == "Kept"
    assert uptoit("--journal", journal, "show", row["id"], "--json").json["text"] == "plague"
    assert len(uptoit("--journal", journal, "search", "plague", "--json").json) == 1
    assert len(uptoit("--journal", journal, "prompt", "--json").json) == 3
    assert files(place) == before


def test_a_journal_cannot_be_made_in_a_read_only_folder(uptoit: Command, place: Path) -> None:
    place.chmod(0o555)
    before = files(place)
    refusal = uptoit("--journal", place / "New.journal", "add", "--title", "x").refusal
    assert str(place) in refusal
    assert files(place) == before


@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
def test_only_one_writes_and_others_may_read(
    uptoit: Command, journal: Path, command: tuple[str, ...]
) -> None:
    window = open_session(journal, clock, Random(7))
    refusal = uptoit("--journal", journal, *command).refusal
    assert f"open in another window or command (process {os.getpid()} on " in refusal
    assert len(uptoit("--journal", journal, "list", "--json").json) == 1
    assert len(uptoit("--journal", journal, "search", "plague", "--json").json) == 1
    window.close()
    assert uptoit("--journal", journal, *command).code == 0


HOLDER = """
import sys
from pathlib import Path
from random import Random
from journal_app.services.session import open_session
from tests.conftest import clock
session = open_session(Path(sys.argv[1]), clock, Random(7))
print("open", flush=True)
sys.stdin.read()
"""


def test_the_lock_of_a_process_that_died_is_free(uptoit: Command, journal: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, journal],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"open\n"
        refusal = uptoit("--journal", journal, "add", "--title", "x").refusal
        assert f"process {holder.pid} on" in refusal
        holder.kill()
    assert uptoit("--journal", journal, "add", "--title", "x").code == 0
    assert files(journal.parent).keys() == {"in.jsonl", "Mine.journal"}


CUT_OFF = """
import os, sys
from pathlib import Path
from random import Random
from journal_app.services.session import open_session
from tests.conftest import clock
session = open_session(Path(sys.argv[1]), clock, Random(7))
with session.journal.write() as connection:
    connection.exec_driver_sql("PRAGMA cache_size = 10")
    for number in range(400):
        row = ("x" * 4000, "2026-01-01")
        connection.exec_driver_sql("INSERT INTO prompt_shown (prompt, day) VALUES (?, ?)", row)
    os.kill(os.getpid(), 9)
"""


def test_after_a_crash_in_the_midst_of_a_save_the_journal_reads_as_before(
    uptoit: Command, journal: Path
) -> None:
    before = journal.read_bytes()
    subprocess.run([sys.executable, "-c", CUT_OFF, journal], cwd=ROOT, check=False)
    assert journal.with_name("Mine.journal-journal").stat().st_size
    [row] = uptoit("--journal", journal, "list", "--json").json
    assert row["title"] == "Kept"
    assert journal.read_bytes() == before
    assert files(journal.parent).keys() == {"in.jsonl", "Mine.journal"}


LIMITED = """
import resource, sys
from tests.conftest import clock
from journal_app import app
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(app.main(sys.argv[2:]))
"""


def limited(limit: int, *arguments: object, stdin: bytes = b"") -> tuple[int, str, str]:
    """The program where no file may grow beyond ``limit`` bytes."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def is_one_sentence(error: str) -> bool:
    """Whether that is all a person gets to read."""
    return error.endswith((".\n", "?\n")) and error.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
@pytest.mark.parametrize("what", ["add", "import", "export", "make"])
def test_where_nothing_more_can_be_written_nothing_is_lost(
    uptoit: Command, place: Path, journal: Path, what: str
) -> None:
    big = b"x" * 3_000_000
    (place / "big.jsonl").write_text(
        '{"date": "1660-01-01", "title": "a", "text": "%s"}' % ("x" * 3_000_000)
    )
    commands: dict[str, tuple[int, list[object]]] = {
        "add": (journal.stat().st_size + 50_000, ["--journal", journal, "add", "--text", "-"]),
        "import": (
            journal.stat().st_size + 50_000,
            ["--journal", journal, "import", place / "big.jsonl"],
        ),
        "export": (10, ["--journal", journal, "export", "--to", "json", place / "out.json"]),
        "make": (10_000, ["--journal", place / "New.journal", "add", "--title", "x"]),
    }
    limit, arguments = commands[what]
    before = files(place)
    code, out, err = limited(limit, *arguments, stdin=big)
    assert (code, out) == (1, "")
    assert is_one_sentence(err), err
    after = files(place)
    # What was put aside before an import is a whole copy, and stays.
    assert {one: after[one] for one in after if not one.startswith("backups")} == before
    assert [row["title"] for row in uptoit("--journal", journal, "list", "--json").json] == ["Kept"]
    assert uptoit("--journal", journal, "add", "--text", "-", stdin=big).code == 0


@pytest.fixture
def tiny_disk() -> Iterator[Path]:
    """A disk of one megabyte, where the system lets us have one.

    It is no part of pytest's own folders, which a later run would try to clear away.
    """
    mount, umount = shutil.which("mount"), shutil.which("umount")
    disk = Path(mkdtemp(prefix="uptoit-tiny-disk-"))
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    try:
        refused = (
            not (mount and umount)
            or subprocess.run(command, capture_output=True, check=False).returncode
        )
        if refused:
            pytest.skip("only an administrator has tiny disks; RLIMIT_FSIZE stands in for one")
        yield disk
        subprocess.run([umount or "umount", "--lazy", str(disk)], check=True)
    finally:
        disk.rmdir()


def fill(path: Path) -> None:
    """Write to a file until the disk is full."""
    with suppress(OSError), path.open("wb", buffering=0) as filler:
        while filler.write(b"x" * 4_096):
            pass


def test_a_full_disk_is_said_and_loses_nothing(uptoit: Command, tiny_disk: Path) -> None:
    journal = tiny_disk / "Mine.journal"
    assert uptoit("--journal", journal, "add", "--title", "Kept").code == 0
    big = b"x" * 1_500_000
    refusal = uptoit("--journal", journal, "add", "--text", "-", stdin=big).refusal
    assert "The disk has no room left, so this was not kept." in refusal
    fill(tiny_disk / "filler")
    assert uptoit("--journal", journal, "add", "--title", "One more").refusal
    assert uptoit("--journal", journal, "export", "--to", "json", tiny_disk / "out").refusal
    assert [row["title"] for row in uptoit("--journal", journal, "list", "--json").json] == ["Kept"]
    (tiny_disk / "filler").unlink()
    assert uptoit("--journal", journal, "add", "--title", "One more").code == 0
    assert [path.name for path in tiny_disk.iterdir()] == ["Mine.journal"]


@pytest.mark.parametrize(
    "text",
    [
        "needle " + "word " * 400_000,
        "שלום needle \u202eabc\u202c مرحبا",
        "needle 🙂👩‍👩‍👧 e\u0301 \U0010ffff \ufffe",
        "needle \x01\x02\x03\x1b \r\n\t",
    ],
    ids=["2 MB", "right to left", "emoji", "control"],
)
def test_odd_but_good_text_is_kept_and_found_again(uptoit: Command, text: str) -> None:
    kept = uptoit("add", "--text", "-", "--json", stdin=text.encode()).json
    [row] = uptoit("search", "needle", "--json").json
    assert row["id"] == kept["id"]
    [[start, end]] = row["hits"]
    assert row["snippet"][start:end] == "needle"
    assert uptoit("show", kept["id"], "--json").json["text"] == text


HOSTILE: dict[str, bytes] = {
    "no such day": b'{"date": "2026-02-30", "text": "x"}',
    "a rating of 11": b'{"date": "2026-02-03", "up_for_it": 11}',
    "a theme that is not": b'{"date": "2026-02-03", "themes": ["no-such-theme"]}',
    "four themes": b'{"date": "2026-02-03", "themes": ["a", "b", "c", "d"]}',
    "bytes that are no text": b'{"date": "2026-02-03", "text": "\xff"}',
    "cut off": b'{"date": "2026-02-03", "te',
    "nested": b'{"date": "2026-02-03", "x": ' + b"[" * 100_000,
    "a number of many digits": b'{"date": "2026-02-03", "up_for_it": ' + b"9" * 10_000 + b"}",
}


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_line_is_named_and_the_good_one_comes_in(
    uptoit: Command, tmp_path: Path, line: bytes
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"date": "1660-01-01", "title": "Good"}\n' + line + b"\n")
    report = uptoit("import", path, "--json").json
    assert report["added"] == 1
    [problem] = report["problems"]
    assert problem["line"] == 2
    assert 10 < len(problem["message"]) < 1_000
    path.write_bytes(line + b"\n")
    alone = uptoit("--journal", tmp_path / "Other.journal", "import", path)
    assert alone.code == 1
    assert uptoit("--journal", tmp_path / "Other.journal", "list", "--json").json == []
