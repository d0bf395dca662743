# SPDX-License-Identifier: MIT
"""Cues: how they are written, and where they are found."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.cue import Cue, CueBook, tidy, tokens


def found(words: str, text: str) -> list[str]:
    """The places where one cue is found, as they stand in the text."""
    cue = tidy(words)
    assert cue is not None
    read = tokens(text)
    return [
        text[read[hit.first].start : read[hit.last - 1].end]
        for hit in CueBook([Cue("t", cue, 3)]).hits(read)
    ]


@pytest.mark.parametrize(
    ("cue", "text", "places"),
    [
        ("purpose", "On purpose, and purposes.", ["purpose"]),
        ("purpose", "PURPOSE", ["PURPOSE"]),
        ("persever*", "They persevered with perseverance.", ["persevered", "perseverance"]),
        (
            "knock back*",
            "A knock-back. Two knock backs. A knockback.",
            ["knock-back", "knock backs"],
        ),
        ("rang/phoned him/her", "I rang her, phoned him, rang them.", ["rang her", "phoned him"]),
        ("what … for", "What is all this for? For what.", ["What is all this for"]),
        ("what … for", "what is it that we are for", []),
        ("what … for", "What? It was for us.", []),
        ("what … for", "what for", ["what for"]),
        (
            "# years in",
            "Two years in, or 2 years in; too years in.",
            ["Two years in", "2 years in"],
        ),
        ("# per cent", "Now 12 per cent, then per cent.", ["12 per cent"]),
        ("IT", "It is IT that it needs.", ["IT"]),
        ("don't know", "I don’t know.", ["don’t know"]),
        ("start* again", "Started, again. Start\nagain.", ["Started, again"]),
        ("£", "That is £40.", ["£"]),
    ],
)
def test_a_cue_is_found_where_it_fits(cue: str, text: str, places: list[str]) -> None:
    assert found(cue, text) == places


@pytest.mark.parametrize(
    "words",
    ["", "  ", "… for", "what …", "a*", "it*", "what … … for", "a/", "*", "two, words", "x.y"],
)
def test_what_is_no_cue_is_told_apart(words: str) -> None:
    assert tidy(words) is None


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    read = tokens(text)
    for one, after in pairwise(read):
        assert one.start < one.end <= after.start
    for one in read:
        assert one.word in (".", text[one.start : one.end].lower().replace("’", "'"))


WORDS = st.sampled_from(["ring", "her", "rings", "the", "IT", "it", "7", ".", "why"])


@given(
    st.lists(st.sampled_from(["ring*", "ring/rings her", "the … why", "# the", "IT", "the it"])),
    st.lists(WORDS, max_size=12),
)
def test_looking_for_cues_together_finds_what_each_finds_alone(
    cues: list[str], words: list[str]
) -> None:
    read = tokens(" ".join(words))
    made = [Cue("t", cue, 1) for cue in dict.fromkeys(cues)]
    together = {(hit.cue, hit.first, hit.last) for hit in CueBook(made).hits(read)}
    alone = {(h.cue, h.first, h.last) for cue in made for h in CueBook([cue]).hits(read)}
    assert together == alone
