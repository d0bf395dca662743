# SPDX-License-Identifier: MIT
"""Journey's small JSON files, trap by trap."""

import json
from typing import Any

from journal_app.exchange.formats import Incoming
from journal_app.exchange.source import of_bytes
from tests.exchange.samples import entries, problems, read, sure_of

NONE = "1.7976931348623157E308"


def made(**fields: Any) -> bytes:
    """An entry of Journey."""
    usual = {"id": "1514581234000-jkhe1fky36irc0bc", "date_journal": 1514581234000, "text": "x"}
    return json.dumps(
        {**usual, "timezone": "Asia/Tokyo", "type": "", "photos": [], **fields}
    ).encode()


def only(more: dict[str, bytes] | None = None, **fields: Any) -> Incoming:
    """The one entry of an export."""
    (found,) = entries(read({"1.json": made(**fields), **(more or {})}, "journey"))
    return found


def test_the_day_is_that_of_its_zone_and_asked_for_without_one() -> None:
    assert only().draft.day.isoformat() == "2017-12-30"
    assert only(timezone="").at is not None


def test_an_enormous_number_is_no_value() -> None:
    content = made(lat=0, lon=0, mood=0).replace(b'"lat": 0', f'"lat": {NONE}'.encode())
    content = content.replace(b'"mood": 0', f'"mood": {NONE}'.encode())
    (found,) = entries(read({"1.JSON": content}, "journey"))
    assert (found.place, found.mood) == ("", None)


def test_html_becomes_markdown_and_text_stays() -> None:
    assert only(type="html", text="<p>A <b>bold</b> day</p>").draft.text == "A **bold** day"
    assert only(text="A **bold** day &amp;").draft.text == "A **bold** day &amp;"


def test_photos_are_found_or_known_to_be_missing() -> None:
    found = only({"a-b.jpg": b"\xff\xd8\xff"}, photos=["a-b.jpg", "gone.jpg"])
    assert [one.part for one in found.pieces] == ["a-b.jpg", ""]


def test_mood_favourite_tags_and_place() -> None:
    found = only(mood=3, favourite=True, tags=["a"], lat=51.5, lon=-0.1, address="Here")
    assert found.mood is not None
    assert (found.mood.word, found.mood.level) == ("3", None)
    assert found.draft.text.endswith("Mood: 3")
    assert (found.draft.marks, found.draft.tags) == (("favourite",), ("a",))
    assert found.place == "Place: Here · 51.50000, -0.10000"


def test_what_is_no_entry_is_named_with_its_file() -> None:
    parts = {"1.json": made(), "2.json": b"{", "3.json": b"{}", "4.json": made(date_journal="x")}
    assert sure_of(of_bytes(parts)) == "journey"
    found = read(parts, "journey")
    assert [one.file for one in problems(found)] == ["2.json", "3.json", "4.json"]
