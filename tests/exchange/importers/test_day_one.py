# SPDX-License-Identifier: MIT
"""Day One's JSON, trap by trap."""

import json
from typing import Any

import pytest

from journal_app.exchange.formats import Incoming
from journal_app.exchange.source import of_bytes
from tests.exchange.samples import entries, problems, read, sure_of


def journal(*found: dict[str, Any]) -> bytes:
    """A journal of Day One with these entries; each has a day unless it says otherwise."""
    usual = {"creationDate": "2024-03-01T23:30:00Z", "timeZone": "Europe/London", "uuid": ""}
    made = [{**usual, "uuid": f"{n:032X}", **one} for n, one in enumerate(found)]
    return json.dumps({"metadata": {"version": "1.0"}, "entries": made}).encode()


def only(**entry: Any) -> Incoming:
    """The one entry of a journal."""
    (found,) = entries(read({"Tagebuch.json": journal(entry)}, "day_one"))
    return found


def test_the_local_day_is_that_of_the_entry_s_zone() -> None:
    found = only(creationDate="2024-03-01T23:30:00Z", timeZone="Asia/Tokyo")
    assert (found.draft.day.isoformat(), str(found.draft.time)) == ("2024-03-02", "08:30:00")
    assert (found.draft.zone, found.at) == ("Asia/Tokyo", None)
    assert str(found.created).replace(" ", "T") == "2024-03-01T23:30:00+00:00"


def test_a_moment_without_a_zone_is_asked_about_and_an_offset_tells_the_day() -> None:
    assert only(timeZone="").needs_zone
    assert only(timeZone="No/Such").needs_zone
    older = only(creationDate="2019-01-01T00:00:00-08:00", timeZone=None)
    assert (older.needs_zone, older.draft.day.isoformat()) == (False, "2019-01-01")


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("GMT+0100", "2024-03-02 00:30:00"),
        ("GMT-08:00", "2024-03-01 15:30:00"),
        ("UTC+5:30", "2024-03-02 05:00:00"),
        ("+0000", "2024-03-01 23:30:00"),
    ],
)
def test_a_zone_that_is_an_offset_tells_the_day_and_no_name(zone: str, local: str) -> None:
    found = only(timeZone=zone)
    assert f"{found.draft.day} {found.draft.time}" == local
    assert (found.draft.zone, found.needs_zone) == ("UTC" if zone == "+0000" else "", False)
    assert str(found.created) == "2024-03-01 23:30:00+00:00"


@pytest.mark.parametrize("zone", ["GMT+99", "GMT+9900", "GMT+01000", "+", "one"])
def test_an_offset_that_cannot_be_is_no_zone(zone: str) -> None:
    assert only(timeZone=zone).at is not None


def test_the_last_moment_of_all_has_no_later_day() -> None:
    assert only(creationDate="9999-12-31T23:30:00Z", timeZone="GMT+0100").at is not None


def test_all_day_has_no_time() -> None:
    assert only(isAllDay=True).draft.time is None


def test_star_tags_and_heading_are_kept() -> None:
    found = only(starred=True, tags=["Two Words", "Ärger"], text="# A title\n\nWords")
    assert found.draft.marks == ("favourite",)
    assert found.draft.tags == ("Two Words", "Ärger")
    assert (found.draft.title, found.draft.text) == ("A title", "Words")


def test_backslashes_that_guard_nothing_and_letters_of_no_width_go() -> None:
    found = only(text="It was 3\\.5 \\- well\\! \u200b\\(so\\)\n1\\. no list\n\\- no list\n\\*star")
    assert found.draft.text == "It was 3.5 - well! (so)\n1\\. no list\n\\- no list\n\\*star"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Code `re.sub(r'\\.', '')` done\\.", "Code `re.sub(r'\\.', '')` done."),
        ("a\\.\n```py\nC:\\(x)\n``\n```\nb\\.", "a.\n```py\nC:\\(x)\n``\n```\nb."),
        ("~~~\n\\(a\\)\n```\n~~~~\n\\(b\\)", "~~~\n\\(a\\)\n```\n~~~~\n(b)"),
        ("- x\\.\n  ```\n  \\(a\\)\n  ```\n\\(b\\)", "- x.\n  ```\n  \\(a\\)\n  ```\n(b)"),
        ("```\nnever closed \\(a\\)", "```\nnever closed \\(a\\)"),
        ("`` a ` \\. `` b\\.", "`` a ` \\. `` b."),
        ("one \\` tick\\. and \\` two\\.", "one \\` tick. and \\` two."),
        ("5` long\\.\n\n6` long\\.", "5` long.\n\n6` long."),
        ("two `lines\nof \\(code\\)` b\\.", "two `lines\nof \\(code\\)` b."),
    ],
)
def test_code_stays_as_it_is(theirs: str, ours: str) -> None:
    assert only(text=theirs).draft.text == ours


def test_rich_text_stands_in_where_there_is_no_text() -> None:
    rich = {
        "contents": [
            {"text": "Title\n", "attributes": {"line": {"header": 1}}},
            {"text": "bold", "attributes": {"bold": True}},
            {"text": " and "},
            {"text": "a link", "attributes": {"linkURL": "https://example.org"}},
            {"text": "\n"},
            {"text": "one\n", "attributes": {"line": {"listStyle": "bulleted", "indentLevel": 1}}},
            {"text": "two\n", "attributes": {"line": {"listStyle": "checkbox", "checked": True}}},
            {"embeddedObjects": [{"type": "horizontalRuleLine"}]},
        ],
        "meta": {"version": 1},
    }
    found = only(text="", richText=json.dumps(rich))
    assert found.draft.title == "Title"
    assert found.draft.text == "**bold** and [a link](https://example.org)\n- one\n- [x] two\n\n---"
    assert only(richText="test rich text").draft.text == ""
    assert only(text="words", richText=json.dumps(rich)).draft.text == "words"


