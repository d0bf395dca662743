# SPDX-License-Identifier: MIT
"""Writing the journal as text for jrnl: no line of an entry is taken for the head of another."""

import re
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import Draft, Entry
from journal_app.exchange.exporters.plain_text import EXPORTER
from journal_app.exchange.exporting import usual
from tests.exchange.leaving import WHEN, Made

LOOKED_AT = re.compile(r"(?:^|\n)\[([^\]]+)\] ")
"""Where jrnl looks for the head of an entry; it takes no date from six letters or fewer."""
LINES = st.lists(st.text("[] x(2026-1:)\n", max_size=12), max_size=8).map("\n".join)


def written(*texts: str) -> str:
    """The file with entries of these texts."""
    drafts = [Draft(date(2026, 1, 1), time(9), title="T", text=text) for text in texts]
    entries = [Entry("id", draft, WHEN, WHEN, "scale") for draft in drafts]
    with TemporaryDirectory() as folder:
        EXPORTER.write(Made(entries), Path(folder, "out.txt"), usual(EXPORTER))
        return Path(folder, "out.txt").read_text("utf-8")


def words(text: str) -> str:
    """The text of an entry as it stands in the file."""
    return written(text).partition("\n")[2].rstrip("\n")


@pytest.mark.parametrize(
    "text",
    [
        "[ ] a\n\n[see] b",
        "```\n[1, 2, 3]\n  [2026-01-01] x\n```",
        "[a link with words](https://example.org) and more\n[1]: https://example.org",
        "words\n\n    [2026-01-01] an indented line is no head",
        "[x] done\n[X] done",
    ],
)
def test_what_is_no_head_stays_as_it_is(text: str) -> None:
    assert words(text) == text


@pytest.mark.parametrize(
    ("text", "as_words"),
    [
        ("a\n\n[2026-01-01 09:00] b", "a\n\n\\[2026-01-01 09:00] b"),
        ("a\n[tomorrow] b", "a\n\\[tomorrow] b"),
        ("a\n[2026-01-01]\nb", "a\n\\[2026-01-01]\nb"),
        ("a\n[1.1.26] b", "a\n\\[1.1.26] b"),
        ("    [2026-01-01] b", "    \\[2026-01-01] b"),
        ("a\n[2026\n-01-01] b", "a\n\\[2026\n-01-01] b"),
        ("a\n[never closed", "a\n\\[never closed"),
    ],
)
def test_what_could_be_a_head_gets_one_backslash(text: str, as_words: str) -> None:
    assert words(text) == as_words


@given(LINES, LINES)
def test_jrnl_looks_nowhere_but_at_the_heads(one: str, other: str) -> None:
    found = [inside for inside in LOOKED_AT.findall(written(one, other)) if len(inside) > 6]
    assert found == ["2026-01-01 09:00"] * 2


@pytest.mark.timeout(30)
def test_brackets_without_end_cost_no_time() -> None:
    assert words("[a\n" * 300_000).count("\\") == 300_000
