# SPDX-License-Identifier: MIT
"""``uptoit names``."""

from tests.conftest import Command


def test_the_list_is_kept_and_printed(uptoit: Command) -> None:
    uptoit("names", "--role", "Ann Marlow", "the chair", "--role", "my boss", "the chair")
    assert "Kindling: a charity" in uptoit("names", "--organisation", "Kindling", "a charity").out
    assert [one["name"] for one in uptoit("names", "--json").json] == [
        "Ann Marlow", "my boss", "Kindling",
    ]  # fmt: skip
    assert "Kindling" not in uptoit("names", "--forget", "Kindling").out
    assert "two letters" in uptoit("names", "--role", "A", "the chair").refusal


def test_a_text_is_printed_as_it_would_leave(uptoit: Command) -> None:
    uptoit("names", "--role", "Ann Marlow", "the chair")
    done = uptoit("names", "--disguise", "--text", "Marlow met Nkechi.")
    assert done.out == "The chair met Nkechi.\n"
    assert "Still there: Nkechi" in done.err
    assert "Ann Marlow: the chair" in uptoit("names", "--text", "I saw Ann Marlow.").out
