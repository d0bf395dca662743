# SPDX-License-Identifier: MIT
"""The disguise of this journal: its list of names, and what still stands out in some texts.

The list is read here and put over words that leave; it never leaves itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from journal_app import content
from journal_app.domain import disguise as disguises
from journal_app.domain.choices import Choices
from journal_app.domain.disguise import Disguise, Hit
from journal_app.domain.name_words import folded
from journal_app.domain.sensitive import Category, touched
from journal_app.services import choosing
from journal_app.services.session import Session

_MOST_CONTEXTS = 3


def disguise_of(session: Session) -> Disguise:
    """The leader's list as it is now."""
    return disguise_from(choosing.load(session))


def disguise_from(chosen: Choices) -> Disguise:
    """The disguise of a list that was read before."""
    return Disguise(
        chosen.names,
        frozenset(chosen.organisations),
        frozenset(chosen.not_names),
        content.names_and_words(),
    )


def hits(text: str, disguise: Disguise, left: Sequence[str] = ()) -> tuple[Hit, ...]:
    """What names, or may name, somebody, but for what is left as it is."""
    return disguises.hits(text, disguise, content.names_and_words(), left)


def categories(text: str) -> tuple[str, ...]:
    """Kinds of special-category data that the text may touch on."""
    return disguises.categories(text, _lists())


def hints(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The same, each kind with the words by which it was noticed."""
    return touched(text, _lists())


@cache
def _lists() -> tuple[Category, ...]:
    return content.categories()


@dataclass(frozen=True, slots=True)
class Noticed:
    """The same words noticed once or more often: why, for what role, and where they stand.

    ``role`` is what stands there instead, for this ``name`` of the list; both are empty while
    nothing is decided. ``contexts`` are (before, words, after), at most three.
    """

    words: str
    sort: str
    role: str
    count: int
    contexts: tuple[tuple[str, str, str], ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it would leave, and where it has roles and where something is undecided."""

    text: str
    roles: tuple[tuple[int, int], ...]
    undecided: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """Some texts looked through: what to decide, what the list decided, and how they read now.

    ``hints`` are kinds of special-category data with the words by which they were noticed.
    """

    chosen: Choices
    undecided: tuple[Noticed, ...]
    listed: tuple[Noticed, ...]
    readings: tuple[Reading, ...]
    hints: tuple[tuple[str, tuple[str, ...]], ...]


def look_through(session: Session, texts: Sequence[str], left: Sequence[str] = ()) -> LookedThrough:
    """Look through texts that are about to leave, but for words ``left`` as they are."""
    chosen = choosing.load(session)
    disguise = disguise_from(chosen).leaving(left)
    found = [hit for text in texts for hit in hits(text, disguise)]
    readings = tuple(_reading(text, disguise) for text in texts)
    return LookedThrough(
        chosen,
        _noticed(hit for hit in found if not hit.role),
        _noticed(hit for hit in found if hit.role),
        readings,
        hints("\n\n".join(one.text for one in readings)),
    )


def _reading(text: str, disguise: Disguise) -> Reading:
    worn = disguise.apply(text)
    undecided = tuple((hit.start, hit.end) for hit in hits(worn, disguise) if not hit.role)
    return Reading(worn, disguise.labels_in(worn), undecided)


def _noticed(found: Iterable[Hit]) -> tuple[Noticed, ...]:
    """The hits by their words and role, in the order they first come."""
    together: dict[tuple[str, str], list[Hit]] = {}
    for hit in found:
        words = " ".join(folded(one) for one in hit.words.split())
        together.setdefault((words, hit.role), []).append(hit)
    return tuple(
        Noticed(
            " ".join(same[0].words.split()),
            same[0].sort,
            same[0].role,
            len(same),
            tuple(_around(hit) for hit in same[:_MOST_CONTEXTS]),
            same[0].name,
        )
        for same in together.values()
    )


def _around(hit: Hit) -> tuple[str, str, str]:
    before, words, after = hit.context.partition(" ".join(hit.words.split()))
    return before, words, after
