# SPDX-License-Identifier: MIT
"""What every importer must keep to, whichever there are."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message
from journal_app.exchange.formats import NO, SURE, Importer, Incoming, Problem
from journal_app.exchange.source import of_bytes
from journal_app.services.moving_in import importers_by_name

IMPORTERS = importers_by_name()
every_importer = pytest.mark.parametrize("importer", IMPORTERS.values(), ids=IMPORTERS)
NAMES = [
    "a.json",
    "a.txt",
    "a.md",
    "a.csv",
    "a.xml",
    "a.yaml",
    "2024-09.txt",
    "2024/09/01.txt",
    "2024-09-01.md",
    "Diarium_2024-09-01.txt",
    "backup.daylio",
    "entries/A.doentry",
    "0123456789abcdef0123456789abcdef.md",
]
content = st.binary(max_size=200) | st.text(st.characters(exclude_categories=())).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)


def test_there_are_importers() -> None:
    assert set(IMPORTERS) >= {
        "json", "day_one", "day_one_classic", "day_one_text", "jrnl", "jrnl_json", "jrnl_export",
        "rednotebook", "daylio", "daylio_csv", "journey", "joplin", "diarium", "diarium_json",
        "markdown",
    }  # fmt: skip


@every_importer
def test_it_says_what_it_is(importer: Importer) -> None:
    assert isinstance(importer.title, Message)
    assert importer.name.isidentifier()
    for option in importer.options:
        assert option.name.isidentifier()
        assert len({value for value, _ in option.choices}) == len(option.choices) >= 2
        assert all(str(words) for _, words in option.choices)


@every_importer
@settings(max_examples=60)
@given(parts=st.dictionaries(st.sampled_from(NAMES), content, min_size=1, max_size=3))
def test_no_bytes_make_it_fail(importer: Importer, parts: dict[str, bytes]) -> None:
    source = of_bytes(parts)
    assert NO <= importer.recognises(source) <= SURE
    try:
        found = list(importer.read(source, {}))
    except ExchangeError:
        return
    assert all(one.line >= 1 for one in found)
    assert all(str(one.message) for one in found if isinstance(one, Problem))
    entries = [one for one in found if isinstance(one, Incoming)]
    assert all(one.id or one.key for one in entries)
    assert all(isinstance(one.draft.day, date) for one in entries)
    again = [one for one in importer.read(source, {}) if isinstance(one, Incoming)]
    assert [one.key for one in again] == [one.key for one in entries]


@every_importer
@pytest.mark.parametrize(
    "content",
    [b"[" * 1_000_000, b"{" * 1_000_000, b'"' * 1_000_001, b"\n" * 100_000, b"\x00" * 1_000_000],
    ids=["lists", "objects", "quotes", "lines", "nul"],
)
def test_a_hostile_file_is_read_in_time(importer: Importer, content: bytes) -> None:
    for name in NAMES:
        source = of_bytes({name: content})
        importer.recognises(source)
        try:
            found = list(importer.read(source, {}))
        except ExchangeError:
            continue
        # A note of nonsense is still a note, where a name or nothing else makes it one.
        assert sum(isinstance(one, Incoming) for one in found) <= 1
