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

from journal_app.domain import cohort, cohort_page, cohort_share
from journal_app.domain.changes import Changes
from journal_app.domain.cohort import Publication
from journal_app.domain.cohort_page import CohortPage
from journal_app.domain.cohort_share import CohortShare
from journal_app.domain.cohort_words import withheld, words
from journal_app.domain.errors import ExchangeError, InvalidValue, NotFound
from journal_app.domain.message import Message
from journal_app.exchange import safe_json, sealed
from journal_app.exchange.address import Address, Identity
from journal_app.exchange.formats import whole_bytes
from journal_app.services import choosing, sealing, targets
from journal_app.services.sealing import Contact
from journal_app.services.session import Session
from journal_app.storage import cohort_material, commitments

_ADDRESS = "uptoit1"
_QUARTERS = 6
"""So many of them are offered."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A share as it would leave, and when this quarter was shared before, if it was."""

    share: CohortShare
    before: date | None


@dataclass(frozen=True, slots=True)
class Before:
    """What there is to choose from: cohorts known by name, quarters newest first, and coaches.

    ``shared`` is what went so far, the newest first: to which cohort, which quarter, which day.
    """

    cohorts: tuple[str, ...]
    quarters: tuple[tuple[str, Message], ...]
    contacts: tuple[Contact, ...]
    shared: tuple[tuple[str, Message, date], ...] = ()


def before(session: Session) -> Before:
    """What a leader can choose before sharing."""
    chosen = choosing.load(session)
    names = sorted({name for name, _ in chosen.cohorts})
    quarters = [cohort_share.quarter_of(session.today)]
    while len(quarters) < _QUARTERS:
        start = cohort_share.quarter_period(quarters[-1]).start
        assert start is not None
        quarters.append(cohort_share.quarter_of(date.fromordinal(start.toordinal() - 1)))
    return Before(
        tuple(names),
        tuple((one, cohort_share.quarter_words(one)) for one in quarters),
        sealing.contacts(session),
        tuple(
            (name, cohort_share.quarter_words(quarter), date.fromisoformat(day))
            for name, quarter, day in sorted(chosen.cohort_shares, key=lambda one: one[2])[::-1]
        ),
    )


def look(session: Session, name: str, quarter: str) -> tuple[Gathered, tuple[Message, ...]]:
    """A share as it would leave, and in words; raises as ``gather``."""
    gathered = gather(session, name, quarter)
    return gathered, preview_words(session, gathered.share)


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
        promised = commitments.not_private(connection)
    share = cohort_share.share_of(
        token or f"{session.chance.getrandbits(128):032x}",
        name,
        quarter,
        entries,
        promised,
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


def readers(session: Session, to: str) -> tuple[Address, ...]:
    """Whom a share is sealed for: a known person by name, or an address as it was sent.

    Raises NotFound where nobody is known by that name, ExchangeError for an address amiss.
    """
    known = [one for one in sealing.contacts(session) if one.name.casefold() == to.casefold()]
    if known:
        return (known[0].address,)
    if _ADDRESS not in to.lower():
        raise NotFound(
            "Nobody is known by the name “{name}”. Please add their address first, or give the "
            "address itself.",
            name=to[:60],
        )
    return (Address.parse(to),)


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
    targets.check_file(session, path)
    chosen = choosing.load(session)
    if (share.cohort, share.token) not in chosen.cohorts:
        # Before it leaves: a share whose token is forgotten would make one leader count twice.
        choosing.change(session, cohorts=(*chosen.cohorts, (share.cohort, share.token)))
    went = (share.cohort, share.quarter, session.today.isoformat())
    with whole_bytes(path) as file:
        # First, so that no byte is anywhere without a word of it.
        changes = choosing.change(session, cohort_shares=(*chosen.cohort_shares, went))
        file.write(content)
    return changes


def read_share(
    content: bytes, identity: Identity | Sequence[Identity] | None, passphrase: str | None = None
) -> CohortShare:
    """A share out of a sealed file, or of its bare JSON; raises ExchangeError with a sentence."""
    return _read(content, identity, passphrase)[0]


def read_files(
    session: Session, files: Sequence[Path], passphrase: str | None = None
) -> list[CohortShare]:
    """The shares in these files, each named where it is none; raises ExchangeError.

    So it does where one leader signed several, for that would be more than one vote.
    """
    identity = sealing.own_identities(session)
    shares: list[CohortShare] = []
    tokens: dict[tuple[bytes, str, str], str] = {}
    for path in files:
        try:
            share, signer = _read(_content(path), identity, passphrase)
            place = (signer, share.cohort, share.quarter)
            if signer and tokens.setdefault(place, share.token) != share.token:
                raise _twice()
            shares.append(share)
        except ExchangeError as problem:
            raise ExchangeError("“{path}”: {why}", path=path.name, why=problem.message) from problem
    return shares


def any_needs_passphrase(files: Sequence[Path]) -> bool:
    """Whether one of the files is sealed with a passphrase."""
    return any(
        sealed.is_sealed(content) and sealed.needs_passphrase(content)
        for content in map(_content, files)
    )


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


def page_of(session: Session, page: Publication) -> CohortPage:
    """What the page of a publication says, beside those of earlier points."""
    return cohort_page.page_of(page, published(session), session.pack.theme_names())


def check_page_name(path: Path) -> None:
    """Raises InvalidValue where the name says neither PDF nor HTML."""
    if path.suffix.lower() not in (".pdf", ".html"):
        raise InvalidValue("Please give the page a name that ends in .pdf or .html.")


def save_page(session: Session, page: Publication, path: Path) -> tuple[Message, ...]:
    """Write the page of a publication, as ``write_page``."""
    check_page_name(path)
    targets.check_file(session, path)
    return write_page(page_of(session, page), path)


def write_page(page: CohortPage, path: Path) -> tuple[Message, ...]:
    """Write a page as PDF or HTML, whole or not at all; says what there is to say about it."""
    from journal_app.exchange import cohort_page as setting

    check_page_name(path)
    notices: tuple[Message, ...] = ()
    if path.suffix.lower() == ".pdf":
        made = setting.pdf(page)
        content, notices = made.pdf, made.notices
    else:
        content = setting.html(page)
    with whole_bytes(path) as file:
        file.write(content)
    return notices


def _read(
    content: bytes, identity: Identity | Sequence[Identity] | None, passphrase: str | None
) -> tuple[CohortShare, bytes]:
    """A share and the keys of who signed it, empty where nobody did."""
    if sealed.is_sealed(content):
        opened = sealed.unseal(content, identity, passphrase, sealed.COHORT)
        return cohort_share.from_data(opened.data), opened.sender.keys
    if len(content) > sealed.MOST_SEALED[sealed.COHORT]:
        raise _no_share()
    try:
        return cohort_share.from_data(safe_json.loads(content)), b""
    except InvalidValue as problem:
        raise _no_share() from problem


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(sealed.MOST_SEALED[sealed.COHORT] + 1)
    except OSError as problem:
        raise ExchangeError(
            "“{path}” cannot be read ({why}).", path=path, why=problem.strerror or problem
        ) from problem


def _no_share() -> ExchangeError:
    return ExchangeError(
        "This file is no share for a cohort, so nothing was taken from it. Please choose the files "
        "that the leaders sent."
    )


def _twice() -> ExchangeError:
    return ExchangeError(
        "Another of these shares was signed by the same leader, who has one vote. Please choose "
        "the one that was made last."
    )
