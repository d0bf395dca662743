# SPDX-License-Identifier: MIT
"""``uptoit merge`` between two files."""

import shutil
from pathlib import Path

from tests.conftest import Command


def two_copies(uptoit: Command, tmp_path: Path) -> tuple[Path, Path]:
    """A journal, and a copy that went its own way."""
    mine, other = tmp_path / "Mine.journal", tmp_path / "Other.journal"
    uptoit("--journal", mine, "add", "--text", "in both")
    shutil.copy(mine, other)
    uptoit("--journal", mine, "add", "--text", "only here")
    uptoit("--journal", other, "add", "--text", "only there")
    return mine, other


def test_a_copy_is_merged_and_left_alone(uptoit: Command, tmp_path: Path) -> None:
    mine, other = two_copies(uptoit, tmp_path)
    before = other.read_bytes()
    would = uptoit("--journal", mine, "merge", other, "--dry-run")
    assert "Would take in 1 new entry and join 0 entries that differed; 1 said" in would.out
    assert len(uptoit("--journal", mine, "list", "--json").json) == 2
    done = uptoit("--journal", mine, "merge", other, "--json").json
    assert (done["new"], done["joined"], done["same"]) == (1, 0, 1)
    assert (tmp_path / "backups" / done["put_aside"]).is_file()
    assert len(uptoit("--journal", mine, "list", "--json").json) == 3
    assert other.read_bytes() == before
    again = uptoit("--journal", mine, "merge", other)
    assert again.out == "All that the other copy says is here already.\n"


def test_another_journal_is_refused_unless_asked_for(uptoit: Command, tmp_path: Path) -> None:
    mine, _ = two_copies(uptoit, tmp_path)
    other = tmp_path / "Elsewhere.journal"
    uptoit("--journal", other, "add", "--text", "of somebody else")
    assert "another journal" in uptoit("--journal", mine, "merge", other).refusal
    done = uptoit("--journal", mine, "merge", other, "--another-journal", "--json").json
    assert done["new"] == 1


def test_what_is_no_journal_is_refused(uptoit: Command, tmp_path: Path) -> None:
    mine, _ = two_copies(uptoit, tmp_path)
    note = tmp_path / "note.txt"
    note.write_text("Dear diary", encoding="utf-8")
    for path, why in ((note, "not a journal"), (tmp_path / "none", "no journal"), (mine, "open")):
        assert why in uptoit("--journal", mine, "merge", path).refusal
