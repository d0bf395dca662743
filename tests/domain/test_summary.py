# SPDX-License-Identifier: MIT
"""What may leave on a page for a coach, and how coarse its days are."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from journal_app.domain.commitment import Commitment
from journal_app.domain.consent import Consent
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import InvalidValue
from journal_app.domain.period import Period
from journal_app.domain.shared import Numbers, Spread
from journal_app.domain.summary import (
    Focus,
    Promise,
    Summary,
    checked,
    excerpt,
    picked,
    promises,
)
from journal_app.domain.summary_page import blocks, words

NOW = datetime(2026, 3, 12, 18, 40, tzinfo=UTC)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def entry(day: date = date(2026, 3, 12), text: str = "Some words.") -> Entry:
    """An entry of one day."""
    return Entry("e1", Draft(day=day, title="The lift", text=text), NOW, NOW, "0-10-v1")


def summary(want: str = "Help me think", *excerpts: Entry) -> Summary:
    """A summary of March."""
    return Summary(
        id="0190f5d0-0000-7000-8000-00000000abcd",
        made=date(2026, 4, 2),
        period=MARCH,
        alias="J. D.",
        want=want,
        covered=9,
        charts=(),
        excerpts=tuple(excerpt(one) for one in excerpts),
    )


def test_a_wish_is_compulsory() -> None:
    with pytest.raises(InvalidValue, match="what you want"):
        checked(summary("  \n "))


def test_an_entry_from_another_month_is_refused() -> None:
    with pytest.raises(InvalidValue, match="not from the period"):
        checked(summary("x", entry(date(2026, 5, 20))))
    checked(summary("x", entry(date(2026, 3, 31))))


def test_days_are_rounded_to_their_week() -> None:
    said = " ".join(str(one) for one in words(checked(summary("x", entry()))))
    assert "week of 9 March 2026" in said
    assert "12 March" not in said
    assert "18:40" not in said


def test_only_the_count_of_what_is_held_back_is_said() -> None:
    assert summary("x", entry()).held_back == 8
    assert "the words of 8 held back" in " ".join(str(one) for one in words(summary("x", entry())))


def test_words_with_braces_are_words() -> None:
    said = [str(one) for one in words(summary("{id} {0} {", entry(text="{text}")))]
    assert "{id} {0} {" in said
    assert "{text}" in said


def test_an_excerpt_loses_its_marks_and_keeps_its_lists() -> None:
    picked = excerpt(entry(text="## Head\n\n- **one**\n- [ ] two\n\nsnake_case stays"))
    assert picked.text == "Head\n\n• one\n• two\n\nsnake_case stays"


def test_the_page_ends_with_room_for_notes() -> None:
    kinds = [block.kind for block in blocks(summary("x", entry()))]
    assert kinds == ["title", "about", "want", "purpose", "section", "excerpt", "notes", "foot"]


def test_an_entry_is_of_the_period_by_its_day_and_not_by_its_week() -> None:
    late = Period(date(2026, 3, 5), date(2026, 3, 31))
    with pytest.raises(InvalidValue, match="not from the period"):
        picked(entry(date(2026, 3, 4)), late)
    assert picked(entry(date(2026, 3, 5)), late).week == date(2026, 3, 2)


def test_an_entry_in_the_trash_or_without_a_word_stays_here() -> None:
    with pytest.raises(InvalidValue, match="in the trash"):
        picked(replace(entry(), trashed=NOW), MARCH)
    silent = replace(entry(), draft=Draft(day=date(2026, 3, 12), up_for_it=3))
    with pytest.raises(InvalidValue, match="no words"):
        picked(silent, MARCH)


def test_words_that_were_changed_do_not_stay_in_the_heading() -> None:
    untitled = replace(entry(), draft=Draft(day=date(2026, 3, 12), text="Sarah shouted at me."))
    assert picked(untitled, MARCH).title == "Sarah shouted at me."
    assert picked(untitled, MARCH, "Somebody was loud.").title == "Somebody was loud."


def full() -> Summary:
    """A summary of March with something of everything."""
    told = excerpt(entry())
    return replace(
        summary("x"),
        programme="Places",
        talk=True,
        focus=(Focus("gap", "Minding the gap", 4, told), Focus("home", "Home", 1)),
        quiet=("Loosening up", "The switch"),
        since=(
            Promise("c1", "Ring her", "kept", "influence", closed=date(2026, 3, 9)),
            Promise("c2", "Wait", "not-yet", None, due=date(2026, 3, 16), outcome="Half of it"),
        ),
        next=(Promise("c3", "Write to the board", "not-yet", "run"),),
        ask="What am I avoiding?",
        numbers=Numbers(
            Spread(6, 7, 8, 12), None, (("gap", 4), ("home", 1)), (("kept", 1),), (("run", 3),)
        ),
        names=(("gap", "Minding the gap"), ("home", "Home")),
        covered=9,
    )


def consent() -> Consent:
    """What was agreed to."""
    return Consent(
        summary="s",
        programme="Places",
        recipient="Dr Ash",
        purpose="our third session.",
        start=MARCH.start,
        end=MARCH.end,
        fields=("want", "chart-quadrant_path", "excerpt"),
        excerpts=(("excerpt-1", "a" * 64),),
        acknowledged=("third-party",),
        onward="supervisor-anonymised",
        keep_until=date(2027, 3, 31),
        withdrawal="I can take it back.",
        made=date(2026, 4, 2),
        version="0.1.0",
    )


def test_the_page_has_all_that_a_coach_needs_in_its_order() -> None:
    made = blocks(full(), consent())
    kinds = [block.kind for block in made]
    assert list(dict.fromkeys(kinds)) == [
        "title", "about", "want", "talk", "purpose", "terms", "section", "numbers", "quiet",
        "focus", "part", "since", "next", "ask", "notes", "consent", "foot",
    ]  # fmt: skip
    said = [str(one) for one in words(full(), consent())]
    for expected in (
        "From J. D.",
        "Places",
        "9 entries, the words of 8 held back",
        "I would like to talk about how I am.",
        "Shared with Dr Ash, for our third session.",
        "Please keep it until 31 March 2027 at most.",
        "It may go to a supervisor, without any name.",
        "Up for it: 7 in the middle, half of them from 6 to 8, 12 ratings",
        "Entries by theme: Minding the gap 4, Home 1",
        "Entries by reach: Run 3",
        "Loosening up, The switch. A quiet theme may be settled, or waiting, or not mine to carry.",
        "In focus, in 4 entries",
        "Kept, in the week of 9 March 2026  ·  Influence",
        "Not yet, due in the week of 16 March 2026",
        "Half of it",
        "No day set  ·  Run",
        "What am I avoiding?",
        "I know that: other people are in it",
        "Excerpts, with the start of their SHA-256: excerpt-1 aaaaaaaaaaaa",
        "What goes along: what I want, quadrant path, excerpts",
    ):
        assert expected in said, expected


def test_ids_of_the_page_are_its_own_stay_the_same_and_tell_no_id_of_the_journal() -> None:
    ids = [block.id for block in blocks(full(), consent())]
    assert len(set(ids)) == len(ids)
    again = replace(full(), want="other words", since=full().since[::-1])
    assert set(ids) == {block.id for block in blocks(again, consent())}
    assert not {"c1", "c2", "c3", "e1"} & {part for one in ids for part in one.split("-")}


def test_an_entry_that_goes_along_twice_is_held_back_once() -> None:
    told = excerpt(entry())
    assert replace(full(), excerpts=(told,)).held_back == 8


def test_more_than_a_page_can_hold_is_refused() -> None:
    themes = tuple(Focus(str(n), str(n)) for n in range(4))
    with pytest.raises(InvalidValue, match="at most 3 themes in focus"):
        checked(replace(full(), focus=themes))
    with pytest.raises(InvalidValue, match="20,000 fit"):
        checked(replace(full(), ask="a" * 20_001))
    with pytest.raises(InvalidValue, match="200 characters fit"):
        checked(replace(full(), alias="a" * 201))
    checked(replace(full(), ask="a" * 20_000, alias="a" * 200))


def commitment(name: str, **fields: object) -> Commitment:
    """A commitment made in February."""
    made = Commitment(id=name, made=NOW, changed=NOW, day=date(2026, 2, 10), text=name)
    return replace(made, **fields)  # type: ignore[arg-type]


def test_commitments_are_told_apart_by_their_days() -> None:
    every = [
        commitment("kept", status="kept", closed=date(2026, 3, 12)),
        commitment("kept before", status="kept", closed=date(2026, 2, 12)),
        commitment("due", due=date(2026, 3, 20)),
        commitment("long due", due=date(2026, 2, 20)),
        commitment("to come", due=date(2026, 4, 20), outcome="told to nobody"),
        commitment("some day"),
        commitment("made later", day=date(2026, 4, 1)),
    ]
    since, coming = promises(every, MARCH, date(2026, 4, 2))
    assert [one.text for one in since] == ["long due", "due", "kept"]
    assert [one.text for one in coming] == ["to come", "some day"]
    assert since[-1].closed == date(2026, 3, 9)
    assert coming[0].due == date(2026, 4, 20)
    assert coming[0].outcome == ""
