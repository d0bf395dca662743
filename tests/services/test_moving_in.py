# SPDX-License-Identifier: MIT
"""Moving in: nothing guessed, nothing twice, a copy first, one transaction, undone as a whole."""

import io
import json
import tarfile
import zipfile
from datetime import date, time, timedelta
from itertools import count
from pathlib import Path
from random import Random
from threading import Event, Timer
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import (
    ExchangeError,
    InvalidValue,
    NotFound,
    ReadOnlyJournal,
    StorageFull,
)
from journal_app.domain.query import Query, parse
from journal_app.exchange import pictures
from journal_app.services import attaching, choosing, finding, moving_in, writing
from journal_app.services.moving_choices import FOR, TO, Choices
from journal_app.services.moving_report import as_text
from journal_app.services.session import Session, open_session
from journal_app.storage import bulk, search
from journal_app.storage.backup import FOLDER
from tests.conftest import clock
from tests.exchange.samples import SAMPLES

ALL = Query()
JRNL = "[2020-01-01 10:00] One @work\nwords\n\n[2020-01-02 10:00] Two @home @work\nmore\n"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A small journal of jrnl."""
    path = tmp_path / "diary.txt"
    path.write_text(JRNL, encoding="utf-8")
    return path


def everything(session: Session) -> list[Entry]:
    """Every entry of the journal, oldest first."""
    at = finding.all_positions(session, ALL)
    return [writing.read(session, row.id) for row in reversed(finding.rows(session, ALL, at))]


def photo() -> bytes:
    """A photograph that says where it was taken."""
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    Image.new("RGB", (8, 8), "red").save(made, "JPEG", exif=exif)
    return made.getvalue()


def day_one(path: Path, *entries: dict[str, Any], media: dict[str, bytes] | None = None) -> Path:
    """A ZIP as Day One exports it."""
    usual = {"creationDate": "2024-03-01T12:00:00Z", "timeZone": "Europe/London"}
    made = [{**usual, "uuid": f"{n:032X}", **one} for n, one in enumerate(entries)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("J.json", json.dumps({"metadata": {"version": "1.0"}, "entries": made}))
        for name, content in (media or {}).items():
            archive.writestr(name, content)
    return path


def test_a_preview_says_what_is_there_and_changes_nothing(session: Session, diary: Path) -> None:
    before = diary.read_bytes()
    preview = moving_in.look(session, diary)
    assert (preview.format, preview.entries, preview.new) == ("jrnl", 2, 2)
    assert [str(preview.first), str(preview.last)] == ["2020-01-01", "2020-01-02"]
    assert preview.tags == {"work": 2, "home": 1}
    assert not preview.problems
    assert everything(session) == []
    assert diary.read_bytes() == before
    assert moving_in.past(session) == ()


def test_tags_become_what_the_leader_says_and_nothing_else(session: Session, diary: Path) -> None:
    theme = session.pack.themes[0].slug
    wanted = Choices(tags={"work": f"theme:{theme}", "home": "nothing"})
    moving_in.bring_in(session, diary, wanted)
    assert [(one.draft.themes, one.draft.tags) for one in everything(session)] == [
        ((theme,), ()),
        ((theme,), ()),
    ]


def test_a_fourth_theme_stays_a_tag_with_a_remark(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("[2020-01-01 10:00] One @a @b @c @d\n", encoding="utf-8")
    slugs = [theme.slug for theme in session.pack.themes]
    tags = {tag: f"theme:{slug}" for tag, slug in zip("abcd", slugs, strict=False)}
    report = moving_in.bring_in(session, path, Choices(tags=tags))
    (entry,) = everything(session)
    assert (entry.draft.themes, entry.draft.tags) == (tuple(slugs[:3]), ("d",))
    assert [one.lost for one in report.problems] == [False]


def kept_out(session: Session, path: Path) -> list[str]:
    """The remarks on a source as a whole, which the preview and the report agree about."""
    told = [str(one.message) for one in moving_in.look(session, path).problems if one.line == 0]
    report = moving_in.bring_in(session, path, Choices(zone="Europe/London"))
    assert [str(one.message) for one in report.problems if one.line == 0] == told
    assert not any(one.lost for one in report.problems)
    return told


def test_files_of_another_format_are_remarked_on_once(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for n in range(5):
        (folder / f"2026-04-1{n}.md").write_text("Words", encoding="utf-8")
    (folder / "log.txt").write_text("[2024-01-01 10:00] log line\n", encoding="utf-8")
    (folder / "loose.jpg").write_bytes(photo())
    (told,) = kept_out(session, folder)
    assert told.startswith("“log.txt” was passed by")
    assert len(everything(session)) == 5
    (folder / "more.csv").write_text("a,b", encoding="utf-8")
    (folder / "w.json").write_text('[{"date":"2024-01-01T00:00:00","html":"x"}]', encoding="utf-8")
    (told,) = kept_out(session, folder)
    assert told.startswith("3 files were passed by, such as “log.txt” and “more.csv”")


def test_a_mixed_archive_says_what_it_leaves(session: Session, tmp_path: Path) -> None:
    others = {"2026-04-10.md": b"Words", "2024-09.txt": b"1:\n  text: x\n"}
    (told,) = kept_out(session, day_one(tmp_path / "a.zip", {"text": "A"}, media=others))
    assert "“2026-04-10.md” and “2024-09.txt”" in told


def test_what_entries_show_and_what_programs_keep_is_not_passed_by(
    session: Session, tmp_path: Path
) -> None:
    vault = tmp_path / "vault.zip"
    with zipfile.ZipFile(vault, "w") as archive:
        archive.writestr("v/2026-04-10.md", "![[data.pdf]] ![a](notes/list.txt)")
        archive.writestr("v/notes/list.txt", "a list")
        archive.writestr("v/.obsidian/app.json", "{}")
        archive.writestr("v/logseq/bak/2026-04-10.md", "old")
    told = [one for one in moving_in.look(session, vault).problems if one.line == 0]
    assert told == []


def test_an_import_that_was_here_already_passes_the_same_files_by(
    session: Session, tmp_path: Path
) -> None:
    path = day_one(tmp_path / "a.zip", {"text": "A"}, media={"x.md": b"Words"})
    first, again = kept_out(session, path), kept_out(session, path)
    assert first == again
    assert len(first) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        Choices(tags={"a": "theme:no-such"}),
        Choices(tags={"a": "tag:@"}),
        Choices(mood="both"),
        Choices(levels={"rad": 11}),
        Choices(zone="No/Such"),
        Choices(zone="../etc/passwd"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_before_anything(
    session: Session, diary: Path, wrong: Choices
) -> None:
    with pytest.raises(InvalidValue):
        moving_in.bring_in(session, diary, wrong)
    assert everything(session) == []


def test_a_mood_becomes_a_rating_only_when_said(session: Session) -> None:
    path = SAMPLES / "daylio" / "staticf0x_test_data_7col.csv"
    preview = moving_in.look(session, path)
    assert preview.moods["rad"] == 19
    assert preview.levels["meh"] == 5
    report = moving_in.bring_in(session, path)
    assert all(one.draft.up_for_it is None for one in everything(session))
    assert any("Mood: rad" in one.draft.text for one in everything(session))
    moving_in.undo(session, report.id)
    moving_in.bring_in(session, path, Choices(mood=TO, levels={"rad": 9}))
    found = everything(session)
    assert all(one.draft.up_for_it is None for one in found)
    assert sum(one.draft.up_to_it == 9 for one in found) == 19
    assert sum(one.draft.up_to_it == 0 for one in found) == 2


def test_a_mood_without_a_number_becomes_no_rating(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("full_date,mood,note\n2026-01-01,super,x\n", encoding="utf-8")
    report = moving_in.bring_in(session, path, Choices(mood=FOR))
    assert everything(session)[0].draft.up_for_it is None
    assert "super" in str(report.problems[0].message)


def test_a_moment_gets_its_local_day_from_the_zone_that_is_said(session: Session) -> None:
    path = SAMPLES / "journey" / "single_entry_example.json"
    assert moving_in.look(session, path).without_zone == 1
    with pytest.raises(ExchangeError, match="time zone"):
        moving_in.bring_in(session, path)
    assert everything(session) == []
    moving_in.bring_in(session, path, Choices(zone="Asia/Tokyo"))
    (entry,) = everything(session)
    assert (entry.draft.day.isoformat(), entry.draft.zone) == ("2017-12-30", "Asia/Tokyo")
    assert moving_in.bring_in(session, path, Choices(zone="Europe/London")).skipped == 1


def test_a_zone_is_not_said_of_what_was_written_in_another(
    session: Session, tmp_path: Path
) -> None:
    path = day_one(
        tmp_path / "d.zip",
        {"creationDate": "2024-03-01T00:30:00-08:00", "timeZone": None},
        {"creationDate": "2024-07-01T00:30:00+01:00", "timeZone": None},
        {"creationDate": "2024-07-02T00:30:00Z", "timeZone": None},
    )
    assert moving_in.look(session, path).without_zone == 1
    moving_in.bring_in(session, path, Choices(zone="Europe/London"))
    assert [
        (f"{one.draft.day} {one.draft.time}", one.draft.zone) for one in everything(session)
    ] == [
        ("2024-03-01 00:30:00", ""),
        ("2024-07-01 00:30:00", "Europe/London"),
        ("2024-07-02 01:30:00", "Europe/London"),
    ]


def test_a_picture_too_large_to_look_at_tells_nothing_and_one_that_may_is_named(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "A camera", 6
    Image.new("RGB", (40, 24), "red").save(folder / "wide.jpg", exif=exif)
    (folder / "telling.heic").write_bytes(b"\0\0\0\x18ftypheic A camera")
    (folder / "2024-01-01.md").write_text("![wide](wide.jpg) ![telling](telling.heic)")
    monkeypatch.setattr(pictures, "MOST_PIXELS_WHOLE", 100)
    report = moving_in.bring_in(session, folder)
    (told,) = report.problems
    assert "“telling.heic” may still tell where it was taken" in str(told.message)
    (entry,) = everything(session)
    wide = next(one for one in attaching.of_entry(session, entry.id) if one.is_picture)
    content = attaching.content(session, wide)
    assert b"A camera" not in content
    assert dict(Image.open(io.BytesIO(content)).getexif()) == {0x0112: 6}


def test_places_stay_behind_unless_asked(session: Session) -> None:
    path = SAMPLES / "journey" / "single_entry_example.json"
    assert moving_in.look(session, path).places == 1
    report = moving_in.bring_in(session, path, Choices(zone="Europe/London"))
    assert "51.5" not in everything(session)[0].draft.text
    moving_in.undo(session, report.id)
    moving_in.bring_in(session, path, Choices(zone="Europe/London", places=True))
    assert "Place: Somewhere · 51.5" in everything(session)[0].draft.text


def test_pictures_come_along_without_what_they_tell_beside_the_picture(
    session: Session, tmp_path: Path
) -> None:
    listed = [{"identifier": "A" * 32, "md5": "b" * 32, "type": "jpeg"}]
    path = day_one(
        tmp_path / "d.zip",
        {"text": f"Before ![](dayone-moment://{'A' * 32}) after", "photos": listed},
        {"text": "Elsewhere", "photos": [{"identifier": "C" * 32, "md5": "d" * 32}]},
        {"text": "Empty", "photos": [{"identifier": "E" * 32, "md5": "e" * 32, "type": "jpeg"}]},
        media={f"photos/{'b' * 32}.jpeg": photo(), f"photos/{'e' * 32}.jpeg": b""},
    )
    preview = moving_in.look(session, path)
    assert (preview.files, len(preview.remarks)) == (1, 2)
    report = moving_in.bring_in(session, path)
    assert (report.added, report.files) == (3, 1)
    assert [one.lost for one in report.problems] == [False, False]
    assert sorted(str(one.message) for one in report.problems) == [
        f"“{letter * 32}.jpeg” is not in the export." for letter in "de"
    ]
    assert report.problems == preview.problems
    shown = next(one for one in everything(session) if "Before" in one.draft.text)
    (file,) = attaching.of_entry(session, shown.id)
    assert f"Before ![{'b' * 32}](attachment:{file.hash[:16]}) after" in shown.draft.text
    assert b"A camera" not in attaching.content(session, file)
    assert Image.open(io.BytesIO(attaching.content(session, file))).size == (8, 8)
    gone = next(one for one in everything(session) if "Empty" in one.draft.text)
    assert attaching.of_entry(session, gone.id) == ()


def test_characters_that_no_file_can_hold_cost_no_entry(session: Session, tmp_path: Path) -> None:
    entry = {"text": "# A\ud800 title\n\nOne\0 word", "tags": ["t\0ag"], "uuid": "\udfff1"}
    path = day_one(tmp_path / "d.zip", entry, {"text": "Whole"})
    preview = moving_in.look(session, path)
    assert (preview.entries, preview.lost) == (2, ())
    report = moving_in.bring_in(session, path)
    assert (report.added, report.problems) == (2, preview.remarks)
    (told,) = report.problems
    assert "no file can hold" in str(told.message)
    found = next(one.draft for one in everything(session) if one.draft.title)
    assert (found.title, found.text) == ("A\ufffd title", "One\ufffd word")
    assert found.tags == ("t\ufffdag",)
    assert moving_in.bring_in(session, path).skipped == 2


def test_such_characters_in_what_cannot_be_read_stop_nothing(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "j.json"
    found = [{"date": "2020-01-01", "title": "A"}, {"date": "\ud800", "title": "B"}]
    path.write_text(json.dumps({"tags": {}, "entries": found}, indent=2), "utf-8")
    report = moving_in.bring_in(session, path)
    assert (report.format, report.added, len(report.problems)) == ("jrnl_json", 1, 1)
    assert "“\ufffd” is no date" in moving_in.past(session)[0].report


def test_a_line_of_ours_with_such_a_character_is_named(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "ours.jsonl"
    record = {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "date": "2020-01-01", "text": "a\0b"}
    path.write_text(json.dumps(record), "utf-8")
    report = moving_in.bring_in(session, path)
    assert report.added == 0
    assert [one.lost for one in report.problems] == [True]


def test_a_newer_export_adds_only_what_is_new(session: Session, tmp_path: Path) -> None:
    first = day_one(tmp_path / "1.zip", {"text": "One"})
    newer = day_one(tmp_path / "2.zip", {"text": "One, changed there since"}, {"text": "Two"})
    moving_in.bring_in(session, first)
    preview = moving_in.look(session, newer)
    assert (preview.entries, preview.known, preview.new) == (2, 1, 1)
    report = moving_in.bring_in(session, newer)
    assert (report.added, report.skipped) == (1, 1)
    assert [one.draft.text for one in everything(session)] == ["One", "Two"]
    (told,) = report.problems
    assert (told.line, told.lost) == (1, False)
    assert "here already, with other words" in str(told.message)
    assert preview.problems == report.problems
    assert moving_in.bring_in(session, first).problems == ()


def test_an_entry_that_comes_again_as_it_was_is_no_remark(session: Session, tmp_path: Path) -> None:
    listed = [
        {"identifier": "A" * 32, "md5": "b" * 32, "type": "jpeg"},
        {"identifier": "C" * 32, "md5": "d" * 32, "type": "jpeg"},
    ]
    path = day_one(
        tmp_path / "d.zip",
        {
            "text": "".join(f"Seen ![](dayone-moment://{one * 32}) there\n" for one in "AC"),
            "photos": listed,
            "location": {"placeName": "Home", "latitude": 51.5, "longitude": -0.1},
            "tags": ["x"],
        },
        media={f"photos/{'b' * 32}.jpeg": photo()},
    )
    moving_in.bring_in(session, path, Choices(places=True))
    for wanted in (Choices(), Choices(places=True, tags={"x": "nothing"})):
        report = moving_in.bring_in(session, path, wanted)
        assert (report.skipped, report.problems) == (1, ())


def test_two_entries_under_one_name_are_two(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for day, words in (("04", "Alpha"), ("05", "Beta"), ("06", "Beta")):
        (folder / f"{words}{day}.md").write_text(f"---\ndate: 2024-01-{day}\nid: 1\n---\n{words}")
    preview = moving_in.look(session, folder)
    assert (preview.entries, preview.new) == (3, 3)
    assert moving_in.bring_in(session, folder).added == 3
    assert [one.draft.text for one in everything(session)] == ["Alpha", "Beta", "Beta"]
    again = moving_in.bring_in(session, folder)
    assert (again.skipped, again.problems) == (3, ())


def test_two_under_one_name_stay_two_in_whatever_order_they_stand(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "two.jsonl"
    lines = [json.dumps({"date": "2020-01-01", "text": t, "source": "a:1"}) for t in "xy"]
    path.write_text("\n".join(lines), "utf-8")
    assert moving_in.bring_in(session, path).added == 2
    path.write_text("\n".join(reversed(lines)), "utf-8")
    preview = moving_in.look(session, path)
    assert (preview.known, preview.problems) == (2, ())
    report = moving_in.bring_in(session, path)
    assert (report.added, report.skipped, report.problems) == (0, 2, ())


def test_a_moment_at_the_end_of_the_calendar_costs_no_other_entry(
    session: Session, tmp_path: Path
) -> None:
    path = day_one(
        tmp_path / "d.zip",
        {"creationDate": "0001-01-01T00:30:00+01:00", "timeZone": None, "text": "First"},
        {"creationDate": "9999-12-31T23:30:00Z", "timeZone": None, "text": "Last"},
        {"text": "Usual"},
    )
    assert len(moving_in.look(session, path, Choices(zone="Asia/Tokyo")).lost) == 1
    report = moving_in.bring_in(session, path, Choices(zone="Asia/Tokyo"))
    assert [str(one.message) for one in report.problems if one.lost] == [
        "It has no day there in the years that calendars have."
    ]
    assert [one.draft.text for one in everything(session)] == ["First", "Usual"]


def test_a_record_that_stands_twice_in_a_file_of_ours_comes_once_and_another_is_another(
    session: Session, tmp_path: Path
) -> None:
    known = "019f0000-0000-7000-8000-000000000001"
    lines = [{"id": known, "date": "2020-01-01", "text": text} for text in ("One", "One", "Two")]
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    report = moving_in.bring_in(session, path)
    assert (report.added, report.skipped) == (2, 1)
    assert [one.draft.text for one in everything(session)] == ["One", "Two"]
    assert moving_in.bring_in(session, path).skipped == 3


def test_an_entry_that_was_edited_between_two_exports_comes_with_a_remark(
    session: Session, diary: Path
) -> None:
    moving_in.bring_in(session, diary)
    diary.write_text(JRNL.replace("more", "edited") + "\n[2020-01-02 10:00] Three\nx\n", "utf-8")
    preview = moving_in.look(session, diary)
    assert (preview.entries, preview.known) == (3, 1)
    (told,) = preview.remarks
    assert told.line == 4
    assert "came in before with other words" in str(told.message)
    report = moving_in.bring_in(session, diary)
    assert (report.added, report.skipped, report.problems) == (2, 1, (told,))
    assert moving_in.bring_in(session, diary).problems == ()
    assert [one.draft.text for one in everything(session)] == ["words", "more", "edited", "x"]


@pytest.mark.parametrize("name", ["one.zip", "one.jsonl"])
def test_what_has_a_name_of_its_own_is_never_taken_for_another(
    session: Session, tmp_path: Path, name: str
) -> None:
    if name == "one.zip":
        path = day_one(tmp_path / name, {"text": "# A\n\nOne", "uuid": "AB" * 16})
        other = day_one(tmp_path / "two.zip", {"text": "# A\n\nTwo", "uuid": "CD" * 16})
    else:
        path, other = tmp_path / name, tmp_path / "two.jsonl"
        for one, key in ((path, "mine:1"), (other, "mine:2")):
            one.write_text(json.dumps({"date": "2020-01-01", "text": key, "source": key}), "utf-8")
    moving_in.bring_in(session, path)
    report = moving_in.bring_in(session, other)
    assert (report.added, report.problems) == (1, ())


def test_a_folder_a_zip_and_a_tar_of_the_same_are_the_same(
    session: Session, tmp_path: Path
) -> None:
    folder = SAMPLES / "diarium"
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as zipped:
        for path in folder.iterdir():
            zipped.write(path, path.name)
    with tarfile.open(tmp_path / "d.tar", "w") as packed:
        packed.add(folder, arcname="x")
    assert moving_in.bring_in(session, folder).added == 3
    assert moving_in.bring_in(session, tmp_path / "d.zip").skipped == 3
    assert moving_in.bring_in(session, tmp_path / "d.tar").skipped == 3


def test_a_copy_is_put_aside_where_there_is_anything_to_lose(
    session: Session, diary: Path, tmp_path: Path
) -> None:
    folder = tmp_path / FOLDER
    moving_in.bring_in(session, diary)
    assert not folder.exists()
    moving_in.bring_in(session, SAMPLES / "diarium")
    (copy,) = folder.iterdir()
    assert "before import" in copy.name


def test_stopping_keeps_nothing_and_looking_can_be_stopped(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "".join(f"[2020-01-01 10:{n % 60:02}] T{n}\nwords\n" for n in range(2_000)), "utf-8"
    )

    def stop(done: int, total: int) -> None:
        if done > 400:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        moving_in.bring_in(session, path, progress=stop, expected=2_000)
    with pytest.raises(KeyboardInterrupt):
        moving_in.look(session, path, progress=stop)
    assert everything(session) == []
    assert moving_in.past(session) == ()


def test_stopping_at_the_very_end_keeps_nothing_either(session: Session, diary: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done >= total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        moving_in.bring_in(session, diary, progress=stop)
    assert everything(session) == []
    assert moving_in.past(session) == ()


@pytest.mark.parametrize("others", [0, 300])
def test_what_is_taken_back_is_found_no_more_and_all_else_is(
    session: Session, diary: Path, others: int
) -> None:
    for number in range(others):
        writing.add(session, Draft(clock().date(), text=f"words of mine {number}"))
    moving_in.undo(session, moving_in.bring_in(session, diary).id)
    assert finding.count(session, parse("words")) == others
    assert session.journal.examine().is_whole
    (first,) = moving_in.past(session)
    assert first.here == 0
    writing.trash(session, [one.id for one in everything(session)[:1]])
    assert finding.count(session, parse("words")) == max(others - 1, 0)


def test_an_import_is_undone_as_a_whole_and_can_come_again(session: Session, diary: Path) -> None:
    mine = writing.add(session, Draft(clock().date(), title="Mine")).entry
    report = moving_in.bring_in(session, diary)
    (past,) = moving_in.past(session)
    assert (past.id, past.format, past.source, past.added, past.here) == (
        report.id, "jrnl", "diary.txt", 2, 2,
    )  # fmt: skip
    undone = moving_in.undo(session, report.id[:12])
    assert (undone.removed, undone.kept) == (2, 0)
    assert undone.changes
    assert everything(session) == [mine]
    (past,) = moving_in.past(session)
    assert past.undone is not None
    assert past.here == 0
    assert moving_in.bring_in(session, diary).added == 2


def test_what_was_changed_since_stays_unless_told(session: Session, diary: Path) -> None:
    report = moving_in.bring_in(session, diary)
    first, _ = everything(session)
    attaching.attach(session, first.id, "a.txt", b"more")
    assert moving_in.changed_since(session, report.id) == 1
    undone = moving_in.undo(session, report.id)
    assert (undone.removed, undone.kept) == (1, 1)
    assert [one.id for one in everything(session)] == [first.id]
    undone = moving_in.undo(session, report.id, changed_too=True)
    assert (undone.removed, undone.kept) == (1, 0)
    assert everything(session) == []


def test_an_edited_entry_counts_as_changed(tmp_path: Path, diary: Path) -> None:
    ticks = count()
    session = open_session(
        tmp_path / "T.journal", lambda: clock() + timedelta(seconds=next(ticks)), Random(7)
    )
    report = moving_in.bring_in(session, diary)
    first, _ = everything(session)
    writing.keep(session, first.id, Draft(first.draft.day, title="Changed"))
    assert moving_in.changed_since(session, report.id) == 1
    session.close()


def test_pictures_go_with_the_entries_that_are_undone(session: Session, tmp_path: Path) -> None:
    listed = [{"identifier": "A" * 32, "md5": "b" * 32, "type": "jpeg"}]
    path = day_one(
        tmp_path / "d.zip", {"photos": listed}, media={f"photos/{'b' * 32}.jpeg": photo()}
    )
    report = moving_in.bring_in(session, path)
    assert attaching.total(session)[0] == 1
    moving_in.undo(session, report.id)
    assert attaching.total(session) == (0, 0)


def test_nothing_is_undone_under_hold_or_under_a_wrong_name(session: Session, diary: Path) -> None:
    report = moving_in.bring_in(session, diary)
    with pytest.raises(NotFound):
        moving_in.undo(session, "no-such")
    choosing.change(session, hold=True)
    with pytest.raises(InvalidValue, match="on hold"):
        moving_in.undo(session, report.id)
    assert len(everything(session)) == 2


def test_a_journal_open_to_read_can_look_and_takes_nothing_in(tmp_path: Path, diary: Path) -> None:
    path = tmp_path / "T.journal"
    open_session(path, clock, Random(7)).close()
    session = open_session(path, clock, Random(7), read_only=True)
    assert moving_in.look(session, diary).new == 2
    with pytest.raises(ReadOnlyJournal):
        moving_in.bring_in(session, diary)
    session.close()


def test_the_report_can_be_saved_and_is_kept(session: Session) -> None:
    path = SAMPLES / "dayone" / "txt_minidiarium_dayone-sample.txt"
    report = moving_in.bring_in(session, path)
    text = as_text(report)
    assert "Entries added: 3" in text
    assert "From 15 January 2024 to 29 February 2024" in text
    assert f"{path.name}, line 1: What stands above" in text
    assert f"uptoit import --undo {report.id}" in text
    assert moving_in.past(session)[0].report == text


def test_a_format_can_be_said_and_one_that_is_not_there_is_named(
    session: Session, diary: Path
) -> None:
    assert moving_in.look(session, diary, Choices(format="day_one_text")).entries == 0
    with pytest.raises(ExchangeError, match=r"“nonsense”.*joplin"):
        moving_in.look(session, diary, Choices(format="nonsense"))


def test_an_archive_that_climbs_is_refused(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "bad.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../2024-01-01.md", "x")
    with pytest.raises(ExchangeError, match="leads out"):
        moving_in.look(session, path)


def test_the_search_index_knows_what_came_in_and_looks_after_itself_again(
    session: Session, diary: Path
) -> None:
    report = moving_in.bring_in(session, diary)
    assert finding.count(session, parse("more")) == 1
    writing.add(session, Draft(clock().date(), text="Written afterwards"))
    assert finding.count(session, parse("afterwards")) == 1
    with session.journal.write() as connection:
        assert search.check(connection)
    moving_in.undo(session, report.id)
    assert finding.count(session, parse("more")) == 0
    with session.journal.write() as connection:
        assert search.check(connection)


def test_stopping_leaves_the_search_index_as_it_was(session: Session, diary: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        moving_in.bring_in(session, diary, progress=stop)
    writing.add(session, Draft(clock().date(), text="Written afterwards"))
    assert finding.count(session, parse("afterwards")) == 1


def many(path: Path, number: int, text: str = "words") -> Path:
    """JSON lines, the newest first, each with a word of its own."""
    day = date(2020, 1, 1)
    path.write_text(
        "".join(
            json.dumps({"date": str(day + timedelta(days=n)), "text": f"{text} w{n}x"}) + "\n"
            for n in reversed(range(number))
        ),
        encoding="utf-8",
    )
    return path


def test_many_batches_in_any_order_are_all_found_and_searched(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "_BATCH", 7)
    report = moving_in.bring_in(session, many(tmp_path / "many.jsonl", 100))
    assert report.added == 100
    assert finding.count(session, parse("words")) == 100
    assert all(finding.count(session, parse(f"w{n}x")) == 1 for n in (0, 6, 7, 50, 98, 99))
    with session.journal.write() as connection:
        assert search.check(connection)


def test_few_long_texts_do_not_wait_for_many(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    insert = bulk.Bulk._insert

    def told(self: bulk.Bulk, table: Table, rows: list[dict[str, Any]]) -> None:
        if table.name == "entry":
            written.append(len(rows))
        insert(self, table, rows)

    monkeypatch.setattr(bulk, "_MOST_LETTERS", 1_000)
    monkeypatch.setattr(bulk.Bulk, "_insert", told)
    moving_in.bring_in(session, many(tmp_path / "many.jsonl", 10, "long " * 100))
    assert written == [2] * 5


def test_a_batch_in_which_one_entry_says_more_keeps_it(session: Session, tmp_path: Path) -> None:
    said = [{"up_for_it": 0}, {}, {"motive": "want", "time": "08:10"}]
    path = tmp_path / "some.jsonl"
    path.write_text(
        "".join(
            json.dumps({"date": f"2020-01-0{n + 1}"} | one) + "\n" for n, one in enumerate(said)
        ),
        encoding="utf-8",
    )
    moving_in.bring_in(session, path)
    kept = [one.draft for one in everything(session)]
    assert [one.up_for_it for one in kept] == [0, None, None]
    assert [one.motive for one in kept] == [None, None, "want"]
    assert [one.time for one in kept] == [None, None, time(8, 10)]


def test_a_disk_that_fills_up_beside_is_told_plainly_and_nothing_is_kept(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Exception):
        sqlite_errorname = "SQLITE_FULL"

    real = Connection.exec_driver_sql

    def full(self: Connection, statement: str, *rest: Any) -> Any:
        if statement == bulk._INDEX:
            raise DBAPIError(statement, None, Full())
        return real(self, statement, *rest)

    monkeypatch.setattr(bulk, "_BATCH", 7)
    monkeypatch.setattr(Connection, "exec_driver_sql", full)
    with pytest.raises(StorageFull):
        moving_in.bring_in(session, many(tmp_path / "many.jsonl", 50))
    monkeypatch.undo()
    assert everything(session) == []
    assert moving_in.past(session) == ()
    writing.add(session, Draft(clock().date(), text="Written afterwards"))
    assert finding.count(session, parse("afterwards")) == 1


def test_stopping_while_the_index_is_filled_waits_for_it(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work = Event()
    let_go = Event()
    real = Connection.exec_driver_sql

    def slow(self: Connection, statement: str, *rest: Any) -> Any:
        if statement == bulk._INDEX:
            at_work.set()
            assert let_go.wait(10)
        return real(self, statement, *rest)

    def stop(done: int, total: int) -> None:
        if done:
            assert at_work.wait(10)
            Timer(0.05, let_go.set).start()
            raise KeyboardInterrupt

    monkeypatch.setattr(bulk, "_BATCH", 7)
    monkeypatch.setattr(moving_in, "_TELL_EVERY", 10)
    monkeypatch.setattr(Connection, "exec_driver_sql", slow)
    with pytest.raises(KeyboardInterrupt):
        moving_in.bring_in(session, many(tmp_path / "many.jsonl", 11), progress=stop, expected=11)
    assert let_go.is_set(), "the thread has to end before the transaction does"
    monkeypatch.undo()
    assert everything(session) == []
    with session.journal.write() as connection:
        assert search.check(connection)


def test_a_jex_file_and_a_backup_of_rednotebook_are_as_their_folders(
    session: Session, tmp_path: Path
) -> None:
    note = (
        "T\n\nBody\n\nid: " + "a" * 32 + "\nuser_created_time: 2025-12-31T23:30:00.000Z\ntype_: 1"
    )
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / f"{'a' * 32}.md").write_text(note)
    with tarfile.open(tmp_path / "notes.jex", "w") as packed:
        packed.add(tmp_path / "raw" / f"{'a' * 32}.md", arcname=f"{'a' * 32}.md")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "2024-09.txt").write_text("1:\n  text: One\n2: {text: Two}\n")
    with zipfile.ZipFile(tmp_path / "RedNotebook-Backup_2024-09-02.zip", "w") as zipped:
        zipped.write(tmp_path / "data" / "2024-09.txt", "2024-09.txt")
    london = Choices(zone="Europe/London")
    for file, folder, name, number in (
        ("notes.jex", "raw", "joplin", 1),
        ("RedNotebook-Backup_2024-09-02.zip", "data", "rednotebook", 2),
    ):
        preview = moving_in.look(session, tmp_path / file)
        assert (preview.format, preview.entries) == (name, number)
        assert moving_in.bring_in(session, tmp_path / file, london).added == number
        assert moving_in.bring_in(session, tmp_path / folder, london).skipped == number
