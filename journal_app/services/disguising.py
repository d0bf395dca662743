# SPDX-License-Identifier: MIT
"""The disguise of this journal: its list of names, and what still stands out in some texts.

The list is read here and put over words that leave; it never leaves itself.
"""

from collections.abc import Sequence
from functools import cache

from journal_app import content
from journal_app.domain import disguise as disguises
from journal_app.domain.choices import Choices
from journal_app.domain.disguise import Disguise, Hit
from journal_app.domain.sensitive import Category, touched
from journal_app.services import choosing, naming
from journal_app.services.session import Session


def disguise_of(session: Session) -> Disguise:
    """The leader's list as it is now."""
    return disguise_from(choosing.load(session))


def disguise_from(chosen: Choices) -> Disguise:
    """The disguise of a list that was read before."""
    return Disguise(
        chosen.names,
        frozenset(chosen.organisations),
        frozenset(chosen.not_names),
        naming.given(),
    )


def hits(text: str, disguise: Disguise, left: Sequence[str] = ()) -> tuple[Hit, ...]:
    """What names, or may name, somebody, but for what is left as it is."""
    return disguises.hits(text, disguise, naming.given(), left)


def categories(text: str) -> tuple[str, ...]:
    """Kinds of special-category data that the text may touch on."""
    return disguises.categories(text, _lists())


def hints(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The same, each kind with the words by which it was noticed."""
    return touched(text, _lists())


@cache
def _lists() -> tuple[Category, ...]:
    return content.categories()
