# SPDX-License-Identifier: MIT
"""A reply comes home: what is refused, what becomes of remarks, and laws about the order."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journal_app.domain.arrived import ANSWERED, ASIDE, KEPT, OPEN
from journal_app.domain.changes import COMMITMENTS, REPLIES
from journal_app.domain.errors import (
    DamagedJournal,
    ExchangeError,
    InvalidValue,
    JournalError,
    NotFound,
    ReadOnlyJournal,
)
from journal_app.domain.reply import QUESTION, Remark, Reply
from journal_app.domain.shared import SharedSummary, hash_of
from journal_app.services import answering, committing, prompting, writing
from journal_app.services.answering import Done, Home
from journal_app.services.session import Session, open_session
from journal_app.storage import commitments, entries
from tests.conftest import NOW, clock
from tests.services.coached import PROMPT_ID, SUMMARY, as_form, reply, share_it
from tests.services.made_journals import contents


@pytest.fixture
def home(session: Session) -> Home:
    """Ruth's reply, taken in."""
    share_it(session)
    return answering.take_in(session, as_form(reply())).home


def only(session: Session) -> Home:
    """The one reply there is."""
    found = answering.replies(session)
    assert len(found) == 1
    return found[0]


def later(session: Session, **passed: int) -> Session:
    """The same journal, some time on."""
    return replace(session, clock=lambda: NOW + timedelta(**passed))


def every_entry(session: Session) -> list[Any]:
    """All entries, whole."""
    with session.journal.read() as connection:
        return list(entries.every(connection))


# -- taking in -----------------------------------------------------------------------------------


def test_a_reply_stands_beside_the_summary_it_answers(session: Session) -> None:
    share_it(session)
    before = every_entry(session)
    taken = answering.take_in(session, as_form(reply()))
    assert taken.changes.about == {REPLIES}
    assert not taken.changes.of_entries
    assert taken.home.summary == SUMMARY
    assert taken.home.arrived.reply == reply()
    assert taken.home.arrived.waiting == 6
    assert only(session) == taken.home
    assert every_entry(session) == before


def test_the_plain_form_is_taken_and_said_to_be_unsigned(session: Session, tmp_path: Path) -> None:
    share_it(session)
    file = tmp_path / "reply.json"
    file.write_bytes(b"\xef\xbb\xbf" + as_form(reply()))
    taken = answering.take_in(session, file)
    assert taken.home.arrived.sender == ""
    assert [str(one) for one in taken.notices] == [str(answering.UNSIGNED)]


def test_a_summary_that_left_twice_is_answered_by_either(session: Session) -> None:
    other = replace(SUMMARY, alias="Another")
    share_it(session, other, "share-0")
    share_it(session)
    assert answering.take_in(session, as_form(reply())).home.summary == SUMMARY


def data(**fields: Any) -> Callable[[], bytes]:
    """A form whose JSON says something else in these places."""
    return lambda: json.dumps(json.loads(as_form(reply())) | fields).encode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (lambda: b"", "is not a reply"),
        (lambda: b"%PDF-1.7", "is not a reply"),
        (lambda: b"[" * 5_000, "is not a reply"),
        (lambda: as_form(reply())[:-9], "is not a reply"),
        (lambda: b"{}", "not as the program writes it"),
        (lambda: b" " * 1_000_001, "larger than a reply"),
        (data(version=2), "not as the program writes it"),
        (data(summary="0197-other"), "did not leave this journal"),
        (data(hash="0" * 64), "other words than those you sent"),
        (data(remarks=[]), "nothing in this reply"),
        (data(coach=7), "not as the program writes it"),
        (lambda: as_form(reply(remarks=(Remark("r", QUESTION, "?", "nowhere"),))), "points at"),
        (
            lambda: as_form(
                reply(remarks=tuple(Remark(f"r{at}", QUESTION, "?") for at in range(4)))
            ),
            "at most 3 questions",
        ),
    ],
)
def test_what_is_no_answer_to_it_changes_nothing(
    session: Session, content: Callable[[], bytes], says: str
) -> None:
    share_it(session)
    before = contents(session)
    with pytest.raises(ExchangeError, match=says) as refused:
        answering.take_in(session, content())
    assert str(refused.value)[-1] == "."
    assert contents(session) == before


def test_a_file_that_is_not_there_is_named(session: Session, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="no file"):
        answering.take_in(session, tmp_path / "none.uptoit")
    with pytest.raises(ExchangeError, match="no file"):
        answering.take_in(session, tmp_path)


