# SPDX-License-Identifier: MIT
"""Two copies that went separate ways: laws that hold for every pair, and rules one by one."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.check_in import THEMES, ThemeRating
from journal_app.domain.entry import Entry
from journal_app.domain.errors import (
    AnotherJournal,
    DamagedJournal,
    InvalidValue,
    Locked,
    WrongPassphrase,
)
from journal_app.domain.query import parse
from journal_app.domain.template import Step, Template
from journal_app.services import (
    attaching,
    checking_in,
    choosing,
    committing,
    emptying,
    history,
    looking_back,
    merging,
    prompting,
    safekeeping,
    searches,
    templating,
    writing,
)
from journal_app.services.session import Session, open_session
from journal_app.storage import commitments, entries, layers, shown, written
from journal_app.storage.backup import FOLDER
from tests.conftest import NOW, computer

WORDS = "four words and more"


class Time:
    """A clock that a test moves."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, count: int) -> None:
        """Later."""
        self.now += timedelta(minutes=count)


def nobody(why: Locked | WrongPassphrase, wrong: int) -> str:
    """Nobody says a passphrase."""
    raise why


class Two:
    """Two computers, each with a copy of one journal."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.time, self.seed = folder, Time(), 1
        self.one = self.open("one")

    def open(self, name: str, secret: str | None = None) -> Session:
        """The journal of that computer, open."""
        self.seed += 1
        (self.folder / name).mkdir(exist_ok=True)
        return open_session(
            self.folder / name / "My.journal",
            self.time,
            Random(self.seed),
            secret=secret,
            paths=computer(self.folder / f"{name} state"),
        )

    def part(self) -> None:
        """The other computer gets a copy."""
        self.one.close()
        (self.folder / "two").mkdir()
        shutil.copy(self.folder / "one" / "My.journal", self.folder / "two" / "My.journal")
        self.one, self.two = self.open("one"), self.open("two")

    def merge(self, into: Session, other: Session, **options: Any) -> merging.Merge:
        """Merge as a command would."""
        return merging.merge(into, merging.other(into, other.journal.path, nobody), **options)

    def close(self) -> None:
        """Both."""
        self.one.close()
        if hasattr(self, "two"):
            self.two.close()


@contextmanager
def two_copies() -> Iterator[Two]:
    """Two computers in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        made = Two(Path(folder))
        try:
            yield made
        finally:
            made.close()


@pytest.fixture
def two() -> Iterator[Two]:
    """Two computers."""
    with two_copies() as made:
        yield made


def write(session: Session, text: str, **fields: Any) -> Entry:
    """A new entry."""
    return writing.add(session, replace(writing.blank(session), text=text, **fields)).entry


def rewrite(session: Session, one: Entry, text: str, **fields: Any) -> Entry:
    """Other words for it."""
    now = writing.read(session, one.id)
    return writing.keep(session, one.id, replace(now.draft, text=text, **fields)).entry


def everything(session: Session) -> list[Entry]:
    """All entries, those in the trash too."""
    with session.journal.read() as connection:
        ids = sorted(entries.known_ids(connection))
        return [entries.get(connection, one) for one in ids]


def texts(session: Session) -> set[str]:
    """All words that are in the journal, now or before."""
    said = {entry.draft.text for entry in everything(session)}
    with session.journal.read() as connection:
        said |= set(connection.exec_driver_sql("SELECT text FROM revision").scalars())
    return said - {""}


def is_whole(session: Session) -> bool:
    """Whether the file and the search index are as they should be."""
    with session.journal.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)"
        )
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return not loose and connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def content(session: Session) -> list[str]:
    """All that the journal holds, but for who wrote when."""
    with session.journal.read() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'entry_fts%' "
            "AND name NOT IN ('written', 'meta') ORDER BY name"
        ).scalars()
        return [
            f"{name} {row!r}"
            for name in names.all()
            for row in sorted(connection.exec_driver_sql(f"SELECT * FROM {name}").all(), key=repr)
        ]


STEP = st.tuples(
    st.sampled_from(["new", "text", "rate", "tag", "trash", "back", "time", "day", "bring"]),
    st.integers(0, 3),
    st.text("abc xyz", max_size=12).map("w{}".format),
    st.integers(0, 20),
)


