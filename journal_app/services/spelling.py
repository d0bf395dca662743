# SPDX-License-Identifier: MIT
"""British spelling from the dictionary that comes with the program. Nothing is sent anywhere."""

import unicodedata
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from journal_app import content

_LANGUAGE = "en_GB"
_MOST_SUGGESTIONS = 6
_APOSTROPHE = str.maketrans("’", "'")


class Speller:
    """Knows the words of the dictionary, and what a word that it does not know may have meant."""

    def __init__(self, folder: Path) -> None:
        # Imported with the first use: reading the dictionary takes a moment.
        from hunspell import Hunspell

        # UTF-8 for the path, so that on Windows a folder with any letters in its name is found.
        self._hunspell: Any = Hunspell(
            _LANGUAGE, hunspell_data_dir=str(folder), system_encoding="UTF-8"
        )
        more = (folder / f"{_LANGUAGE}-more.txt").read_text(encoding="utf-8")
        for word in more.split():
            self._hunspell.add(word.translate(_APOSTROPHE))

    def knows(self, word: str) -> bool:
        """Whether the word is in the dictionary, with its accents or without them."""
        plain = word.translate(_APOSTROPHE)
        return bool(self._hunspell.spell(plain)) or (
            not plain.isascii() and bool(self._hunspell.spell(_without_accents(plain)))
        )

    def suggestions(self, word: str) -> Sequence[str]:
        """Words that may have been meant, the likeliest first; it may take 0.1 s."""
        found = self._hunspell.suggest(word.translate(_APOSTROPHE))
        curly = "’" in word
        return [one.replace("'", "’") if curly else one for one in found[:_MOST_SUGGESTIONS]]


def available() -> bool:
    """Whether the library is made for this kind of machine; it is not for Macs with Intel."""
    return find_spec("hunspell") is not None


def load() -> Speller | None:
    """The speller, or None where this machine has none.

    There is none where the library was not made for the machine (such as Macs with Intel).
    """
    try:
        return Speller(content.resources() / "dictionaries")
    except (ImportError, OSError):
        return None


def _without_accents(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return "".join(one for one in apart if not unicodedata.combining(one))
