# SPDX-License-Identifier: MIT
"""``uptoit summary``: refuses without a wish, shows what leaves, writes a PDF."""

import json
import re
from pathlib import Path

from tests.conftest import Command


def test_it_shows_what_leaves_and_writes_it(uptoit: Command, tmp_path: Path) -> None:
    entry = uptoit("add", "--title", "The lift", "--text", "Forty-three.", "--json").json["id"]
    uptoit("add", "--title", "Canary", "--text", "stays here")
    page = tmp_path / "page.pdf"
    said = uptoit(
        "summary", "--want", "Think with me", "--entry", entry[:-2], "--looked-through", page
    )
    assert said.code == 0, said.err
    assert "Think with me" in said.out
    assert "Forty-three." in said.out
    assert "Canary" not in said.out
    assert page.read_bytes().startswith(b"%PDF")


def test_preview_writes_nothing(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--text", "words")
    answer = uptoit("summary", "--want", "x", "--preview", "--json", tmp_path / "p.pdf").json
    assert "x" in answer["words"]
    assert not (tmp_path / "p.pdf").exists()


def test_preview_tells_the_tables_that_other_forms_hold(uptoit: Command) -> None:
    for day in range(1, 9):
        uptoit("add", "--text", "words", "--date", f"2026-11-0{day}", "--up-for-it", "7")
    options = ("summary", "--from", "2026-10-01", "--want", "x", "--preview")
    answer = uptoit(*options, "--json").json
    assert "26 October 2026 · 7 · –" in answer["tables"]
    assert "also the charts as tables" in uptoit(*options).out


def test_json_says_what_went(uptoit: Command, tmp_path: Path) -> None:
    entry = uptoit("add", "--text", "words", "--json").json["id"]
    page = tmp_path / "p.pdf"
    options = ("summary", "--want", "x", "--entry", entry, "--json", "--looked-through")
    answer = uptoit(*options, page).json
    assert answer["entries"] == [entry]
    assert (answer["covered"], answer["held_back"]) == (1, 0)


def test_refusals(uptoit: Command, tmp_path: Path) -> None:
    page = tmp_path / "p.pdf"
    uptoit("add", "--text", "words", "--date", "2026-01-05")
    assert "--want" in uptoit("summary", page).refusal
    assert "no entry" in uptoit("summary", "--want", "x", "--entry", "zz", page).refusal
    row = uptoit("list", "--json").json[0]["id"]
    options = ("--from", "2026-03", "--to", "2026-04", "--want", "x", "--entry", row)
    assert "not from the period" in uptoit("summary", *options, page).refusal
    assert uptoit("summary", "--want", "x").code == 2
    assert not page.exists()


def test_on_a_terminal_it_asks_what_is_wanted(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--text", "words")
    page = tmp_path / "p.pdf"
    asked = uptoit("summary", "--json", page, stdin=b"A quiet hour\n", terminal=True)
    assert asked.code == 0, asked.err
    assert "What do you want" in asked.err
    assert "What do you want" not in asked.out
    assert "A quiet hour" in json.loads(asked.out)["words"]


def test_the_printed_words_are_the_same_as_the_preview(uptoit: Command, tmp_path: Path) -> None:
    entry = uptoit("add", "--text", "First line\n\nSecond line", "--json").json["id"]
    options = ("summary", "--want", "x", "--entry", entry)
    before = uptoit(*options, "--preview").out
    after = uptoit(*options, "--looked-through", tmp_path / "p.pdf").out
    assert "\n  First line\n\n  Second line\n" in before
    # Each page has a number of its own; all else is the same.
    number = re.compile("Summary:? [0-9a-f-]{12,36}")
    assert number.sub("", after).startswith(number.sub("", before))


def test_nothing_of_an_entry_leaves_unread_or_without_its_yes(
    uptoit: Command, tmp_path: Path
) -> None:
    text = "About Dr Sarah Hughes and her cancer."
    entry = uptoit("add", "--text", text, "--json").json["id"]
    page = tmp_path / "p.md"
    options = ("summary", "--want", "x", "--entry", entry, "--format", "markdown", page)
    assert "for names" in uptoit(*options).refusal
    refusal = uptoit(*options, "--looked-through").refusal
    assert "can be recognised" in refusal
    assert "--yes-to third-party" in refusal
    options += ("--looked-through", "--yes-to", "third-party")
    assert "--yes-to special-category" in uptoit(*options).refusal
    assert not page.exists()
    assert uptoit("shared", "--json").json == []
    assert uptoit(*options, "--yes-to", "special-category").code == 0
    assert "protects specially" in page.read_text("utf-8")


def test_on_a_terminal_each_yes_is_asked_for_by_itself(uptoit: Command, tmp_path: Path) -> None:
    text = "About Dr Sarah Hughes and her cancer."
    entry = uptoit("add", "--text", text, "--json").json["id"]
    options = ("summary", "--want", "x", "--entry", entry, "--json", tmp_path / "p.pdf")
    for answers, code in ((b"n\n", 1), (b"y\ny\nn\n", 1), (b"y\ny\ny\n", 0)):
        assert not (tmp_path / "p.pdf").exists()
        said = uptoit(*options, stdin=answers, terminal=True)
        assert said.code == code, said.err
        assert "About Dr Sarah Hughes" in said.err
    assert json.loads(said.out)["entries"] == [entry]


RECIPE = """
want = "Help me see what I am not seeing"
ask = "What are you avoiding?"
alias = "M."
programme = "Spring"
days = 400
focus = ["engaging"]
marked = true
recipient = "Ruth Coach"
purpose = "our session"
keep_days = 90
acknowledged = ["whole-entries"]
format = "markdown"
file = "page.md"
"""


def recipe(tmp_path: Path, more: str = "") -> Path:
    """A TOML file that says what is wanted."""
    path = tmp_path / "coach.toml"
    path.write_text(RECIPE + more, "utf-8")
    return path


def test_one_like_it_is_made_again_from_a_file(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--title", "the lift", "--text", "Forty-three.\n\nCanary", "--mark", "coach")
    uptoit("add", "--title", "kept back", "--text", "Canary")
    path = recipe(tmp_path)
    for number in (1, 2):
        said = uptoit("summary", path, "--looked-through")
        assert said.code == 0, said.err
        page = (tmp_path / "page.md").read_text("utf-8")
        for words in ("Help me see", "What are you avoiding?", "Forty-three.", "Ruth Coach", "M."):
            assert words in said.out
            assert words in page
        assert "Canary" not in said.out + page
        assert len(uptoit("shared", "--json").json) == number


def test_a_file_is_refused_without_a_look_or_a_yes(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--title", "the lift", "--text", "About Dr Sarah Hughes.", "--mark", "coach")
    path = recipe(tmp_path)
    assert "for names" in uptoit("summary", path).refusal
    assert "can be recognised" in uptoit("summary", path, "--looked-through").refusal
    assert not (tmp_path / "page.md").exists()
    assert uptoit("shared", "--json").json == []
    uptoit("names", "--role", "Sarah Hughes", "a clinician")
    assert uptoit("summary", path, "--looked-through").code == 0
    assert "Hughes" not in (tmp_path / "page.md").read_text("utf-8")


def test_on_a_terminal_it_asks_whether_the_words_were_read(uptoit: Command, tmp_path: Path) -> None:
    path = recipe(tmp_path)
    assert uptoit("summary", path, stdin=b"n\n", terminal=True).code == 1
    assert uptoit("summary", path, stdin=b"y\n", terminal=True).code == 0
    assert (tmp_path / "page.md").exists()


def test_a_file_that_says_what_it_cannot_is_a_sentence(uptoit: Command, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    for text, about in (
        ("wish = 1", "There is no “wish”"),
        ("want = 3", "“want” must be a text"),
        ("want = [", "not TOML"),
        ("days = 0", "number of days"),
        ('keep_until = "soon"', "must be a day"),
        ('parts = ["clouds"]', "It may hold: path"),
        ('onward = "everybody"', "It may hold: none"),
        ("marked = 1", "true or false"),
        ("[[excerpt]]\ntext = 'x'", "has an “entry”"),
        ("want = 'x'\n[[excerpt]]\nentry = 'zz'", "no entry"),
        ("want = 'x'\nfocus = ['nothing']", "theme"),
        ("want = 'x'\ncontact = 'nobody'", "no address under the name"),
    ):
        path.write_text(text, "utf-8")
        assert about in uptoit("summary", path, "--looked-through", tmp_path / "p.pdf").refusal
    assert "cannot be read" in uptoit("summary", tmp_path / "none.toml").refusal
    assert not (tmp_path / "p.pdf").exists()


def test_options_give_other_forms_and_an_agreement(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--text", "words")
    options = ("--want", "x", "--for", "Ruth", "--purpose", "two sessions", "--keep-until")
    page = tmp_path / "p.html"
    made = uptoit("summary", *options, "2027-01-31", "--format", "html", "--json", page).json
    assert made["format"] == "html"
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")
    (kept,) = uptoit("shared", "--json").json
    assert (kept["recipient"], kept["purpose"], kept["keep_until"]) == (
        "Ruth",
        "two sessions",
        "2027-01-31",
    )
    assert kept["id"] == made["share"]
    assert kept["words"] == made["words"]
    assert "no format" in uptoit("summary", "--want", "x", "--format", "clay", page).refusal


def test_what_was_shared_is_asked_back(uptoit: Command, tmp_path: Path) -> None:
    made = uptoit("summary", "--want", "Canary", "--json", tmp_path / "p.pdf").json
    assert "my coach, pdf" in uptoit("shared").out
    assert "Canary" in uptoit("shared", "--show", made["share"]).out
    note = uptoit("shared", "--withdraw", made["share"]).out
    assert made["id"] in note
    assert "Canary" not in note
    assert "asked back" in uptoit("shared").out
    target = tmp_path / "note.txt"
    assert uptoit("shared", "--withdraw", made["share"], "--note", target).code == 0
    assert target.read_text("utf-8") in note + "\n"
    assert uptoit("shared", "--note", target).code == 2
    assert "Nothing was shared" in uptoit("shared", "--show", "zz").refusal
