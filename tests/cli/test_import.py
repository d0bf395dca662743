# SPDX-License-Identifier: MIT
"""``uptoit import``."""

from pathlib import Path

import pytest

from tests.conftest import Command

GOOD = '{"date": "1660-01-01", "title": "Good"}\n'
BAD = '{"date": "1660-02-30", "title": "Bad"}\n'


@pytest.mark.parametrize(
    ("content", "report", "code"),
    [
        (GOOD, "Added 1 entry.", 0),
        (GOOD + GOOD, "Added 2 entries.", 0),
        (GOOD + BAD, "Added 1 entry. 1 line could not be taken:", 0),
        (BAD + BAD, "Added 0 entries. 2 lines could not be taken:", 1),
        ("", "Added 0 entries.", 0),
    ],
)
def test_a_report_for_people(
    uptoit: Command, tmp_path: Path, content: str, report: str, code: int
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(content)
    answer = uptoit("import", path)
    assert answer.out.splitlines()[0] == report
    assert answer.code == code
    assert answer.err.count("Line ") == content.count("Bad")


def test_a_report_for_scripts(uptoit: Command, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(GOOD + BAD)
    [problem] = uptoit("import", path, "--json").json["problems"]
    assert problem["line"] == 2
    assert "1660-02-30" in problem["message"]
    again = uptoit("import", path, "--json").json
    assert (again["added"], again["skipped"], len(again["problems"])) == (0, 1, 1)
    assert "1 was here already" in uptoit("import", path).out


def test_progress_is_for_terminals(uptoit: Command, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(GOOD)
    assert uptoit("import", path).err == ""
    answer = uptoit("import", path, terminal=True)
    assert "Reading" in answer.err
    assert "100%" in answer.err


@pytest.mark.parametrize("name", ["none.jsonl", ".", "text.txt"])
def test_what_is_no_file_of_entries_is_a_sentence(
    uptoit: Command, tmp_path: Path, name: str
) -> None:
    (tmp_path / "text.txt").write_text("Dear diary")
    assert uptoit("import", tmp_path / name).refusal
    assert uptoit("list", "--json").json == []
