# SPDX-License-Identifier: MIT
"""``uptoit prompt``."""

from journal_app.content import house_pack
from tests.conftest import Command

PACK = house_pack()


def test_three_questions_each_with_a_reason(uptoit: Command) -> None:
    offers = uptoit("prompt", "--json").json
    assert len(offers) == 3
    for offer in offers:
        prompt = PACK.prompt(offer["id"])
        assert prompt
        assert prompt.text == offer["text"]
        assert offer["because"]
        assert offer.keys() == {
            "id", "text", "because", "own_words", "said_on", "theme", "question", "stage", "depth",
        }  # fmt: skip


def test_a_due_commitment_brings_its_own_words_along(uptoit: Command) -> None:
    entry = uptoit("add", "--text", "Health day", "--theme", "gap", "--json").json["id"]
    uptoit("commit", "add", "Ask about the legal basis", "--due", "2026-11-20", "--entry", entry)
    best = uptoit("prompt", "--json").json[0]
    asked = PACK.prompt(best["id"])
    assert asked
    assert (asked.theme, asked.when) == ("gap", "follow_up")
    assert best["own_words"] == "Ask about the legal basis"
    assert best["said_on"] == "2026-11-23"
    out = uptoit("prompt").out
    assert "On 23 November you wrote: “Ask about the legal basis”\n" in out


def test_people_may_also_just_write(uptoit: Command) -> None:
    out = uptoit("prompt").out
    assert out.count("\n  because: ") == 3
    assert out.endswith("\nOr just write.\n")
