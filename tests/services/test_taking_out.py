# SPDX-License-Identifier: MIT
"""Moving out: what a query selects, and a JSON file from which an equal journal comes back."""

import io
import json
import re
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import Phase, given, settings
from PIL import Image

from journal_app import content
from journal_app.domain.attachment import Attachment
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import ExchangeError
from journal_app.domain.query import Query
from journal_app.services import (
    attaching,
    choosing,
    committing,
    finding,
    looking_back,
    moving_in,
    taking_out,
    writing,
)
from journal_app.services.session import Session, open_session
from journal_app.storage import commitments, entries
from tests.conftest import NOW, clock
from tests.services.made_journals import JOURNALS, contents, journals

ALL = Query()
SCHEMA = json.loads((content.resources() / "schema" / "journal-2.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


# Making journals is slow, so a failing one is shown as it was found.
@settings(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(JOURNALS)
def test_json_out_and_in_gives_an_equal_journal(facts: dict[str, Any]) -> None:
    with journals(facts) as (first, second, folder):
        out, again = folder / "out.json", folder / "again.json"
        written = taking_out.take_out(first, "json", out, ALL)
        VALIDATOR.validate(json.loads(out.read_text("utf-8")))
        report = moving_in.bring_in(second, out)
        assert report.problems == ()
        assert report.added == written.entries
        assert contents(second) == contents(first)
        taking_out.take_out(second, "json", again, ALL)
        assert again.read_bytes() == out.read_bytes()
        assert moving_in.bring_in(second, out).added == 0
        assert contents(second) == contents(first)


def as_kept(draft: Draft) -> Draft:
    """What a Markdown file keeps of an entry: all but how its lines end."""
    return replace(draft, text=draft.text.replace("\r\n", "\n").replace("\r", "\n"))


@settings(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(JOURNALS)
def test_markdown_out_and_in_keeps_what_was_written(facts: dict[str, Any]) -> None:
    with journals(facts) as (first, second, folder):
        written = taking_out.take_out(first, "markdown", folder / "out", ALL)
        if not written.entries:
            return
        report = moving_in.bring_in(second, folder / "out")
        assert report.problems == ()
        assert report.added == written.entries

        def said(session: Session) -> list[Draft]:
            with session.journal.read() as connection:
                return [as_kept(one.draft) for one in entries.every(connection)]

        assert said(second) == said(first)


def test_markdown_keeps_the_order_of_what_has_one_day_and_time(
    session: Session, tmp_path: Path
) -> None:
    day = date(2026, 1, 1)
    titles = ["Zebra (2)", "Ape (1)", "2", "Ape", "1840 Plan", "ape", "(3)", *"kjihgfedcb", "Ape"]
    drafts = [Draft(day, title=title) for title in titles]
    drafts += [Draft(day, time(18, 40), title=title) for title in ("Plan", "Ape", "2024")]
    for one in drafts:
        writing.add(session, one)
    taking_out.take_out(session, "markdown", tmp_path / "out", ALL)
    second = open_session(tmp_path / "second.journal", clock, Random(9))
    moving_in.bring_in(second, tmp_path / "out")
    with second.journal.read() as connection:
        found = [one.draft.title for one in entries.every(connection)]
    assert found == [one.title for one in drafts]
    second.close()


@pytest.mark.parametrize("text", ["One\r", "One\r\n", "\r", "One\r\rTwo\n\r"])
def test_lines_that_end_in_other_ways_come_back_as_many(
    session: Session, tmp_path: Path, text: str
) -> None:
    writing.add(session, Draft(date(2026, 1, 1), title="One", text=text))
    taking_out.take_out(session, "markdown", tmp_path / "out", ALL)
    second = open_session(tmp_path / "second.journal", clock, Random(9))
    moving_in.bring_in(second, tmp_path / "out")
    with second.journal.read() as connection:
        (found,) = entries.every(connection)
    assert as_kept(found.draft).text == text.replace("\r\n", "\n").replace("\r", "\n")
    second.close()


def with_a_picture(session: Session) -> tuple[Entry, Attachment]:
    """A new entry of one word, and the picture with it."""
    entry = writing.add(session, Draft(date(2026, 1, 1), title="One")).entry
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(made, "PNG")
    return entry, attaching.attach(session, entry.id, "white board.png", made.getvalue()).attachment


def test_a_picture_in_the_text_comes_back_with_a_markdown_folder(
    session: Session, tmp_path: Path
) -> None:
    entry, file = with_a_picture(session)
    writing.keep(session, entry.id, Draft(date(2026, 1, 1), title="One", text=file.as_markdown()))
    taking_out.take_out(session, "markdown", tmp_path / "out", ALL)
    [page] = (tmp_path / "out").rglob("*.md")
    address = re.search(r"!\[white board\]\((.*)\)", page.read_text())
    assert address
    assert (page.parent / address[1]).read_bytes() == attaching.content(session, file)
    second = open_session(tmp_path / "second.journal", clock, Random(9))
    moving_in.bring_in(second, tmp_path / "out")
    assert len(attaching.of_entry(second, entry.id)) == 1
    second.close()


def test_every_file_and_every_word_said_of_it_comes_back_with_a_markdown_folder(
    session: Session, tmp_path: Path
) -> None:
    entry, picture = with_a_picture(session)
    report = attaching.attach(session, entry.id, "the report.pdf", b"%PDF-1.7 x").attachment
    attaching.attach(session, entry.id, "not shown.txt", b"beside the words")
    said = ["Board: before/after", 'Who said "why?"', "a * star", "<b>", "b\\s", "CON", "", " lead",
            "long " * 60]  # fmt: skip
    text = "\n".join(f"![{one}](attachment:{picture.hash[:16]})" for one in said)
    text += f"\nSee [the report](attachment:{report.hash[:16]})."
    writing.keep(session, entry.id, Draft(date(2026, 1, 1), title="One", text=text))
    taking_out.take_out(session, "markdown", tmp_path / "out", ALL)
    second = open_session(tmp_path / "second.journal", clock, Random(9))
    assert moving_in.bring_in(second, tmp_path / "out").problems == ()
    assert writing.read(second, entry.id).draft.text == text
    again = moving_in.bring_in(second, tmp_path / "out")
    assert (again.skipped, again.problems) == (1, ())
    found = attaching.of_entry(second, entry.id)
    assert [one.hash for one in found] == [
        one.hash for one in attaching.of_entry(session, entry.id)
    ]
    assert [one.name for one in found][1:] == ["the report.pdf", "not-shown.txt"]
    second.close()


def test_the_schema_is_one_and_refuses_what_is_none() -> None:
    VALIDATOR.check_schema(SCHEMA)
    head = {"format": "up-to-it journal", "version": 2, "schema": SCHEMA["$id"]}
    VALIDATOR.validate(head | {"entries": []})
    for amiss in ({"entries": [{}]}, {}, {"entries": [], "version": 3}):
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(head | amiss)


def full(session: Session) -> tuple[str, str]:
    """A journal with two entries that have much on them; the ids of these."""
    one = writing.add(
        session, Draft(date(2026, 1, 1), title="Day 1", text="One", marks=("private",))
    )
    two = writing.add(session, Draft(date(2026, 1, 2), title="Day 2", tags=("two",)))
    for entry in (one.entry.id, two.entry.id):
        attaching.attach(session, entry, "note.txt", b"the same bytes")
        looking_back.add_layer(session, entry, "Seen later")
        committing.make(session, f"Of {entry}", entry=entry)
    choosing.change(session, names=(("Ann", "the chair"),), organisations=("Ann and Co",))
    return one.entry.id, two.entry.id


def test_with_a_filter_only_what_belongs_to_the_selected_goes_out(
    session: Session, tmp_path: Path
) -> None:
    _, two = full(session)
    out = tmp_path / "out.json"
    written = taking_out.take_out(session, "json", out, Query(start=date(2026, 1, 2)))
    found = json.loads(out.read_text())
    assert written.entries == 1
    assert [one["id"] for one in found["entries"]] == [two]
    assert [one["entry"] for one in found["commitments"]] == [two]
    assert len(found["files"]) == 1
    assert [found[key] for key in ("choices", "check_ins", "searches", "shown")] == [[]] * 4


def test_the_same_bytes_go_out_once(session: Session, tmp_path: Path) -> None:
    full(session)
    out = tmp_path / "out.json"
    taking_out.take_out(session, "json", out, ALL)
    found = json.loads(out.read_text())
    assert [len(one["attachments"]) for one in found["entries"]] == [1, 1]
    assert len(found["files"]) == 1


def test_options_leave_things_out(session: Session, tmp_path: Path) -> None:
    one, two = full(session)
    writing.keep(session, two, Draft(date(2026, 1, 2), title="Anew", text="words"))
    writing.trash(session, [one])
    out = tmp_path / "out.json"
    nothing = dict.fromkeys(("versions", "files", "trash", "names"), False)
    taking_out.take_out(session, "json", out, ALL, nothing)
    found = json.loads(out.read_text())
    VALIDATOR.validate(found)
    assert [each["id"] for each in found["entries"]] == [two]
    assert not {"versions", "files"} & found.keys()
    assert "attachments" not in found["entries"][0]
    assert "Ann" not in out.read_text()


def test_an_import_of_ours_is_undone_with_all_that_hung_on_it(
    session: Session, tmp_path: Path
) -> None:
    full(session)
    out = tmp_path / "out.json"
    taking_out.take_out(session, "json", out, ALL)
    second = open_session(tmp_path / "second.journal", lambda: NOW + timedelta(days=1), Random(9))
    empty = contents(second)
    report = moving_in.bring_in(second, out)
    assert report.files == 1
    undone = moving_in.undo(second, report.id)
    assert (undone.removed, undone.kept) == (2, 0)
    attaching.drop_unused(second)
    left = contents(second)
    assert {name for name in left if left[name] != empty[name]} <= {"prompt_shown"}
    second.close()


@pytest.mark.parametrize("indent", [None, 2])
def test_our_json_in_another_layout_comes_back_as_an_equal_journal(
    session: Session, tmp_path: Path, indent: int | None
) -> None:
    full(session)
    out = tmp_path / "out.json"
    taking_out.take_out(session, "json", out, ALL)
    mine, theirs = (
        open_session(tmp_path / f"{name}.journal", lambda: NOW, Random(9)) for name in "ab"
    )
    moving_in.bring_in(mine, out)
    out.write_text(json.dumps(json.loads(out.read_text()), indent=indent))
    report = moving_in.bring_in(theirs, out)
    assert (report.added, report.problems) == (2, ())
    assert contents(theirs) == contents(mine)
    mine.close()
    theirs.close()


def test_what_was_changed_since_stays_when_an_import_of_ours_is_undone(
    session: Session, tmp_path: Path
) -> None:
    full(session)
    committing.make(session, "On its own")
    out = tmp_path / "out.json"
    taking_out.take_out(session, "json", out, ALL)
    second = open_session(tmp_path / "second.journal", lambda: NOW + timedelta(days=1), Random(9))
    report = moving_in.bring_in(second, out)
    with second.journal.read() as connection:
        one = next(one for one in commitments.every(connection) if one.text == "On its own")
    committing.close(second, one.id, "kept")
    moving_in.undo(second, report.id)
    with second.journal.read() as connection:
        assert [each.text for each in commitments.every(connection)] == ["On its own"]
    second.close()


def test_a_newer_export_of_ours_brings_what_was_seen_in_entries_since(
    session: Session, tmp_path: Path
) -> None:
    one, _ = full(session)
    out = tmp_path / "out.json"
    taking_out.take_out(session, "json", out, ALL)
    second = open_session(tmp_path / "second.journal", lambda: NOW + timedelta(days=1), Random(9))
    moving_in.bring_in(second, out)
    before = contents(second)
    looking_back.add_layer(session, one, "Seen since")
    committing.make(session, "Made since")
    taking_out.take_out(session, "json", tmp_path / "newer.json", ALL)
    report = moving_in.bring_in(second, tmp_path / "newer.json")
    assert (report.added, report.beside) == (0, 2)
    changed = contents(second)
    assert {name for name in changed if changed[name] != before[name]} == {"layer", "commitment"}
    again = moving_in.bring_in(second, tmp_path / "newer.json")
    assert (again.beside, again.id) == (0, "")
    moving_in.undo(second, report.id)
    assert contents(second) == before
    second.close()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"hash": "00", "content": ""}', "SHA-256"),
        ('{"id": "x"}', "id"),
        ("{]", "JSON"),
    ],
)
def test_a_bad_line_of_the_rest_is_named_and_all_else_comes_in(
    session: Session, tmp_path: Path, line: str, said: str
) -> None:
    full(session)
    out = tmp_path / "out.json"
    taking_out.take_out(session, "json", out, ALL)
    bad = out.read_text().replace('], "check_ins": [', f',\n{line}\n], "check_ins": [')
    out.write_text(bad)
    second = open_session(tmp_path / "second.journal", clock, Random(9))
    report = moving_in.bring_in(second, out)
    assert report.added == 2
    assert len(report.problems) == 1
    assert len(committing.groups(second).open) == 2
    second.close()


def test_damaged_bytes_of_a_file_are_refused(session: Session, tmp_path: Path) -> None:
    full(session)
    out = tmp_path / "out.json"
    taking_out.take_out(session, "json", out, ALL)
    out.write_text(out.read_text().replace('"content": "dGhl', '"content": "dGhm'))
    second = open_session(tmp_path / "second.journal", clock, Random(9))
    report = moving_in.bring_in(second, out)
    assert report.added == 2
    assert any("damaged" in str(one.message) for one in report.problems)
    second.close()


def test_version_1_is_still_read(session: Session, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    head = '{"format": "up-to-it journal", "version": 1, "entries": ['
    record = '{"id": "00000000-0000-7000-8000-000000000001", "date": "2026-01-01", "title": "Old"}'
    old.write_text(f"{head}\n{record}\n]}}\n")
    assert moving_in.bring_in(session, old).added == 1


def test_progress_is_told_and_stopping_leaves_nothing(session: Session, tmp_path: Path) -> None:
    full(session)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        taking_out.take_out(session, "json", tmp_path / "out.json", ALL, progress=stop)
    assert not [*tmp_path.glob("*out*"), *tmp_path.glob(".*")]
    told: list[tuple[int, int]] = []
    taking_out.take_out(
        session, "json", tmp_path / "o.json", ALL, progress=lambda d, t: told.append((d, t))
    )
    assert told[-1] == (2, 2)


def test_the_journal_and_strange_targets_are_never_written_over(
    session: Session, tmp_path: Path
) -> None:
    writing.add(session, Draft(date(2026, 1, 1), title="Mine"))
    other = tmp_path / "other name"
    other.symlink_to(session.journal.path)
    targets = (session.journal.path, other, tmp_path, Path("/dev/null"), tmp_path / "no" / "x")
    for target in targets:
        with pytest.raises(ExchangeError):
            taking_out.take_out(session, "json", target, ALL)
    assert finding.count(session, ALL) == 1


@pytest.mark.parametrize("end", ["-journal", "-wal", "-shm", ".lock", "-JOURNAL"])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_files_beside_the_journal_are_never_written_over(
    session: Session, tmp_path: Path, end: str, form: str
) -> None:
    (tmp_path / "elsewhere").symlink_to(tmp_path)
    before = sorted(tmp_path.iterdir())
    name = session.journal.path.name + end
    for target in (tmp_path / name, tmp_path / "elsewhere" / name):
        with pytest.raises(ExchangeError, match="needs for itself"):
            taking_out.take_out(session, form, target, ALL)
    assert sorted(tmp_path.iterdir()) == before
    (tmp_path / "other").mkdir()
    taking_out.take_out(session, form, tmp_path / "other" / name, ALL)


def test_a_format_or_option_there_is_not_is_named_with_those_there_are(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(ExchangeError, match=r"“nought”.*json, markdown"):
        taking_out.take_out(session, "nought", tmp_path / "x", ALL)
    with pytest.raises(ExchangeError, match=r"no option “nought”.*versions"):
        taking_out.take_out(session, "json", tmp_path / "x", ALL, {"nought": True})
