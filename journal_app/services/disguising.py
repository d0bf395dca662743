# SPDX-License-Identifier: MIT
"""The disguise of this journal: its list of names, and what still stands out in some texts."""

from collections.abc import Sequence

from journal_app.domain import disguise as disguises
from journal_app.domain.disguise import Disguise, Hit
from journal_app.services import choosing, naming
from journal_app.services.session import Session


def disguise_of(session: Session) -> Disguise:
    """The leader's list as it is now; it never leaves the journal."""
    return Disguise(choosing.load(session).names)


def hits(text: str, disguise: Disguise, left: Sequence[str] = ()) -> tuple[Hit, ...]:
    """What names, or may name, somebody, but for what is left as it is."""
    return disguises.hits(text, disguise, naming.given(), left)


def categories(text: str) -> tuple[str, ...]:
    """Kinds of special-category data that the text may touch on."""
    return disguises.categories(text, ())
