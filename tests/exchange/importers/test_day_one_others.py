# SPDX-License-Identifier: MIT
"""Day One Classic's property lists, and its plain text."""

import plistlib
from datetime import datetime
from typing import Any

import pytest

from journal_app.exchange.formats import Unanswered
from journal_app.exchange.source import of_bytes
from tests.exchange.samples import entries, problems, read, sure_of


def classic(**fields: Any) -> bytes:
    """A property list of an entry."""
    usual = {"Creation Date": datetime(2012, 7, 1, 22, 30), "Entry Text": "Words", "UUID": "AB"}
    return plistlib.dumps({**usual, **fields})


def test_classic_entries_have_day_tags_star_and_photo() -> None:
    parts = {
        "My.dayone/entries/AB.doentry": classic(
            **{"Time Zone": "Europe/Paris", "Tags": ["x"], "Starred": True}
        ),
        "My.dayone/photos/AB.jpg": b"\xff\xd8\xff",
    }
    assert sure_of(of_bytes(parts)) == "day_one_classic"
    (found,) = entries(read(parts, "day_one_classic"))
    assert (found.draft.day.isoformat(), found.draft.zone) == ("2012-07-02", "Europe/Paris")
    assert (found.draft.tags, found.draft.marks) == (("x",), ("favourite",))
    assert [one.part for one in found.pieces] == ["My.dayone/photos/AB.jpg"]
    assert found.key == "day_one:AB"


def test_classic_without_a_zone_is_asked_about() -> None:
    (found,) = entries(read({"entries/AB.doentry": classic()}, "day_one_classic"))
    assert found.at is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<plist>",
        b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "b">]><plist><string>&a;</string></plist>',
        plistlib.dumps([1, 2]),
        classic(**{"Creation Date": "yesterday"}),
    ],
)
def test_a_broken_property_list_is_named(content: bytes) -> None:
    found = read({"entries/AB.doentry": content}, "day_one_classic")
    assert [one.file for one in problems(found)] == ["entries/AB.doentry"]
    assert not entries(found)


def test_text_has_tags_and_star_above_its_words() -> None:
    text = (
        "\tDate:\t1 March 2024 at 10:04:00\u202fPM GMT\n\tTags:\ta, two words\n"
        "\tStarred:\tYes\n\nTitle\n\nBody\n"
    )
    (found,) = entries(read(text, "day_one_text"))
    assert (found.draft.day.isoformat(), str(found.draft.time)) == ("2024-03-01", "22:04:00")
    assert (found.draft.title, found.draft.text) == ("Title", "Body")
    assert (found.draft.tags, found.draft.marks) == (("a", "two words"), ("favourite",))


@pytest.mark.parametrize("clock", ["GMT", "CET", "UTC", "GMT+1", "UTC+01:00", "GMT+0", "-0800", ""])
def test_text_has_the_writer_s_own_clock_whatever_it_is_called(clock: str) -> None:
    (found,) = entries(read(f"\tDate:\t1 March 2024 at 23:30 {clock}\n\nA\n", "day_one_text"))
    assert (str(found.draft.day), str(found.draft.time)) == ("2024-03-01", "23:30:00")
    assert (found.draft.zone, found.at) == ("", None)


def test_text_with_z_is_a_moment() -> None:
    (found,) = entries(read("\tDate:\t2024-03-01T23:30:00Z\n\nA\n", "day_one_text"))
    assert found.at is not None


def test_classic_with_an_offset_for_a_zone_has_its_day() -> None:
    parts = {"entries/AB.doentry": classic(**{"Time Zone": "GMT+0200"})}
    (found,) = entries(read(parts, "day_one_classic"))
    assert (str(found.draft.day), found.draft.zone, found.needs_zone) == ("2012-07-02", "", False)


def test_text_with_a_date_that_is_none_is_named_with_its_line() -> None:
    found = read("\tDate:\t1 March 2024\n\nA\n\n\tDate:\t31 February 2024\n\nB\n", "day_one_text")
    assert [one.line for one in problems(found)] == [5]
    assert len(entries(found)) == 1


def test_text_with_numbers_that_have_two_readings_is_asked_about() -> None:
    text = "\tDate:\t03/04/2024\n\nA\n"
    with pytest.raises(Unanswered) as asked:
        read(text, "day_one_text")
    assert asked.value.option.name == "dates"
    (found,) = entries(read(text, "day_one_text", dates="month-first"))
    assert found.draft.day.isoformat() == "2024-03-04"
