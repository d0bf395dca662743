# SPDX-License-Identifier: MIT
"""Writing the journal as a folder of Markdown."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import ExchangeError
from journal_app.exchange.exporters.markdown_folder import EXPORTER
from journal_app.exchange.exporting import usual
from tests.exchange.drafts import DRAFTS
from tests.exchange.leaving import Made

WHEN = datetime(2026, 11, 23, tzinfo=UTC)


def entry(**said: object) -> Entry:
    """An entry of 16 February 2026 that says so much."""
    draft = Draft(**({"day": date(2026, 2, 16)} | said))  # type: ignore[arg-type]
    return Entry("an-id", draft, WHEN, WHEN, "scale")


def write(entries: Iterable[Entry], target: Path) -> int:
    """Write entries with the usual options."""
    return EXPORTER.write(Made(entries), target, usual(EXPORTER)).entries


def files(folder: Path) -> list[str]:
    """The files in a folder, from there."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def parts(path: Path) -> tuple[dict[str, object], str]:
    """The front matter of a page and its text."""
    _, front, text = path.read_bytes().decode().split("---\n", 2)
    return yaml.safe_load(front), text


def test_a_page_has_its_facts_in_front(tmp_path: Path) -> None:
    said = entry(
        time=time(18, 40),
        title="The board: who decides?",
        text="# It met\n\nAt last.",
        themes=("minding-the-gap",),
        tags=("board",),
        up_for_it=7,
        up_to_it=0,
    )
    assert write([said], tmp_path / "out") == 1
    assert files(tmp_path / "out") == ["2026/2026-02-16 1840 The board who decides.md"]
    front, text = parts(tmp_path / "out" / "2026" / "2026-02-16 1840 The board who decides.md")
    assert text == "\n# It met\n\nAt last.\n"
    assert front == {
        "title": "The board: who decides?",
        "date": date(2026, 2, 16),
        "time": "18:40",
        "themes": ["minding-the-gap"],
        "tags": ["board"],
        "up_for_it": 7,
        "up_to_it": 0,
        "id": "an-id",
    }


def test_a_page_without_a_title_is_named_by_words_and_no_marks(tmp_path: Path) -> None:
    said = entry(text="![Site visit](attachment:0b78c0ffee120b78)\n\nWe went.")
    write([said], tmp_path / "out")
    assert files(tmp_path / "out") == ["2026/2026-02-16 Site visit.md"]


def test_entries_alike_have_files_of_their_own(tmp_path: Path) -> None:
    assert write([entry(title="Same")] * 3, tmp_path / "out") == 3
    assert files(tmp_path / "out") == [
        "2026/2026-02-16 Same (2).md",
        "2026/2026-02-16 Same (3).md",
        "2026/2026-02-16 Same.md",
    ]


@pytest.mark.parametrize(
    "title",
    ["../../etc/passwd", "/etc/passwd", "C:\\x", "a\nb", "🙂" * 300, ".", "…", "CON", " . . "],
)
def test_no_title_leads_out_of_the_folder_or_makes_a_bad_name(tmp_path: Path, title: str) -> None:
    write([entry(title=title)], tmp_path / "out")
    [name] = files(tmp_path / "out")
    assert name.startswith("2026/2026-02-16")
    assert len(Path(name).name.encode()) < 255
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExchangeError, match="not empty"):
        write([entry()], tmp_path)
    with pytest.raises(ExchangeError, match="not empty"):
        write([entry()], tmp_path / "mine.txt")
    assert files(tmp_path) == ["mine.txt"]


def test_an_empty_folder_is_used_and_an_empty_journal_makes_one(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert write([], tmp_path / "out") == 0
    assert (tmp_path / "out").is_dir()


def test_where_nothing_can_be_written_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("x")
    with pytest.raises(ExchangeError, match="could not be written"):
        write([entry()], tmp_path / "a file" / "out")
    assert files(tmp_path) == ["a file"]


@given(st.lists(DRAFTS, min_size=1, max_size=3))
def test_every_entry_has_a_page_that_can_be_read(drafts: list[Draft]) -> None:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "out"
        write([Entry("id", draft, WHEN, WHEN, "scale") for draft in drafts], target)
        pages = [parts(target / name) for name in files(target)]
    ends = [one.text.replace("\r\n", "\n").replace("\r", "\n") for one in drafts]
    assert sorted(text for _, text in pages) == sorted(f"\n{text}\n" for text in ends)
    assert sorted(str(front["title"]) for front, _ in pages) == sorted(one.title for one in drafts)
