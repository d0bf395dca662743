# SPDX-License-Identifier: MIT
"""Whether a name is meant by the beginnings of its words, as in “keys” for “What the keys do”."""

import re
import unicodedata

_WORD = re.compile(r"\w+")


def begins(name: str, typed: str) -> bool:
    """Whether every word typed begins a word of ``name``; never where no word is typed.

    Capitals and accents make no difference, as in search.
    """
    words, wanted = _words(name), _words(typed)
    return bool(wanted) and all(any(word.startswith(one) for word in words) for one in wanted)


def rank(name: str, typed: str) -> int:
    """How near a name that ``begins`` is: 0 for the whole name, 1 for its start, 2 for the rest."""
    words, wanted = _words(name), _words(typed)
    if words == wanted:
        return 0
    start, said = " ".join(words), " ".join(wanted)
    return 1 if start.startswith(said) else 2


def _words(text: str) -> list[str]:
    parted = unicodedata.normalize("NFD", text.casefold())
    return _WORD.findall("".join(one for one in parted if not unicodedata.combining(one)))
