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
            "id", "text", "because", "theme", "question", "stage", "depth",
        }  # fmt: skip


def test_people_may_also_just_write(uptoit: Command) -> None:
    out = uptoit("prompt").out
    assert out.count("\n  because: ") == 3
    assert out.endswith("\nOr just write.\n")
