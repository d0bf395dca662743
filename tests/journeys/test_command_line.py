# SPDX-License-Identifier: MIT
"""The whole path on the command line: write, find, take out, bring in elsewhere, again."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journal_app.content import house_pack
from tests.conftest import Command

PACK = house_pack()
THEME = PACK.themes[0].slug
DIARY = [
    ("1660-01-01", "Blessed be God", "I lived in Axe Yard, having my wife, and servant Jane."),
    ("1660-01-01", "Later that day", "Dined at home upon the remains of a turkey."),
    ("1660-01-01", "", "Supped at my father’s.\n\nSo home to bed."),
    ("1665-06-07", "The hottest day", "Two or three houses marked with a red cross: plague."),
    ("1665-06-08", "Plague", "It has come into the City, God preserve us."),
]


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A few days of a diary as JSON lines."""
    path = tmp_path / "diary.jsonl"
    lines = (json.dumps({"date": d, "title": t, "text": w}) for d, t, w in DIARY)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def whole(uptoit: Command, *options: object) -> list[dict[str, Any]]:
    """Every entry of a journal with all that it holds."""
    rows = uptoit(*options, "list", "--json").json
    return [uptoit(*options, "show", row["id"], "--json").json for row in rows]


def test_from_the_first_entry_to_an_equal_journal(
    uptoit: Command, diary: Path, tmp_path: Path
) -> None:
    [offer, *_] = uptoit("prompt", "--json").json
    mine = uptoit(
        "add", "--title", "River House", "--text", "-", "--theme", THEME, "--tag", "Joint Board",
        "--up-for-it", 8, "--up-to-it", 4, "--prompt", offer["id"], "--json",
        stdin="We could not yet say who decides. 🙂".encode(),
    ).json  # fmt: skip
    assert came(uptoit("import", diary, "--json").json) == (5, 0, [])

    titles = [row["title"] for row in uptoit("list", "--json").json]
    assert titles == ["River House", "Plague", "The hottest day", "Supped at my father’s.",
                      "Later that day", "Blessed be God"]  # fmt: skip
    found = uptoit("search", "plague", "--to", "1665", "--json").json
    assert [row["date"] for row in found] == ["1665-06-08", "1665-06-07"]
    assert (
        uptoit("list", "--theme", THEME, "--tag", "joint-board", "--json").json[0]["id"]
        == (mine["id"])
    )
    assert uptoit("show", mine["id"], "--json").json == mine

    out, other = tmp_path / "out.json", tmp_path / "Other.journal"
    assert uptoit("export", "--to", "json", out, "--json").json["entries"] == 6
    second = ("--journal", other)
    report = uptoit(*second, "import", out, "--json").json
    assert came(report) == (6, 0, [])
    assert whole(uptoit, *second) == whole(uptoit)
    again = uptoit(*second, "import", out, "--json").json
    assert came(again) == (0, 6, [])
    back = tmp_path / "back.json"
    uptoit(*second, "export", "--to", "json", back)
    assert back.read_bytes() == out.read_bytes()


def came(report: dict[str, Any]) -> tuple[int, int, list[object]]:
    """How many entries came in, how many were here, and what could not be taken."""
    return report["added"], report["skipped"], report["problems"]


def test_nothing_but_the_journal_is_left_in_its_folder(
    uptoit: Command, diary: Path, tmp_path: Path
) -> None:
    uptoit("import", diary)
    uptoit("search", "plague")
    uptoit("add", "--title", "x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Test.journal", "diary.jsonl"]


def program(home: Path, *arguments: object, stdin: bytes = b"") -> tuple[int, bytes, bytes]:
    """The program itself, in a process and a home of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "journal_app", "--home", home, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONWARNINGS": "error"},
        cwd=Path(__file__).parents[2],
    )
    return done.returncode, done.stdout, done.stderr


def test_the_program_itself(tmp_path: Path, diary: Path) -> None:
    text = "Élan, שלום 🙂"
    code, out, err = program(tmp_path, "add", "--text", "-", "--json", stdin=text.encode())
    assert (code, err) == (0, b"")
    kept = json.loads(out)
    assert kept["text"] == text
    code, out, _ = program(tmp_path, "import", diary)
    assert (code, out.splitlines()[0]) == (0, b"Added 5 entries.")
    code, out, err = program(tmp_path, "search", "plague", "--json")
    assert (code, err) == (0, b"")
    assert len(json.loads(out)) == 2
    code, out, err = program(tmp_path, "show", kept["id"])
    assert (code, err) == (0, b"")
    assert text.encode() in out
    code, out, err = program(
        tmp_path, "add", "--title", b"a\xffb".decode("utf-8", "surrogateescape")
    )
    assert (code, out) == (1, b"")
    assert b"holds a character" in err
    assert b"Traceback" not in err


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path, diary: Path) -> None:
    program(tmp_path, "import", diary)
    listing = subprocess.Popen(
        [sys.executable, "-m", "journal_app", "--home", tmp_path, "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert listing.stdout
    listing.stdout.close()
    assert listing.stderr
    assert listing.stderr.read() == b""
    listing.stderr.close()
    listing.wait()
