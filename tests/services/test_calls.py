# SPDX-License-Identifier: MIT
"""What one run of the program asks of another: every call arrives whole, and no other counts."""

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import Draft
from journal_app.domain.errors import InvalidValue
from journal_app.domain.query import Query
from journal_app.services import calls, finding, writing
from journal_app.services.calls import KEEP, QUICK, SHOW, Answer, Call
from journal_app.services.session import Session
from tests.exchange.drafts import DRAFTS

ID = "019ab1c0-0000-7000-8000-000000000001"
WORDS = Draft(day=date(2026, 11, 23), text="Said between two meetings.")


@given(DRAFTS, st.uuids())
def test_words_to_keep_arrive_as_they_were_sent(draft: Draft, name: UUID) -> None:
    call = Call(KEEP, str(name), draft)
    line = calls.line_of(call)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert calls.call_of(line) == call
    assert calls.call_of(line[:-1]) == call


@pytest.mark.parametrize(
    "call", [Call(SHOW), Call(SHOW, token="wayland-7"), Call(QUICK), Call(QUICK, draft=WORDS)]
)
def test_other_calls_arrive_too(call: Call) -> None:
    assert calls.call_of(calls.line_of(call)) == call


@pytest.mark.parametrize(
    "answer", [Answer(), Answer(refused="No."), Answer(record={"id": ID, "text": "a\nb “c” 🎭"})]
)
def test_answers_arrive(answer: Answer) -> None:
    assert calls.answer_of(calls.line_of_answer(answer)) == answer


GOOD = json.loads(calls.line_of(Call(KEEP, ID, WORDS)))
HOSTILE: list[object] = [
    None,
    [],
    7,
    {},
    {"do": "show"},
    {"up-to-it": 1},
    {"up-to-it": 2, "do": "show"},
    {"up-to-it": "1", "do": "show"},
    {"up-to-it": 1, "do": "delete"},
    {"up-to-it": 1, "do": ["show"]},
    {"up-to-it": 1, "do": {}},
    {"up-to-it": 1, "do": "show", "token": 7},
    {"up-to-it": 1, "do": "show", "token": "a\x00b"},
    {"up-to-it": 1, "do": "show", "token": "x" * 501},
    {"up-to-it": 1, "do": "keep"},
    {"up-to-it": 1, "do": "quick", "record": "words"},
    {"up-to-it": 1, "do": "quick", "record": {}},
    {**GOOD, "id": None},
    {**GOOD, "id": "../../etc"},
    {**GOOD, "id": 7},
    {**GOOD, "id": ["x"]},
    {**GOOD, "record": []},
    {**GOOD, "record": {**GOOD["record"], "date": "yesterday"}},
    {**GOOD, "record": {**GOOD["record"], "text": ["x"]}},
    {**GOOD, "record": {**GOOD["record"], "up_for_it": "7"}},
]


@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: json.dumps(said)[:40])
def test_a_malformed_call_is_refused_in_a_sentence(said: object) -> None:
    with pytest.raises(InvalidValue) as fault:
        calls.call_of(json.dumps(said).encode())
    assert str(fault.value).endswith((".", "first."))


@given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_noise_is_no_call_and_no_answer(noise: bytes) -> None:
    with pytest.raises(InvalidValue):
        calls.call_of(noise)
    with pytest.raises(InvalidValue):
        calls.answer_of(noise)


@pytest.mark.parametrize(
    "line", [b"[" * 100_000, b'{"up-to-it": NaN}', b"\xff\xfe", b"", b"9" * 5_000]
)
def test_noise_that_troubles_parsers_is_refused(line: bytes) -> None:
    with pytest.raises(InvalidValue):
        calls.call_of(line)


@given(st.integers(0, 400))
def test_half_a_call_is_no_call(cut: int) -> None:
    line = calls.line_of(Call(KEEP, ID, WORDS)).rstrip()
    with pytest.raises(InvalidValue):
        calls.call_of(line[: min(cut, len(line) - 1)])


def test_asked_twice_it_is_kept_once_under_the_callers_id(session: Session) -> None:
    call = Call(KEEP, ID, WORDS)
    kept, answer = calls.keep(session, call)
    assert kept.changes.entries == {ID}
    assert answer.record is not None
    assert (answer.record["id"], answer.record["text"]) == (ID, WORDS.text)
    again, second = calls.keep(session, call)
    assert not again.changes
    assert second == answer
    assert finding.count(session, Query()) == 1


def test_what_is_kept_under_an_id_is_never_changed_by_a_call(session: Session) -> None:
    calls.keep(session, Call(KEEP, ID, WORDS))
    other = replace(WORDS, text="Other words, sent under the same id.")
    _, answer = calls.keep(session, Call(KEEP, ID, other))
    assert answer.record is not None
    assert answer.record["text"] == WORDS.text
    assert writing.read(session, ID).draft.text == WORDS.text


def test_nothing_said_and_what_cannot_be_kept_are_refused(session: Session) -> None:
    for draft in (
        replace(WORDS, text="  "),
        replace(WORDS, up_for_it=11),
        replace(WORDS, text="a\ud800b"),
        replace(WORDS, themes=("no-such-theme",)),
    ):
        call = calls.call_of(calls.line_of(Call(KEEP, ID, draft)))
        with pytest.raises(InvalidValue):
            calls.keep(session, call)
    assert finding.count(session, Query()) == 0
