# SPDX-License-Identifier: MIT
"""``uptoit backup`` and ``uptoit restore``: a copy made, listed and brought back."""

from pathlib import Path

from tests.cli.test_protect import FIRST, SECOND, new_secret, program
from tests.conftest import Command


def said(uptoit: Command) -> list[str]:
    """The texts in the journal."""
    return sorted(one["excerpt"] for one in uptoit("list", "--json").json)


def test_a_copy_is_made_listed_and_brought_back(uptoit: Command, tmp_path: Path) -> None:
    assert "no copy of" in uptoit("restore", "--list").refusal
    uptoit("add", "--text", "before")
    made = uptoit("backup", "--json").json
    assert Path(made["copy"]).is_file()
    assert made["second_folder"] is None
    uptoit("add", "--text", "after")
    (listed,) = uptoit("restore", "--list", "--json").json
    assert listed["file"] == made["copy"]
    assert listed["reason"] == "by hand"
    assert "23 November 2026, 08:10 · by hand" in uptoit("restore", "--list").out
    assert uptoit("restore", "--to", tmp_path / "new.journal").code == 0
    assert said(uptoit) == ["after", "before"]
    assert uptoit("--journal", tmp_path / "new.journal", "list").out.count("before") == 1
    done = uptoit("restore", "1", "--json").json
    assert said(uptoit) == ["before"]
    assert "before restore" in done["before"]
    answer = uptoit("restore", done["before"])
    assert "Brought back from" in answer.out
    assert said(uptoit) == ["after", "before"]


def test_a_copy_goes_to_any_folder(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--text", "before")
    (tmp_path / "stick").mkdir()
    assert "A copy was made" in uptoit("backup", "--to", tmp_path / "stick").out
    (copy,) = (tmp_path / "stick").iterdir()
    assert "before" in uptoit("--journal", copy, "list").out
    assert "no folder" in uptoit("backup", "--to", tmp_path / "nowhere").refusal


def test_slips_are_said_and_change_nothing(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--text", "before")
    uptoit("backup")
    assert "There is no copy “7”" in uptoit("restore", "7").refusal
    assert "There is no copy “0”" in uptoit("restore", "0").refusal
    (tmp_path / "notes.txt").write_text("Dear diary", encoding="utf-8")
    assert uptoit("restore", tmp_path / "notes.txt").refusal
    assert "already" in uptoit("restore", "--to", tmp_path / "notes.txt").refusal
    assert uptoit("restore", "--list", "1").code == 2
    assert said(uptoit) == ["before"]


def test_a_protected_copy_takes_its_passphrase_from_files(tmp_path: Path) -> None:
    assert program(tmp_path, "add", "--text", "rhubarb").returncode == 0
    assert program(tmp_path, *new_secret(tmp_path, FIRST)).returncode == 0
    assert program(tmp_path, "restore", "--list").stdout.count("protected") == 1
    out = tmp_path / "out"
    out.mkdir()
    assert program(tmp_path, "backup", "--to", str(out), secret=FIRST).returncode == 0
    (copy,) = out.iterdir()
    assert program(tmp_path, *new_secret(tmp_path, SECOND), secret=FIRST).returncode == 0
    assert program(tmp_path, "restore", str(copy)).returncode == 1
    refused = program(tmp_path, "restore", str(copy), secret=SECOND)
    assert refused.returncode == 1
    assert "does not open" in refused.stderr
    former = tmp_path / "former"
    former.write_text(FIRST, encoding="utf-8")
    named = ["--copy-passphrase-file", str(former)]
    done = program(tmp_path, "restore", str(copy), *named, secret=SECOND)
    assert done.returncode == 0, done.stderr
    assert "rhubarb" in program(tmp_path, "search", "rhubarb", secret=SECOND).stdout
