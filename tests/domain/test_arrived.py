# SPDX-License-Identifier: MIT
"""A reply that came home: its key, what was done last, and its question among the others."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import content
from journal_app.domain import arrived as arriving
from journal_app.domain.arrived import KEPT, OPEN, RESPONSES, Arrived, Asked, Response
from journal_app.domain.message import message
from journal_app.domain.prompt import Offer, Shown
from journal_app.domain.reply import PROMPT, QUESTION, Remark
from tests.services.coached import PROMPT_ID, remarks, reply

PACK = content.house_pack()
WHEN = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
TODAY = date(2026, 12, 10)
OFFERS = tuple(Offer(one, message("it fits any day")) for one in PACK.prompts[:3])
STATES = st.builds(
    Response,
    st.sampled_from(RESPONSES),
    st.none() | st.integers(0, 5).map(lambda minutes: WHEN + timedelta(minutes=minutes)),
    st.none() | st.sampled_from(["a", "b"]),
)
COPIES = st.builds(
    Arrived,
    st.just(reply()),
    st.integers(0, 5).map(lambda minutes: WHEN + timedelta(minutes=minutes)),
    st.sampled_from(["", "uptoit1x", "uptoit1y"]),
    st.dictionaries(st.sampled_from(["r1", "r2"]), STATES, max_size=2),
)


def waiting(remark: Remark, day: date = date(2026, 12, 3)) -> Asked:
    """The question that a remark becomes."""
    one = Arrived(reply(made=day, remarks=(remark,)), WHEN)
    found = arriving.asked(one, remark, PACK)
    assert found is not None
    return found


@given(COPIES, COPIES, COPIES)
def test_joining_does_not_depend_on_the_order_or_how_often(
    one: Arrived, other: Arrived, third: Arrived
) -> None:
    joined = arriving.joined
    assert joined(one, other) == joined(other, one)
    assert joined(joined(one, other), third) == joined(one, joined(other, third))
    assert joined(joined(one, other), other) == joined(one, other)


@given(STATES, st.sampled_from(RESPONSES), st.integers(-3, 8))
def test_what_is_done_now_is_always_done_last(before: Response, answer: str, minutes: int) -> None:
    now = arriving.after(before, Response(answer), WHEN + timedelta(minutes=minutes))
    assert arriving.later(before, now) == now
    assert now.answer == answer


def test_the_key_is_that_of_the_words(reply_fields: dict[str, object]) -> None:
    key = arriving.key_of(reply())
    assert key == arriving.key_of(reply())
    assert len(key) == 32
    assert arriving.key_of(reply(**reply_fields)) != key


@pytest.fixture(params=["coach", "made", "remarks", "hash", "id"])
def reply_fields(request: pytest.FixtureRequest) -> dict[str, object]:
    """One thing that is different."""
    others: dict[str, object] = {
        "coach": "R.",
        "made": date(2026, 12, 4),
        "remarks": remarks()[:1],
        "hash": "0" * 64,
        "id": "rep-2",
    }
    return {request.param: others[request.param]}


def test_only_questions_and_prompts_are_asked() -> None:
    one = Arrived(reply(), WHEN)
    asked = [remark.id for remark in remarks() if arriving.asked(one, remark, PACK)]
    assert asked == ["r2", "r3", "r5"]
    unknown = Remark("r", PROMPT, "", "", "of-another-pack")
    assert arriving.asked(Arrived(reply(remarks=(unknown,)), WHEN), unknown, PACK) is None


def test_a_prompt_of_the_pack_stands_as_it_does_there_with_the_words_of_the_coach_below() -> None:
    original = PACK.prompt(PROMPT_ID)
    assert original is not None
    found = waiting(Remark("r", PROMPT, "In a quiet hour.", "", PROMPT_ID))
    assert replace(found.prompt, id=original.id) == original
    assert found.original == original.id
    remark = remarks()[4]
    assert arriving.words_of(remark, PACK) == f"{original.text}\n\n{remark.text}"
    assert arriving.words_of(replace(remark, text=original.text), PACK) == original.text
    assert arriving.words_of(replace(remark, text=""), PACK) == original.text


def test_it_stands_first_until_shown_then_last_for_a_week() -> None:
    found = waiting(Remark("r", QUESTION, "Who?"))
    first = arriving.with_asked(OFFERS, (found,), (), TODAY)
    assert [one.prompt for one in first] == [found.prompt, OFFERS[0].prompt, OFFERS[1].prompt]
    assert str(first[0].because) == "your coach asked this on 3 December"
    for days, place in ((0, 0), (1, -1), (6, -1), (7, 0)):
        shown = (Shown(found.prompt.id, TODAY - timedelta(days=days)),)
        assert arriving.with_asked(OFFERS, (found,), shown, TODAY)[place].prompt == found.prompt
    gently = arriving.with_asked(OFFERS, (found,), (), TODAY, gently=True)
    assert [one.prompt for one in gently] == [OFFERS[0].prompt, OFFERS[1].prompt, found.prompt]
    assert arriving.with_asked(OFFERS, (), (), TODAY) == OFFERS
    assert len(arriving.with_asked((), (found,), (), TODAY)) == 1


def test_the_same_prompt_is_not_offered_twice() -> None:
    found = waiting(Remark("r", PROMPT, "", "", OFFERS[0].prompt.id))
    offered = arriving.with_asked(OFFERS, (found,), (), TODAY)
    assert [one.prompt.text for one in offered].count(found.prompt.text) == 1
    assert len(offered) == 3


def test_states_are_said_by_what_they_mean() -> None:
    for remark in remarks():
        assert str(arriving.state_words(remark, Response(OPEN))) == ""
        for answer in RESPONSES[1:]:
            assert str(arriving.state_words(remark, Response(answer)))
    said = {str(arriving.state_words(one, Response(KEPT))) for one in remarks()}
    assert len(said) == 3
