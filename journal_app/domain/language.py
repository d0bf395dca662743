# SPDX-License-Identifier: MIT
"""Plain lists of words, counted in a text: no mood, no grade, nothing hidden.

A word list of our own, short enough to read; the domain note (section 5.1) says why no more than
counts can be had from it.
"""

import re

LISTS: dict[str, tuple[str, ...]] = {
    "we": ("we", "us", "our", "ours", "ourselves", "we're", "we've", "we'll", "we'd"),
    "i": ("i", "me", "my", "mine", "myself", "i'm", "i've", "i'll", "i'd"),
    "reasons": ("because", "so", "if", "therefore", "unless"),
    "next": ("will", "i'll", "we'll", "shall", "tomorrow", "plan", "next"),
}
"""The words of each list, in lower case. Contractions stand with a straight apostrophe."""
MOST_QUARTERS = 4
"""Words are counted in the entries of the last four calendar quarters of a period."""
QUESTIONS = "questions"
"""The key under which question marks are counted."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_KEYS: dict[str, tuple[str, ...]] = {}
for _key, _words in LISTS.items():
    for _one in _words:
        _KEYS[_one] = (*_KEYS.get(_one, ()), _key)


def cue_counts(text: str) -> tuple[int, dict[str, int]]:
    """How many words a text has, and how many of them stand in each list, with question marks."""
    found = dict.fromkeys((*LISTS, QUESTIONS), 0)
    found[QUESTIONS] = text.count("?")
    words = _WORD.findall(text.lower().replace("’", "'"))
    for word in words:
        for key in _KEYS.get(word, ()):
            found[key] += 1
    return len(words), found
