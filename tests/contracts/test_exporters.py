# SPDX-License-Identifier: MIT
"""What every exporter must keep to, whichever there are."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message
from journal_app.exchange.formats import Exporter
from journal_app.services.transfer import exporters_by_name

EXPORTERS = exporters_by_name()
every_exporter = pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=EXPORTERS)
WHEN = datetime(2026, 11, 23, 8, 10, tzinfo=UTC)
HOSTILE = "---\n../../x\n</script><b>\u202eשלום\u202c 🙂 \x1b[31m \r\n\u2028{{x}} %s \x01"


def entries() -> list[Entry]:
    """Entries that are a trial for any format."""
    drafts = [
        Draft(date(1660, 1, 1), title=HOSTILE, text=HOSTILE, tags=("é", "🙂")),
        Draft(date(1660, 1, 1), title=HOSTILE, text=HOSTILE, up_for_it=0, up_to_it=10),
        Draft(date.max, time(23, 59), text="x" * 2_000_000),
        Draft(date.min, up_for_it=3),
    ]
    return [Entry(str(n), one, WHEN, WHEN, "scale") for n, one in enumerate(drafts)]


def bytes_of(target: Path) -> dict[str, bytes]:
    """Every file that was written, by its name."""
    if target.is_file():
        return {target.name: target.read_bytes()}
    files = (path for path in target.rglob("*") if path.is_file())
    return {str(path.relative_to(target)): path.read_bytes() for path in files}


def test_there_are_exporters() -> None:
    assert {"json", "markdown"} <= EXPORTERS.keys()


@every_exporter
def test_it_says_what_it_is(exporter: Exporter) -> None:
    assert isinstance(exporter.title, Message)
    assert exporter.name.isidentifier()
    assert exporter.suffix == "" or exporter.suffix.startswith(".")


@every_exporter
def test_an_empty_journal_can_be_written(exporter: Exporter, tmp_path: Path) -> None:
    assert exporter.write([], tmp_path / "out") == 0
    assert (tmp_path / "out").exists()


@every_exporter
def test_hostile_entries_stay_inside_their_target(exporter: Exporter, tmp_path: Path) -> None:
    target = tmp_path / "folder" / "out"
    target.parent.mkdir()
    assert exporter.write(entries(), target) == 4
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]
    assert [one.name for one in target.parent.iterdir()] == ["out"]
    everything = b"".join(bytes_of(target).values()).decode("utf-8")
    assert "שלום" in everything
    assert "🙂" in everything
    assert "x" * 2_000_000 in everything


@every_exporter
def test_the_same_entries_give_the_same_bytes(exporter: Exporter, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        exporter.write(entries(), tmp_path / name / "out")
    assert bytes_of(tmp_path / "a" / "out") == bytes_of(tmp_path / "b" / "out")


@every_exporter
def test_what_stops_on_the_way_leaves_nothing(exporter: Exporter, tmp_path: Path) -> None:
    def stopping() -> Iterator[Entry]:
        yield from entries()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exporter.write(stopping(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@every_exporter
def test_a_target_that_cannot_be_written_is_refused(exporter: Exporter, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExchangeError):
        exporter.write(entries(), tmp_path / "file" / "out")
    assert bytes_of(tmp_path) == {"file": b"mine"}
