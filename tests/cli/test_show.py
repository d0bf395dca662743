# SPDX-License-Identifier: MIT
"""``uptoit show``."""

import pytest

from journal_app.content import house_pack
from tests.conftest import Command

PACK = house_pack()


@pytest.fixture
def kept(uptoit: Command) -> str:
    """The id of an entry that says everything it can."""
    answer = uptoit(
        "add", "--title", "The board", "--text", "It met.\n\nAt last.", "--theme",
        PACK.themes[0].slug, "--tag", "home", "--up-for-it", 0, "--prompt", PACK.prompts[0].id,
        "--json",
    )  # fmt: skip
    return str(answer.json["id"])


def test_a_whole_entry_is_shown(uptoit: Command, kept: str) -> None:
    record = uptoit("show", kept, "--json").json
    assert record["id"] == kept
    assert record["text"] == "It met.\n\nAt last."
    out = uptoit("show", kept).out
    assert out.startswith("23 November 2026, 08:10\nThe board\n")
    assert f"Themes: {PACK.themes[0].name}\n" in out
    assert "Tags: #home\n" in out
    words = PACK.scale.words(PACK.scale.up_for_it, 0)
    assert f"{PACK.scale.up_for_it.name}: 0 ({words})\n" in out
    assert PACK.scale.up_to_it.name not in out
    assert PACK.prompts[0].text in out
    assert out.endswith("\nIt met.\n\nAt last.\n")


def test_a_beginning_of_the_id_is_enough(uptoit: Command, kept: str) -> None:
    assert uptoit("show", kept[:20], "--json").json["id"] == kept


def test_a_beginning_that_several_have_is_refused(uptoit: Command, kept: str) -> None:
    uptoit("add", "--title", "Another")
    assert "Several entries" in uptoit("show", kept[:3]).refusal


@pytest.mark.parametrize("entry_id", ["none", "", "%", "_", "x\udcff", "x\x00"])
def test_an_id_there_is_not_is_a_sentence(uptoit: Command, kept: str, entry_id: str) -> None:
    assert uptoit("show", entry_id).refusal