def do(session: Session, time: Time, step: tuple[str, int, str, int]) -> None:
    """One thing that a leader does."""
    what, which, words, minutes = step
    time.pass_minutes(minutes)
    if what == "new":
        write(session, words)
        return
    known = everything(session)
    if known:
        do_to(session, known[which % len(known)], step)


def do_to(session: Session, one: Entry, step: tuple[str, int, str, int]) -> None:
    """The same to an entry that is there."""
    what, which, words, _ = step
    draft = one.draft
    if what == "text":
        rewrite(session, one, words)
    elif what == "rate":
        rewrite(session, one, draft.text, up_for_it=which, title=words[:3])
    elif what == "tag":
        rewrite(session, one, draft.text, tags=(*draft.tags, words), marks=("private",))
    elif what == "trash":
        writing.trash(session, [one.id])
    elif what == "back":
        writing.restore(session, [one.id])
    elif what == "day":
        rewrite(session, one, draft.text, day=draft.day - timedelta(days=which))
    elif what == "bring" and one.trashed is None:
        for version in history.versions(session, one.id)[:1]:
            history.bring_back(session, version.id)


@given(
    st.lists(STEP, min_size=1, max_size=5),
    st.lists(STEP, max_size=6),
    st.lists(STEP, max_size=6),
)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_disappears_and_both_ways_are_one(
    shared: list[Any], here: list[Any], there: list[Any]
) -> None:
    with two_copies() as two:
        for step in shared:
            do(two.one, two.time, step)
        two.part()
        start = two.time.now
        for step in here:
            do(two.one, two.time, step)
        two.time.now = start
        for step in there:
            do(two.two, two.time, step)
        said = texts(two.one) | texts(two.two)
        before = two.folder / "two before"
        before.mkdir()
        shutil.copy(two.two.journal.path, before / "My.journal")

        two.merge(two.one, two.two)
        assert said <= texts(two.one)
        assert is_whole(two.one)
        after = content(two.one)
        again = two.merge(two.one, two.two)
        assert again.does_nothing
        assert content(two.one) == after

        two.merge(two.two, two.one)
        assert everything(two.one) == everything(two.two)
        assert said <= texts(two.two)
        assert is_whole(two.two)
        assert two.merge(two.one, two.two).does_nothing
        assert content(two.one) == after


@given(
    st.lists(STEP, min_size=1, max_size=4), st.lists(STEP, max_size=5), st.lists(STEP, max_size=5)
)
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_it_does_not_matter_who_merges_whom(
    shared: list[Any], here: list[Any], there: list[Any]
) -> None:
    with two_copies() as two:
        for step in shared:
            do(two.one, two.time, step)
        two.part()
        for step in here:
            do(two.one, two.time, step)
        for step in there:
            do(two.two, two.time, step)
        copy = two.folder / "one before.journal"
        shutil.copy(two.one.journal.path, copy)
        two.merge(two.one, two.two)
        merging.merge(two.two, merging.other(two.two, copy, nobody))
        assert everything(two.one) == everything(two.two)


def test_the_later_text_is_in_force_and_the_other_an_earlier_one(two: Two) -> None:
    entry = write(two.one, "as it was")
    two.part()
    two.time.pass_minutes(30)
    rewrite(two.one, entry, "at work", up_to_it=4)
    two.time.pass_minutes(30)
    rewrite(two.two, entry, "at home", tags=("evening",), marks=("private",))
    done = two.merge(two.one, two.two)
    assert (done.new, done.joined, done.same) == (0, 1, 0)
    after = writing.read(two.one, entry.id)
    assert after.draft.text == "at home"
    assert after.draft.up_to_it == 4
    assert (after.draft.tags, after.draft.marks) == (("evening",), ("private",))
    said = [one.text for one in history.versions(two.one, entry.id)]
    assert said == ["at work", "as it was"]
    assert done.aside is not None
    assert done.aside.is_file()


