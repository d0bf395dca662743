# SPDX-License-Identifier: MIT
"""Diarium's text and its JSON, trap by trap."""

import json

from journal_app.exchange.source import of_bytes
from tests.exchange.samples import entries, problems, read, sure_of

DAY = "Diarium_2021-10-24.txt"


def test_several_entries_a_day_with_tags_in_any_language_and_strange_line_ends() -> None:
    text = (
        "\ufeffnedeľa 24. októbra 2021\n\r— 11:37 —\n\rOne\n\rTags: a, #b\n\r"
        "— 29. 10. 2021 22:01 —\n\rTwo\n\rPeople: Anna\n\rSchlagwörter: c\n\r"
    )
    first, second = entries(read({DAY: text}, "diarium"))
    assert (first.draft.text, first.draft.tags, str(first.draft.time)) == (
        "One",
        ("a", "b"),
        "11:37:00",
    )
    assert (second.draft.text, second.draft.tags) == ("Two\nPeople: Anna", ("c",))
    assert (second.draft.day.isoformat(), second.draft.time) == ("2021-10-24", None)


def test_a_day_without_a_time_is_still_an_entry() -> None:
    (found,) = entries(read({DAY: "Sunday\nJust words\n— not a time —\nmore"}, "diarium"))
    assert found.draft.text == "Just words\n— not a time —\nmore"


def test_a_name_without_a_day_is_named() -> None:
    found = read({"Diarium_2021-13-44.txt": "x\n— 10:00 —\ny"}, "diarium")
    assert [one.file for one in problems(found)] == ["Diarium_2021-13-44.txt"]


def test_json_with_any_fields_missing() -> None:
    text = (
        '[{"date": "2021-10-24T11:37:05.1234567", "heading": "T", "html": "<p>A <b>b</b></p>", '
        '"tags": ["x"], "rating": 4, "location": [51.5, -0.1]},\n'
        '{"date": "2021-10-25T00:00:00.00000"},\n{"html": "no date"}]'
    )
    parts = {"export.json": text.encode(), "media/2021-10-24_113705123/a.jpg": b"x"}
    assert sure_of(of_bytes(parts)) == "diarium_json"
    found = read(parts, "diarium_json")
    first, second = entries(found)
    assert (first.draft.day.isoformat(), str(first.draft.time)) == ("2021-10-24", "11:37:05")
    assert (first.draft.title, first.draft.tags) == ("T", ("x",))
    assert first.draft.text == "A **b**\n\nRating: 4 of 5"
    assert first.mood is not None
    assert first.mood.level == 8
    assert [one.part for one in first.pieces] == ["media/2021-10-24_113705123/a.jpg"]
    assert first.place == "Place: 51.50000, -0.10000"
    assert second.draft.text == ""
    assert [one.line for one in problems(found)] == [3]


def test_json_of_one_moment_is_several_entries_and_known_by_its_words() -> None:
    def keys(*words: dict[str, str]) -> list[str | None]:
        made = [{"date": "2021-10-24T00:00:00.0000000", **one} for one in words]
        return [one.key for one in entries(read({"a.json": json.dumps(made)}, "diarium_json"))]

    one, other = {"html": "<p>One</p>"}, {"html": "<p>Two</p>"}
    first, second = keys(one, other)
    assert first != second
    assert keys(other, one) == [second, first]
    assert keys({**one, "heading": "T", "tags": ""}) == [first]
    assert keys({"heading": "A"}) != keys({"heading": "B"})
    assert len(set(keys(one, one))) == 2
