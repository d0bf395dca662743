# SPDX-License-Identifier: MIT
"""The list of words, and six of them for a pair of keys."""

import re
import time

from journal_app import content
from journal_app.exchange import fingerprint
from journal_app.resources import resources
from tests.exchange.letters import COACH, LEADER

LISTED = fingerprint.listed()
HURTS = (
    "kill|dead|death|rape|murder|hate|ugly|idiot|stupid|fat|sex|slut|whore|nazi|slave|cancer|crap|"
    "damn|hell|bomb|gun|drunk|suicide|victim|racist|cripple|blood|corpse"
)


def without_one(word: str, gap: str = "") -> set[str]:
    """What a word becomes with one letter left out, or made a gap."""
    return {word[:at] + gap + word[at + 1 :] for at in range(len(word))}


def test_there_are_2048_short_plain_words_in_order() -> None:
    assert len(LISTED) == len(set(LISTED)) == fingerprint.LIST == 2_048
    assert all(re.fullmatch("[a-z]{4,7}", word) for word in LISTED)
    assert list(LISTED) == sorted(LISTED)


def test_no_word_is_one_letter_from_another() -> None:
    gaps: dict[str, str] = {}
    for word in LISTED:
        assert not without_one(word) & set(LISTED), word
        for form in without_one(word, "?"):
            assert form not in gaps, (word, gaps.get(form))
            gaps[form] = word
    assert not {one for one in LISTED if f"{one}s" in LISTED}


def test_every_word_is_in_our_dictionary_and_spelled_alike_in_britain_and_america() -> None:
    text = (resources() / "dictionaries" / "en_GB.dic").read_text(encoding="utf-8")
    known = {line.split("/")[0].strip() for line in text.splitlines()}
    assert set(LISTED) <= known
    assert not [one for one in LISTED if re.search(r"(our|ise|yse|ize|tre|ogue)$", one)
                and one not in ("four", "hour", "your")]  # fmt: skip


def test_no_word_is_a_name_or_hurts() -> None:
    # "Victory" is a name too, but first of all a word; what is known as a name alone stays out.
    names = {word.lower() for word in content.given_names().sure}
    assert not names & set(LISTED)
    assert not [one for one in LISTED if re.fullmatch(HURTS, one)]


def test_the_words_of_some_keys_never_change() -> None:
    # Another outcome here means that two versions of the program would read out other words.
    assert LEADER.address.words == ("weather", "plaque", "babysit", "anvil", "reopen", "debit")
    assert COACH.address.words == ("exhale", "midland", "gourmet", "rayon", "improve", "dryer")


def test_either_key_alone_changes_the_words() -> None:
    keys = LEADER.address.keys
    found = {fingerprint.words_of(keys)}
    for at in (0, 31, 32, 63):
        changed = bytearray(keys)
        changed[at] ^= 1
        found.add(fingerprint.words_of(bytes(changed)))
    assert len(found) == 5
    assert {len(words) for words in found} == {6}


def test_every_word_can_come_up_and_none_more_often() -> None:
    fingerprint.words_of.cache_clear()
    counts = [0] * 6
    for number in range(200):
        words = fingerprint.words_of(number.to_bytes(64, "big"))
        for place, word in enumerate(words):
            counts[place] += LISTED.index(word) >= 1_024
    assert all(60 < count < 140 for count in counts), counts


def test_looking_for_the_same_words_is_slow() -> None:
    began = time.perf_counter()
    fingerprint.words_of(bytes(64))
    assert time.perf_counter() - began < 1
    assert fingerprint._ROUNDS >= 20_000
