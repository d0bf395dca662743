# SPDX-License-Identifier: MIT
"""The coaching loop, both sides in programs and data folders of their own: mark to kept reply.

Every step is a run of the real program. What the leader did not choose is looked for in all that
the coach has, and is not there.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SECRET = "a library of quiet words"
QUESTION = "What would the partner lead say you promised?"


@dataclass(frozen=True, slots=True)
class Side:
    """One person with a computer of their own."""

    home: Path

    def __call__(self, *arguments: object) -> str:
        """What the program says."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def json(self, *arguments: object) -> Any:
        """What it says to a script."""
        return json.loads(self(*arguments, "--json"))

    def refused(self, *arguments: object) -> str:
        """The one sentence of a refusal."""
        done = self.run(*arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
        return done.stderr

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """A whole program, from start to end."""
        secret = self.home / "secret.txt"
        secret.write_text(f"{SECRET}\n", encoding="utf-8")
        return subprocess.run(
            [sys.executable, "-m", "journal_app", "--home", self.home, *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "UPTOIT_PASSPHRASE_FILE": str(secret)},
            check=False,
        )


def made(folder: Path) -> Side:
    """A computer."""
    folder.mkdir()
    return Side(folder)


@pytest.fixture
def leader(tmp_path: Path) -> Side:
    """Who writes the journal."""
    return made(tmp_path / "leader")


@pytest.fixture
def coach(tmp_path: Path) -> Side:
    """Who answers."""
    return made(tmp_path / "coach")


def test_from_the_first_mark_to_a_kept_reply(leader: Side, coach: Side, tmp_path: Path) -> None:
    sent, came = tmp_path / "for-ruth.uptoit", tmp_path / "reply.uptoit"
    coach("coach", "--name", "Ruth", "open")
    address = coach.json("coach", "address")

    # The leader marks an entry, lists a name, and seals a summary for the coach.
    leader("names", "--role", "Angharad", "the partner lead")
    entry = leader.json("add", "--title", "Not rung", "--text", "I promised Angharad the figures.",
                        "--mark", "coach")["id"]  # fmt: skip
    leader("add", "--title", "Canary", "--text", "stays at home")
    assert leader.json("search", "mark:coach")[0]["id"] == entry
    leader("address", "--add", address["address"], "--as", "Ruth")
    leader(
        "summary", "--want", "A way into the next board", "--entry", entry, "--as", "M.",
        "--for", "Ruth", "--seal-for", "Ruth", "--looked-through", sent,
    )  # fmt: skip
    assert sent.read_bytes().startswith(b"age-encryption.org/v1")

    # The coach reads it, sees no name, and answers at an item of it.
    coach("coach", "take-in", sent)
    [client] = coach.json("coach", "list")
    summary = client["summaries"][0]["id"]
    shown = coach("coach", "show", summary)
    assert "the partner lead" in shown.casefold()
    assert "Angharad" not in shown
    assert "Canary" not in shown
    coach("coach", "reply", summary, "--at", "want", "--question", QUESTION)
    coach("coach", "reply", summary, "--try", "Ring before you write.", "--save", came)

    # The answer comes home: once, to this journal alone.
    home = leader.json("reply", came)
    assert (home["coach"], home["waiting"]) == ("Ruth", 2)
    kinds = {one["kind"]: one for one in home["remarks"]}
    assert kinds["question"]["item"] == "want"
    assert address["words"][0] in leader("reply", "--list")
    assert "already" in leader.refused("reply", came)
    assert leader.json("show", entry)["text"] == "I promised Angharad the figures."
    stranger = made(tmp_path / "stranger")
    stranger("add", "--text", "Another journal.")
    assert "somebody else" in stranger.refused("reply", came)

    # Kept, it is asked until it is answered; the thing to try is a commitment.
    assert leader.json("reply", "--keep", kinds["question"]["id"])["state"] == "kept"
    offered = leader.json("prompt")[0]
    assert offered["text"] == QUESTION
    assert offered["because"].startswith("your coach asked this on ")
    answer = leader.json("add", "--text", "That I would ring.", "--prompt", offered["id"])["id"]
    assert all(one["text"] != QUESTION for one in leader.json("prompt"))
    tried = leader.json("reply", "--keep", kinds["try"]["id"])
    assert leader.json("commit", "list")[0]["id"] == tried["became"]
    [listed] = leader.json("reply", "--list")
    assert [one["became"] for one in listed["remarks"]] == [answer, tried["became"]]
