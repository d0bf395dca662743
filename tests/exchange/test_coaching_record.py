# SPDX-License-Identifier: MIT
"""What was shared, out as JSON and back in, and nothing that cannot be."""

import json
from datetime import date

import pytest

from journal_app.domain.errors import InvalidValue
from journal_app.domain.summary_draft import begun
from journal_app.domain.whole import KeptContact, KeptDraft
from journal_app.exchange.coaching_record import (
    contact_of,
    contact_record,
    draft_of,
    draft_record,
    share_of,
    share_record,
)
from tests.coaching_samples import WHEN, a_share

SHARE, DRAFT = a_share(withdrawn=WHEN), KeptDraft(begun("id", date(2026, 1, 1)), WHEN)
CONTACT = KeptContact("c1", WHEN, "Ruth", "uptoit1:abc")


def test_each_comes_back_as_it_was() -> None:
    assert share_of(json.loads(json.dumps(share_record(SHARE)))) == SHARE
    assert share_of(share_record(a_share())) == a_share()
    assert draft_of(json.loads(json.dumps(draft_record(DRAFT)))) == DRAFT
    assert contact_of(json.loads(json.dumps(contact_record(CONTACT)))) == CONTACT


@pytest.mark.parametrize(
    "wrong",
    [
        {"summary": None},
        {"summary": {"version": 1}},
        {"made": None},
        {"made": "yesterday"},
        {"file_hash": "abc"},
        {"file_hash": "Z" * 64},
        {"id": ""},
        {"name": "a\x00b"},
        {"name": 3},
        {"format": "x" * 100},
        {"withdrawn": "soon"},
    ],
)
def test_a_share_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        share_of({**share_record(SHARE), **wrong})


@pytest.mark.parametrize("wrong", [{"draft": None}, {"draft": {"version": 9}}, {"changed": None}])
def test_a_draft_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        draft_of({**draft_record(DRAFT), **wrong})


@pytest.mark.parametrize("wrong", [{"id": None}, {"made": ""}, {"address": "\ud800"}])
def test_a_contact_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        contact_of({**contact_record(CONTACT), **wrong})