def test_an_edit_brings_an_entry_back_from_the_trash_and_only_an_edit(two: Two) -> None:
    edited, left = write(two.one, "one"), write(two.one, "two")
    two.part()
    two.time.pass_minutes(5)
    rewrite(two.two, edited, "one, and more")
    two.time.pass_minutes(5)
    writing.trash(two.one, [edited.id, left.id])
    two.merge(two.one, two.two)
    assert writing.read(two.one, edited.id).trashed is None
    assert writing.read(two.one, edited.id).draft.text == "one, and more"
    assert writing.read(two.one, left.id).trashed is not None


def test_what_was_deleted_for_good_comes_back_in_the_trash(two: Two) -> None:
    entry = write(two.one, "one")
    writing.trash(two.one, [entry.id])
    two.part()
    emptying.empty(two.one)
    two.merge(two.one, two.two)
    assert writing.read(two.one, entry.id).trashed is not None


def test_what_both_imported_from_one_source_is_one_entry(two: Two) -> None:
    two.part()
    made = {}
    for name, session in (("one", two.one), ("two", two.two)):
        entry = write(session, f"imported on {name}")
        with session.journal.write() as connection:
            entries.revise(connection, replace(entry, source="diary:7"))
        looking_back.add_layer(session, entry.id, f"seen on {name}")
        committing.make(session, f"do it on {name}", entry=entry.id)
        made[name] = entry.id
    first = min(made.values())
    for session, other in ((two.one, two.two), (two.two, two.one)):
        two.merge(session, other)
        (only,) = everything(session)
        assert only.id == first
        seen = {one.text for one in looking_back.layers_of(session, first)}
        assert seen == {"seen on one", "seen on two"}
        with session.journal.read() as connection:
            assert {one.entry for one in commitments.every(connection)} == {first}
        assert texts(session) >= {"imported on one", "imported on two"}
        assert is_whole(session)


def test_words_of_a_commitment_do_not_disappear(two: Two) -> None:
    made = committing.make(two.one, "Ring the trust").commitment
    two.part()
    two.time.pass_minutes(5)
    committing.change(two.one, made.id, "Ring Amira at the trust", None, None)
    two.time.pass_minutes(5)
    committing.close(two.two, made.id, "kept", "She was away")
    for session, other in ((two.one, two.two), (two.two, two.one)):
        two.merge(session, other)
        with session.journal.read() as connection:
            (after,) = commitments.every(connection)
        assert after.status == "kept"
        assert after.text == "Ring the trust"
        assert "She was away" in after.outcome
        assert "Ring Amira at the trust" in after.outcome


def test_files_and_choices_come_along(two: Two, tmp_path: Path) -> None:
    entry = write(two.one, "one")
    two.part()
    note = tmp_path / "note.txt"
    note.write_text("held", encoding="utf-8")
    kept = attaching.attach_file(two.two, entry.id, note).attachment
    choosing.change(two.two, hold=True, own_words=("interagency",))
    choosing.change(two.one, own_words=("subsidiarity",))
    two.merge(two.one, two.two)
    (here,) = attaching.of_entry(two.one, entry.id)
    assert attaching.content(two.one, here) == b"held"
    assert here == kept
    chosen = choosing.load(two.one)
    assert chosen.hold
    assert chosen.own_words == ("subsidiarity", "interagency")


def test_a_preview_changes_nothing(two: Two) -> None:
    two.part()
    write(two.two, "new there")
    before = content(two.one)
    found = merging.preview(two.one, merging.other(two.one, two.two.journal.path, nobody))
    assert (found.new, found.aside) == (1, None)
    assert content(two.one) == before
    assert not (two.one.journal.path.parent / FOLDER).exists()


def test_another_journal_is_only_taken_in_when_that_is_wanted(two: Two, tmp_path: Path) -> None:
    other = open_session(tmp_path / "Other.journal", two.time, Random(99))
    write(other, "from elsewhere")
    with pytest.raises(AnotherJournal, match="not a copy"):
        two.merge(two.one, other)
    assert two.merge(two.one, other, another_journal=True).new == 1
    other.close()


def test_the_journal_itself_is_no_other_copy(two: Two) -> None:
    with pytest.raises(InvalidValue, match="is open"):
        two.merge(two.one, two.one)


