# SPDX-License-Identifier: MIT
"""The disguise: no name of the list stays, put on twice it is the same, and the rest is noticed."""

import re
import time
import unicodedata
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal_app import content
from journal_app.domain.disguise import Disguise, categories, hits
from journal_app.domain.name_words import alike
from journal_app.domain.sensitive import touched
from tests.bench.disguise import HELD_OUT, Score, bare, listed, scores

GIVEN = content.names_and_words()
LIST = (
    ("Sarah Malik", "my deputy"),
    ("Saz", "my deputy"),
    ("Anne-Marie Byrne", "a director of nursing"),
    ("Jonathan Kerr", "a chief executive"),
    ("Mark Hope", "my manager"),
    ("Ian Ng", "a surveyor"),
    ("Cllr Siân O’Neill", "a council leader"),
    ("the Leader", "a council leader"),
    ("my chair", "a chair"),
    ("South West Foundation Trust", "an acute trust"),
    ("Brackenshire County Council", "Partner A"),
    ("Citizens’ Forum", "a forum"),
    ("Bright Lanterns", "a charity"),
)


@cache
def worn() -> Disguise:
    """The list above."""
    return Disguise(LIST, frozenset({"Bright Lanterns"}), given=GIVEN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sarah Malik rang. I rang SARAH MALIK.", "My deputy rang. I rang my deputy."),
        ("Sarah\nMalik's rota, sarah malik’s rota", "My deputy's rota, my deputy’s rota"),
        ("> with Sarah\n> Malik", "> with my deputy"),
        ("Malik thinks so. Ask Saz.", "My deputy thinks so. Ask my deputy."),
        ("Then Anne Marie, AMB or A.-M.B. came.", "Then a director of nursing, a director of "
         "nursing or a director of nursing came."),
        ("Mr. Kerr, J. Kerr and Jonathan K. spoke.", "A chief executive, a chief executive and "
         "a chief executive spoke."),
        ("Then Jonathon; then JK.", "Then a chief executive; then a chief executive."),
        ("Mark said to mark it. I hope Hope agrees.", "My manager said to mark it. I hope my "
         "manager agrees."),
        ("Mark my words: hope is no plan.", "Mark my words: hope is no plan."),
        ("Ian’s and Ng's. The king, an ng.", "A surveyor’s and a surveyor's. The king, an ng."),
        ("Siân rang; Sian O'Neil wrote.", "A council leader rang; a council leader wrote."),
        ("The Leader and my chair met.", "A council leader and a chair met."),
        ("the South West Foundaton Trust", "An acute trust"),
        ("SWFT, a swft bid, S.W.F.T. to", "An acute trust, an acute trust bid, an acute trust to"),
        ("Brackenshire voted; the BCC letter.", "Partner A voted; the Partner A letter."),
        ("A Citizens' Forum letter, bright ideas.", "A forum letter, bright ideas."),
        ("The Bright Lanterns van", "A charity van"),
        ("Write to s.malik@here.example.", "Write to my deputy."),
        ("#sarahmalik #sarah-malik", "#my deputy #my deputy"),
        ("Sa\u00adrah Mal\u200bik", "My deputy"),
        (unicodedata.normalize("NFD", "Siân left."), "A council leader left."),
        ("We were mindful, in a hurry.", "We were mindful, in a hurry."),
    ],
)  # fmt: skip
def test_the_list_is_put_over_names_in_any_form(text: str, said: str) -> None:
    assert worn().apply(text) == said
    assert worn().apply(said) == said


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("angarad", "angharad", True),
        ("harpreat", "harpreet", True),
        ("oluwasuen", "oluwaseun", True),
        ("sian", "stan", False),
        ("mark", "marc", False),
        ("jane", "jean", False),
        ("morgan", "norman", False),
        ("laura", "flora", False),
        ("hannah", "johanna", False),
    ],
)
def test_short_and_other_names_are_not_joined(one: str, other: str, joined: bool) -> None:
    assert alike(one, other) is joined
    assert alike(other, one) is joined


