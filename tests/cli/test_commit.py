# SPDX-License-Identifier: MIT
"""``uptoit commit``."""

from tests.conftest import Command


def test_made_listed_and_closed(uptoit: Command) -> None:
    origin = uptoit("add", "--text", "Health day", "--json").json["id"]
    made = uptoit(
        "commit", "add", "Ring round", "--due", "2026-11-17", "--reach", "run",
        "--entry", origin[:-2], "--json",
    ).json  # fmt: skip
    assert (made["text"], made["due"], made["reach"]) == ("Ring round", "2026-11-17", "run")
    assert (made["entry"], made["status"], made["is_due"]) == (origin, "not-yet", True)
    assert uptoit("commit", "list", "--due", "--json").json == [made]
    assert uptoit("commit", "list", "--open", "--json").json == [made]
    assert uptoit("commit", "list", "--done", "--json").json == []
    assert "due last Tuesday, 17 November · reach: Run" in uptoit("commit", "list").out
    said = uptoit("commit", "close", made["id"], "--status", "kept", "--outcome", "All six").out
    assert said == f"Kept: Kept, 23 November, as {made['id']}.\n"
    done = uptoit("commit", "list", "--done", "--json").json[0]
    assert (done["status"], done["outcome"], done["closed"]) == ("kept", "All six", "2026-11-23")
    assert uptoit("commit", "list", "--due", "--json").json == []


def test_closing_can_begin_an_entry(uptoit: Command) -> None:
    made = uptoit("commit", "add", "Ring round", "--json").json
    done = uptoit(
        "commit", "close", made["id"], "--status", "let-go", "--outcome", "Too soon.",
        "--write", "--json",
    ).json  # fmt: skip
    shown = uptoit("show", done["outcome_entry"], "--json").json
    assert shown["text"].startswith("> Ring round\n\nToo soon.")


def test_moved_to_another_day_and_opened_again(uptoit: Command) -> None:
    made = uptoit("commit", "add", "Ring round", "--due", "2026-11-23", "--json").json
    moved = uptoit("commit", "postpone", made["id"], "--due", "2026-11-30", "--json").json
    assert (moved["due"], moved["is_due"]) == ("2026-11-30", False)
    assert uptoit("commit", "postpone", made["id"], "--json").json["due"] is None
    uptoit("commit", "close", made["id"], "--status", "overtaken")
    assert uptoit("commit", "reopen", made["id"], "--json").json["status"] == "not-yet"


def test_refusals_are_sentences(uptoit: Command) -> None:
    assert "some words" in uptoit("commit", "add", "  ").refusal
    assert "no commitment" in uptoit("commit", "close", "abc", "--status", "kept").refusal
    assert "no day that exists" in uptoit("commit", "add", "x", "--due", "2026-02-30").refusal
    assert uptoit("commit", "close", "abc", "--status", "failed").code != 0
    assert uptoit("commit", "list").err == "No commitments were found.\n"
