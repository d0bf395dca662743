# SPDX-License-Identifier: MIT
"""Cohort shares in a coach's library, and the pages that were published of them."""

from datetime import date
from typing import TYPE_CHECKING

from journal_app.domain import cohort, cohort_share
from journal_app.domain.cohort import Publication
from journal_app.domain.cohort_share import CohortShare
from journal_app.domain.library import PUBLISHED, TAKEN
from journal_app.exchange import safe_json, sealed
from journal_app.services.library_inside import check_coach, closed, json_bytes
from journal_app.services.library_opening import Library
from journal_app.storage import library as stored

if TYPE_CHECKING:
    from journal_app.storage.library.access import Session

_GIVER = b"who gave a share for a cohort\n"


def take_in_share(library: Library, content: bytes, passphrase: str | None = None) -> CohortShare:
    """Put a leader's cohort share into the library; a newer one of the same quarter replaces it.

    One leader has one vote: shares are of the same one where they have a token or a signature in
    common. Raises ExchangeError.
    """
    check_coach(library)
    opened = sealed.unseal(content, library.identity, passphrase, sealed.COHORT)
    share = cohort_share.from_data(opened.data)
    # Not as a client's address is, for nobody is to see which of them gave which share.
    giver = library.blind(_GIVER + opened.sender.keys)
    library.shelf.change(lambda session: _keep(library, session, share, giver))
    return share


def cohort_names(library: Library) -> tuple[str, ...]:
    """The cohorts that leaders gave shares for."""
    with library.shelf.read() as session:
        return tuple(stored.cohorts.names(session))


def cohort_shares(library: Library, name: str) -> tuple[CohortShare, ...]:
    """All shares of a cohort, by quarter, in an order that says nothing else."""
    with library.shelf.read() as session:
        return _shares(library, session, name)


def publications(library: Library, name: str) -> tuple[Publication, ...]:
    """What was published of a cohort, the oldest first."""
    with library.shelf.read() as session:
        return _published(library, session, name)


def publish(
    library: Library,
    name: str,
    quarter: str,
    audience: str,
    *,
    point: str,
    agreed: date | None = None,
) -> Publication:
    """The page of a cohort's quarter for an audience, remembered where it is published.

    A page that is withheld says why in itself, and is not remembered. Raises InvalidValue where
    there is no share of that quarter.
    """
    check_coach(library)

    def work(session: "Session") -> Publication:
        shares = [one for one in _shares(library, session, name) if one.quarter == quarter]
        earlier = _published(library, session, name)
        page = cohort.combine(shares, earlier, audience, point=point, agreed=agreed)
        if page.published and page not in earlier:
            now, place = library.clock(), library.new_id()
            programme = stored.envelopes.programme(session, name, library.new_id(), now)
            blob = closed(library, json_bytes(cohort.as_data(page)), f"publication {place}")
            stored.cohorts.publish(session, place, programme, blob, now)
            stored.auditing.note(session, library.new_id(), PUBLISHED, place, now)
        return page

    # Two pages made at the same moment could be told apart by a few leaders.
    return library.shelf.change(work, alone=True)


def _keep(library: Library, session: "Session", share: CohortShare, giver: str) -> None:
    now = library.clock()
    programme = stored.envelopes.programme(session, share.cohort, library.new_id(), now)
    same = [
        one
        for one, blob in stored.cohorts.shares(session, share.cohort)
        if (there := _share(library, one, blob)).token == share.token
        and there.quarter == share.quarter
    ]
    stored.cohorts.remove_shares(session, same)
    row = stored.cohorts.put_share(session, library.new_id(), programme, share.quarter, giver, now)
    row.blob = closed(library, json_bytes(cohort_share.as_data(share)), f"share {row.id}")
    session.flush()
    stored.auditing.note(session, library.new_id(), TAKEN, row.id, now)


def _share(library: Library, place: str, blob: bytes) -> CohortShare:
    return cohort_share.from_data(safe_json.loads(library.opener.opened(blob, f"share {place}")))


def _shares(library: Library, session: "Session", name: str) -> tuple[CohortShare, ...]:
    found = stored.cohorts.shares(session, name)
    return tuple(_share(library, one, blob) for one, blob in found)


def _published(library: Library, session: "Session", name: str) -> tuple[Publication, ...]:
    found = stored.cohorts.published(session, name)
    return tuple(
        cohort.from_data(safe_json.loads(library.opener.opened(blob, f"publication {one}")))
        for one, blob in found
    )
