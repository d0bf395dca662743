# SPDX-License-Identifier: MIT
"""``uptoit review``."""

from tests.conftest import Command


def test_the_last_month_and_quarter_that_are_over(uptoit: Command) -> None:
    assert uptoit("review", "--json").json["title"] == "Review of October 2026"
    quarter = uptoit("review", "quarter", "--json").json
    assert (quarter["start"], quarter["end"], quarter["over"]) == ("2026-07-01", "2026-09-30", True)


def test_a_named_one_and_one_that_still_runs(uptoit: Command) -> None:
    assert "Review of January to March 2025" in uptoit("review", "2025-Q1").out
    assert "not over yet" in uptoit("review", "2026-11").out
    assert "no month such as" in uptoit("review", "soon").refusal


def test_it_prints_every_part_and_writes_only_when_asked(uptoit: Command) -> None:
    uptoit("add", "--date", "2026-10-05", "--text", "A day with [brackets]")
    found = uptoit("review", "2026-10", "--json").json
    assert found["written"] is None
    printed = " ".join(uptoit("review", "2026-10").out.split())
    for section in found["sections"]:
        assert section["title"] in printed
        assert all(" ".join(line["words"].split()) in printed for line in section["lines"])
    assert len(uptoit("list", "--json").json) == 1
    written = uptoit("review", "2026-10", "--write", "--json").json["written"]
    kept = uptoit("show", written, "--json").json
    assert kept["tags"] == ["review"]
    assert "1 entry." in kept["text"]
