# SPDX-License-Identifier: MIT
"""What may name somebody who is not on the list: runs of capitals, titles, given names, acronyms.

Plain rules, so that everyone's name has the same chance: a word with a capital that is no word of
the language is taken for a name, wherever it comes from (trust note, 5.4).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from journal_app.domain.name_forms import BODIES
from journal_app.domain.name_words import (
    SMALL,
    TITLES,
    Cover,
    Word,
    begins_sentence,
    folded,
    is_ordinary,
    word_set,
    words_of,
)
from journal_app.domain.names import GivenNames

Guess = tuple[int, int, str]
_JOINS = word_set(
    "of and the for in on an na de la le ap ab ferch van von der den del di da al el bin y"
)
_INSIDE = re.compile(r"[ \t]|\n(?!\s)|[-‐‑&'’]|\. (?=[A-Z])| & |[ \t]\n|\.(?=[A-Z])")
_BEFORE_SMALL = word_set(
    "with from told asked met saw rang called phoned emailed thanked helped texted dear hi hello "
    "and visited heard"
)
_SPOKEN_TO = word_set(
    "with told asked met rang called phoned emailed thanked helped texted dear hi hello visited to"
)
_SPEAKS = word_set(
    "said says told tells asked asks thinks thought wants wanted agreed rang rings called laughed "
    "looked looks wrote writes spoke speaks knew knows nodded smiled shrugged sighed replied "
    "answered came went walked felt feels"
)
_IS = word_set("was had has")
_GENITIVE = re.compile(r"['’]s\b")
_AND_ONE = re.compile(r" and (?:I\b|[A-Z])")
_WHENS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december"
)
_OPENERS = word_set(
    "the a an and but or so nor yet if then when while where why what who whose which how "
    "that this these those there here it he she they we you i my our your his her their its "
    "not no yes all some any each every both few many most much more less other another such "
    "one two three four five first second third last next after before since until during "
    "because although though as at by for from in into of off on onto out over to under up "
    "with without about above across against along among around behind below beneath beside "
    "between beyond despite down near past through towards upon within is are was were be "
    "been being am do does did have has had can could may might must shall should will would "
    "let perhaps maybe again also always never now today tomorrow yesterday tonight later "
    "once only even just still too very well dear hello hi met saw rang told asked called "
    "thanked spoke emailed texted both either neither"
)


def guesses_in(
    text: str,
    given: GivenNames,
    taken: Sequence[tuple[int, int]],
    known: Sequence[tuple[int, int]] = (),
) -> Iterator[Guess]:
    """Places and sorts (``title``, ``name``, ``body``, ``acronym``), never where one is taken.

    ``known`` are those of them that name somebody for certain: a capital behind one goes on with
    it, as the surname does behind a first name of the list.
    """
    judge = _Judge(text, given, frozenset(end for _, end in known))
    cover = Cover(len(text), taken)
    words = [word for word in words_of(text) if not cover.meets(word.start, word.end)]
    at = 0
    while at < len(words):
        run = judge.run(words, at)
        guess = judge.guess(run)
        if guess is not None:
            yield guess
        at += max(len(run), 1)


class _Judge:
    """Looks at runs of words of one text."""

    def __init__(self, text: str, given: GivenNames, named: frozenset[int]) -> None:
        self._text, self._given, self._named = text, given, named
        self._sure = _folded_all(given.sure)
        self._words = _folded_all(given.words)
        self._places = _folded_all(given.places) | BODIES

    def run(self, words: list[Word], at: int) -> list[Word]:
        """The words from here on that belong together: capitals, and small words between them."""
        first = words[at]
        if not (first.capital or self._small_name(words, at)):
            return [first]
        run, end = [first], at + 1
        while end < len(words):
            step = self._step(words, end, run[-1])
            if not step:
                break
            run += words[end : end + step]
            end += step
        return run

    def _step(self, words: list[Word], at: int, last: Word) -> int:
        """How many words from here on belong to the run that ends with ``last``; 0 for none."""
        word = words[at]
        if not self._next_to(last, word):
            return 0
        if word.capital and word.folded not in {"i"}:
            return 1
        if word.folded == "s" or word.written.isdigit():
            return 0
        if self._text[last.end : word.start] in ("'", "’"):
            return int(self._unknown(word) and len(word.folded) > 2)
        if not last.capital:
            return int(self._small_surname(word))
        for more in (1, 2):
            far = words[at + more] if at + more < len(words) else None
            between = words[at : at + more]
            if far is None or any(one.folded not in _JOINS for one in between):
                return 0
            chain = [*between, far]
            if (
                far.capital
                and far.folded != "i"
                and all(self._text[one.end : two.start] == " " for one, two in pairwise(chain))
            ):
                return more + 1 if self._is_of_one(between, far) else 0
        return 0

    def _is_of_one(self, between: Sequence[Word], far: Word) -> bool:
        """Whether small words join what stands before them to what comes, as in "Bank of Wales"."""
        joining = {one.folded for one in between}
        if not joining & {"and", "in", "on", "for"} or far.folded in self._places:
            return True
        after = self._around(far)[1]
        return after in BODIES and self._text[far.end + 1 : far.end + 2].isupper()

    def guess(self, run: list[Word]) -> Guess | None:
        """What the run may name, or None."""
        if not run[0].capital:
            return self._small(run)
        if self._goes_on(run[0]):
            return self._place(self._trimmed(run), "name")
        run = self._without_beginning(run)
        if not run:
            return None
        title = run[0].folded in TITLES and len(run) > 1
        kernel = [word for word in run if word.folded not in TITLES | SMALL]
        if title and kernel:
            return self._place(run, "title")
        if len(run) == 1:
            return self._single(run[0])
        if any(self._is_name(word) for word in run):
            sort = "body" if run[-1].folded in self._places else "name"
            return self._place(self._trimmed(run), sort)
        if any(self._unknown(word) for word in run):
            sort = "body" if any(word.folded in self._places for word in run) else "name"
            return self._place(self._trimmed(run), sort)
        return None if self._says_nothing(run) else self._place(run, "body")

    def _goes_on(self, word: Word) -> bool:
        """Whether it is the rest of a name that is known."""
        return (
            word.start - 1 in self._named
            and self._text[word.start - 1] == " "
            and len(word.folded) > 1
            and word.folded not in self._given.common | _OPENERS
            and not (word.shouted and self._plain(word))
        )

    def _without_beginning(self, run: list[Word]) -> list[Word]:
        """Without words that only begin a sentence, and without a common word at either end."""
        first = run[0]
        if not begins_sentence(self._text, first.start) or not self._plain(first):
            return run
        if len(run) == 1 or run[1].folded in TITLES or self._is_name(run[1]):
            stays = first.folded in TITLES
        else:
            stays = first.folded not in _OPENERS and not self._unknown(run[1])
            if run[1].folded in SMALL | _JOINS:
                stays = stays and not self._places.isdisjoint((first.folded, run[-1].folded))
        if stays or first.folded in self._words | self._sure:
            return run
        run = run[1:]
        while run and run[0].folded in SMALL | _JOINS:
            run = run[1:]
        return run

    def _trimmed(self, run: list[Word]) -> list[Word]:
        """Without days and months before a name and behind it."""
        whens = _WHENS - self._words
        while len(run) > 1 and run[0].folded in whens:
            run = run[1:]
        while len(run) > 1 and run[-1].folded in whens:
            run = run[:-1]
        return run

    def _single(self, word: Word) -> Guess | None:
        if len(word.folded) < 2:
            return None
        if word.folded in self._words:
            return self._place([word], "name") if self._used_as_name(word) else None
        if word.folded in self._given.common:
            return None
        if word.shouted and not self._plain(word):
            return self._place([word], "acronym") if len(word.folded) <= 6 else None
        if word.folded in self._sure or self._unknown(word):
            return self._place([word], "name")
        # "I spoke to Peace": a virtue may be somebody's name, but only where a name would stand.
        named = not begins_sentence(self._text, word.start) and self._where_people_stand(word)
        return self._place([word], "name") if named else None

    def _used_as_name(self, word: Word) -> bool:
        """Whether a name that is also a word stands where a name can."""
        before, after = self._around(word)
        if before in ("the", "a", "an"):
            return False
        if word.folded in self._given.common:
            return after in _SPEAKS or before in _SPOKEN_TO
        if begins_sentence(self._text, word.start):
            rest = self._text[word.end :]
            return after in _SPEAKS | _IS or bool(_GENITIVE.match(rest) or _AND_ONE.match(rest))
        return True

    def _where_people_stand(self, word: Word) -> bool:
        """Whether there is hardly anything but a person that can stand here."""
        before, after = self._around(word)
        genitive = bool(_GENITIVE.match(self._text[word.end :]))
        return before not in ("the", "a", "an") and (
            before in _SPOKEN_TO or after in _SPEAKS or genitive
        )

    def _small(self, run: list[Word]) -> Guess | None:
        """A name written without a capital."""
        return self._place(run, "name") if self._small_name(run, 0, alone=True) else None

    def _small_name(self, words: list[Word], at: int, *, alone: bool = False) -> bool:
        word = words[at]
        if not word.written.islower() or len(word.folded) < 3:
            return False
        if word.folded in self._sure:
            return not self._ordinary(word)
        if not self._unknown(word):
            return False
        before = words[at - 1].folded if at and not alone else self._around(word)[0]
        return before in _BEFORE_SMALL

    def _small_surname(self, word: Word) -> bool:
        return word.written.islower() and len(word.folded) > 2 and self._unknown(word)

    def _says_nothing(self, run: list[Word]) -> bool:
        """Whether all its words are such as everybody shares: "Health and Wellbeing Board"."""
        common = self._given.common
        joined = " ".join(word.folded for word in run)
        if all(word.shouted and self._plain(word) for word in run):
            return True
        return joined in common or all(
            word.folded in common
            or word.folded in SMALL | _JOINS
            or word.folded in self._places
            or len(word.folded) == 1
            or word.written.isdigit()
            for word in run
        )

    # -- words ------------------------------------------------------------------------------

    def _is_name(self, word: Word) -> bool:
        return word.folded in self._sure or (
            word.folded in self._words and not begins_sentence(self._text, word.start)
        )

    def _plain(self, word: Word) -> bool:
        """Whether it may have a capital for another reason than being a name."""
        common = self._given.common
        if word.capital and not word.written.isascii():
            return word.folded in common
        return (
            self._ordinary(word)
            or word.folded in _OPENERS
            or word.folded in common
            or (word.folded.endswith("s") and word.folded[:-1] in common)
            or self._text[word.end : word.end + 2].lower() in ("'t", "’t")
        )

    def _unknown(self, word: Word) -> bool:
        return not self._plain(word) and len(word.folded) > 1 and not word.folded[0].isdigit()

    def _ordinary(self, word: Word) -> bool:
        return is_ordinary(word.folded, self._given.ordinary)

    def _around(self, word: Word) -> tuple[str, str]:
        before = words_of(self._text[max(0, word.start - 30) : word.start])
        after = words_of(self._text[word.end : word.end + 30])
        return before[-1].folded if before else "", after[0].folded if after else ""

    def _next_to(self, one: Word, other: Word) -> bool:
        gap = self._text[one.end : other.start]
        if "\n" in gap and ((self._plain(one) and not self._is_name(one)) or self._plain(other)):
            # A line of a list ends here, and another begins.
            return False
        return bool(_INSIDE.fullmatch(gap))

    def _place(self, run: Sequence[Word], sort: str) -> Guess:
        return run[0].start, run[-1].end, sort


@lru_cache(maxsize=16)
def _folded_all(names: frozenset[str]) -> frozenset[str]:
    return frozenset(folded(name) for name in names)
