# SPDX-License-Identifier: MIT
"""``uptoit checkin``: questions of the themes in focus, answers kept apart from entries."""

from tests.conftest import Command


def test_themes_are_put_in_focus_asked_about_and_rated(uptoit: Command) -> None:
    asked = uptoit("checkin", "--focus", "gap", "--focus", "why", "--json").json
    assert asked["focus"] == asked["due"] == ["gap", "why"]
    assert "differ" in asked["questions"]["gap"][0]
    kept = uptoit("checkin", "--rate", "gap", "7", "-", "--rate", "why", "0", "3", "--json").json
    assert {one["theme"]: (one["up_for_it"], one["up_to_it"]) for one in kept[0]["ratings"]} == {
        "gap": (7, None),
        "why": (0, 3),
    }
    assert uptoit("checkin", "--json").json["due"] == []
    assert [one["id"] for one in uptoit("checkin", "--list", "--json").json] == [kept[0]["id"]]
    assert "up for it 7, up to it not rated" in uptoit("checkin", "--list").out
    assert uptoit("list", "--json").json == []


def test_a_slip_is_a_sentence_and_keeps_nothing(uptoit: Command) -> None:
    assert "0 to 10" in uptoit("checkin", "--rate", "gap", "seven", "3").refusal
    assert "goes from 0 to 10" in uptoit("checkin", "--rate", "gap", "11", "3").refusal
    assert "no theme" in uptoit("checkin", "--focus", "none-such").refusal
    four = [part for slug in ("gap", "why", "place", "switch") for part in ("--focus", slug)]
    assert "At most 3" in uptoit("checkin", *four).refusal
    assert uptoit("checkin", "--list", "--json").json == []
