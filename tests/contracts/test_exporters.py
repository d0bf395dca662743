# SPDX-License-Identifier: MIT
"""What every exporter must keep to, whichever there are."""

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

import pytest

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message
from journal_app.exchange.exporting import Exporter, usual
from journal_app.services.taking_out import exporters_by_name
from tests.exchange.leaving import WHEN, Made

EXPORTERS = exporters_by_name()
every_exporter = pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=EXPORTERS)
READABLE = ("json", "markdown", "csv", "html", "text")
"""Formats whose bytes are text."""
LONG = 200_000
HOSTILE = "---\n../../x\n</script><b>\u202eשלום\u202c 🙂 \x1b[31m \r\n\u2028{{x}} %s \x01"


def entries() -> list[Entry]:
    """Entries that are a trial for any format."""
    drafts = [
        Draft(date(1660, 1, 1), title=HOSTILE, text=HOSTILE, tags=("é", "🙂")),
        Draft(date(1660, 1, 1), title=HOSTILE, text=HOSTILE, up_for_it=0, up_to_it=10),
        Draft(date.max, time(23, 59), text="x" * LONG),
        Draft(date.min, up_for_it=3),
    ]
    return [Entry(f"id-{n}", one, WHEN, WHEN, "scale") for n, one in enumerate(drafts)]


def write(exporter: Exporter, journal: Made, target: Path, **chosen: bool) -> int:
    """Write all, with the usual options but for those chosen."""
    options: Mapping[str, bool] = usual(exporter) | chosen
    return exporter.write(journal, target, options).entries


def bytes_of(target: Path) -> dict[str, bytes]:
    """Every file that was written, by its name."""
    if target.is_file():
        return {target.name: target.read_bytes()}
    files = (path for path in target.rglob("*") if path.is_file())
    return {str(path.relative_to(target)): path.read_bytes() for path in files}


def test_there_are_exporters() -> None:
    assert {"json", "markdown", "csv", "html", "word", "book", "text"} <= EXPORTERS.keys()


@every_exporter
def test_it_says_what_it_is(exporter: Exporter) -> None:
    assert isinstance(exporter.title, Message)
    assert exporter.name.isidentifier()
    assert isinstance(exporter.says, Message)
    assert all(option.key.isidentifier() for option in exporter.options)
    assert len(usual(exporter)) == len(exporter.options)
    assert exporter.suffix == "" or exporter.suffix.startswith(".")


@every_exporter
def test_an_empty_journal_can_be_written(exporter: Exporter, tmp_path: Path) -> None:
    assert write(exporter, Made([]), tmp_path / "out") == 0
    assert (tmp_path / "out").exists()


@every_exporter
def test_hostile_entries_stay_inside_their_target(exporter: Exporter, tmp_path: Path) -> None:
    target = tmp_path / "folder" / "out"
    target.parent.mkdir()
    assert write(exporter, Made(entries()), target) == 4
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]
    assert [one.name for one in target.parent.iterdir()] == ["out"]
    if exporter.name not in READABLE:
        return
    everything = b"".join(bytes_of(target).values()).decode("utf-8")
    assert "שלום" in everything
    assert "🙂" in everything
    assert "x" * LONG in everything


@every_exporter
def test_the_same_entries_give_the_same_bytes(exporter: Exporter, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(exporter, Made(entries()), tmp_path / name / "out")
    assert bytes_of(tmp_path / "a" / "out") == bytes_of(tmp_path / "b" / "out")


@every_exporter
def test_what_stops_on_the_way_leaves_nothing(exporter: Exporter, tmp_path: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(exporter, Made(entries(), then=stop), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@every_exporter
def test_a_target_that_cannot_be_written_is_refused(exporter: Exporter, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExchangeError):
        write(exporter, Made(entries()), tmp_path / "file" / "out")
    assert bytes_of(tmp_path) == {"file": b"mine"}


@every_exporter
def test_what_is_private_goes_out_only_where_its_option_says_so(
    exporter: Exporter, tmp_path: Path
) -> None:
    marked = Draft(date(2026, 1, 1), title="A secret", text="words", marks=("private",))
    journal = Made([Entry("id-1", marked, WHEN, WHEN, "scale")])
    options = usual(exporter)
    if "private" not in options:
        assert exporter.name == "json"
        return
    assert write(exporter, journal, tmp_path / "without", private=False) == 0
    assert write(exporter, journal, tmp_path / "with", private=True) == 1
    assert b"A secret" not in b"".join(bytes_of(tmp_path / "without").values())
    # What others are meant to read leaves it out unless told; what moves a journal does not.
    assert options["private"] is (exporter.name in ("markdown", "csv", "text"))
