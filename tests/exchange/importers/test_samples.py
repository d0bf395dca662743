# SPDX-License-Identifier: MIT
"""Real exports of other programs: recognised and counted, with their days, tags and problems."""

from collections import Counter
from dataclasses import dataclass, field

import pytest

from journal_app.domain.errors import ExchangeError
from tests.exchange.samples import SAMPLES, read_sample


@dataclass(frozen=True)
class Known:
    """What somebody counted by hand in a sample."""

    path: str
    format: str
    entries: int
    first: str
    last: str
    tags: dict[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    files: int = 0
    favourites: int = 0


GAMING = {
    "gaming": 5, "work": 5, "nap": 4, "cleaning": 2, "good meal": 2, "movies": 2,
    "programming": 2, "friends": 1, "shopping": 1, "walk": 1,
}  # fmt: skip
KNOWN = (
    Known(
        "dayone/json_fullfields_MyJournal.json", "day_one", 1, "2018-04-21", "2018-04-21", files=4
    ),
    Known("dayone/json_minimal_minidiary.json", "day_one", 2, "2019-01-01", "2019-01-02"),
    Known(
        "dayone/txt_minidiarium_dayone-sample.txt",
        "day_one_text",
        3,
        "2024-01-15",
        "2024-02-29",
        problems=("1: What stands above the first date",),
    ),
    Known("dayone/txt_minidiary_txtDayOne.txt", "day_one_text", 2, "2019-01-01", "2019-01-02"),
    Known(
        "jrnl/json_minidiarium_jrnl-realistic.json",
        "jrnl_json",
        6,
        "2024-01-08",
        "2024-03-01",
        tags={"work": 3, "health": 2, "personal": 2, "idea": 1},
        favourites=2,
    ),
    Known(
        "jrnl/json_minidiarium_jrnl-sample.json",
        "jrnl_json",
        3,
        "2024-01-15",
        "2024-01-17",
        tags={"personal": 2, "work": 1},
        favourites=1,
    ),
    Known("jrnl/json_minidiary_jsonJrnl.json", "jrnl_json", 2, "2019-01-01", "2019-01-02"),
    Known(
        "journey/single_entry_example.json",
        "journey",
        1,
        "2017-12-29",
        "2017-12-29",
        tags={"exampletag": 1},
        files=1,
    ),
    Known("diarium", "diarium", 3, "2021-10-24", "2021-10-29"),
    Known(
        "daylio/staticf0x_test_data_7col.csv", "daylio_csv", 32, "2020-05-25", "2020-05-30", GAMING
    ),
    Known(
        "daylio/staticf0x_test_data_8col.csv", "daylio_csv", 32, "2020-05-25", "2020-05-30", GAMING
    ),
    Known(
        "daylio/english.daylio",
        "daylio",
        5,
        "2015-05-16",
        "2023-01-24",
        tags={
            "manger sain": 2,
            "ménage": 2,
            "exercice": 1,
            "famille": 1,
            "films": 1,
            "rendez-vous": 1,
            "shopping": 1,
            "sport": 1,
        },
    ),
)


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.path)
def test_a_real_export_is_read_as_it_is(known: Known) -> None:
    name, entries, problems = read_sample(SAMPLES / known.path)
    assert name == known.format
    assert len(entries) == known.entries
    days = sorted(one.draft.day.isoformat() for one in entries)
    assert (days[0], days[-1]) == (known.first, known.last)
    assert Counter(tag for one in entries for tag in one.draft.tags) == known.tags
    told = [f"{one.line}: {one.message}" for one in problems]
    assert len(told) == len(known.problems)
    assert all(said.startswith(begins) for said, begins in zip(told, known.problems, strict=True))
    assert sum(len(one.pieces) for one in entries) == known.files
    assert sum("favourite" in one.draft.marks for one in entries) == known.favourites
    assert len({one.key for one in entries}) == known.entries


def test_an_old_backup_of_daylio_has_days_and_no_times_in_its_first_year() -> None:
    name, entries, problems = read_sample(SAMPLES / "daylio" / "old.daylio")
    assert (name, len(entries), problems) == ("daylio", 365, [])
    assert sum(one.draft.time is None for one in entries) == 151
    days = sorted(one.draft.day.isoformat() for one in entries)
    assert (days[0], days[-1]) == ("2016-09-26", "2018-01-26")
    tags = Counter(tag for one in entries for tag in one.draft.tags)
    assert len(tags) == 26
    assert Counter(one.mood.word for one in entries if one.mood)["normal"] > 300
    assert len({one.key for one in entries}) == 365


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("text.txt", "jrnl"),
        ("json.json", "jrnl_json"),
        ("xml.xml", "jrnl_export"),
        ("markdown.md", "jrnl_export"),
        ("markdown-files", "jrnl_export"),
        ("yaml", "jrnl_export"),
    ],
)
def test_the_same_journal_in_every_form_of_jrnl(path: str, format: str) -> None:
    name, entries, problems = read_sample(SAMPLES / "jrnl-exports" / path)
    assert (name, problems) == (format, [])
    assert [str(one.draft.day) for one in entries] == ["2024-03-01", "2024-03-02", "2024-03-05"]
    assert [str(one.draft.time) for one in entries] == ["10:00:00", "22:30:00", "08:00:00"]
    assert entries[0].draft.title == "First title @work."
    assert entries[0].draft.text == "Body with #home and more."
    assert entries[1].draft.text == "Body [1] bracket."
    assert entries[2].draft.text.endswith("- list\n\n[2020] not a date")
    # jrnl's XML puts a title and what follows it on one line.
    if path != "xml.xml":
        assert entries[2].draft.text.startswith("# Heading in body\n")


def test_a_file_that_was_cut_off_is_refused() -> None:
    with pytest.raises(ExchangeError, match="not complete"):
        read_sample(SAMPLES / "dayone" / "json_invalid.json")


def test_the_samples_come_with_their_notice() -> None:
    notice = (SAMPLES / "SOURCES.md").read_text(encoding="utf-8")
    for folder in SAMPLES.iterdir():
        assert folder.name in notice or folder.is_file()