def test_a_role_that_holds_a_name_of_the_list_gives_none_away() -> None:
    made = Disguise((("Ann", "Bob's aide"), ("Bob", "Ann's boss"), ("Cy", "Cy"), ("Di", "Bob")))
    said = made.apply("Ann met Bob, Cy and Di.")
    assert not re.search(r"\b(ann|bob|di)\b", said, re.I)
    assert "Cy" in said
    assert made.apply(said) == said


def test_what_is_left_is_left() -> None:
    text = "Malik Street is closed. Sarah Malik is not."
    assert [one.words for one in hits(text, worn(), GIVEN, ["Malik Street", "malik"])] == [
        "Sarah Malik"
    ]
    assert worn().leaving(["Malik"]).apply(text) == "Malik Street is closed. My deputy is not."


@pytest.mark.parametrize(
    ("text", "noticed"),
    [
        ("Met Nkechi Okafor and Dr Żak.", [("Nkechi Okafor", "name"), ("Dr Żak", "title")]),
        ("told priya about it", [("priya", "name")]),
        ("Ring 07700 900482 or a@b.example", [("07700 900482", "phone"), ("a@b.example", "email")]),
        ("At 14 Cinder Lane, BS3 9QX", [("14 Cinder Lane", "address"), ("BS3 9QX", "postcode")]),
        ("NHS 943 476 5919, NI QQ123456C", [("943 476 5919", "nhs"), ("QQ123456C", "ni")]),
        ("£2.4 million on 3rd of March", [("£2.4 million", "money"), ("3rd of March", "date")]),
        ("Wendlebury Town Council met XQT.", [("Wendlebury Town Council", "body"),
                                              ("XQT", "acronym")]),
        ("Monday. The NHS pay round. I didn’t say so in May.", []),
        ("See the hospice\nWithdraw the RAG table\nWalk Cope Hill by Easter\nOpen the door",
         [("Walk Cope Hill", "body")]),
        ("It was Nia\nBowen’s turn", [("Nia\nBowen", "name")]),
        ("SARAH SAID NO. It IS so.", [("SARAH", "part")]),
    ],
)  # fmt: skip
def test_the_rest_is_suggested(text: str, noticed: list[tuple[str, str]]) -> None:
    found = hits(text, worn(), GIVEN)
    assert [(one.words, one.sort) for one in found] == noticed
    for one in found:
        assert text[one.start : one.end] == one.words
        assert " ".join(one.words.split()) in one.context
        assert bool(one.role) == (one.sort in ("whole", "part", "letters", "misspelt"))


def test_special_categories_are_named_by_the_words_that_hint_at_them() -> None:
    lists = content.categories()
    assert {one.kind for one in lists} == {
        "health", "religion", "ethnicity", "politics", "trade-union", "sex-life", "crime",
    }  # fmt: skip
    text = "She was signed  off after the ballot; he is a Labour whip and a Sikh."
    assert categories(text, lists) == ("health", "religion", "politics", "trade-union")
    assert touched("off sick, off sick", lists) == (("health", ("off sick",)),)
    assert categories("We agreed the plan and went home.", lists) == ()


LETTERS = st.text("abkMRéŁ", min_size=2, max_size=4)
NAMES = st.lists(LETTERS, min_size=1, max_size=3).map(" ".join)
ROLES = st.lists(st.sampled_from(["a", "my", "the", "ab", "Mk", "lead", "someone", "é"]),
                 min_size=1, max_size=3).map(" ".join)  # fmt: skip
PAIRS = st.lists(st.tuples(NAMES, ROLES), min_size=1, max_size=5)


