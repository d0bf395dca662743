# SPDX-License-Identifier: MIT
"""A leader's share for a cohort, looked at and handed over; and a coach's page of the group.

Every share is a yes of its own: nothing is ever sent again by itself, and nothing but the numbers
that were shown goes along.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from journal_app.domain import cohort, cohort_share
from journal_app.domain.changes import Changes
from journal_app.domain.cohort import Publication
from journal_app.domain.cohort_share import CohortShare
from journal_app.domain.cohort_words import withheld, words
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.message import Message
from journal_app.exchange import safe_json, sealed
from journal_app.exchange.address import Address, Identity
from journal_app.exchange.formats import whole_bytes
from journal_app.services import choosing, sealing
from journal_app.services.session import Session
from journal_app.storage import cohort_material

MOST_FILES = 5_000


@dataclass(frozen=True, slots=True)
class Gathered:
    """A share as it would leave, and when this quarter was shared before, if it was."""

    share: CohortShare
    before: date | None


def known_cohorts(session: Session) -> tuple[str, ...]:
    """The cohorts that the leader has shared with, by name."""
    return tuple(sorted({name for name, _ in choosing.load(session).cohorts}))


def recent_quarters(session: Session, count: int = 6) -> tuple[str, ...]:
    """The quarter it is and those before, newest first."""
    found = [cohort_share.quarter_of(session.today)]
    while len(found) < count:
        start = cohort_share.quarter_period(found[-1]).start
        assert start is not None
        found.append(cohort_share.quarter_of(date.fromordinal(start.toordinal() - 1)))
    return tuple(found)


def gather(session: Session, name: str, quarter: str) -> Gathered:
    """The share of a quarter for a cohort; nothing is kept or sent.

    Raises InvalidValue where the quarter has not begun, or there is nothing in it to share.
    """
    name, period = cohort_share.cohort_name(name), cohort_share.quarter_period(quarter)
    if period.start is not None and period.start > session.today:
        raise InvalidValue("That quarter has not begun yet. Please choose an earlier one.")
    chosen = choosing.load(session)
    # Two copies of a journal may each have drawn a token; after they met, both use the same.
    token = min((drawn for known, drawn in chosen.cohorts if known == name), default="")
    with session.journal.read() as connection:
        entries = cohort_material.seen(connection, period, session.pack.scale.id)
        commitments = cohort_material.counted_commitments(connection)
    share = cohort_share.share_of(
        token or f"{session.chance.getrandbits(128):032x}",
        name,
        quarter,
        entries,
        commitments,
        tuple(theme.slug for theme in session.pack.themes),
        session.today,
    )
    if not cohort_share.says_something(share):
        raise InvalidValue(
            "There is too little in that quarter to share: a few entries with ratings or themes, "
            "or commitments that came due, make a share."
        )
    days = [day for known, of, day in chosen.cohort_shares if (known, of) == (name, quarter)]
    return Gathered(share, date.fromisoformat(max(days)) if days else None)


def preview_words(session: Session, share: CohortShare) -> tuple[Message, ...]:
    """Every number that would leave, in words."""
    return words(share, session.pack.theme_names())


def save(
    session: Session,
    share: CohortShare,
    path: Path,
    to: Sequence[Address] = (),
    passphrase: str | None = None,
) -> Changes:
    """Write the share, sealed, to ``path``, whole or not at all, and remember that it went.

    No name goes along in it. Raises InvalidValue, ExchangeError.
    """
    identity = replace(sealing.own_identity(session), name="")
    content = sealed.seal(
        sealed.COHORT, cohort_share.as_data(share), None, identity, to, passphrase
    )
    _check_target(session, path)
    chosen = choosing.load(session)
    if (share.cohort, share.token) not in chosen.cohorts:
        # Before it leaves: a share whose token is forgotten would make one leader count twice.
        choosing.change(session, cohorts=(*chosen.cohorts, (share.cohort, share.token)))
    with whole_bytes(path) as file:
        file.write(content)
    went = (share.cohort, share.quarter, session.today.isoformat())
    return choosing.change(session, cohort_shares=(*chosen.cohort_shares, went))


def read_share(
    content: bytes, identity: Identity | None, passphrase: str | None = None
) -> CohortShare:
    """A share out of a sealed file, or of its bare JSON; raises ExchangeError with a sentence."""
    if sealed.is_sealed(content):
        opened = sealed.unseal(content, identity, passphrase, sealed.COHORT)
        return cohort_share.from_data(opened.data)
    if len(content) > sealed.MOST_SEALED[sealed.COHORT]:
        raise _no_share()
    try:
        return cohort_share.from_data(safe_json.loads(content))
    except InvalidValue as problem:
        raise _no_share() from problem


def published(session: Session) -> tuple[Publication, ...]:
    """The pages that were published from this journal, the oldest first."""
    return tuple(
        cohort.from_data(safe_json.loads(one)) for one in choosing.load(session).cohort_pages
    )


def combine(
    session: Session,
    shares: Sequence[CohortShare],
    audience: str,
    *,
    point: str,
    agreed: date | None = None,
) -> Publication:
    """The page of a cohort, remembered in the journal from now on.

    Raises InvalidValue, whose sentence says why, where it is withheld.
    """
    page = cohort.combine(shares, published(session), audience, point=point, agreed=agreed)
    why = withheld(page)
    if why is not None:
        raise InvalidValue(why.template, **why.facts)
    if page not in published(session):
        kept = choosing.load(session).cohort_pages
        made = json.dumps(cohort.as_data(page), ensure_ascii=False)
        choosing.change(session, cohort_pages=(*kept, made))
    return page


def _check_target(session: Session, path: Path) -> None:
    try:
        if "\0" in str(path):
            raise ValueError("null character")
        if path.exists() and path.samefile(session.journal.path):
            raise ExchangeError("That is the journal itself. Please choose another name.")
        if path.is_dir():
            raise ExchangeError("“{path}” is a folder. Please name a file.", path=path)
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or problem
        raise ExchangeError(
            "A file cannot have the name “{path}” ({why}).",
            path=repr(str(path)[:60])[1:-1],
            why=why,
        ) from problem


def _no_share() -> ExchangeError:
    return ExchangeError(
        "This file is no share for a cohort, so nothing was taken from it. Please choose the files "
        "that the leaders sent."
    )
