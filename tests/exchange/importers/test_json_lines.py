# SPDX-License-Identifier: MIT
"""Reading JSON lines, and the JSON that this program exports."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.errors import ExchangeError
from journal_app.exchange.formats import Incoming, Problem
from journal_app.exchange.importers.json_lines import IMPORTER
from journal_app.exchange.source import of_bytes


def read(content: bytes) -> list[Incoming | Problem]:
    """Everything the importer finds in a file that holds ``content``."""
    return list(IMPORTER.read(of_bytes({"in.jsonl": content}), {}))


def entries(content: bytes) -> list[Incoming]:
    """The same, where every line must be an entry."""
    found = read(content)
    taken = [one for one in found if isinstance(one, Incoming)]
    assert len(taken) == len(found), found
    return taken


def test_every_line_is_an_entry_with_the_number_of_its_line() -> None:
    found = entries(
        b'{"date": "1660-01-01", "title": "One", "text": "First."}\n'
        b"\n"
        b'{"date": "1660-01-01", "tags": ["Axe Yard"], "up_for_it": 0}\n'
    )
    assert [one.line for one in found] == [1, 3]
    assert [one.draft.title for one in found] == ["One", ""]
    assert found[1].draft.up_for_it == 0
    assert found[1].draft.up_to_it is None


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbf{"date": "1660-01-01"}\n',
        b'{"date": "1660-01-01"}\r\n',
        b'[\n{"date": "1660-01-01"},\n]\n',
        b'  {"date": "1660-01-01"}',
        b'{"date": "1660-01-01"},\n',
        b'[{"date": "1660-01-01"}]',
        b'\xef\xbb\xbf[\r\n  {\r\n    "date": "1660-01-01"\r\n  }\r\n]',
        b'{\n  "date": "1660-01-01"\n}',
    ],
    ids=["byte order mark", "Windows", "array", "indented", "comma", "one line", "many", "one"],
)
def test_common_ways_to_write_a_line_are_understood(content: bytes) -> None:
    assert len(entries(content)) == 1
    assert IMPORTER.recognises(of_bytes({"in.json": content}))


def test_a_fault_has_its_line_and_does_not_stop_the_rest() -> None:
    found = read(
        b'{"date": "1660-01-01"}\n'
        b"{not json\n"
        b'{"date": "1660-02-30"}\n'
        b'["a list"]\n'
        b'{"title": "no day"}\n'
        b'{"date": "1660-01-01", "up_for_it": NaN}\n'
        b'{"date": "1660-01-01", "text": "\xff"}\n' + b"[" * 100_000 + b"\n"
        b'{"date": "1660-01-02"}\n'
    )
    problems = {one.line: str(one.message) for one in found if isinstance(one, Problem)}
    assert list(problems) == [2, 3, 4, 5, 6, 7, 8]
    assert "not JSON" in problems[2]
    assert "1660-02-30" in problems[3]
    assert "no object" in problems[4]
    assert "“date” is missing" in problems[5]
    assert "NaN" in problems[6]
    assert "UTF-8" in problems[7]
    assert "nested" in problems[8]
    assert sum(isinstance(one, Incoming) for one in found) == 2


def test_the_same_line_is_known_again_and_a_second_one_like_it_is_another_entry() -> None:
    line = b'{"date": "1660-01-01", "text": "Slept well."}\n'
    other = b'{"date": "1660-01-01", "text": "Slept ill."}\n'
    once = [one.key for one in entries(line + other + line)]
    again = [one.key for one in entries(other + line + b"\n" + line)]
    assert len(set(once)) == 3
    assert set(once) == set(again)


def test_our_own_id_wins_over_a_made_up_key() -> None:
    [found] = entries(
        b'{"date": "1660-01-01", "id": "019AB1C0-0000-7000-8000-000000000000", "source": "x"}\n'
    )
    assert found.id == "019ab1c0-0000-7000-8000-000000000000"
    assert found.key == "x"
    [foreign] = entries(b'{"date": "1660-01-01", "id": "17"}\n')
    assert foreign.id is None
    assert foreign.key


def test_a_newer_or_damaged_file_of_ours_is_refused_whole() -> None:
    with pytest.raises(ExchangeError, match="version 3"):
        read(b'{"format": "up-to-it journal", "version": 3, "entries": [\n]}\n')
    with pytest.raises(ExchangeError, match="damaged"):
        read(b'{"format": "up-to-it journal", "version": , "entries": [\n]}\n')


@pytest.mark.parametrize(
    ("content", "known"),
    [
        (b'{"title": "x", "date": "1660-01-01"}', True),
        (b'garbage\n{"date": "1660-01-01"}', True),
        (b"", True),
        (b"\n \n", True),
        (b"date,title\n1660-01-01,x", False),
        (b'"date"', False),
        (b"SQLite format 3\x00", False),
        (b'{"tags": {},\n"entries": [\n{\n"title": "x"}]}', False),
    ],
)
def test_the_format_shows_from_the_beginning(content: bytes, known: bool) -> None:
    assert bool(IMPORTER.recognises(of_bytes({"in.json": content}))) is known


line = st.binary(max_size=60) | st.dictionaries(
    st.sampled_from(["date", "time", "id", "source", "scale", "created", "text", "tags"]),
    st.none()
    | st.integers()
    | st.text(st.characters())
    | st.lists(st.text(), max_size=2)
    | st.just("2026-11-23"),
).map(lambda record: json.dumps(record).encode())


@given(st.binary() | st.lists(line).map(b"\n".join))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    IMPORTER.recognises(of_bytes({"in.json": content}))
    try:
        found = read(content)
    except ExchangeError:
        return
    assert all(isinstance(one, Incoming | Problem) for one in found)
    assert all(one.id or one.key for one in found if isinstance(one, Incoming))
