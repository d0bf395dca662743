# SPDX-License-Identifier: MIT
"""What has to be looked at and said yes to, each thing by itself, before anything may leave."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal_app.domain.consent import SPECIAL, THIRD_PARTY, WHOLE
from journal_app.domain.errors import InvalidValue
from journal_app.domain.shared import as_json
from journal_app.services import agreeing, coaching, naming
from journal_app.services.coaching import Pick
from journal_app.services.session import Session
from tests.services.summaries import LATER, add, draft_of, looked_through, ready, words_of

LONG = "The first paragraph says enough.\n\nThe second one stays at home."


def test_without_a_manual_pass_nothing_is_agreed_to(session: Session) -> None:
    draft = draft_of(session)
    with pytest.raises(InvalidValue, match="read the words"):
        agreeing.agreed(session, draft)
    shared = agreeing.agreed(session, looked_through(session, draft))
    assert shared.consent.recipient == "Ruth Coach"
    assert shared.consent.keep_until == LATER
    assert shared.consent.summary == shared.id == draft.id


def test_the_pass_counts_for_the_very_words_that_were_read(session: Session) -> None:
    entry = add(session, 3, LONG)
    draft = looked_through(session, draft_of(session, picks=(Pick(entry, "some words"),)))
    assert agreeing.look(session, draft).missing == ()
    other = replace(draft, picks=(Pick(entry, "other words"),))
    assert agreeing.look(session, other).missing
    # The period is no word of the leader's.
    assert agreeing.look(session, replace(draft, start=None)).missing == ()
    naming.remember_role(session, "Some Words", "a role")
    assert agreeing.look(session, draft).missing


def test_without_a_wish_there_is_nothing_to_look_at(session: Session) -> None:
    with pytest.raises(InvalidValue, match="what you want"):
        agreeing.look(session, draft_of(session, want=""))


@pytest.mark.parametrize(
    ("changed", "about"),
    [
        ({"recipient": " "}, "who it is for"),
        ({"purpose": ""}, "what it is for"),
        ({"keep_until": None}, "until which day"),
        ({"keep_until": LATER - timedelta(days=4_000)}, "until which day"),
        ({"keep_until": LATER + timedelta(days=4_000)}, "ten years"),
    ],
)
def test_every_part_of_the_agreement_is_asked_for(
    session: Session, changed: dict[str, object], about: str
) -> None:
    draft = looked_through(session, draft_of(session, **changed))
    with pytest.raises(InvalidValue, match=about):
        agreeing.agreed(session, draft)


def test_each_kind_of_thing_needs_a_yes_of_its_own(session: Session) -> None:
    entry = add(session, 3, LONG)
    draft = draft_of(
        session,
        want="What to do about Dr Sarah Hughes, her cancer and the trade union",
        picks=(Pick(entry),),
    )
    draft = looked_through(session, draft)
    found = agreeing.look(session, draft)
    assert found.needs == (THIRD_PARTY, SPECIAL, WHOLE)
    assert found.whole == ("notes 3",)
    assert {"health", "trade-union"} <= set(found.special)
    assert len(found.missing) == 3
    for most in range(3):
        some = replace(draft, acknowledged=(THIRD_PARTY, SPECIAL, WHOLE)[:most])
        with pytest.raises(InvalidValue):
            agreeing.agreed(session, some)
    shared = agreeing.agreed(session, replace(draft, acknowledged=(THIRD_PARTY, SPECIAL, WHOLE)))
    assert shared.consent.acknowledged == (THIRD_PARTY, SPECIAL, WHOLE)


def test_a_yes_that_nobody_needs_is_asked_of_nobody(session: Session) -> None:
    naming.remember_role(session, "Sarah Hughes", "a clinician")
    entry = add(session, 3, LONG)
    draft = draft_of(session, want="About Sarah Hughes", picks=(Pick(entry, "says enough"),))
    found = agreeing.look(session, looked_through(session, draft))
    assert found.needs == ()
    assert found.missing == ()


def test_a_yes_to_what_is_gone_is_no_part_of_the_agreement(session: Session) -> None:
    draft = draft_of(session, acknowledged=(THIRD_PARTY, SPECIAL, WHOLE))
    assert agreeing.agreed(session, looked_through(session, draft)).consent.acknowledged == ()


def test_words_left_standing_need_a_yes_too(session: Session) -> None:
    draft = draft_of(session, want="About Sarah Hughes", left=("Sarah Hughes",))
    assert agreeing.look(session, draft).needs == (THIRD_PARTY,)


def test_an_excerpt_begins_with_the_first_paragraph(session: Session) -> None:
    entry = add(session, 3, LONG)
    assert coaching.first_words(session, entry) == "The first paragraph says enough."
    long = add(session, 4, "word " * 400)
    assert len(coaching.first_words(session, long)) < 620


def test_every_word_of_the_leader_is_shown_to_be_looked_through(session: Session) -> None:
    entry = add(session, 3, LONG)
    draft = draft_of(
        session, want="W1", ask="A1", alias="S1", programme="P1", picks=(Pick(entry, "E1"),)
    )
    told = "\n".join(one.text for one in agreeing.passages(session, draft))
    assert all(word in told for word in ("W1", "A1", "S1", "P1", "E1", "notes 3"))


def test_who_and_what_it_is_for_leaves_in_roles_too(session: Session) -> None:
    naming.remember_role(session, "Sarah Hughes", "a clinician")
    made = ready(session, recipient="Sarah Hughes's coach", purpose="what Sarah Hughes did")
    assert "Hughes" not in as_json(made).decode()
    assert made.consent.purpose == "what a clinician did"
    told = words_of(made)
    assert made.consent.recipient in told
    assert made.consent.purpose in told


def test_what_it_is_for_may_need_a_yes(session: Session) -> None:
    draft = draft_of(session, purpose="what Dr Sarah Hughes and her cancer ask of me")
    assert agreeing.look(session, looked_through(session, draft)).needs == (THIRD_PARTY, SPECIAL)
