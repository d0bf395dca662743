# SPDX-License-Identifier: MIT
"""Versions appear exactly when told, and no text that stood for a while can be lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from journal_app.domain.changes import REWRITTEN
from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.services import choosing, history, writing
from journal_app.services.session import Session, open_session
from tests.conftest import NOW

MINUTE = timedelta(minutes=1)


class Hands:
    """A clock whose hands can be moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def hands() -> Hands:
    """The clock of the journal below."""
    return Hands()


@pytest.fixture
def moving(hands: Hands, tmp_path: Path) -> Iterator[Session]:
    """A new journal whose time passes."""
    opened = open_session(tmp_path / "Moving.journal", hands, Random(7))
    yield opened
    opened.close()


def write(session: Session, entry_id: str, text: str, **other: object) -> None:
    """Keep a text in an entry."""
    draft = replace(writing.blank(session), day=NOW.date(), time=None, text=text, **other)  # type: ignore[arg-type]
    writing.keep(session, entry_id, draft)


def texts(session: Session, entry_id: str) -> list[str]:
    """The earlier texts, the newest first."""
    return [one.text for one in history.versions(session, entry_id)]


def test_coming_back_after_five_minutes_keeps_what_stood(moving: Session, hands: Hands) -> None:
    write(moving, "e", "First words.")
    hands.now += 4 * MINUTE
    write(moving, "e", "First words, more.")
    assert texts(moving, "e") == []
    hands.now += 6 * MINUTE
    write(moving, "e", "First words, more, later.", up_for_it=4)
    assert texts(moving, "e") == ["First words, more."]
    hands.now += MINUTE
    write(moving, "e", "First words, more, later still.")
    assert texts(moving, "e") == ["First words, more."]


def test_a_rating_in_between_does_not_hide_that_a_text_stood(moving: Session, hands: Hands) -> None:
    write(moving, "e", "It stood.")
    hands.now += 4 * MINUTE
    write(moving, "e", "It stood.", up_for_it=5)
    hands.now += 3 * MINUTE
    write(moving, "e", "It stood up.", up_for_it=5)
    (kept,) = history.versions(moving, "e")
    assert kept.text == "It stood."
    assert kept.made == NOW
    assert history.record_of(kept)["up_for_it"] == 5


def test_writing_without_a_break_keeps_a_text_every_ten_minutes(
    moving: Session, hands: Hands
) -> None:
    text = "word"
    for _ in range(31):
        write(moving, "e", text)
        text += " word"
        hands.now += MINUTE
    assert [len(one.split()) for one in texts(moving, "e")] == [30, 20, 10]


def test_much_that_disappears_at_once_is_kept(moving: Session, hands: Hands) -> None:
    write(moving, "e", "x" * 1000)
    hands.now += MINUTE
    write(moving, "e", "x" * 850)
    assert texts(moving, "e") == []
    hands.now += MINUTE
    write(moving, "e", "x" * 600)
    assert texts(moving, "e") == ["x" * 850]
    hands.now += MINUTE
    write(moving, "e", "")
    assert texts(moving, "e") == ["x" * 600, "x" * 850]


def test_an_earlier_text_comes_back_and_that_can_be_undone(moving: Session, hands: Hands) -> None:
    write(moving, "e", "The first text of this entry.", up_for_it=3)
    hands.now += 6 * MINUTE
    write(moving, "e", "Another one.", up_for_it=8)
    (first,) = history.versions(moving, "e")
    done = history.bring_back(moving, first.id)
    assert done.entry.draft.text == "The first text of this entry."
    assert done.entry.draft.up_for_it == 8
    assert REWRITTEN in done.changes.about
    assert writing.read(moving, "e") == done.entry
    (other,) = history.versions(moving, "e")
    assert other.text == "Another one."
    assert history.bring_back(moving, other.id).entry.draft.text == "Another one."
    assert history.count(moving, "e") == len(texts(moving, "e")) >= 1
    assert history.numbered(moving, "e", 1).text == "The first text of this entry."
    with pytest.raises(NotFound):
        history.numbered(moving, "e", 9)
    writing.trash(moving, ["e"])
    with pytest.raises(InvalidValue, match="trash"):
        history.bring_back(moving, first.id)


def test_thinning_waits_for_age_and_for_the_end_of_a_hold(moving: Session, hands: Hands) -> None:
    for number in range(6):
        write(moving, "e", f"Text number {number}")
        hands.now += 6 * MINUTE
    assert len(texts(moving, "e")) == 5
    assert history.thin(moving) == 0
    hands.now += timedelta(days=40)
    choosing.change(moving, hold=True)
    assert history.thin(moving) == 0
    choosing.change(moving, hold=False)
    assert history.thin(moving) == 3
    assert texts(moving, "e") == ["Text number 4", "Text number 0"]
    assert history.thin(moving) == 0


class NothingLost(RuleBasedStateMachine):
    """Whatever a leader does, every text that stood for over five minutes can be brought back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.hands = Hands()
        self.session = open_session(Path(self.folder.name) / "L.journal", self.hands, Random(5))
        self.text, self.rating, self.since = "", None, NOW
        self.stood: set[str] = set()

    @rule(minutes=st.sampled_from([0, 1, 4, 6, 11, 3000]))
    def time_passes(self, minutes: int) -> None:
        """The leader is elsewhere."""
        self.hands.now += minutes * MINUTE
        if self.text and self.hands.now - self.since > 5 * MINUTE:
            self.stood.add(self.text)

    @rule(text=st.sampled_from(["a", "ab", "abc", "", "many words " * 30]))
    def rewrite(self, text: str) -> None:
        """Another text takes the place of the one there."""
        if text != self.text:
            self.text, self.since = text, self.hands.now
            write(self.session, "e", text, up_for_it=self.rating)

    @rule(value=st.integers(0, 10))
    def rate(self, value: int) -> None:
        """Only the rating changes."""
        self.rating = value
        write(self.session, "e", self.text, up_for_it=value)

    @rule()
    def restore(self) -> None:
        """The oldest earlier text is brought back."""
        found = history.versions(self.session, "e")
        if found:
            history.bring_back(self.session, found[-1].id)
            self.text, self.since = found[-1].text, self.hands.now

    @invariant()
    def all_that_stood_is_there(self) -> None:
        """Either in force or among the versions."""
        assert self.stood <= {self.text, *texts(self.session, "e")}

    def teardown(self) -> None:
        """Close the journal."""
        self.session.close()
        self.folder.cleanup()


TestNothingLost = NothingLost.TestCase
TestNothingLost.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
