# SPDX-License-Identifier: MIT
"""The dictionary that comes with the program."""

import pytest

from journal_app import content
from journal_app.services import spelling
from journal_app.services.spelling import Speller

pytest.importorskip("hunspell", reason="made for no Mac with Intel and no Windows on ARM")


@pytest.fixture(scope="module")
def speller() -> Speller:
    found = spelling.load()
    assert found is not None
    return found


@pytest.mark.parametrize(
    "word", ["organise", "colour", "don't", "don’t", "wellbeing", "Upskilling", "café", "naïve",
             "multi-agency", "Manchester", "arm’s-length", "learnt"],
)  # fmt: skip
def test_it_knows_british_words(speller: Speller, word: str) -> None:
    assert speller.knows(word)


@pytest.mark.parametrize("word", ["teh", "recieve", "color", "organize"])
def test_it_does_not_know_others(speller: Speller, word: str) -> None:
    assert not speller.knows(word)


def test_it_suggests_what_was_meant(speller: Speller) -> None:
    assert speller.suggestions("recieve")[0] == "receive"
    assert "don’t" in speller.suggestions("dont’t")
    assert len(speller.suggestions("programm")) <= 6


def test_our_own_words_are_not_in_the_dictionary_already() -> None:
    folder = content.resources() / "dictionaries"
    more = (folder / "en_GB-more.txt").read_text(encoding="utf-8").split()
    listed = {
        line.split("/")[0] for line in (folder / "en_GB.dic").read_text(encoding="utf-8").split()
    }
    assert not listed & set(more)
    assert len(set(more)) == len(more)


def test_the_dictionary_comes_with_its_licence() -> None:
    folder = content.resources() / "dictionaries"
    assert "without fee" in (folder / "en_GB.LICENCE.txt").read_text(encoding="utf-8")
