# SPDX-License-Identifier: MIT
"""``uptoit add``."""

from pathlib import Path

import pytest

from journal_app.content import house_pack
from tests.conftest import Command

PACK = house_pack()
THEMES = [theme.slug for theme in PACK.themes]


def test_an_entry_is_kept_and_printed_whole(uptoit: Command) -> None:
    kept = uptoit(
        "add", "--title", "The board", "--text", "It met.", "--theme", THEMES[1], "--theme",
        THEMES[0], "--tag", "Axe Yard", "--up-for-it", 7, "--up-to-it", 0, "--json",
    ).json  # fmt: skip
    assert kept.pop("id")
    assert kept == {
        "date": "2026-11-23",
        "time": "08:10",
        "zone": "Europe/London",
        "title": "The board",
        "text": "It met.",
        "themes": [THEMES[1], THEMES[0]],
        "tags": ["axe-yard"],
        "up_for_it": 7,
        "up_to_it": 0,
        "scale": PACK.scale.id,
        "prompt": None,
        "template": None,
        "us_up_for_it": None,
        "us_up_to_it": None,
        "motive": None,
        "shift": None,
        "reach": None,
        "stance": None,
        "depth": None,
        "marks": [],
        "created": "2026-11-23T08:10:00Z",
        "changed": "2026-11-23T08:10:00Z",
        "trashed": None,
        "source": None,
    }


def test_people_read_a_sentence(uptoit: Command) -> None:
    answer = uptoit("add", "--title", "x")
    assert answer.code == 0
    assert answer.out.startswith("Kept for 23 November 2026, 08:10, as ")
    assert answer.err == ""


@pytest.mark.parametrize(
    ("options", "day", "time"),
    [
        ([], "2026-11-23", "08:10"),
        (["--date", "2026-11-23"], "2026-11-23", "08:10"),
        (["--date", "2026-11-22"], "2026-11-22", None),
        (["--date", "1660-01-01"], "1660-01-01", None),
        (["--date", "2026-11-22", "--time", "7:05"], "2026-11-22", "07:05"),
        (["--time", "00:00"], "2026-11-23", "00:00"),
    ],
)
def test_the_moment_is_now_unless_another_is_given(
    uptoit: Command, options: list[str], day: str, time: str | None
) -> None:
    kept = uptoit("add", "--title", "x", "--json", *options).json
    assert (kept["date"], kept["time"]) == (day, time)


@pytest.mark.parametrize(
    "text", ["one\ntwo\n", "שלום \u202e 🙂", "\r\n\x01", "x" * 2_000_000, "- a list\n- of two"]
)
def test_text_comes_from_standard_input_as_it_is(uptoit: Command, text: str) -> None:
    kept = uptoit("add", "--text", "-", "--json", stdin=text.encode()).json
    assert kept["text"] == text


def test_a_byte_order_mark_is_no_part_of_the_text(uptoit: Command) -> None:
    assert uptoit("add", "--text", "-", "--json", stdin=b"\xef\xbb\xbfx").json["text"] == "x"


