# SPDX-License-Identifier: MIT
"""Replies in two copies of a journal: each once, and what was done last with a remark holds."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.reply import Remark
from journal_app.services import answering, committing
from journal_app.services.session import Session
from tests.services.coached import as_form, reply, share_it
from tests.services.test_merging import Two, content, two, two_copies

__all__ = ["two"]

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["keep", "answer", "put_aside", "reopen"]),
        st.sampled_from(["r1", "r2", "r4"]),
        st.integers(0, 3),
    ),
    max_size=4,
)


def act(two: Two, session: Session, steps: list[Any]) -> None:
    """What a leader does with remarks, some minutes passing."""
    start = two.time.now
    for what, remark, minutes in steps:
        two.time.pass_minutes(minutes)
        key = answering.replies(session)[0].arrived.key
        getattr(answering, what)(session, key, remark)
    two.time.now = start


@given(STEPS, STEPS, STEPS)
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_it_does_not_matter_who_merges_whom(
    shared: list[Any], here: list[Any], there: list[Any]
) -> None:
    with two_copies() as two:
        share_it(two.one)
        answering.take_in(two.one, as_form(reply()))
        act(two, two.one, shared)
        two.part()
        act(two, two.one, here)
        act(two, two.two, there)
        two.merge(two.one, two.two)
        two.merge(two.two, two.one)
        assert answering.replies(two.one) == answering.replies(two.two)
        before = content(two.one)
        assert two.merge(two.one, two.two).does_nothing
        assert content(two.one) == before


def test_what_came_on_both_computers_is_there_once_and_its_first_day_holds(two: Two) -> None:
    share_it(two.one)
    two.part()
    answering.take_in(two.two, as_form(reply()))
    two.time.pass_minutes(60)
    answering.take_in(two.one, as_form(reply()))
    answering.take_in(two.one, as_form(reply(remarks=(Remark("a", "next", "More."),))))
    first = answering.replies(two.two)[0].arrived.came
    two.merge(two.one, two.two)
    found = {one.arrived.key: one.arrived for one in answering.replies(two.one)}
    assert len(found) == 2
    assert found[answering.replies(two.two)[0].arrived.key].came == first


def test_an_answer_in_an_entry_that_has_another_id_here_is_found(two: Two) -> None:
    share_it(two.one)
    home = answering.take_in(two.one, as_form(reply())).home
    two.part()
    done = answering.keep(two.two, home.arrived.key, "r4")
    two.merge(two.one, two.two)
    [kept] = committing.groups(two.one).open
    assert done.commitment is not None
    assert answering.replies(two.one)[0].arrived.responses["r4"].became == kept.id
