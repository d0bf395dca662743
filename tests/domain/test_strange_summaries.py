# SPDX-License-Identifier: MIT
"""A summary of a stranger: whatever stands in any place of it, it is taken whole or refused."""

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from journal_app.domain import shared
from journal_app.domain.errors import ExchangeError
from tests.services.coached import SUMMARY

ODD: tuple[Any, ...] = (
    None, "", [], {}, [1], ["a"], ["a", "b", "c"], [[]], [["a"]], [None], 1, -1, True, 1e300,
    10**4000, "\ud800", "\x00", "2026-W48-1", "x" * 100_000,
)  # fmt: skip


def places(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in some plain data, as the way to it."""
    yield here
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*here, key))


def changed(whole: Any, place: tuple[Any, ...], value: Any) -> Any:
    """The same data with something else in one place."""
    if not place:
        return value
    whole = copy.copy(whole)
    whole[place[0]] = changed(whole[place[0]], place[1:], value)
    return whole


def test_anything_anywhere_is_taken_or_refused_with_a_sentence() -> None:
    data = json.loads(shared.as_json(SUMMARY))
    data["consent"]["excerpts"] = [["focus-gap", "ab" * 32]]
    assert shared.from_data(data).consent.excerpts
    for place in places(data):
        for odd in ODD:
            with suppress(ExchangeError):
                found = shared.from_data(changed(data, place, odd))
                assert shared.from_data(json.loads(shared.as_json(found))) == found


def test_a_consent_to_another_summary_or_an_item_twice_is_refused() -> None:
    data = json.loads(shared.as_json(SUMMARY))
    for place, odd in (
        (("consent", "summary"), "another"),
        (("items",), [data["items"][0]] * 2),
        (("id",), " "),
    ):
        with pytest.raises(ExchangeError, match="not as the program writes it"):
            shared.from_data(changed(data, place, odd))