def test_a_prompt_and_a_template_are_remembered(uptoit: Command) -> None:
    prompt, template = PACK.prompts[0].id, PACK.templates[0].id
    kept = uptoit("add", "--text", "x", "--prompt", prompt, "--template", template, "--json").json
    assert (kept["prompt"], kept["template"]) == (prompt, template)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ([], "An entry needs"),
        (["--title", " ", "--text", "\n"], "An entry needs"),
        (["--up-for-it", "11"], "goes from 0 to 10"),
        (["--up-to-it", "-1"], "goes from 0 to 10"),
        (["--theme", "no-such-theme"], "There is no theme “no-such-theme”"),
        (["--title", "x", "--theme", "\udcff"], "“--theme” holds a character"),
        ([one for slug in THEMES[:4] for one in ("--theme", slug)], "at most 3 themes"),
        (["--title", "x", "--date", "2026-02-30"], "“2026-02-30” is no day"),
        (["--title", "x", "--date", "2026-03"], "“2026-03” is no day"),
        (["--title", "x", "--date", "tomorrow"], "“tomorrow” is no day"),
        (["--title", "x", "--time", "25:00"], "“25:00” is no time"),
        (["--title", "x", "--time", "8"], "“8” is no time"),
        (["--title", "x", "--tag", "y" * 61], "The tag “yyy"),
        (["--title", "x" * 1_001], "The title has 1,001 characters"),
        (["--title", "a\udcffb"], "“--title” holds a character"),
        (["--text", "a\udcffb"], "“--text” holds a character"),
        (["--title", "a\x00b"], "“--title” holds a character"),
        (["--title", "x", "--prompt", "none"], "There is no prompt “none”"),
        (["--title", "x", "--template", "none"], "There is no template “none”"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is(
    uptoit: Command, options: list[str], why: str
) -> None:
    assert why in uptoit("add", *options).refusal
    assert uptoit("list", "--json").json == []


@pytest.mark.parametrize(
    ("stdin", "why"),
    [
        (b"a\xffb", "not UTF-8 (byte 2)"),
        (b"a\x00b", "U+0000 at position 2"),
        ("a\ud83db".encode("utf-8", "surrogatepass"), "not UTF-8"),
        ("x".encode("utf-16"), "not UTF-8"),
        (b"", "An entry needs"),
        (b"x" * 20_000_001, "20,000,001 characters"),
        (b"x" * 80_000_001, "longer than an entry can hold"),
    ],
    ids=["latin-1", "nul", "surrogate", "utf-16", "nothing", "too long", "far too long"],
)
def test_bytes_that_are_no_text_are_refused(uptoit: Command, stdin: bytes, why: str) -> None:
    assert why in uptoit("add", "--text", "-", stdin=stdin).refusal
    assert uptoit("list", "--json").json == []


@pytest.mark.parametrize(
    "options", [["--up-for-it", "abc"], ["--colour", "red"], ["stray"], ["--up-to-it"]]
)
def test_wrong_usage_is_exit_code_2(uptoit: Command, options: list[str]) -> None:
    answer = uptoit("add", "--title", "x", *options)
    assert answer.code == 2
    assert "Error: " in answer.err
    assert uptoit("list", "--json").json == []


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that saves what stands in a file, and keeps a copy of what it was shown."""
    script = tmp_path / "editor.sh"
    words = tmp_path / "words.md"
    script.write_text(
        f'#!/bin/sh\ncp "$1" "{tmp_path}/shown.md"\n'
        f'if [ -e "{words}" ]; then cat "{words}" > "$1"; touch -d "+2 seconds" "$1"; fi\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.delenv("VISUAL", raising=False)
    return words


def test_on_a_terminal_the_editor_opens(uptoit: Command, editor: Path) -> None:
    editor.write_text("Written in the editor.\n")
    assert uptoit("add", "--title", "x", terminal=True).code == 0
    [row] = uptoit("list", "--json").json
    assert uptoit("show", row["id"], "--json").json["text"] == "Written in the editor.\n"


def test_the_editor_begins_with_the_template(uptoit: Command, editor: Path) -> None:
    editor.write_text("Mine.")
    template = PACK.templates[0]
    assert uptoit("add", "--template", template.id, terminal=True).code == 0
    shown = (editor.parent / "shown.md").read_text()
    assert shown.rstrip() == template.as_markdown().rstrip()


def test_an_editor_closed_without_saving_keeps_nothing(uptoit: Command, editor: Path) -> None:
    assert "Nothing was saved" in uptoit("add", "--title", "x", terminal=True).refusal
    assert uptoit("list", "--json").json == []


def test_a_fault_shows_before_the_editor_opens(uptoit: Command, editor: Path) -> None:
    assert "goes from 0 to 10" in uptoit("add", "--up-for-it", 11, terminal=True).refusal
    assert not (editor.parent / "shown.md").exists()


def test_words_from_the_editor_that_cannot_be_kept_are_given_back(
    uptoit: Command, editor: Path
) -> None:
    editor.write_text("nul \x00 inside\n")
    answer = uptoit("add", terminal=True)
    assert answer.code == 1
    assert answer.out == "nul \x00 inside\n\n"
    assert "U+0000" in answer.err