def test_a_picture_pasted_elsewhere_is_found_by_what_its_first_entry_says() -> None:
    photo = {"identifier": "A" * 32, "md5": "b" * 32, "type": "jpeg"}
    found = entries(
        read(
            {
                "J.json": journal(
                    {"text": f"![](dayone-moment://{'A' * 32})", "photos": [photo]},
                    {"text": f"Again ![](dayone-moment:\\/\\/{'A' * 32})"},
                ),
                f"photos/{'b' * 32}.jpeg": b"\xff\xd8\xff",
            },
            "day_one",
        )
    )
    first, second = (one.pieces for one in found)
    assert [one.part for one in first] == [f"photos/{'b' * 32}.jpeg"]
    assert [one.part for one in second] == [f"photos/{'b' * 32}.jpeg"]
    assert all(one.refers in entry.draft.text for entry in found for one in entry.pieces)


def test_media_without_a_checksum_is_found_by_its_identifier_or_known_to_be_missing() -> None:
    audio = {"identifier": "C" * 32, "format": "m4a", "title": "Walk"}
    parts = {"J.json": journal({"audios": [audio], "text": "x"}), f"audios/{'c' * 32}.m4a": b"x"}
    (found,) = entries(read(parts, "day_one"))
    assert [one.part for one in found.pieces] == [f"audios/{'c' * 32}.m4a"]
    (gone,) = entries(read({"J.json": parts["J.json"]}, "day_one"))
    assert [one.part for one in gone.pieces] == [""]


@pytest.mark.parametrize(
    ("kind", "said", "part", "name"),
    [
        ("audios", {"title": "Memo", "format": "m4a"}, "", "Memo.m4a"),
        ("audios", {"title": "Talk with Dr. No", "format": "aac"}, ".m4a", "Talk with Dr. No.m4a"),
        ("audios", {"title": "Memo.M4A", "format": "m4a"}, "", "Memo.M4A"),
        ("audios", {"format": "m4a"}, "", f"{'b' * 32}.m4a"),
        ("pdfAttachments", {"pdfName": "Plan.pdf", "type": "pdf"}, "", "Plan.pdf"),
        ("pdfAttachments", {"pdfName": "Plan", "type": "pdf"}, "", "Plan.pdf"),
        ("photos", {"filename": "IMG_1.JPG", "type": "jpeg"}, ".jpeg", "IMG_1.JPG"),
        ("photos", {}, "", f"{'b' * 32}.jpeg"),
    ],
)
def test_a_file_has_a_name_with_an_ending(
    kind: str, said: dict[str, str], part: str, name: str
) -> None:
    listed = {"identifier": "A" * 32, "md5": "b" * 32, **said}
    parts = {"J.json": journal({kind: [listed]})}
    parts |= {f"{kind}/{'b' * 32}{part}": b"x"} if part else {}
    (found,) = entries(read(parts, "day_one"))
    assert [one.name for one in found.pieces] == [name]


def test_files_that_the_text_does_not_place_have_the_order_that_they_had_there() -> None:
    def listed(letter: str, order: object) -> dict[str, object]:
        return {"identifier": letter * 32, "md5": letter * 32, "orderInEntry": order}

    photos = [listed("C", 2), listed("A", 0), listed("E", None), listed("F", "first")]
    found = only(photos=photos, videos=[listed("B", 1), listed("D", 3)])
    assert "".join(one.name[0] for one in found.pieces) == "ABCDEF"


def test_a_file_without_anything_in_it_is_as_one_that_is_not_there() -> None:
    photo = {"identifier": "A" * 32, "md5": "b" * 32, "type": "jpeg"}
    parts = {"J.json": journal({"photos": [photo]}), f"photos/{'b' * 32}.jpeg": b""}
    (found,) = entries(read(parts, "day_one"))
    assert [(one.name, one.part) for one in found.pieces] == [(f"{'b' * 32}.jpeg", "")]


def test_a_place_is_known_and_kept_apart() -> None:
    found = only(
        location={"latitude": 51.5, "longitude": -0.1, "placeName": "Home", "country": "UK"}
    )
    assert found.place == "Place: Home, UK · 51.50000, -0.10000"
    assert "51.5" not in found.draft.text


def test_damage_further_down_takes_nothing_along() -> None:
    whole = journal({"text": "One"}, {"text": "Two"})
    found = read({"J.json": whole[: whole.index(b"Two")]}, "day_one")
    assert [one.draft.text for one in entries(found)] == ["One"]
    (problem,) = problems(found)
    assert "damaged here" in str(problem.message)


def test_an_entry_without_a_date_is_named_with_its_line() -> None:
    whole = (
        '{"metadata": {},\n"entries": [\n{"text": "no date"},\n7,\n'
        '{"creationDate": "2020-01-01T00:00:00+01:00"}\n]}'
    )
    found = read({"J.json": whole}, "day_one")
    assert [one.line for one in problems(found)] == [4, 3]
    assert [one.line for one in entries(found)] == [5]


def test_every_journal_in_the_export_is_read_under_any_name() -> None:
    parts = {
        "Tagebuch.json": journal({"text": "a"}),
        "Work.json": journal({"text": "b", "uuid": "F" * 32}),
    }
    assert sure_of(of_bytes(parts)) == "day_one"
    assert len(entries(read(parts, "day_one"))) == 2


def test_the_key_is_the_program_s_own() -> None:
    assert only(uuid="abc123").key == "day_one:ABC123"
    assert only(uuid="", text="x").key == only(uuid="", text="x").key
