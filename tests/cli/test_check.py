# SPDX-License-Identifier: MIT
"""``uptoit check``: a whole journal, a damaged one, and what a repair says."""

import json
from pathlib import Path

from sqlcipher3 import dbapi2

from tests.cli.test_protect import FIRST, new_secret, program
from tests.conftest import Command


def spoil(path: Path, *pages: int) -> None:
    """Overwrite pages with what no page can hold."""
    content = bytearray(path.read_bytes())
    for number in pages:
        content[(number - 1) * 4096 : number * 4096] = b"\xa5" * 4096
    path.write_bytes(content)


def test_a_whole_journal_is_said_to_be_whole(uptoit: Command) -> None:
    uptoit("add", "--text", "rhubarb", "--theme", "gap")
    assert "is whole" in uptoit("check").out
    assert uptoit("check", "--json").json["whole"] is True
    assert "is whole" in uptoit("check", "--repair").out


def test_a_damaged_one_is_refused_repaired_and_whole_again(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--text", "rhubarb")
    uptoit("backup")
    path = tmp_path / "Test.journal"
    spoil(path, 1, 3)
    assert uptoit("check").refusal
    done = uptoit("check", "--repair", "--json").json
    assert done["entries"] + done["entries_brought"] == 1
    assert Path(done["damaged_file"]).is_file()
    assert uptoit("check").code == 0
    assert "rhubarb" in uptoit("search", "rhubarb").out


def test_damage_that_lets_it_open_is_found_and_said_in_numbers(
    uptoit: Command, tmp_path: Path
) -> None:
    for number in range(40):
        uptoit("add", "--text", f"rhubarb {number} " + "word " * 300)
    path = tmp_path / "Test.journal"
    spoil(path, path.stat().st_size // 4096 - 3)
    told = uptoit("check")
    assert told.code == 1
    assert "can be repaired" in told.err
    said = uptoit("check", "--repair").out
    assert "entries could be read" in said
    assert "damaged file is kept" in said
    assert uptoit("check").code == 0


def test_what_is_no_journal_is_not_repaired(uptoit: Command, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Dear diary", encoding="utf-8")
    assert uptoit("--journal", notes, "check", "--repair").refusal
    assert notes.read_text(encoding="utf-8") == "Dear diary"
    assert not (tmp_path / "backups").exists()


def test_a_protected_one_is_repaired_with_its_passphrase(tmp_path: Path) -> None:
    assert program(tmp_path, "add", "--text", "rhubarb").returncode == 0
    assert program(tmp_path, *new_secret(tmp_path, FIRST)).returncode == 0
    path = tmp_path / "data" / "My journal.journal"
    spoil(path, 1, 2)
    assert program(tmp_path, "check", secret=FIRST).returncode == 1
    assert program(tmp_path, "check", "--repair", secret="not these words").returncode == 1
    done = program(tmp_path, "check", "--repair", secret=FIRST)
    assert done.returncode == 0, done.stderr
    assert "rhubarb" in program(tmp_path, "search", "rhubarb", secret=FIRST).stdout
    assert b"rhubarb" not in path.read_bytes()


def test_what_a_repair_set_aside_can_be_read(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--text", "rhubarb")
    assert uptoit("check", "--set-aside").out == "No repair has set anything aside.\n"
    put_aside(tmp_path / "Test.journal")
    said = uptoit("check", "--set-aside").out
    assert said.startswith("entry (only a part could be read)\n")
    assert "text: half a thought" in said
    (piece,) = uptoit("check", "--set-aside", "--json").json
    assert piece["found"] == {"title": "Kept", "text": "half a thought"}


def put_aside(path: Path) -> None:
    """As a repair leaves it."""
    found = json.dumps({"title": "Kept", "text": "half a thought"})
    row = (1_790_000_000_000_000, "entry", "only a part could be read", found)
    connection = dbapi2.connect(str(path))
    connection.execute("INSERT INTO set_aside (made, source, why, found) VALUES (?, ?, ?, ?)", row)
    connection.commit()
    connection.close()
