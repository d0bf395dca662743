# SPDX-License-Identifier: MIT
"""Where a text has a name of the leader's list, in any of the forms it may be written in.

The whole name is found in any case, over hyphens and line ends, come what may. Pieces, letters and
misspelt forms are found where they can hardly be anything else: a piece that is an ordinary word
too ("Mark", "Bell") counts where only a name can stand.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from journal_app.domain.name_forms import BODIES, BODY, PERSON, PHRASE, Form, Listed, listed
from journal_app.domain.name_reach import Found, grown, joined, past_its_dot
from journal_app.domain.name_words import (
    SMALL,
    TITLES,
    Word,
    alike,
    begins_sentence,
    folded,
    is_ordinary,
    word_set,
    words_of,
)
from journal_app.domain.names import GivenNames

_BETWEEN = re.compile(r"(?:[\s'’‘`\-‐‑_*>&+/]|\.(?!\s)){1,12}")
_DOTTED = re.compile(r"\.?[-‐‑ ]?|[-‐‑]")
_MOST_LETTERS = 8
_SPEAKS = word_set(
    "said says told tells asked asks thinks thought wants wanted agreed came comes went rang "
    "rings called calls looked left sent wrote spoke put knew knows saw sees gave took brought "
    "chaired nodded smiled laughed shrugged sighed replied answered objected"
)
_IS = word_set("was had has and")


class KnownNames:
    """Finds the names of a list; made once for a list, it goes over a text in one walk."""

    def __init__(
        self,
        roles: Sequence[tuple[str, str]],
        organisations: frozenset[str],
        left: frozenset[str],
        given: GivenNames,
    ) -> None:
        self._given = given
        self._sure = frozenset(folded(name) for name in given.sure)
        self._left = {" ".join(word.folded for word in words_of(one)) for one in left}
        self.names: list[Listed] = []
        seen: set[tuple[str, ...]] = set()
        for name, role in roles:
            one = listed(name, role, len(self.names), organisation=name in organisations)
            if one is not None and one.words not in seen and one.words != _folded(role):
                seen.add(one.words)
                self.names.append(one)
        self._by_first: dict[str, list[Form]] = defaultdict(list)
        self._letters: dict[str, Form] = {}
        self._misspellable: list[tuple[str, Form]] = []
        for sort in ("whole", "part", "letters"):
            for one in self.names:
                for form in one.forms:
                    if form.sort == sort:
                        self._take(form)
        for forms in self._by_first.values():
            forms.sort(key=lambda form: (-len(form.words), form.sort != "whole", form.at))
        self._alike: dict[str, list[tuple[str, Form]]] = {}

    def _take(self, form: Form) -> None:
        if form.sort == "letters":
            self._letters.setdefault(form.words[0], form)
            return
        self._by_first[form.words[0]].append(form)
        if form.kind != PHRASE:
            self._misspellable.append((form.words[0], form))

    def whole(self, text: str) -> list[Found]:
        """Names as they are on the list, in any case: these may never be left standing."""
        found: list[Found] = []
        words = words_of(text)
        at = 0
        while at < len(words):
            taken = self._whole_at(text, words, at)
            if taken is not None:
                found.append(taken[0])
            at += taken[1] if taken else 1
        return found

    def find(self, text: str) -> list[Found]:
        """All there are, from the top; names of one person side by side are one."""
        words = words_of(text)
        found: list[Found] = []
        at = 0
        while at < len(words):
            taken = self._whole_at(text, words, at) or self._otherwise_at(text, words, at)
            if taken is not None:
                found.append(grown(text, words, at, taken, self.names[taken[0].at]))
            at += taken[1] if taken else 1
        return list(joined(found, text))

    # -- the ways of looking -------------------------------------------------------------

    def _whole_at(self, text: str, words: list[Word], at: int) -> tuple[Found, int] | None:
        for form in self._by_first.get(words[at].folded, ()):
            if form.sort == "whole" and self._stands(form, text, words, at):
                if len(form.words) == 1 and not self._can_be_it(form, text, words, at):
                    continue
                start, end = _with_signs(
                    self.names[form.at].name, text, words[at].start,
                    words[at + len(form.words) - 1].end,
                )  # fmt: skip
                return Found(start, end, "whole", form.at), len(form.words)
        return None

    def _otherwise_at(self, text: str, words: list[Word], at: int) -> tuple[Found, int] | None:
        """A piece of a name, its letters, or a slip in it: that which takes in the most words."""
        looks = (self._part_at, self._letters_at, self._misspelt_at)
        taken = [one for look in looks if (one := look(text, words, at)) is not None]
        return max(taken, key=lambda one: one[1], default=None)

    def _part_at(self, text: str, words: list[Word], at: int) -> tuple[Found, int] | None:
        word = words[at]
        for written, sort in ((word.folded, "part"), (_singular(word.folded), "misspelt")):
            for form in self._by_first.get(written, ()):
                if form.sort != "part" or not self._stands(form, text, words, at, written):
                    continue
                last = words[at + len(form.words) - 1]
                if self._is_left(words[at : at + len(form.words)]):
                    continue
                if self._can_be_it(form, text, words, at):
                    return Found(word.start, last.end, sort, form.at), len(form.words)
        return None

    def _letters_at(self, text: str, words: list[Word], at: int) -> tuple[Found, int] | None:
        word = words[at]
        if len(word.folded) == 1:
            return self._dotted_at(text, words, at)
        form = self._letters.get(word.folded) or self._letters.get(_singular(word.folded))
        if form is None or self._is_left([word]):
            return None
        common = word.folded in self._given.common
        large = form.kind == BODY and len(word.folded) > 2
        if word.shouted:
            fits = (large or not common) and not (
                self._ordinary(word.folded) and (len(word.folded) == 2 or _all_shouted(words, at))
            )
        else:
            fits = len(word.folded) > 2 and not common and not self._ordinary(word.folded)
        return (Found(word.start, word.end, "letters", form.at), 1) if fits else None

    def _dotted_at(self, text: str, words: list[Word], at: int) -> tuple[Found, int] | None:
        """Letters with dots or hyphens between them, such as "A.-M.B."."""
        end = at
        while (
            end + 1 < min(len(words), at + _MOST_LETTERS)
            and len(words[end + 1].folded) == 1
            and _DOTTED.fullmatch(text[words[end].end : words[end + 1].start])
        ):
            end += 1
        for last in range(end, at, -1):
            piece = words[at : last + 1]
            form = self._letters.get("".join(word.folded for word in piece))
            between = text[piece[0].start : piece[-1].end]
            if form is None or "." not in text[piece[0].start : piece[-1].end + 1]:
                continue
            if all(word.capital for word in piece) or "." in between:
                stop = past_its_dot(text, piece[-1].end)
                return Found(piece[0].start, stop, "letters", form.at), len(piece)
        return None

    def _misspelt_at(self, text: str, words: list[Word], at: int) -> tuple[Found, int] | None:
        word = words[at]
        best: tuple[Found, int] | None = None
        for form in self._close_to(word.folded):
            length = len(form.words)
            piece = words[at : at + length]
            if len(piece) < length or (best is not None and length <= best[1]):
                continue
            if _side_by_side(text, piece) and self._slipped(form, piece):
                best = Found(word.start, piece[-1].end, "misspelt", form.at), length
        return best

    def _slipped(self, form: Form, piece: list[Word]) -> bool:
        """Whether these words may be the form with a slip in it, and are not words in their own."""
        pairs = list(zip((word.folded for word in piece), form.words, strict=True))
        exact = sum(one == name for one, name in pairs)
        if exact == len(pairs) or self._is_left(piece):
            return False
        if not all(one == name or alike(one, name) for one, name in pairs):
            return False
        if len(pairs) > 1 and form.kind == BODY and not any(word.capital for word in piece):
            return False
        return exact > 0 or not all(self._known_word(word) for word in piece)

    # -- judging ------------------------------------------------------------------------------

    def _stands(self, form: Form, text: str, words: list[Word], at: int, first: str = "") -> bool:
        """Whether the words of the form stand here, one after another."""
        piece = words[at : at + len(form.words)]
        if len(piece) < len(form.words):
            return False
        folded = tuple(word.folded for word in piece)
        if folded != form.words and (first, *folded[1:]) != form.words:
            return False
        return _side_by_side(text, piece, self.names[form.at].name)

    def _can_be_it(self, form: Form, text: str, words: list[Word], at: int) -> bool:
        """Whether a piece of a name stands where it can be that name."""
        piece = words[at : at + len(form.words)]
        if form.kind != PERSON:
            plain = all(self._ordinary(word.folded) or word.folded in BODIES for word in piece)
            if not plain or form.sort == "whole":
                return not plain or len(piece) > 1 or any(word.capital for word in piece)
            large = [word for word in piece if word.folded not in SMALL]
            return all(word.capital for word in large) and (
                len(large) > 1 or not begins_sentence(text, piece[0].start)
            )
        word = piece[0]
        if len(word.folded) == 2 and form.sort != "whole":
            return word.capital
        if not self._ordinary(word.folded):
            return True
        return word.capital and self._stands_as_name(text, words, at, form)

    def _stands_as_name(self, text: str, words: list[Word], at: int, form: Form) -> bool:
        """Whether a capitalised word that is also an ordinary one is a name here."""
        word = words[at]
        own = set(self.names[form.at].words)
        before = words[at - 1] if at else None
        after = words[at + 1] if at + 1 < len(words) else None
        beside = before is not None and text[before.end : word.start] in (" ", "-", ". ", "\n")
        if before and before.capital and beside and before.folded in TITLES | own:
            return True
        if before is None and after is None:
            return True
        if before and self._is_initial(text, before, word, own):
            return True
        gap = text[word.end : after.start] if after and after.capital else ""
        if after and after.folded in own and gap in (" ", ", "):
            return True
        if after and gap == " " and after.folded not in {"i"} | TITLES:
            return False
        if before and before.folded in {"the", "a", "an"} and text[before.end : word.start] == " ":
            # "the Bells" are people, "the Bell" may be a house.
            return before.folded == "the" and _singular(word.folded) in own
        if begins_sentence(text, word.start):
            return after is not None and (
                text[word.end : word.end + 2] in ("'s", "’s") or after.folded in _SPEAKS | _IS
            )
        return True

    def _is_initial(self, text: str, before: Word, word: Word, own: set[str]) -> bool:
        """Whether the letter before a word is the first one of the rest of that name."""
        fits = before.capital and before.folded in {one[0] for one in own}
        gap = text[before.end : word.start]
        return fits and (gap == ". " or (gap == " " and not begins_sentence(text, before.start)))

    def _close_to(self, folded: str) -> list[Form]:
        """Forms whose first word may be this one misspelt, or is this one."""
        if folded not in self._alike:
            if len(self._alike) > 20_000:
                self._alike.clear()
            self._alike[folded] = [
                (first, form)
                for first, form in self._misspellable
                if alike(folded, first) or (first == folded and len(form.words) > 1)
            ]
        return [form for _, form in self._alike[folded]]

    def _known_word(self, word: Word) -> bool:
        """Whether it is a word or a name of its own, and so not one misspelt."""
        return (
            self._ordinary(word.folded)
            or word.folded in self._given.common
            or word.folded in self._sure
        )

    def _ordinary(self, folded: str) -> bool:
        return is_ordinary(folded, self._given.ordinary)

    def _is_left(self, piece: Sequence[Word]) -> bool:
        return " ".join(word.folded for word in piece) in self._left


def _side_by_side(text: str, piece: Sequence[Word], name: str = "") -> bool:
    """Whether only what may part the words of a name stands between them."""
    for one, other in pairwise(piece):
        gap = text[one.end : other.start]
        if not (_BETWEEN.fullmatch(gap) or (gap and gap in name)):
            return False
    return True


def _with_signs(name: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The place with the signs that the name has before its first word and after its last."""
    own = words_of(name)
    before, after = name[: own[0].start].strip(), name[own[-1].end :].strip()
    if before and text[:start].endswith(before):
        start -= len(before)
    if after and text[end:].startswith(after):
        end += len(after)
    return start, end


def _all_shouted(words: list[Word], at: int) -> bool:
    """Whether the words around are all in capitals too, so that capitals say nothing."""
    around = [*words[max(0, at - 2) : at], *words[at + 1 : at + 3]]
    return bool(around) and all(one.shouted or len(one.written) == 1 for one in around)


def _singular(folded: str) -> str:
    return folded[:-1] if len(folded) > 4 and folded.endswith("s") else ""


def _folded(role: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words_of(role))
