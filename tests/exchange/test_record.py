# SPDX-License-Identifier: MIT
"""An entry as a JSON object and back."""

import json
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import Draft, Entry, checked
from journal_app.domain.errors import InvalidValue
from journal_app.exchange.record import as_record, draft_of, instant_of
from tests.exchange.drafts import DRAFTS, PACK

WHEN = datetime(2026, 11, 23, 8, 10, 0, 5, tzinfo=UTC)
ENTRY = Entry(
    id="019ab1c0-0000-7000-8000-000000000000",
    draft=Draft(
        day=date(1660, 1, 1),
        time=time(8, 10),
        zone="Europe/London",
        title="Blessed be God",
        text="I lived in Axe Yard.",
        themes=(PACK.themes[1].slug, PACK.themes[0].slug),
        tags=("office", "home"),
        up_for_it=7,
        up_to_it=0,
        us_up_to_it=6,
        motive="have",
        reach="influence",
        depth="2",
        marks=("setback", "coach"),
    ),
    created=WHEN,
    changed=WHEN,
    scale="two-questions",
    source="json:1",
)


def test_an_entry_has_the_shape_that_scripts_rely_on() -> None:
    assert as_record(ENTRY) == {
        "id": "019ab1c0-0000-7000-8000-000000000000",
        "date": "1660-01-01",
        "time": "08:10",
        "zone": "Europe/London",
        "title": "Blessed be God",
        "text": "I lived in Axe Yard.",
        "themes": [PACK.themes[1].slug, PACK.themes[0].slug],
        "tags": ["office", "home"],
        "up_for_it": 7,
        "up_to_it": 0,
        "scale": "two-questions",
        "prompt": None,
        "template": None,
        "us_up_for_it": None,
        "us_up_to_it": 6,
        "motive": "have",
        "shift": None,
        "reach": "influence",
        "stance": None,
        "depth": "2",
        "marks": ["setback", "coach"],
        "created": "2026-11-23T08:10:00.000005Z",
        "changed": "2026-11-23T08:10:00.000005Z",
        "trashed": None,
        "source": "json:1",
    }


@given(DRAFTS)
def test_a_draft_comes_back_from_its_record_as_it_was(draft: Draft) -> None:
    record = as_record(Entry("id", draft, WHEN, WHEN, "scale"))
    assert draft_of(json.loads(json.dumps(record))) == draft


@given(DRAFTS)
def test_a_kept_draft_is_tidy_already(draft: Draft) -> None:
    assert checked(draft, PACK) == draft


@given(st.datetimes(timezones=st.just(UTC)))
def test_an_instant_comes_back_as_it_was(when: datetime) -> None:
    entry = Entry("id", ENTRY.draft, when, when, "scale", trashed=when)
    record = as_record(entry)
    assert instant_of(record, "created") == instant_of(record, "trashed") == when


def test_a_day_is_all_that_a_record_needs() -> None:
    assert draft_of({"date": "2026-11-23"}) == Draft(day=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("date", None),
        ("date", 20261123),
        ("date", "2026-02-30"),
        ("date", "23/11/2026"),
        ("date", "2026-W48-1"),
        ("date", "٢٠٢٦-11-23"),
        ("time", "25:00"),
        ("time", 810),
        ("title", 7),
        ("text", ["a"]),
        ("themes", "one"),
        ("tags", [1]),
        ("up_for_it", "7"),
        ("up_for_it", 7.0),
        ("up_to_it", True),
    ],
)
def test_a_field_amiss_is_named(key: str, value: object) -> None:
    with pytest.raises(InvalidValue, match=f"“{key}”"):
        draft_of({"date": "2026-11-23", key: value})


@pytest.mark.parametrize("value", ["yesterday", {}, [], "0001-01-01T00:00:00+14:00"])
def test_an_instant_amiss_is_named(value: object) -> None:
    with pytest.raises(InvalidValue, match="“created”"):
        instant_of({"created": value}, "created")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from([*as_record(ENTRY), "other"]),
        json_values | st.sampled_from(["2026-11-23", "08:10", "2026-11-23T08:10:00Z"]),
    )
)
def test_any_record_is_read_or_refused_with_a_sentence(record: dict[str, object]) -> None:
    try:
        draft_of(record)
        instant_of(record, "created")
    except InvalidValue:
        return