def test_a_second_time_is_said_and_changes_nothing(session: Session, home: Home) -> None:
    answering.put_aside(session, home.arrived.key, "r1")
    before = contents(session)
    with pytest.raises(ExchangeError, match="already, since 23 November 2026"):
        answering.take_in(later(session, days=3), as_form(reply()))
    assert contents(session) == before


def test_the_same_number_with_other_words_is_a_reply_of_its_own(
    session: Session, home: Home
) -> None:
    other = reply(remarks=(Remark("r1", QUESTION, "Something else?"),))
    answering.take_in(session, as_form(other))
    assert {one.arrived.key for one in answering.replies(session)} > {home.arrived.key}
    assert len(answering.replies(session)) == 2


def test_nothing_is_taken_into_a_journal_to_read_only(session: Session, tmp_path: Path) -> None:
    share_it(session)
    reading = open_session(session.journal.path, clock, Random(1), read_only=True)
    with pytest.raises(ReadOnlyJournal):
        answering.take_in(reading, as_form(reply()))
    reading.close()


def test_a_reply_whose_summary_is_gone_is_still_read(session: Session, home: Home) -> None:
    with session.journal.write() as connection:
        connection.exec_driver_sql("DELETE FROM share")
    assert only(session) == Home(home.arrived, None)


def test_a_damaged_reply_is_a_sentence(session: Session, home: Home) -> None:
    with session.journal.write() as connection:
        connection.exec_driver_sql("UPDATE reply SET body = '{'")
    with pytest.raises(DamagedJournal, match=r"take the reply in once more"):
        answering.replies(session)


# -- what becomes of remarks ----------------------------------------------------------------------


def test_a_kept_question_is_offered_until_it_is_answered(session: Session, home: Home) -> None:
    december = later(session, days=12)
    plain = prompting.offers(december)
    done = answering.keep(december, home.arrived.key, "r2")
    assert (done.response.answer, done.response.became) == (KEPT, None)
    offer = prompting.offers(december)[0]
    assert offer.prompt.text == "What would the partner lead say you promised?"
    assert str(offer.because) == "your coach asked this on 3 December"
    assert len(prompting.offers(december)) == len(plain)
    assert prompting.find(december, offer.prompt.id) == offer.prompt
    draft = replace(writing.blank(december), text="The figures", prompt=offer.prompt.id)
    kept = writing.add(december, draft)
    assert kept.changes.about == {REPLIES}
    response = only(session).arrived.responses["r2"]
    assert (response.answer, response.became) == (ANSWERED, kept.entry.id)
    assert all(one.prompt.id != offer.prompt.id for one in prompting.offers(december))
    [(arrived, remark)] = answering.answers_of(session, kept.entry.id)
    assert (arrived.key, remark.id) == (home.arrived.key, "r2")


def test_another_question_for_that_entry_lets_it_wait_again(session: Session, home: Home) -> None:
    answering.keep(session, home.arrived.key, "r2")
    asked = prompting.offers(session)[0].prompt.id
    draft = replace(writing.blank(session), text="The figures", prompt=asked)
    kept = writing.add(session, draft).entry
    writing.keep(session, kept.id, replace(draft, prompt=None))
    response = only(session).arrived.responses["r2"]
    assert (response.answer, response.became) == (KEPT, None)


def test_a_prompt_of_the_pack_is_offered_once_and_as_it_stands_there(
    session: Session, home: Home
) -> None:
    original = session.pack.prompt(PROMPT_ID)
    assert original is not None
    answering.keep(session, home.arrived.key, "r5")
    for _ in range(20):
        texts = [one.prompt.text for one in prompting.offers(session)]
        assert texts.count(original.text) == 1


def test_of_several_kept_the_one_shown_longest_ago_comes_and_after_a_showing_last(
    session: Session, home: Home
) -> None:
    for name in ("r2", "r3"):
        answering.keep(session, home.arrived.key, name)
    first = prompting.offers(session)[0].prompt
    prompting.remember(session, first.id)
    second = prompting.offers(session)[0].prompt
    assert {first.text, second.text} == {
        "What would the partner lead say you promised?",
        "Who else could ring?",
    }
    tomorrow = later(session, days=1)
    prompting.remember(tomorrow, second.id)
    two_days_on = later(session, days=2)
    assert prompting.offers(two_days_on)[-1].prompt == first
    nine_days_on = later(session, days=9)
    assert prompting.offers(nine_days_on)[0].prompt == first


def test_after_two_low_entries_something_lighter_comes_first(session: Session, home: Home) -> None:
    for _ in range(2):
        writing.add(session, replace(writing.blank(session), up_for_it=2, up_to_it=1))
    answering.keep(session, home.arrived.key, "r2")
    offers = prompting.offers(session)
    assert "your coach asked" in str(offers[-1].because)
    assert "your coach asked" not in str(offers[0].because)


