# SPDX-License-Identifier: MIT
"""Two copies in which summaries were made and shared become one; nothing of either disappears."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from journal_app.services import coaching, sealing, sharing
from journal_app.services.session import Session
from journal_app.storage import contacts, summary_drafts
from tests.services.summaries import add, draft_of, ready
from tests.services.test_merging import Two, content, two_copies


@pytest.fixture
def two() -> Iterator[Two]:
    """Two computers."""
    with two_copies() as made:
        yield made


def both_ways(two: Two) -> None:
    """Each takes the other in, and then they are alike, also when it is done once more."""
    two.merge(two.one, two.two)
    two.merge(two.two, two.one)
    assert content(two.one) == content(two.two)
    assert two.merge(two.one, two.two).does_nothing


def share(session: Session, two: Two, **changed: object) -> sharing.Share:
    """Something that left from that copy."""
    name = f"{len(sharing.shared_with(session))}.md"
    shared = ready(session, **changed)
    return sharing.save(session, shared, "markdown", two.folder / name).share


def test_what_left_in_either_copy_left(two: Two) -> None:
    two.part()
    here = share(two.one, two, want="one")
    there = share(two.two, two, want="two")
    sharing.withdraw(two.two, there.id)
    both_ways(two)
    kept = {one.id: one for one in sharing.shared_with(two.one)}
    assert kept.keys() == {here.id, there.id}
    assert kept[there.id].is_withdrawn
    assert not kept[here.id].is_withdrawn


def test_a_withdrawal_holds_from_its_first_time(two: Two) -> None:
    one = share(two.one, two)
    two.part()
    two.time.pass_minutes(5)
    sharing.withdraw(two.two, one.id)
    first = sharing.shared_with(two.two)[0].withdrawn
    two.time.pass_minutes(5)
    sharing.withdraw(two.one, one.id)
    both_ways(two)
    assert sharing.shared_with(two.one)[0].withdrawn == first


def test_the_later_draft_is_in_force_and_the_other_one_of_its_own(two: Two) -> None:
    draft = draft_of(two.one, want="before")
    coaching.save_draft(two.one, draft)
    two.part()
    two.time.pass_minutes(1)
    coaching.save_draft(two.one, replace(draft, want="here"))
    two.time.pass_minutes(1)
    coaching.save_draft(two.two, replace(draft, want="there"))
    both_ways(two)
    kept = {one.want: one.id for one, _ in coaching.drafts(two.one)}
    assert kept.keys() == {"here", "there"}
    assert kept["there"] == draft.id
    for one, _ in coaching.drafts(two.one):
        assert coaching.draft(two.one, one.id) == one


def test_a_draft_that_has_left_is_done_with_in_both(two: Two) -> None:
    draft = draft_of(two.one)
    coaching.save_draft(two.one, draft)
    two.part()
    two.time.pass_minutes(1)
    shared = replace(ready(two.two), id=draft.id)
    sharing.save(two.two, shared, "markdown", two.folder / "a.md")
    assert coaching.drafts(two.two) == ()
    both_ways(two)
    assert coaching.drafts(two.one) == ()


def test_keys_that_both_made_all_stay_and_the_older_are_in_force(two: Two) -> None:
    two.part()
    older = sealing.own_address(two.one).keys
    two.time.pass_minutes(3)
    newer = sealing.own_address(two.two).keys
    assert older != newer
    both_ways(two)
    for session in (two.one, two.two):
        assert sealing.own_address(session).keys == older
        assert {one.address.keys for one in sealing.own_identities(session)} == {older, newer}


def test_contacts_of_both_are_known(two: Two) -> None:
    other = sealing.own_address(two.one)
    two.part()
    with two.two.journal.write() as connection:
        contacts.add(connection, contacts.Row("c1", "Ruth", other.line), two.time())
    with two.one.journal.write() as connection:
        contacts.add(connection, contacts.Row("c1", "Ruth elsewhere", "uptoit1:other"), two.time())
    both_ways(two)
    with two.one.journal.read() as connection:
        assert {row.address for row in contacts.every(connection)} == {
            other.line,
            "uptoit1:other",
        }


def test_a_draft_that_this_version_does_not_understand_stays(two: Two) -> None:
    two.part()
    with two.two.journal.write() as connection:
        summary_drafts.put(connection, "from later", two.time(), '{"version": 99}')
    both_ways(two)
    assert coaching.drafts(two.one) == ()
    with two.one.journal.read() as connection:
        found = connection.exec_driver_sql("SELECT id, body FROM summary_draft").all()
    assert found == [("from later", '{"version": 99}')]


def test_nothing_of_it_changes_an_entry(two: Two) -> None:
    entry = add(two.one, 3, "words")
    two.part()
    share(two.two, two, picks=(coaching.Pick(entry, "some"),))
    done = two.merge(two.one, two.two)
    assert (done.new, done.joined, done.same) == (0, 0, 1)
    assert done.others == 1
