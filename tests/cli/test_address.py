# SPDX-License-Identifier: MIT
"""``uptoit address``."""

from journal_app.exchange.address import Address
from tests.conftest import Command
from tests.exchange.letters import COACH, STRANGER

LINE = COACH.address.line


def test_it_prints_a_line_that_others_can_use_and_words_to_compare(uptoit: Command) -> None:
    answer = uptoit("address", "--name", "Sam Brown")
    address = Address.parse(answer.out)
    assert answer.out == f"{address.line}\n"
    assert address.name == "Sam Brown"
    assert answer.err == f"Six words for the telephone: {' '.join(address.words)}\n"
    assert uptoit("address").out == answer.out
    found = uptoit("address", "--json").json
    assert found == {"name": "Sam Brown", "line": address.line, "words": list(address.words)}


def test_without_a_name_it_says_how_to_give_one(uptoit: Command) -> None:
    assert "“uptoit address --name …”" in uptoit("address").err


def test_a_coach_is_added_listed_and_forgotten(uptoit: Command) -> None:
    words = " ".join(COACH.address.words)
    added = uptoit("address", "--add", "-", stdin=f"Here:\n> {LINE[:50]}\n> {LINE[50:]}\n".encode())
    assert added.out == f"Ruth Okafor: {words}\n"
    assert "ring them and compare" in added.err
    uptoit("address", "--add", STRANGER.address.line, "--as", "Ann")
    rows = uptoit("address", "--list", "--json").json
    assert [row["name"] for row in rows] == ["Ann", "Ruth Okafor"]
    assert rows[1] == {"name": "Ruth Okafor", "line": LINE, "words": list(COACH.address.words)}
    assert uptoit("address", "--forget", "ruth okafor").out.startswith("Ann: ")
    assert uptoit("address", "--forget", "Ann").err == "No addresses of coaches are kept.\n"


def test_what_cannot_be_is_one_sentence(uptoit: Command) -> None:
    assert "no address in that text" in uptoit("address", "--add", "hello").refusal
    assert "lost or changed some letters" in uptoit("address", "--add", LINE[:-3]).refusal
    assert "under the name “Nobody”" in uptoit("address", "--forget", "Nobody").refusal
    assert "at most 60 letters" in uptoit("address", "--name", "x" * 99).refusal
    uptoit("address", "--add", LINE)
    other = uptoit("address", "--add", STRANGER.address.line, "--as", "Ruth Okafor")
    assert "other keys than the ones you know" in other.refusal
    own = uptoit("address", "--json").json["line"]
    assert "your own address" in uptoit("address", "--add", own, "--as", "Me").refusal
    assert uptoit("address", "--as", "Ruth").code == 2


def test_no_secret_is_printed(uptoit: Command) -> None:
    for answer in (uptoit("address"), uptoit("address", "--json"), uptoit("address", "--list")):
        assert "AGE-SECRET" not in answer.out.upper() + answer.err.upper()