def test_the_thing_to_try_becomes_a_commitment(session: Session, home: Home) -> None:
    done = answering.keep(
        session, home.arrived.key, "r4", text="Ring first", due=date(2026, 12, 9), reach="influence"
    )
    assert done.changes.about == {REPLIES, COMMITMENTS}
    assert done.commitment is not None
    assert committing.groups(session).open == (done.commitment,)
    assert (done.commitment.text, done.commitment.due) == ("Ring first", date(2026, 12, 9))
    assert only(session).arrived.responses["r4"].became == done.commitment.id
    again = answering.keep(session, home.arrived.key, "r4")
    assert not again.changes
    assert len(committing.groups(session).open) == 1


def test_a_commitment_that_cannot_be_keeps_nothing(session: Session, home: Home) -> None:
    before = contents(session)
    with pytest.raises(InvalidValue):
        answering.keep(session, home.arrived.key, "r4", text="  ")
    with pytest.raises(InvalidValue):
        answering.keep(session, home.arrived.key, "r4", reach="the moon")
    assert contents(session) == before


def test_an_answer_is_an_entry_that_quotes_it(session: Session, home: Home) -> None:
    done = answering.answer(session, home.arrived.key, "r2")
    assert done.entry is not None
    draft = done.entry.draft
    assert draft.text == "> What would the partner lead say you promised?\n\n"
    assert prompting.find(session, draft.prompt or "") is not None
    assert done.changes.entries == {done.entry.id}
    [(_, remark)] = answering.answers_of(session, done.entry.id)
    assert remark.id == "r2"
    again = answering.answer(session, home.arrived.key, "r2")
    assert (again.entry, bool(again.changes)) == (done.entry, False)


def test_words_of_a_coach_bring_no_links_or_pictures_into_an_entry(session: Session) -> None:
    share_it(session)
    said = "# Look\n\n![me](http://x.test/p.png) and [this](http://x.test), **now**"
    nasty = reply(remarks=(Remark("r", QUESTION, said),))
    key = answering.take_in(session, as_form(nasty)).home.arrived.key
    entry = answering.answer(session, key, "r").entry
    assert entry is not None
    assert entry.draft.text == "> Look\n>\n> me and this, now\n\n"


def test_an_answer_to_a_prompt_has_its_theme_and_follows_a_template(
    session: Session, home: Home
) -> None:
    template = session.pack.templates[0]
    done = answering.answer(session, home.arrived.key, "r5", template.id)
    assert done.entry is not None
    draft = done.entry.draft
    assert draft.themes == ("gap",)
    assert draft.template == template.id
    assert draft.text.startswith(f"> {getattr(session.pack.prompt(PROMPT_ID), 'text', '')}\n>\n> ")
    assert template.steps[0].heading in draft.text
    with pytest.raises(InvalidValue, match="no template"):
        answering.answer(session, home.arrived.key, "r2", "none")


def test_an_answer_in_the_trash_can_be_begun_anew(session: Session, home: Home) -> None:
    first = answering.answer(session, home.arrived.key, "r2").entry
    assert first is not None
    writing.trash(session, [first.id])
    second = answering.answer(session, home.arrived.key, "r2").entry
    assert second is not None
    assert second.id != first.id


@pytest.mark.parametrize("remark", ["r1", "r2", "r4", "r6"])
@pytest.mark.parametrize("what", ["keep", "answer", "put_aside"])
def test_everything_done_can_be_undone(
    session: Session, home: Home, what: str, remark: str
) -> None:
    done: Done = getattr(answering, what)(session, home.arrived.key, remark)
    assert done.response.answer in (KEPT, ANSWERED, ASIDE)
    back = answering.put_back(session, done)
    assert back.response.answer == OPEN
    assert only(session).arrived.waiting == 6
    assert committing.groups(session).open == ()
    with session.journal.read() as connection:
        assert all(one.trashed for one in entries.every(connection))
    with session.journal.read() as connection:
        assert answering.waiting(session, connection) == ()
    again = answering.put_back(session, back)
    assert again.response.answer == done.response.answer


def test_undo_goes_back_to_what_was_before(session: Session, home: Home) -> None:
    answering.keep(session, home.arrived.key, "r2")
    aside = answering.put_aside(session, home.arrived.key, "r2")
    assert answering.put_back(session, aside).response.answer == KEPT
    assert answering.put_aside(session, home.arrived.key, "r1").changes
    assert not answering.put_aside(session, home.arrived.key, "r1").changes