@st.composite
def listed_and_written(draw: st.DrawFn) -> tuple[tuple[tuple[str, str], ...], str]:
    """A list, and a text with its names in it, in any case, over line ends, with a genitive."""
    pairs = draw(PAIRS)
    pieces = st.one_of(
        st.sampled_from([name for name, _ in pairs]).flatmap(
            lambda name: st.sampled_from(
                [name, name.upper(), name.lower(), name.title(), name + "'s", name + "’s",
                 name.replace(" ", "\n"), name.replace(" ", "-"), name.split()[0]]
            )
        ),
        st.sampled_from([role for _, role in pairs]),
        st.text("abk MRéŁ.\n-'", max_size=8),
    )  # fmt: skip
    joins = st.sampled_from([" ", "\n", ", ", ". ", "-", "", " the "])
    text = "".join(draw(pieces) + draw(joins) for _ in range(draw(st.integers(1, 6))))
    return tuple(pairs), text


@settings(max_examples=300)
@given(listed_and_written())
@example(((("MMM", "a"), ("MR", "Mk"), ("MM Mk", "a")), "MM Mk-MMM MM MkMMM "))
@example(((("bb ab", "a"), ("ab", "bb")), "ab ab"))
def test_no_name_of_the_list_stays_and_twice_is_once(
    drawn: tuple[tuple[tuple[str, str], ...], str],
) -> None:
    pairs, text = drawn
    made = Disguise(pairs)
    said = made.apply(text)
    assert made.apply(said) == said
    assert Disguise(pairs).apply(text) == said
    for name, role in pairs:
        if name.casefold() == role.casefold():
            continue  # A name that is its own role is meant to stay.
        words = r"\s+".join(re.escape(word) for word in name.split())
        assert not re.search(rf"(?<!\w){words}(?!\w)", said, re.I), (said, name)


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text: str) -> None:
    for one in hits(text, worn(), GIVEN):
        assert text[one.start : one.end] == one.words != ""
    said = worn().apply(text)
    assert worn().apply(said) == said


@pytest.mark.parametrize("piece", ["A.", "SWFT ", "South West ", "a@", "1,", "£1", "Aa of "])
def test_a_long_dull_text_takes_no_long_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    before = time.perf_counter()
    hits(worn().apply(text) + text, worn(), GIVEN)
    assert time.perf_counter() - before < 5


def whole(disguise: Disguise) -> Score:
    """The score over all passages of the held-out file."""
    made = Score()
    for one in scores(HELD_OUT, disguise).values():
        made.add(one)
    return made


def test_names_are_noticed_as_often_as_was_promised() -> None:
    known, unknown = whole(listed()), whole(bare())
    assert known.names >= 100
    assert known.recall >= 0.95
    assert known.precision >= 0.7
    assert unknown.recall >= 0.85
    assert unknown.precision >= 0.7


@pytest.mark.parametrize(
    "text",
    ["I met A. Bell today", "I met A Bell today", "Bell", "Here: Bell, Amina", "I saw the Bells"],
)
def test_a_surname_that_is_a_word_counts_beside_its_own_letter_or_alone(text: str) -> None:
    worn = Disguise((("Amina Bell", "a finance lead"),), given=GIVEN)
    assert "Bell" not in worn.apply(text)


@pytest.mark.parametrize("text", ["Bells were heard", "I rang a bell", "The Bell was shut"])
def test_a_surname_that_is_a_word_stays_a_word(text: str) -> None:
    worn = Disguise((("Amina Bell", "a finance lead"),), given=GIVEN)
    assert worn.apply(text) == text


@pytest.mark.parametrize("text", ["I met Priya Shah today.", "With Priya Shah and the board."])
def test_a_surname_that_is_a_word_is_noticed_behind_a_name_of_the_list(text: str) -> None:
    disguise = Disguise((("Priya", "my deputy"),), given=GIVEN)
    assert ("Shah", "") in [(one.words, one.role) for one in hits(text, disguise, GIVEN)]
    worn = disguise.apply(text)
    assert [one.words for one in hits(worn, disguise, GIVEN)] == ["Shah"], "and once it is worn"
    assert not hits("I met Priya Monday. PRIYA SAID NO.", disguise, GIVEN)[2:]
