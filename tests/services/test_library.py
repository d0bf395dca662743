# SPDX-License-Identifier: MIT
"""The coach's library, in a file and on a server alike: taken in, read, answered, disposed of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from journal_app.domain import library as values
from journal_app.domain import reply as replies
from journal_app.domain import shared
from journal_app.domain.errors import (
    AnotherSender,
    DamagedJournal,
    ExchangeError,
    InvalidValue,
    NotFound,
)
from journal_app.domain.library import Note
from journal_app.domain.reply import NOTICED, Remark
from journal_app.exchange import sealed
from journal_app.exchange.address import Identity
from journal_app.exchange.envelope import Opener
from journal_app.services import library as libraries
from journal_app.services import practice
from journal_app.services.library import Library
from tests.conftest import NOW
from tests.libraries import SECRETS, Opening, answer, file, of_file, raw, summary, ticking

Where = Path | str
Leaders = Sequence[Identity]


@pytest.fixture
def library(where: Where, open_library: Opening) -> Library:
    """A library of one coach."""
    return open_library(where, name="Ann Coach", clock=ticking(NOW), **of_file(where))


def sent_in(library: Library, leader: Identity, *made: shared.SharedSummary) -> None:
    """Take in what a leader sealed."""
    for one in made:
        libraries.take_in(library, file(leader, one, libraries.address(library)))


def test_what_a_leader_sent_is_listed_and_read_as_it_was(
    library: Library, leaders: Leaders
) -> None:
    first, second = summary(1), summary(2)
    row = libraries.take_in(library, file(leaders[0], second, libraries.address(library)))
    sent_in(library, leaders[0], first)
    sent_in(library, leaders[1], summary(1, "S."), summary(1, "S.", "Autumn 2026"))
    assert row == values.SummaryRow(
        id=second.id,
        alias="R. M.",
        programme="Spring 2026",
        made=second.made,
        taken=row.taken,
        keep_until=date(2027, 6, 30),
        hash=shared.hash_of(second),
    )
    assert NOW < row.taken < NOW + timedelta(minutes=1)
    assert libraries.summary(library, row.id) == second
    assert libraries.page(library, row.id) == b"%PDF-1.7 page"
    assert libraries.sessions(library, "R. M.", "Spring 2026") == (first, second)
    assert [one.id for one in libraries.summaries(library, "R. M.", "Spring 2026")] == [
        first.id,
        second.id,
    ]
    counts = [(c.programme, c.alias, c.summaries, c.last) for c in libraries.clients(library)]
    assert counts == [
        ("Autumn 2026", "S.", 1, first.made),
        ("Spring 2026", "R. M.", 2, second.made),
        ("Spring 2026", "S.", 1, first.made),
    ]
    assert libraries.sessions(library, "Nobody", "Spring 2026") == ()


def test_it_is_all_there_when_the_library_is_opened_again(
    where: Where, library: Library, leaders: Leaders, open_library: Opening
) -> None:
    sent_in(library, leaders[0], summary())
    libraries.save_note(library, summary().id, Note("Ask about the boards"))
    answer(library, summary().id, "You sleep badly")
    library.close()
    again = open_library(where, **of_file(where))
    assert again.member == library.member
    assert libraries.address(again) == libraries.address(library)
    assert libraries.summary(again, summary().id) == summary()
    assert libraries.note(again, summary().id).text == "Ask about the boards"
    [said] = libraries.sent(again, summary().id)
    assert [one.text for one in said.remarks] == ["You sleep badly"]


def test_a_summary_without_a_page_and_one_by_passphrase(library: Library, leaders: Leaders) -> None:
    bare = file(leaders[0], summary(1), libraries.address(library), None)
    libraries.take_in(library, bare)
    assert libraries.page(library, summary(1).id) is None


def test_a_summary_can_come_by_passphrase(
    tmp_path: Path, open_library: Opening, leaders: Leaders
) -> None:
    library = open_library(tmp_path / "L.library")
    data = shared.as_data(summary(2))
    spoken = sealed.seal(sealed.SUMMARY, data, None, leaders[0], passphrase="three small words")
    with pytest.raises(ExchangeError):
        libraries.take_in(library, spoken)
    row = libraries.take_in(library, spoken, "three small words")
    assert libraries.summary(library, row.id) == summary(2)


def test_once_more_is_no_fault_and_changes_nothing(library: Library, leaders: Leaders) -> None:
    content = file(leaders[0], summary(), libraries.address(library))
    first = libraries.take_in(library, content)
    libraries.save_note(library, first.id, Note("mine"))
    assert libraries.take_in(library, content) == first
    assert libraries.note(library, first.id).text == "mine"
    assert [one.what for one in libraries.audit(library)] == [values.TAKEN, values.JOINED]


def test_what_is_foreign_forged_cut_off_or_too_late_is_refused_in_a_sentence(
    library: Library, leaders: Leaders
) -> None:
    sent_in(library, leaders[0], summary(1))
    own = libraries.address(library)
    whole = file(leaders[0], summary(2), own)
    late = summary(3, keep_until=NOW.date() - timedelta(days=1))
    other = Identity.fresh("Somebody").address
    share = sealed.seal(sealed.COHORT, {"version": 1}, None, leaders[0], (own,))
    before = libraries.audit(library)
    for content in (
        b"",
        b"nonsense",
        whole[:-1],
        whole[:300],
        whole[:-20] + bytes(20),
        file(leaders[0], summary(2), other),
        file(leaders[0], late, own),
        file(leaders[0], replace(summary(1), covered=99), own),
        share,
    ):
        with pytest.raises(ExchangeError) as refused:
            libraries.take_in(library, content)
        assert str(refused.value).endswith(".")
    assert libraries.audit(library) == before
    assert [one.summaries for one in libraries.clients(library)] == [1]


def test_another_key_under_a_known_alias_is_compared_by_voice_first(
    library: Library, leaders: Leaders
) -> None:
    sent_in(library, leaders[0], summary(1))
    content = file(leaders[1], summary(2), libraries.address(library))
    with pytest.raises(AnotherSender) as refused:
        libraries.take_in(library, content)
    assert refused.value.words == leaders[1].address.words
    assert " ".join(refused.value.words) in str(refused.value)
    assert len(libraries.sessions(library, "R. M.", "Spring 2026")) == 1
    libraries.take_in(library, content, new_address=True)
    sent_in(library, leaders[1], summary(3))
    reply = answer(library, summary(2).id, "To the new address")
    assert sealed.unseal(reply, leaders[1]).kind == sealed.REPLY
    with pytest.raises(ExchangeError):
        sealed.unseal(reply, leaders[0])


def test_leaders_without_a_name_are_never_taken_for_one(library: Library, leaders: Leaders) -> None:
    sent_in(library, leaders[0], summary(1, alias=" "), summary(2, alias=" "))
    sent_in(library, leaders[1], summary(3, alias=" "))
    held = libraries.clients(library)
    assert sorted(one.summaries for one in held) == [1, 2]
    assert all(one.alias.startswith("No name (") for one in held)
    two = next(one for one in held if one.summaries == 2)
    assert len(libraries.sessions(library, two.alias, two.programme)) == 2


def test_notes_are_kept_and_another_windows_words_are_never_lost(
    where: Where, library: Library, leaders: Leaders, open_library: Opening
) -> None:
    sent_in(library, leaders[0], summary())
    other, one = open_library(where, **of_file(where)), summary().id
    assert libraries.note(library, one) == Note()
    first = libraries.save_note(library, one, Note("first"))
    seen = libraries.note(other, one)
    assert seen == first
    second = libraries.save_note(library, one, replace(first, text="second ŵ"))
    with pytest.raises(InvalidValue, match="another window"):
        libraries.save_note(other, one, replace(seen, text="other"))
    assert libraries.note(other, one) == second
    with pytest.raises(InvalidValue):
        libraries.save_note(other, one, Note("as if there were none"))
    with pytest.raises(NotFound):
        libraries.save_note(library, "unknown", Note("x"))


def test_a_reply_is_drafted_checked_sealed_and_belongs_to_the_summary(
    library: Library, leaders: Leaders
) -> None:
    made = summary()
    sent_in(library, leaders[0], made)
    draft = libraries.draft_reply(library, made.id)
    assert draft.reply.hash == shared.hash_of(made)
    assert draft.reply.coach == "Ann Coach"
    # Ids that leave say nothing of when they were made, as all others do.
    assert UUID(draft.reply.id).version == UUID(practice.new_remark(NOTICED).id).version == 4
    with pytest.raises(InvalidValue, match="nothing in this reply"):
        libraries.seal_reply(library, made.id)
    asked = tuple(Remark(f"q{at}", "question", f"Why {at}?", "want") for at in range(4))
    draft = libraries.save_draft_reply(
        library, replace(draft, reply=replace(draft.reply, remarks=asked))
    )
    assert libraries.draft_reply(library, made.id) == draft
    with pytest.raises(InvalidValue, match="at most 3 questions"):
        libraries.seal_reply(library, made.id)
    astray = (Remark("n", "noticed", "There", "no such item"),)
    draft = libraries.save_draft_reply(
        library, replace(draft, reply=replace(draft.reply, remarks=astray))
    )
    with pytest.raises(ExchangeError, match="not in your summary"):
        libraries.seal_reply(library, made.id)
    assert libraries.clients(library)[0].unanswered == 1
    libraries.save_draft_reply(
        library, replace(draft, reply=replace(draft.reply, remarks=asked[:3]))
    )
    opened = sealed.unseal(libraries.seal_reply(library, made.id), leaders[0])
    reply = replies.belongs(replies.from_data(opened.data), made)
    assert reply.remarks == asked[:3]
    assert opened.sender.keys == libraries.address(library).keys
    assert opened.about == made.id
    assert libraries.clients(library)[0].unanswered == 0
    [row] = libraries.summaries(library, made.alias, made.programme)
    assert row.answered is not None
    assert NOW < row.answered < NOW + timedelta(minutes=1)


def test_the_same_words_are_the_same_reply_and_other_words_another(
    library: Library, leaders: Leaders
) -> None:
    sent_in(library, leaders[0], summary())
    one = summary().id
    first = replies.from_data(sealed.unseal(answer(library, one, "a"), leaders[0]).data)
    again = replies.from_data(sealed.unseal(libraries.seal_reply(library, one), leaders[0]).data)
    assert again == first
    assert libraries.sent(library, one) == (first,)
    changed = replies.from_data(sealed.unseal(answer(library, one, "b"), leaders[0]).data)
    assert changed.id != first.id
    assert libraries.sent(library, one) == (first, changed)
    assert libraries.draft_reply(library, one).reply == changed


def test_more_than_a_reply_can_hold_is_not_kept(library: Library, leaders: Leaders) -> None:
    sent_in(library, leaders[0], summary())
    draft = libraries.draft_reply(library, summary().id)
    long = (Remark("n", "noticed", "x" * (replies.MOST_WORDS + 1)),)
    with pytest.raises(InvalidValue, match="shorter"):
        libraries.save_draft_reply(
            library, replace(draft, reply=replace(draft.reply, remarks=long))
        )
    assert libraries.draft_reply(library, summary().id).version == 0


def test_when_its_time_has_passed_the_library_says_so_and_disposal_leaves_nothing(
    where: Where, leaders: Leaders, open_library: Opening
) -> None:
    days = iter([NOW] * 60)
    later = NOW + timedelta(days=400)
    library = open_library(where, clock=lambda: next(days, later))
    sent_in(library, leaders[0], summary(1), summary(2, keep_until=date(2027, 1, 31)))
    libraries.save_note(library, summary(1).id, Note("mine"))
    answer(library, summary(1).id, "yours")
    assert libraries.due_for_disposal(library) == ()
    list(days)
    assert [row.id for row in libraries.due_for_disposal(library)] == [summary(2).id, summary(1).id]
    assert libraries.clients(library)[0].due == 2
    gone = libraries.dispose(library, summary(1).id)
    assert gone.row.disposed == later
    assert "file that the leader sent you" in str(gone.left)
    assert [row.id for row in libraries.due_for_disposal(library)] == [summary(2).id]
    for read in (libraries.summary, libraries.page, libraries.note, libraries.draft_reply):
        with pytest.raises(NotFound, match="disposed of on 2027-12-28"):
            read(library, summary(1).id)
    with pytest.raises(NotFound):
        libraries.dispose(library, summary(1).id)
    assert libraries.sent(library, summary(1).id) == ()
    assert libraries.sessions(library, "R. M.", "Spring 2026") == (
        summary(2, keep_until=date(2027, 1, 31)),
    )
    assert libraries.audit(library)[0].what == values.DISPOSED
    assert len(libraries.summaries(library, "R. M.", "Spring 2026")) == 2
    left = (
        raw(library, "SELECT count(*) FROM sheet"),
        raw(library, "SELECT count(*) FROM envelope WHERE blob IS NOT NULL OR page IS NOT NULL"),
    )
    assert left == ([(0,)], [(1,)])


def test_what_was_disposed_of_early_by_mistake_can_be_taken_in_again(
    library: Library, leaders: Leaders
) -> None:
    sent_in(library, leaders[0], summary())
    answer(library, summary().id, "Before")
    libraries.dispose(library, summary().id)
    sent_in(library, leaders[0], summary())
    assert libraries.summary(library, summary().id) == summary()
    assert libraries.note(library, summary().id) == Note()
    assert libraries.sent(library, summary().id) == ()
    [row] = libraries.summaries(library, "R. M.", "Spring 2026")
    assert (row.answered, row.disposed) == (None, None)


def test_a_coach_meets_their_own_leaders_alone(
    where: Where, library: Library, leaders: Leaders, open_library: Opening
) -> None:
    ben = open_library(where, SECRETS[1], name="Ben", join=True, **of_file(where))
    sent_in(library, leaders[0], summary(1), summary(2))
    # The same leader's alias and the same summary, sent to another coach, is theirs as well.
    sent_in(ben, leaders[0], summary(1))
    libraries.save_note(library, summary(1).id, Note("Ann's"))
    answer(library, summary(2).id, "Ann's")
    assert [one.summaries for one in libraries.clients(ben)] == [1]
    assert libraries.sessions(ben, "R. M.", "Spring 2026") == (summary(1),)
    assert libraries.note(ben, summary(1).id) == Note()
    for read in (libraries.summary, libraries.page, libraries.note, libraries.dispose):
        with pytest.raises(NotFound):
            read(ben, summary(2).id)
    assert libraries.sent(ben, summary(2).id) == ()
    libraries.dispose(ben, summary(1).id)
    assert libraries.summary(library, summary(1).id) == summary(1)
    assert {one.who for one in libraries.audit(ben)} == {"Ben"}


def test_another_coachs_key_opens_no_envelope_whatever_the_database_gives(
    where: Where, library: Library, leaders: Leaders, open_library: Opening
) -> None:
    ben = open_library(where, SECRETS[1], name="Ben", join=True, **of_file(where))
    sent_in(library, leaders[0], summary(1))
    libraries.save_note(library, summary(1).id, Note("Ann's"))
    stolen = [
        (f"summary {place}", blob) for place, blob in raw(library, "SELECT id, blob FROM envelope")
    ] + [
        (f"note {place}", blob) for place, blob in raw(library, "SELECT envelope, blob FROM sheet")
    ]
    assert len(stolen) == 2
    for place, blob in stolen:
        assert Opener(library.identity).opened(bytes(blob), place)
        with pytest.raises(DamagedJournal):
            Opener(ben.identity).opened(bytes(blob), place)


def test_whoever_has_the_database_can_put_nothing_in_the_place_of_another(
    library: Library, leaders: Leaders
) -> None:
    sent_in(library, leaders[0], summary(1), summary(2))
    sent_in(library, leaders[1], summary(1, "S."))
    ids = [summary(1).id, summary(2).id]
    (first,), (second,) = (
        raw(library, f"SELECT blob FROM envelope WHERE subject = '{one}'")[0] for one in ids
    )
    assert first != second
    raw(
        library,
        "UPDATE envelope SET blob = (SELECT blob FROM envelope AS other WHERE other.subject = "
        f"'{ids[1]}') WHERE subject = '{ids[0]}'",
    )
    with pytest.raises(DamagedJournal, match="not as you put it there"):
        libraries.summary(library, ids[0])
    raw(library, f"UPDATE envelope SET subject = 'other' WHERE subject = '{ids[1]}'")
    with pytest.raises(DamagedJournal, match="which summary is which"):
        libraries.summary(library, "other")


def test_a_lead_sees_counts_and_the_audit_and_no_content(
    where: Where, library: Library, leaders: Leaders, open_library: Opening
) -> None:
    lead = open_library(
        where,
        SECRETS[2],
        name="Lea",
        role=values.LEAD,
        join=True,
        clock=library.clock,
        **of_file(where),
    )
    sent_in(library, leaders[0], summary(1), summary(2, keep_until=date(2027, 1, 31)))
    sent_in(library, leaders[1], summary(1, "S."))
    answer(library, summary(1).id, "yes")
    assert libraries.tallies(lead) == (
        values.Tally("Ann Coach", "Spring 2026", 2, 3, 1, date(2027, 1, 31)),
    )
    heard = [(one.who, one.what) for one in libraries.audit(lead)]
    assert heard == [
        ("Ann Coach", values.ANSWERED),
        *[("Ann Coach", values.TAKEN)] * 3,
        ("Lea", values.JOINED),
        ("Ann Coach", values.JOINED),
    ]
    said = repr(libraries.audit(lead)) + repr(libraries.tallies(lead))
    assert "R. M." not in said
    assert summary(1).id not in said
    assert libraries.clients(lead) == ()
    assert libraries.due_for_disposal(lead) == ()
    with pytest.raises(NotFound):
        libraries.summary(lead, summary(1).id)
    with pytest.raises(InvalidValue, match="counts alone"):
        libraries.take_in(lead, file(leaders[0], summary(3), libraries.address(lead)))
    with pytest.raises(InvalidValue):
        libraries.tallies(library)
    with pytest.raises(InvalidValue, match="has a lead already"):
        open_library(where, SECRETS[3], name="Eve", role=values.LEAD, join=True, **of_file(where))


def test_the_audit_only_grows(library: Library) -> None:
    for statement in ("DELETE FROM audit", "UPDATE audit SET what = 'nothing'"):
        with pytest.raises(Exception, match="the audit only grows"):
            raw(library, statement)
    assert [one.what for one in libraries.audit(library)] == [values.JOINED]
