# SPDX-License-Identifier: MIT
"""The list of a journal as a disguise: kept, put over texts, and never in what leaves."""

import pytest

from journal_app.domain.choices import Choices
from journal_app.domain.errors import InvalidValue
from journal_app.services import choosing, disguising, naming
from journal_app.services.session import Session


def test_people_organisations_and_other_words_for_them_are_kept(session: Session) -> None:
    naming.remember_role(session, "Sarah  Malik", "my deputy")
    naming.remember_role(session, "my chair", "Partner B")
    naming.remember_role(session, "Bright Lanterns", "a charity", organisation=True)
    naming.remember_role(session, "Harrowby Council", "Partner A")
    chosen = choosing.load(session)
    assert [naming.is_organisation(name, chosen) for name, _ in chosen.names] == [
        False, False, True, True,
    ]  # fmt: skip
    disguise = disguising.disguise_of(session)
    text = "Malik told my chair that Harrowby and Bright Lantern agree. A bright idea."
    assert disguise.apply(text) == (
        "My deputy told Partner B that Partner A and a charity agree. A bright idea."
    )
    naming.remember_role(session, "Bright Lanterns", "a charity", organisation=False)
    assert choosing.load(session).organisations == ()
    naming.remember_role(session, "Bright Lanterns", "a charity", organisation=True)
    naming.remember_role(session, "Bright Lanterns", "the charity")
    assert choosing.load(session).organisations == ("Bright Lanterns",)
    naming.forget(session, "Bright Lanterns")
    assert choosing.load(session).organisations == ()


@pytest.mark.parametrize("name", ["", "A", "?!", "  "])
def test_a_name_of_a_letter_is_none(session: Session, name: str) -> None:
    with pytest.raises(InvalidValue):
        naming.remember_role(session, name, "my deputy")


def test_a_list_of_an_older_journal_is_the_same_list(session: Session) -> None:
    choosing.change(session, names=(("Ann Lee", "the chair"),))
    assert choosing.load(session).organisations == ()
    assert disguising.disguise_of(session).apply("Lee came.") == "The chair came."


def test_what_is_no_name_is_left_by_the_disguise_too(session: Session) -> None:
    naming.remember_role(session, "Ann Marlow", "the chair")
    naming.no_person(session, "Marlow")
    assert disguising.disguise_of(session).apply("In Marlow, Ann Marlow") == "In Marlow, the chair"


def test_texts_are_looked_through_together(session: Session) -> None:
    naming.remember_role(session, "Ann Marlow", "the chair")
    texts = ["Marlow met Nkechi.", "Nkechi was off sick; the Leeds office was not."]
    found = disguising.look_through(session, texts, ["Leeds"])
    assert [(one.words, one.count, one.role) for one in found.undecided] == [("Nkechi", 2, "")]
    assert found.undecided[0].contexts[0] == ("Marlow met ", "Nkechi", ".")
    assert [(one.words, one.role, one.name) for one in found.listed] == [
        ("Marlow", "the chair", "Ann Marlow")
    ]
    first = found.readings[0]
    assert first.text == "The chair met Nkechi."
    assert [first.text[start:end] for start, end in first.roles] == ["The chair"]
    assert [first.text[start:end] for start, end in first.undecided] == ["Nkechi"]
    assert found.hints == (("health", ("off sick",)),)
    assert disguising.categories(texts[1]) == ("health",)


def test_roles_fit_what_was_noticed() -> None:
    chosen = Choices(names=(("Ann", "the chair"), ("Bob", "a helper")))
    assert naming.roles_to_offer(chosen, "name")[:3] == ("the chair", "a helper", "a colleague")
    assert naming.roles_to_offer(chosen, "body")[2] == "Partner A"
    assert naming.roles_to_offer(chosen, "email")[0] == "an e-mail address"
    assert len(set(naming.roles_to_offer(chosen))) == len(naming.roles_to_offer(chosen))
