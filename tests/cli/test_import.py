# SPDX-License-Identifier: MIT
"""``uptoit import``."""

from pathlib import Path

import pytest

from tests.conftest import Command
from tests.exchange.samples import SAMPLES

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


def test_a_report_that_cannot_be_written_takes_nothing_from_what_was_said(
    uptoit: Command, tmp_path: Path
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(GOOD)
    answer = uptoit("import", path, "--report", tmp_path / "no" / "report.txt")
    assert answer.code == 1
    assert answer.out.startswith("Added 1 entry.\nTo take it back: uptoit import --undo ")
    assert "could not be written" in answer.err


def test_a_zone_is_asked_for_once(uptoit: Command) -> None:
    path = SAMPLES / "journey" / "single_entry_example.json"
    assert "please give --zone" in uptoit("import", path, "--dry-run").out
    again = uptoit("import", path, "--dry-run", "--zone", "Asia/Tokyo")
    assert "--zone" not in again.out + again.err


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


def test_a_dry_run_says_what_is_there_and_changes_nothing(uptoit: Command) -> None:
    path = SAMPLES / "jrnl" / "json_minidiarium_jrnl-realistic.json"
    told = uptoit("import", path, "--dry-run", "--json").json
    assert (told["format"], told["entries"], told["new"]) == ("jrnl_json", 6, 6)
    assert (told["first"], told["last"]) == ("2024-01-08", "2024-03-01")
    assert told["tags"] == {"work": 3, "health": 2, "personal": 2, "idea": 1}
    assert (told["attachments"], told["problems"]) == (0, [])
    said = uptoit("import", path, "--dry-run").out
    assert "6 entries, 6 of them new, from 8 January 2024 to 1 March 2024." in said
    assert uptoit("list", "--json").json == []


def test_choices_of_an_import(uptoit: Command) -> None:
    theme = uptoit("themes", "--json").json[0]["theme"]
    path = SAMPLES / "daylio" / "staticf0x_test_data_7col.csv"
    report = uptoit(
        "import", path, "--from", "daylio_csv", "--map-tag", f"Good meal=theme:{theme}",
        "--map-tag", "work=nothing", "--map-tag", "nap=tag:rest", "--mood", "up-for-it",
        "--level", "rad=9", "--zone", "Europe/Prague", "--json",
    ).json  # fmt: skip
    assert report["added"] == 32
    found = uptoit("list", "--json").json
    assert sum(one["up_for_it"] == 9 for one in found) == 19
    assert sum(theme in one["themes"] for one in found) == 2
    tags = {tag for one in found for tag in one["tags"]}
    assert "rest" in tags
    assert not {"work", "nap", "good-meal"} & tags


@pytest.mark.parametrize(
    "wrong",
    [
        ("--map-tag", "work"),
        ("--map-tag", "work=gone"),
        ("--map-tag", "work=theme:no-such"),
        ("--level", "rad=lots"),
        ("--zone", "Nowhere"),
        ("--option", "dates"),
        ("--option", "foo=bar"),
        ("--from", "nonsense"),
    ],
)
def test_a_choice_that_cannot_be_is_a_sentence(uptoit: Command, wrong: tuple[str, str]) -> None:
    path = SAMPLES / "daylio" / "staticf0x_test_data_7col.csv"
    assert uptoit("import", path, *wrong).refusal


def test_questions_are_sentences_and_are_answered_by_options(
    uptoit: Command, tmp_path: Path
) -> None:
    path = tmp_path / "j.txt"
    path.write_text("[03/04/2020 10:00] Which day\nwords\n")
    assert "day or with the month first" in uptoit("import", path).refusal
    dry = uptoit("import", path, "--dry-run")
    assert dry.code == 1
    assert "--option dates=" in dry.err
    uptoit("import", path, "--option", "dates=day-first")
    assert uptoit("list", "--json").json[0]["date"] == "2020-04-03"
    journey = SAMPLES / "journey" / "single_entry_example.json"
    assert "time zone" in uptoit("import", journey).refusal
    assert uptoit("import", journey, "--zone", "Europe/London", "--json").json["added"] == 1


def test_an_option_that_is_none_is_refused_with_those_there_are(
    uptoit: Command, tmp_path: Path
) -> None:
    path = tmp_path / "j.txt"
    path.write_text("[2020-04-03 10:00] Met @Anna\n")
    for more in ((), ("--dry-run",)):
        told = uptoit("import", path, "--option", "foo=bar", *more).refusal
        assert "“symbols”, “dates”" in told
        told = uptoit("import", path, "--option", "symbols=%%", *more).refusal
        assert "“@”, “#”, “@#”, “none”" in told
    csv = SAMPLES / "daylio" / "staticf0x_test_data_7col.csv"
    assert "which has none" in uptoit("import", csv, "--option", "symbols=@").refusal
    assert uptoit("list", "--json").json == []
    assert uptoit("import", path, "--option", "symbols=@#").code == 0


def test_a_format_of_which_there_is_nothing_is_said(uptoit: Command, tmp_path: Path) -> None:
    path = tmp_path / "j.txt"
    path.write_text("[2020-04-03 10:00] Met @Anna\n")
    for more in ((), ("--dry-run",)):
        told = uptoit("import", path, "--from", "joplin", *more).refusal
        assert "nothing of the format “Joplin" in told
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    assert uptoit("import", empty, "--from", "json").out == "Added 0 entries.\n"


def test_files_that_were_passed_by_are_named(uptoit: Command, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in ("2026-04-10.md", "2026-04-11.md"):
        (folder / name).write_text("Words")
    (folder / "log.txt").write_text("[2024-01-01 10:00] log line\n")
    answer = uptoit("import", folder, "--from", "markdown")
    assert answer.out.startswith("Added 2 entries.")
    assert answer.err.startswith("notes: “log.txt” was passed by")


def test_an_import_is_listed_and_taken_back(uptoit: Command, tmp_path: Path) -> None:
    saved = tmp_path / "report.txt"
    made = uptoit("import", SAMPLES / "diarium", "--report", saved, "--json").json
    assert "Entries added: 3" in saved.read_text()
    (listed,) = uptoit("import", "--list", "--json").json
    assert (listed["id"], listed["added"], listed["undone"]) == (made["id"], 3, False)
    assert uptoit("import", "--undo", made["id"][:10]).out == "Took away 3 entries.\n"
    assert uptoit("list", "--json").json == []
    assert uptoit("import", "--list", "--json").json[0]["undone"] is True
    assert uptoit("import", "--undo", "no-such").refusal


def test_one_thing_at_a_time(uptoit: Command) -> None:
    assert uptoit("import").code == 2
    assert uptoit("import", SAMPLES / "diarium", "--list").code == 2


def test_help_lists_formats_and_options(uptoit: Command) -> None:
    told = uptoit("import", "--help").out
    assert "rednotebook: RedNotebook" in told
    assert "split=keep|lines" in told
