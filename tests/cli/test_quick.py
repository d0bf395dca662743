# SPDX-License-Identifier: MIT
"""``uptoit quick``, ``uptoit add --window``, and ``uptoit add`` while somebody else writes."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from journal_app.cli.main import Start, run
from journal_app.domain.entry import Draft
from journal_app.domain.query import Query
from journal_app.services import finding
from journal_app.services.calls import KEEP, Answer, Call
from journal_app.services.session import Session, open_session
from tests.conftest import Stream, clock


@dataclass
class Desktop:
    """A desktop on which quick entry can be opened, and perhaps a window that can be called."""

    path: Path
    answer: Callable[[Call], Answer | None] = lambda call: None
    asked: list[Call] = field(default_factory=list)
    drafts: list[Draft | None] = field(default_factory=list)
    screen: bool = True
    out: str = ""
    err: str = ""

    def __call__(self, *arguments: str) -> int:
        out, err = Stream(), Stream()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", Stream())
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run(list(arguments), lambda options: self._start())
        self.out, self.err = out.said(), err.said()
        return code

    def _start(self) -> Start:
        def session(read_only: bool) -> Session:
            return open_session(self.path, clock, Random(3), read_only=read_only)

        return Start(session, lambda: 0, self._quick, self._call, screen=self.screen)

    def _quick(self, draft: Draft | None) -> int:
        # Quick entry opens the journal itself, so it must be free by now.
        open_session(self.path, clock, Random(4)).close()
        self.drafts.append(draft)
        return 5

    def _call(self, call: Call) -> Answer | None:
        self.asked.append(call)
        return self.answer(call)


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    """A desktop with an empty journal."""
    path = tmp_path / "Test.journal"
    open_session(path, clock, Random(1)).close()
    return Desktop(path)


def count(path: Path) -> int:
    """How many entries there are."""
    session = open_session(path, clock, Random(2), read_only=True)
    found = finding.count(session, Query())
    session.close()
    return found


@pytest.mark.parametrize("arguments", [["quick"], ["--quick"]])
def test_quick_entry_opens(desktop: Desktop, arguments: list[str]) -> None:
    assert desktop(*arguments) == 5
    assert desktop.drafts == [None]


def test_add_from_a_launcher_opens_quick_entry(desktop: Desktop) -> None:
    assert desktop("add") == 5
    assert [draft and draft.is_blank for draft in desktop.drafts] == [True]


def test_add_without_words_or_screen_is_refused(desktop: Desktop) -> None:
    desktop.screen = False
    assert desktop("add") == 1
    assert "needs a title, a text" in desktop.err
    assert desktop.drafts == []


def test_a_script_that_brings_no_words_gets_a_sentence(desktop: Desktop) -> None:
    assert desktop("add", "--json") == 1
    assert desktop("add", "--text", "") == 1
    assert desktop("add", "--text", "-") == 1
    assert desktop.drafts == []


def test_words_go_along_to_quick_entry(desktop: Desktop) -> None:
    assert desktop("add", "--window", "--text", "Begun", "--theme", "gap", "--reach", "run") == 5
    [draft] = desktop.drafts
    assert draft is not None
    assert (draft.text, draft.themes, draft.reach) == ("Begun", ("gap",), "run")
    assert count(desktop.path) == 0


def test_the_window_that_writes_is_handed_the_entry(desktop: Desktop) -> None:
    record = {"id": "the id that the window gave"}
    desktop.answer = lambda call: Answer(record=record)
    window = open_session(desktop.path, clock, Random(5))
    assert desktop("add", "--text", "Handed over") == 0
    window.close()
    [call] = desktop.asked
    assert (call.do, call.draft and call.draft.text) == (KEEP, "Handed over")
    assert desktop.out.endswith("as the id that the window gave.\n")
    assert count(desktop.path) == 0


def test_what_the_window_refuses_is_refused(desktop: Desktop) -> None:
    desktop.answer = lambda call: Answer(refused="The disk has no room left.")
    window = open_session(desktop.path, clock, Random(5))
    assert desktop("add", "--text", "Handed over") == 1
    window.close()
    assert (desktop.out, desktop.err) == ("", "The disk has no room left.\n")


def test_an_answer_that_got_lost_makes_no_second_entry(desktop: Desktop) -> None:
    window = open_session(desktop.path, clock, Random(5))

    def keep_and_go(call: Call) -> Answer | None:
        from journal_app.services import calls

        calls.keep(window, call)
        window.close()
        return None

    desktop.answer = keep_and_go
    assert desktop("add", "--text", "Kept once") == 0
    assert desktop.asked[0].id in desktop.out
    assert count(desktop.path) == 1


def test_where_nobody_answers_it_says_who_has_the_journal(desktop: Desktop) -> None:
    window = open_session(desktop.path, clock, Random(5))
    assert desktop("add", "--text", "Not now") == 1
    window.close()
    assert "open in another window or command" in desktop.err
    assert count(desktop.path) == 0


def test_a_clock_that_differs_keeps_the_day_of_the_caller(desktop: Desktop) -> None:
    desktop.answer = lambda call: Answer(record={"id": "x"})
    window = open_session(desktop.path, lambda: datetime(2030, 1, 1, tzinfo=UTC), Random(5))
    desktop("add", "--text", "Today")
    window.close()
    [call] = desktop.asked
    assert call.draft is not None
    assert call.draft.day == clock().date()
