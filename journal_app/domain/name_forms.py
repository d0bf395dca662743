# SPDX-License-Identifier: MIT
"""The forms in which a name of the leader's list may be written: whole, in part, or as letters."""

import re
from dataclasses import dataclass, field

from journal_app.domain.name_words import SMALL, TITLES, Word, word_set, words_of

BODIES = word_set(
    "council councils trust trusts board police constabulary association university hospital "
    "hospitals infirmary foundation union unison partnership partnerships ltd limited llp cic "
    "plc inc nhs forum committee department ministry group society college school academy "
    "academies charity hospice authority agency federation commission county borough district "
    "city town parish metropolitan unitary housing homes integrated care health healthcare "
    "ambulance fire rescue service services surgery practice clinic centre church mosque temple "
    "institute network alliance collective co-operative cooperative company consortium "
    "consulting consultants workers citizens regional national community mental primary acute "
    "community"
)
"""Words that bodies share, so that none of them alone tells one from another."""
_OWNERS = word_set("the a an my our your his her their this that")
_PARTICLES = word_set(
    "ap ab ferch van von der den de del della di da dos du la le el al bin bint ibn abu ben mac "
    "mc o st san ter ten"
)
_PERSON_LETTERS = 3
"""People go by two or three letters; the rest of a long name is left out."""

PERSON, BODY, PHRASE = "person", "body", "phrase"


@dataclass(frozen=True, slots=True)
class Form:
    """Words that stand for a name of the list, folded; ``sort`` says how much of it they are.

    ``whole`` is the name as it is on the list, ``part`` a piece of it, ``letters`` its initials or
    acronym. ``at`` is the place of the name on the list.
    """

    words: tuple[str, ...]
    sort: str
    kind: str
    at: int


@dataclass(slots=True)
class Listed:
    """A name of the list with its role and all its forms."""

    name: str
    role: str
    kind: str
    at: int
    words: tuple[str, ...] = ()
    forms: list[Form] = field(default_factory=list)

    @property
    def letters(self) -> frozenset[str]:
        """With which letters its words begin."""
        return frozenset(word[0] for word in self.words)


def listed(name: str, role: str, at: int, *, organisation: bool) -> Listed | None:
    """The name with its forms; None for what has no two letters or digits to go by."""
    written = words_of(name)
    if sum(len(word.folded) for word in written) < 2:
        return None
    kind = _kind(name, written, organisation=organisation)
    one = Listed(name, role, kind, at, tuple(word.folded for word in written))
    one.forms.append(Form(one.words, "whole", kind, at))
    bare = _without_titles(written)
    if kind == PERSON:
        _add_person(one, bare, name)
    elif kind == BODY:
        _add_body(one, written)
    elif len(written) > 1 and written[0].folded in _OWNERS and written[1].capital:
        one.forms.append(Form(one.words[1:], "part", kind, at))
    return one


def looks_like_body(name: str) -> bool:
    """Whether a name says by its words that it is an organisation."""
    words = words_of(name)
    strong = sum(word.folded in BODIES for word in words)
    return len(words) > 1 and (strong >= 2 or words[-1].folded in _LAST or "&" in name)


_LAST = word_set(
    "council trust board police constabulary association university hospital infirmary "
    "foundation union partnership ltd limited llp cic plc forum committee department ministry "
    "group society college school academy charity hospice authority agency federation "
    "commission housing homes service services surgery practice clinic centre institute network "
    "alliance"
)


def _kind(name: str, words: list[Word], *, organisation: bool) -> str:
    if organisation or looks_like_body(name):
        return BODY
    if words[0].folded in _OWNERS or not any(word.capital for word in words):
        return PHRASE if _says_more(words) else PERSON
    if any(word.folded.isdigit() for word in words) or "@" in name:
        return PHRASE
    return PERSON


def _says_more(words: list[Word]) -> bool:
    """Whether small letters are meant: a person's name is sometimes put down without capitals."""
    return words[0].folded in _OWNERS or len(words) > 3


def _without_titles(words: list[Word]) -> list[Word]:
    bare = list(words)
    while len(bare) > 1 and bare[0].folded in TITLES:
        bare.pop(0)
    return bare


def _add_person(one: Listed, words: list[Word], name: str) -> None:
    """Each word of it, all in one as in a tag, and its letters."""
    folded = [word.folded for word in words]
    if 1 < len(folded) < len(one.words):
        one.forms.append(Form(tuple(folded), "whole", one.kind, one.at))
    for word in folded:
        if len(word) > 1 and word not in _PARTICLES:
            one.forms.append(Form((word,), "part", one.kind, one.at))
    if len(folded) > 1:
        for joined in ("".join(folded), *_double_names(name)):
            one.forms.append(Form((joined,), "part", one.kind, one.at))
        one.forms.extend(
            Form((letters,), "letters", one.kind, one.at)
            for letters in _initials(name, folded)
            if len(letters) > 1
        )


def _double_names(name: str) -> list[str]:
    """Hyphenated parts written as one: "Annemarie"."""
    parts = [[word.folded for word in words_of(part)] for part in name.split()]
    return ["".join(part) for part in parts if len(part) > 1 and len(part[0]) > 1]


def _initials(name: str, words: list[str]) -> list[str]:
    """All letters; and, of a name in three parts or a double one, its first and its last."""
    plain = [word for word in words if word not in _PARTICLES]
    every = "".join(word[0] for word in words)
    made = [every, "".join(word[0] for word in plain)]
    if len(plain) > 2:
        pieces = re.split(r"\s+", name.strip())
        last = words_of(pieces[-1])
        made += [plain[0][0] + plain[-1][0], plain[0][0] + last[0].folded[0] if last else ""]
    return [letters for letters in dict.fromkeys(made) if letters]


def _add_body(one: Listed, written: list[Word]) -> None:
    """What sets it apart at its beginning, and its acronyms."""
    words = list(one.words)
    if words[0] in SMALL and len(words) > 2:
        words, written = words[1:], written[1:]
        one.forms.append(Form(tuple(words), "whole", one.kind, one.at))
    telling = next((at for at, word in enumerate(words) if word in BODIES), len(words))
    for end in range(1, len(words)):
        if words[end - 1] in SMALL or words[end - 1] == "s":
            continue
        if (end > 1 and end >= telling) or (end == telling and len(words[0]) > 3):
            one.forms.append(Form(tuple(words[:end]), "part", one.kind, one.at))
    one.forms.extend(Form((letters,), "letters", one.kind, one.at) for letters in _acronyms(words))


def _acronyms(words: list[str]) -> list[str]:
    """The first letters, with and without the small words, and without a last "Ltd"."""
    said = [word for word in words if word != "s"]
    large = [word for word in said if word not in SMALL]
    made = ["".join(word[0] for word in said), "".join(word[0] for word in large)]
    bare = [word for word in large if word not in {"ltd", "limited", "llp", "cic", "plc", "nhs"}]
    made += ["".join(word[0] for word in bare)]
    return [letters for letters in dict.fromkeys(made) if len(letters) > 1]
