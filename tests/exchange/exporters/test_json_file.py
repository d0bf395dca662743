# SPDX-License-Identifier: MIT
"""Writing the journal as JSON, from which an equal one comes back."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import Draft, Entry
from journal_app.exchange.exporters.json_file import EXPORTER
from journal_app.exchange.formats import Incoming
from journal_app.exchange.importers.json_lines import IMPORTER
from tests.exchange.drafts import DRAFTS

INSTANTS = st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC))
ENTRIES = st.builds(
    Entry,
    id=st.uuids().map(str),
    draft=DRAFTS,
    created=INSTANTS,
    changed=INSTANTS,
    scale=st.sampled_from(("two-questions", "older scale")),
    source=st.none() | st.just("json:1:1"),
)


def as_entry(found: Incoming) -> Entry:
    """What came in, as the entry it was."""
    assert found.id
    assert found.created
    assert found.changed
    assert found.scale
    return Entry(
        found.id,
        found.draft,
        found.created,
        found.changed,
        found.scale,
        found.trashed,
        found.key,
    )


def out_and_in(entries: Sequence[Entry]) -> list[Entry]:
    """The entries written to a file and read from it again."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "all.json"
        assert EXPORTER.write(entries, target) == len(entries)
        assert IMPORTER.recognises(target.read_bytes()[:65_536])
        assert len(json.loads(target.read_text(encoding="utf-8"))["entries"]) == len(entries)
        with target.open("rb") as stream:
            found = list(IMPORTER.read(stream))
    assert all(isinstance(one, Incoming) for one in found)
    return [as_entry(one) for one in found if isinstance(one, Incoming)]


@given(st.lists(ENTRIES, max_size=4))
def test_what_is_written_comes_back_equal(entries: list[Entry]) -> None:
    assert out_and_in(entries) == entries


def test_an_empty_journal_is_a_whole_file_too(tmp_path: Path) -> None:
    assert out_and_in([]) == []
    EXPORTER.write([], tmp_path / "none.json")
    assert json.loads((tmp_path / "none.json").read_text()) == {
        "format": "up-to-it journal",
        "version": 1,
        "entries": [],
    }


def test_the_same_entries_give_the_same_bytes(tmp_path: Path) -> None:
    when = datetime(2026, 11, 23, tzinfo=UTC)
    entries = [Entry("a", Draft(when.date(), text="é ‮ 🙂 \u2028"), when, when, "scale")]
    for name in ("one.json", "two.json"):
        EXPORTER.write(entries, tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert "🙂".encode() in (tmp_path / "one.json").read_bytes()