def test_a_protected_copy_is_opened_and_never_changed(two: Two) -> None:
    two.part()
    write(two.two, "under a passphrase")
    safekeeping.protect(two.two, WORDS)
    two.two.close()
    path = two.two.journal.path
    before = path.read_bytes()
    with pytest.raises(Locked):
        merging.other(two.one, path, nobody)
    copy = merging.other(two.one, path, lambda why, wrong: WORDS)
    assert merging.merge(two.one, copy).new == 1
    assert path.read_bytes() == before
    two.two = two.open("two", WORDS)


@pytest.mark.parametrize("secret", ["", WORDS])
def test_an_older_copy_is_brought_up_in_memory_alone(two: Two, secret: str) -> None:
    shutil.copy(
        Path(__file__).parent.parent / "journals" / "version-1.journal", two.folder / "old.journal"
    )
    if secret:
        from journal_app.storage import keys
        from journal_app.storage.protection import rewrite as under

        under(two.folder / "old.journal", None, keys.new_key(secret), secret)
    before = (two.folder / "old.journal").read_bytes()
    copy = merging.other(two.one, two.folder / "old.journal", lambda why, wrong: secret)
    assert merging.merge(two.one, copy, another_journal=True).new
    assert (two.folder / "old.journal").read_bytes() == before
    assert is_whole(two.one)


def live(session: Session, name: str) -> None:
    """All that a leader does beside writing, a little otherwise on each computer."""
    first = everything(session)[0]
    looking_back.add_layer(session, first.id, f"seen on {name}")
    template = Template(
        "own-1", f"Mine on {name}", "", 5, "", (Step("s", "One", "", "notice", ()),)
    )
    templating.keep(session, template)
    searches.keep(session, "mine", parse(f"tag:{name}"))
    searches.keep(session, "in both", parse("rated:yes"))
    rating = ThemeRating(session.pack.themes[0].slug, 3, 4)
    checking_in.keep(session, THEMES, [rating])
    prompting.remember(session, f"prompt-of-{name}")
    with session.journal.write() as connection:
        layers.answer(connection, first.id, 30, session.today, f"said on {name}")


def test_all_that_hangs_beside_the_entries_comes_along_and_only_once(two: Two) -> None:
    write(two.one, "one")
    two.part()
    live(two.one, "one")
    two.time.pass_minutes(5)
    live(two.two, "two")
    two.merge(two.one, two.two)
    two.merge(two.two, two.one)
    for session, other in ((two.one, two.two), (two.two, two.one)):
        names = {one.name for one in templating.every(session) if one.is_own}
        assert names == {"Mine on two", "Mine on one (another copy)"}
        found = searches.every(session)
        assert set(found) == {"mine", "in both", "mine (another copy)"}
        assert {one.tags for one in found.values() if one.tags} == {("one",), ("two",)}
        assert len(checking_in.every(session)) == 2
        entry = everything(session)[0]
        assert {one.text for one in looking_back.layers_of(session, entry.id)} == {
            "seen on one",
            "seen on two",
        }
        with session.journal.read() as connection:
            seen = {one.prompt for one in shown.latest(connection)}
        assert seen == {"prompt-of-one", "prompt-of-two"}
        before = content(session)
        assert two.merge(session, other).does_nothing
        assert content(session) == before


def test_each_copy_then_knows_who_wrote_in_the_other(two: Two) -> None:
    write(two.one, "one")
    two.part()
    write(two.two, "two")
    two.merge(two.one, two.two)
    with two.one.journal.read() as one, two.two.journal.read() as other:
        known, theirs = written.vector(one), written.vector(other)
    assert len(known) == 2
    assert all(known[computer] >= mark for computer, mark in theirs.items())


def test_a_damaged_copy_is_refused_and_nothing_is_taken(two: Two) -> None:
    for number in range(30):
        write(two.one, f"{number} " + "words " * 200)
    two.part()
    write(two.two, "new there")
    two.two.close()
    path = two.two.journal.path
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * 40_000 + whole[48_192:])
    before = content(two.one)
    copy = merging.other(two.one, path, nobody)
    with pytest.raises(DamagedJournal):
        merging.merge(two.one, copy)
    assert content(two.one) == before
    path.write_bytes(whole)
    two.two = two.open("two")
