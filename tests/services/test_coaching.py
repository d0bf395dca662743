# SPDX-License-Identifier: MIT
"""A draft, kept at each change, and the summary that is made of it: nothing else is in there."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal_app.domain.changes import SUMMARIES
from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.domain.shared import as_data, from_data
from journal_app.domain.summary_draft import PARTS
from journal_app.services import (
    choosing,
    coaching,
    committing,
    emptying,
    naming,
    offering,
    sharing,
    writing,
)
from journal_app.services.coaching import Pick
from journal_app.services.session import Session, open_session
from tests.services.summaries import add, draft_of, ready, words_of


def test_a_draft_is_taken_up_again_as_it_was(session: Session) -> None:
    entry = add(session, 3, "words")
    draft = draft_of(session, picks=(Pick(entry, "some", "engaging"),), step="names", ask="Why?")
    assert SUMMARIES in coaching.save_draft(session, draft).about
    path, clock, chance = session.journal.path, session.clock, session.chance
    session.close()
    again = open_session(path, clock, chance)
    try:
        assert [one for one, _ in coaching.drafts(again)] == [draft]
        assert coaching.draft(again, draft.id) == draft
        coaching.drop_draft(again, draft.id)
        assert coaching.drafts(again) == ()
        with pytest.raises(NotFound):
            coaching.draft(again, draft.id)
    finally:
        again.close()


def test_beginning_keeps_nothing_and_signs_as_last_time(session: Session, tmp_path: object) -> None:
    coaching.begin(session)
    assert coaching.drafts(session) == ()
    shared = ready(session, alias="M.", programme="Spring")
    sharing.save(session, shared, "markdown", session.journal.path.with_name("a.md"))
    new = coaching.begin(session)
    assert (new.alias, new.programme, new.recipient, new.format) == (
        "M.",
        "Spring",
        "Ruth Coach",
        "markdown",
    )
    assert new.id != shared.id
    assert (new.want, new.picks, new.acknowledged, new.looked_through) == ("", (), (), "")


def test_only_picked_words_go_along_as_they_were_changed(session: Session) -> None:
    first, second = add(session, 3, "the finance lead shouted"), add(session, 4, "kept back")
    draft = draft_of(session, picks=(Pick(first, "somebody was loud"),))
    shared = coaching.preview(session, draft)
    said = words_of(shared)
    assert "somebody was loud" in said
    assert "finance lead" not in said
    assert "kept back" not in said
    assert (shared.covered, shared.held_back) == (2, 1)
    assert second not in str(as_data(shared))


def test_it_reads_the_same_on_the_other_side(session: Session) -> None:
    add(session, 3, "words", up_for_it=7, up_to_it=4, themes=("engaging",))
    shared = coaching.preview(session, draft_of(session))
    assert from_data(as_data(shared)) == shared


def test_refusals(session: Session) -> None:
    entry = add(session, 3, "words")
    late = add(session, 20, "late")
    private = add(session, 4, "mine alone", marks=("private",))
    gone = add(session, 5, "binned")
    writing.trash(session, [gone])
    for wrong in (
        {"want": " "},
        {"picks": (Pick(private),)},
        {"picks": (Pick(gone),)},
        {"picks": (Pick(late),), "end": date(2026, 3, 10)},
        {"picks": (Pick(entry, " "),), "want": ""},
    ):
        with pytest.raises(InvalidValue):
            coaching.preview(session, draft_of(session, **wrong))
    with pytest.raises(NotFound):
        coaching.preview(session, draft_of(session, picks=(Pick("nobody"),)))


def test_parts_that_are_off_are_nowhere(session: Session) -> None:
    for day in range(1, 29):
        add(session, day, "w", up_for_it=day % 5 + 3, up_to_it=day % 4 + 3, themes=("engaging",))
    committing.make(session, "Ring the neighbour", due=date(2026, 3, 20))
    full = coaching.preview(session, draft_of(session))
    assert {"quadrant_path", "rating_trend", "theme_balance"} <= {
        item.id.removeprefix("chart-") for item in full.items
    }
    bare = coaching.preview(session, draft_of(session, parts=()))
    assert bare.numbers == type(bare.numbers)()
    assert not [item for item in bare.items if item.picture]
    assert "Ring the neighbour" in words_of(full)
    assert "Ring the neighbour" not in words_of(bare)
    for part in PARTS:
        one = coaching.preview(
            session, draft_of(session, parts=tuple(one for one in PARTS if one != part))
        )
        assert one.items != full.items, part


def test_a_commitment_can_stay_at_home(session: Session) -> None:
    made = committing.make(session, "Ring the neighbour", due=date(2026, 3, 20)).commitment
    committing.make(session, "Write the page", due=date(2026, 3, 21))
    said = words_of(coaching.preview(session, draft_of(session, commitments_out=(made.id,))))
    assert "Write the page" in said
    assert "Ring the neighbour" not in said


def test_focus_themes_have_one_excerpt_each(session: Session) -> None:
    one, two = add(session, 3, "first words"), add(session, 4, "second words")
    focus = ("engaging", "sense-of-place")
    theme = session.pack.themes[0].slug
    draft = draft_of(session, focus=(theme,), picks=(Pick(one, None, theme), Pick(two)))
    kinds = [item.kind for item in coaching.preview(session, draft).items]
    assert kinds.count("focus") == 1
    assert kinds.count("excerpt") == 1
    assert focus


def test_a_new_draft_begins_with_the_themes_in_focus(session: Session) -> None:
    slug = session.pack.themes[2].slug
    choosing.change(session, focus=(slug,))
    assert coaching.begin(session).focus == (slug,)


def test_names_of_the_list_are_roles_everywhere_and_the_same_ones(session: Session) -> None:
    naming.remember_role(session, "Priya Okafor", "a finance lead")
    entry = add(session, 3, "Priya Okafor said no. Okafor's no was firm.")
    committing.make(session, "Ring Priya Okafor", due=date(2026, 3, 20))
    draft = draft_of(
        session, want="Think about Priya Okafor with me", picks=(Pick(entry),), ask="Why Priya?"
    )
    everything = str(as_data(coaching.preview(session, draft)))
    assert "Okafor" not in everything
    assert "Priya" not in everything
    assert everything.count("finance lead") >= 4
    later = replace(draft, id=coaching.fresh_id(session))
    assert str(as_data(coaching.preview(session, later))).count("finance lead") == everything.count(
        "finance lead"
    )


def test_words_left_standing_are_not_taken_for_a_form_of_a_name(session: Session) -> None:
    naming.remember_role(session, "Priya Okafor", "a finance lead")
    draft = draft_of(session, want="What Okafer said")
    assert "Okafer" not in words_of(coaching.preview(session, draft))
    standing = replace(draft, left=("Okafer",))
    assert "What Okafer said" in words_of(coaching.preview(session, standing))


def test_deleted_for_good_is_gone_from_drafts_too(session: Session) -> None:
    kept, gone = add(session, 3, "stays"), add(session, 4, "goes for good")
    draft = draft_of(session, picks=(Pick(kept), Pick(gone, "goes for good")))
    coaching.save_draft(session, draft)
    writing.trash(session, [gone])
    assert coaching.draft(session, draft.id).picks == draft.picks
    emptying.empty(session)
    assert coaching.draft(session, draft.id).picks == (Pick(kept),)


def test_what_is_offered_leaves_out_what_is_private_and_puts_marked_first(session: Session) -> None:
    add(session, 3, "plain")
    marked = add(session, 4, "bring it", marks=("coach",))
    add(session, 5, "mine", marks=("private",))
    add(session, 6, "mine too", marks=("private", "coach"))
    found = offering.offer(session, draft_of(session).period, 20)
    assert [row.id for row in found.marked] == [marked]
    assert [row.title.text for row in found.others] == ["notes 3"]
    assert (found.covered, found.more) == (2, False)
    assert offering.offer(session, draft_of(session).period, 0).more


def test_since_the_last_summary(session: Session) -> None:
    assert offering.since_last(session) is None
    end = session.today - timedelta(days=10)
    shared = ready(session, start=None, end=end)
    sharing.save(session, shared, "markdown", session.journal.path.with_name("a.md"))
    assert offering.since_last(session) == end + timedelta(days=1)
