# SPDX-License-Identifier: MIT
"""Commitments from session to session: one line each, in whatever words it was said last."""

from dataclasses import replace

from journal_app.domain.carried import carried, told
from journal_app.domain.shared import Item, SharedSummary
from tests.domain.summaries import summary


def session(number: int, *items: Item) -> SharedSummary:
    """A session with these items alone."""
    return replace(summary(number), items=items)


def test_a_commitment_is_followed_by_what_its_items_share() -> None:
    first = session(1, Item("next-a1", "next", ("Walk the site.", "Due in the week of 9 March")))
    second = session(
        2,
        Item("since-a1", "since", ("Walk the site with Partner B.", "Kept, in that week")),
        Item("next-b2", "next", ("Ask why.", "No day set")),
    )
    asked, walked = carried([second, first])
    assert walked.words == "Walk the site with Partner B."
    assert [(step.session.id, step.kind, step.says) for step in walked.steps] == [
        ("summary-1", "next", ("Due in the week of 9 March",)),
        ("summary-2", "since", ("Kept, in that week",)),
    ]
    assert (asked.words, len(asked.steps)) == ("Ask why.", 1)


def test_in_one_session_looking_back_is_what_is_said() -> None:
    both = session(
        1,
        Item("since-a1", "since", ("Ask why.", "In part")),
        Item("next-a1", "next", ("Ask why.", "No day set")),
    )
    ((step,),) = (one.steps for one in carried([both]))
    assert (step.kind, step.says) == ("since", ("In part",))


def test_what_is_no_commitment_or_says_nothing_is_left_out() -> None:
    strange = session(
        1,
        Item("since", "part", ("Since last time",)),
        Item("elsewhere-1", "next", ("Of a format to come.",)),
        Item("next-a1", "next", ()),
        Item("want", "want", ("A way in.",)),
    )
    assert carried([strange]) == ()


def test_the_same_said_again_is_said_once_with_its_days() -> None:
    kept = Item("since-a1", "since", ("Ask why.", "Kept, in the week of 9 March"))
    ahead = Item("next-a1", "next", ("Ask why.", "No day set"))
    (one,) = carried([session(1, ahead), session(2, kept), session(3, kept)])
    assert [(len(days), step.kind) for days, step in told(one)] == [(1, "next"), (2, "since")]
