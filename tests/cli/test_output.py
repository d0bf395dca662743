# SPDX-License-Identifier: MIT
"""The pieces that commands share."""

import json
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.cli import output
from tests.conftest import Stream


@given(st.lists(st.dictionaries(st.text(), st.none() | st.integers() | st.text()), max_size=4))
def test_an_array_printed_piece_by_piece_is_json(values: list[dict[str, object]]) -> None:
    out = Stream()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        output.echo_json_array(iter(values))
    assert json.loads(out.said()) == values


def test_days_and_numbers_are_written_out() -> None:
    assert output.moment(date(1660, 1, 1), None) == "1 January 1660"
    assert output.moment(date(2026, 11, 23), time(8, 5)) == "23 November 2026, 08:05"
    assert output.counted(1, "entry", "entries") == "1 entry"
    assert output.counted(0, "entry", "entries") == "0 entries"
    assert output.counted(3_418, "entry", "entries") == "3,418 entries"


@given(st.text())
def test_harmless_text_keeps_its_length_and_has_no_controls(text: str) -> None:
    safe = output.harmless(text)
    assert len(safe) == len(text)
    assert not any(ord(one) < 32 and one not in "\n\t" for one in safe)
    assert not set(safe) & {chr(code) for code in range(127, 160)}


def test_a_progress_bar_is_only_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal in (False, True):
        err = Stream(terminal=terminal)
        monkeypatch.setattr("sys.stderr", err)
        with output.progress("Reading") as tell:
            tell(0, 10)
            tell(10, 10)
            tell(0, 0)
        assert ("Reading" in err.said()) is terminal


def test_a_name_cannot_turn_the_words_beside_it_round() -> None:
    assert output.harmless("From \u202ehtuR\u2066") == "From \ufffdhtuR\ufffd"
    assert output.harmless("نورة and Siân") == "نورة and Siân"
