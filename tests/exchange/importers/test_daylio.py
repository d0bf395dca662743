# SPDX-License-Identifier: MIT
"""Daylio's tables and backups, trap by trap."""

import base64
import json
from typing import Any

import pytest

from journal_app.domain.errors import ExchangeError
from journal_app.exchange.source import of_bytes
from tests.exchange.samples import entries, problems, read, sure_of

NINE = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"


def test_nine_columns_have_scales_and_a_note_in_html() -> None:
    row = (
        "2026-01-05,5 Jan,Montag,14:03,super,walk | good meal,"
        '"Sleep Quality: 8/10 points | Sleep Time: 8:00",Title,'
        '"One<br>two <b>bold</b> &amp; more"\n'
    )
    assert sure_of(of_bytes({"d.csv": (NINE + row).encode()})) == "daylio_csv"
    (found,) = entries(read(NINE + row, "daylio_csv"))
    assert found.draft.title == "Title"
    assert found.draft.tags == ("walk", "good meal")
    assert "**bold** & more" in found.draft.text
    assert "Sleep Quality: 8/10 points · Sleep Time: 8:00" in found.draft.text
    assert found.mood is not None
    assert (found.mood.word, found.mood.level) == ("super", None)


def test_columns_are_known_by_name_in_any_order_and_separator() -> None:
    text = "\ufeffmood\tnote\tfull_date\ttime\nrad\tHi\t2026-01-05\t6:50 pm\n"
    assert sure_of(of_bytes({"d.csv": text.encode()})) == "daylio_csv"
    (found,) = entries(read(text, "daylio_csv"))
    assert (found.draft.day.isoformat(), str(found.draft.time)) == ("2026-01-05", "18:50:00")


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("10:04 AM", "10:04:00"),
        ("6:50 pm", "18:50:00"),
        ("14:03", "14:03:00"),
        ("12:46 am", "00:46:00"),
    ],
)
def test_times_are_mixed_in_one_file(said: str, time: str) -> None:
    (found,) = entries(read(f"full_date,time,mood\n2026-01-05,{said},rad\n", "daylio_csv"))
    assert str(found.draft.time) == time


def test_rows_that_are_too_long_or_short_are_kept_and_others_named() -> None:
    text = (
        "full_date,date,weekday,time,mood,activities,note\n"
        "2026-01-05,5 Jan,Monday,10:00,rad,,Well, so it goes\n"
        "2026-01-06,6 Jan,Tuesday\n"
        "soon,6 Jan,Tuesday,10:00,rad,,x\n"
        "2026-01-07,7 Jan,Wednesday,late,rad,,x\n"
    )
    found = read(text, "daylio_csv")
    first, second, third = entries(found)
    assert first.draft.text.startswith("Well, so it goes")
    assert (second.draft.time, second.mood) == (None, None)
    assert third.draft.time is None
    assert [(one.line, one.lost) for one in problems(found)] == [(2, False), (4, True), (5, False)]


def test_a_note_of_several_lines_keeps_the_lines_of_what_follows() -> None:
    text = 'full_date,mood,note\n2026-01-05,rad,"one\ntwo\nthree"\nbad,rad,x\n'
    found = read(text, "daylio_csv")
    assert [one.line for one in entries(found)] == [2]
    assert [one.line for one in problems(found)] == [5]


def backup(**root: Any) -> dict[str, bytes]:
    """A backup as it lies in its ZIP."""
    return {"backup.daylio": base64.b64encode(json.dumps(root).encode())}


def entry(**fields: Any) -> dict[str, Any]:
    """An entry of a backup; its stamp is wrong on purpose."""
    day = {"id": 7, "minute": 5, "hour": 23, "day": 31, "month": 11, "year": 2025}
    return {**day, "datetime": 0, "timeZoneOffset": 0, "mood": 1, "tags": [], **fields}


def test_the_day_fields_hold_and_months_begin_at_nought() -> None:
    parts = backup(dayEntries=[entry()], customMoods=[], tags=[])
    assert sure_of(of_bytes(parts)) == "daylio"
    (found,) = entries(read(parts, "daylio"))
    assert (found.draft.day.isoformat(), str(found.draft.time)) == ("2025-12-31", "23:05:00")
    assert found.at is None


def test_moods_by_group_tags_by_id_and_pictures_by_checksum() -> None:
    parts = backup(
        dayEntries=[entry(tags=[3, 99], assets=[5], note="x<br>y", note_title="T")],
        customMoods=[{"id": 1, "custom_name": "", "mood_group_id": 4, "predefined_name_id": 4}],
        tags=[{"id": 3, "name": "walk"}],
        assets=[{"id": 5, "checksum": "abc"}],
    ) | {"assets/photos/2025/12/abc": b"\xff\xd8\xff"}
    (found,) = entries(read(parts, "daylio"))
    assert found.draft.tags == ("walk",)
    assert found.mood is not None
    assert (found.mood.word, found.mood.level) == ("bad", 2)
    assert [one.part for one in found.pieces] == ["assets/photos/2025/12/abc"]
    assert found.draft.text.startswith("x\ny")


def test_entries_without_ids_are_known_by_what_they_say() -> None:
    one, other = entry(id=None, note="One"), entry(id="7", note="Two")
    first, second, again = (
        found.key for found in entries(read(backup(dayEntries=[one, other, one]), "daylio"))
    )
    assert len({first, second, again}) == 3
    assert [found.key for found in entries(read(backup(dayEntries=[other]), "daylio"))] == [second]


def test_a_day_that_does_not_exist_is_named() -> None:
    found = read(backup(dayEntries=[entry(), entry(id=8, month=1)]), "daylio")
    assert len(entries(found)) == 1
    assert [one.line for one in problems(found)] == [2]


@pytest.mark.parametrize("content", [b"", b"%%%", base64.b64encode(b"[1"), base64.b64encode(b"[]")])
def test_a_damaged_backup_is_refused(content: bytes) -> None:
    with pytest.raises(ExchangeError, match="damaged"):
        read({"backup.daylio": content}, "daylio")