def test_what_was_worked_on_stays_when_a_remark_is_opened_again(
    session: Session, home: Home
) -> None:
    key = home.arrived.key
    entry = answering.answer(session, key, "r2").entry
    kept = answering.keep(session, key, "r4").commitment
    assert entry is not None
    assert kept is not None
    hour = later(session, hours=1)
    writing.keep(hour, entry.id, replace(entry.draft, text=f"{entry.draft.text}The figures."))
    committing.postpone(hour, kept.id, date(2026, 12, 24))
    for remark in ("r2", "r4"):
        assert answering.reopen(hour, key, remark).response.answer == OPEN
    assert writing.read(session, entry.id).trashed is None
    with session.journal.read() as connection:
        assert commitments.get(connection, kept.id).is_open


def test_a_remark_or_reply_that_is_not_there_is_said(session: Session, home: Home) -> None:
    key = home.arrived.key
    with pytest.raises(InvalidValue, match="no such remark"):
        answering.keep(session, key, "r9")
    for name in ("", "x", ".1", f"{key}.0", f"{key}.7", f"{key}.1e3", f"{key}.²", "ffff.1"):
        with pytest.raises(JournalError):
            answering.whole_name(session, name)
    assert answering.whole_name(session, f"{key[:4]}.2") == (key, "r2")
    with pytest.raises(NotFound):
        answering.keep(session, "0" * 32, "r1")


def test_an_entry_from_a_reply_of_another_journal_is_kept(session: Session) -> None:
    draft = replace(writing.blank(session), text="x", prompt="coach-0123.1")
    assert writing.add(session, draft).changes.about == frozenset()
    assert prompting.find(session, "coach-0123.1") is None


def test_the_clock_set_back_does_not_bring_back_what_was_before(
    session: Session, home: Home
) -> None:
    answering.keep(session, home.arrived.key, "r2")
    aside = answering.put_aside(later(session, days=-400), home.arrived.key, "r2")
    assert aside.before.at is not None
    assert aside.response.at is not None
    assert aside.response.at > aside.before.at


# -- laws -----------------------------------------------------------------------------------------

OTHER: SharedSummary = replace(SUMMARY, id="0197-another")


def _several() -> list[Reply]:
    """Replies to two summaries: two of one number, one to another summary, and one to neither."""
    return [
        reply(),
        reply(remarks=reply().remarks[:2]),
        reply(id="rep-2", coach="R."),
        answered(OTHER, "rep-3"),
        reply(id="rep-4", hash="f" * 64),
    ]


def answered(summary: SharedSummary, number: str) -> Reply:
    """A reply to another summary."""
    return reply(id=number, summary=summary.id, hash=hash_of(summary))


@settings(max_examples=12)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 300)), max_size=12))
def test_replies_in_any_order_late_and_again_give_the_same_state(
    arrivals: list[tuple[int, int]],
) -> None:
    """The same as each of them once, in the order in which they were written."""
    several = _several()

    def state(order: list[tuple[int, int]]) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as folder:
            opened = open_session(Path(folder) / "1.journal", clock, Random(7))
            try:
                share_it(opened)
                share_it(opened, OTHER, "share-2")
                for which, days in order:
                    try:
                        answering.take_in(later(opened, days=days), as_form(several[which]))
                    except ExchangeError:
                        continue
                found = contents(opened)
                # When a reply came is no part of what it says.
                found["reply"] = [(row[0], *row[2:]) for row in found["reply"]]
                return found
            finally:
                opened.close()

    assert state(arrivals) == state([(which, 0) for which in sorted({one for one, _ in arrivals})])


@pytest.mark.parametrize(
    "said",
    [
        '[x](http://x.test "t")',
        "![x](<http://x.test/p q.png>)",
        "![x][a] [a]\n\n[a]: http://x.test/p.png",
        "[[y](z)](http://x.test)",
        "[x](http://x.test/p(1).png)",
        "<http://x.test>",
        "<me@x.test>",
        "<img src=http://x.test/p.png>",
        "\\![x\\](http://x.test)",
        "\\\\[x](http://x.test a)",
        "![x](attachment:0123456789abcdef)",
    ],
)
def test_no_way_to_write_a_link_makes_one(session: Session, said: str) -> None:
    share_it(session)
    key = answering.take_in(
        session, as_form(reply(remarks=(Remark("r", QUESTION, said),)))
    ).home.arrived.key
    entry = answering.answer(session, key, "r").entry
    assert entry is not None
    html = MarkdownIt("commonmark", {"html": True}).render(entry.draft.text)
    assert "<a " not in html
    assert "<img" not in html
