# SPDX-License-Identifier: MIT
"""``uptoit trends``."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.content import house_pack
from tests.conftest import Command

THEMES = [theme.slug for theme in house_pack().themes[:2]]


@pytest.fixture
def filled(uptoit: Command, tmp_path: Path) -> Command:
    """A journal with an entry a week over most of a year."""
    path = tmp_path / "year.jsonl"
    first = date(2026, 1, 5)
    path.write_text(
        "".join(
            f'{{"date": "{first + timedelta(7 * week)}", "up_for_it": {5 + week % 4}, '
            f'"up_to_it": {week // 5}, "themes": ["{THEMES[week % 2]}"]}}\n'
            for week in range(46)
        )
    )
    assert uptoit("import", path).code == 0
    return uptoit


def test_an_empty_journal_cannot_tell(uptoit: Command) -> None:
    findings = uptoit("trends", "--json").json
    assert findings
    for one in findings:
        assert one["enough"] is False
        assert one["finding"]
        assert one["table"]["rows"] == []


def test_a_finding_has_the_shape_that_scripts_rely_on(filled: Command) -> None:
    findings = filled("trends", "--json").json
    assert len({one["chart"] for one in findings}) == len(findings) >= 2
    for one in findings:
        assert one.keys() == {
            "chart", "title", "finding", "enough", "numbers", "table", "entries", "note"
        }  # fmt: skip
    for one in (found for found in findings if found["chart"] in ("rating_trend", "theme_balance")):
        assert one["enough"] is True
        assert one["table"]["rows"]
        assert len(one["entries"]) == 46
        assert all(len(row) == len(one["table"]["columns"]) for row in one["table"]["rows"])


def test_a_period_is_all_that_is_looked_at(filled: Command) -> None:
    findings = filled("trends", "--from", "2026-03", "--to", "2026-03", "--json").json
    whole = filled("trends", "--json").json
    assert [one["chart"] for one in findings] == [one["chart"] for one in whole]
    assert [one["table"] for one in findings] != [one["table"] for one in whole]
    assert filled("trends", "--from", "2026-03", "--to", "2026-02").refusal
    assert filled("trends", "--from", "2026-02-30").refusal


def test_people_read_a_sentence_and_may_have_the_table(filled: Command) -> None:
    plain, full = filled("trends").out, filled("trends", "--table").out
    for one in filled("trends", "--json").json:
        assert one["title"] in plain
        assert " ".join(one["finding"].split()) in " ".join(plain.split())
        assert one["table"]["columns"][0] not in plain.splitlines()
        # A table without rows, of a chart that can't say anything yet, is left out.
        assert (" ".join(one["table"]["columns"][:1]) in full) or not one["table"]["rows"]
    assert len(full.splitlines()) > len(plain.splitlines())


def test_the_numbers_behind_a_finding_are_there(filled: Command) -> None:
    trend = next(one for one in filled("trends", "--json").json if one["chart"] == "rating_trend")
    numbers = trend["numbers"]
    assert numbers["up_to_it.state"] == "tended"
    assert numbers["up_to_it.p"] < 0.05
    assert numbers["up_to_it.change_80_low"] >= 1
    assert numbers["up_for_it.weekly_points"] == 43


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_pictures_are_saved(filled: Command, tmp_path: Path, kind: str, start: bytes) -> None:
    folder = tmp_path / "new" / "pictures"
    said = filled("trends", "--save", folder, "--format", kind)
    assert said.code == 0
    written = {path.name for path in folder.iterdir()}
    assert {f"rating_trend.{kind}", f"theme_balance.{kind}"} <= written
    for name in written:
        assert (folder / name).read_bytes().startswith(start)
        assert name in said.out
    (tmp_path / "file").write_text("x")
    assert filled("trends", "--save", tmp_path / "file").code == 2
    assert "cannot be made" in filled("trends", "--save", tmp_path / "file" / "in").refusal


def test_filters_narrow_what_is_looked_at(filled: Command) -> None:
    narrow = filled("trends", "--theme", THEMES[0], "--json").json
    assert {len(one["entries"]) for one in narrow if one["chart"] == "rating_trend"} == {23}
