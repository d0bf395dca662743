# SPDX-License-Identifier: MIT
"""A summary from a small TOML file: what it says, made sense of in this journal."""

from dataclasses import dataclass, replace
from pathlib import Path

from journal_app.domain.errors import NotFound
from journal_app.domain.query import Query
from journal_app.domain.summary_draft import MOST_PICKS, Pick, SummaryDraft, with_focus
from journal_app.exchange import summary_recipe
from journal_app.exchange.address import Address
from journal_app.services import coaching, finding, sealing, writing
from journal_app.services.session import Session


@dataclass(frozen=True, slots=True)
class Wanted:
    """The draft that a file asks for, who to seal it for, and the file to write, if it says so."""

    draft: SummaryDraft
    to: tuple[Address, ...]
    path: Path | None


def read(session: Session, path: Path) -> Wanted:
    """What a file asks for; raises ExchangeError, InvalidValue and NotFound with a sentence."""
    found = summary_recipe.read(path, coaching.begin(session), session.today)
    draft = found.draft
    picks = tuple(replace(one, entry=writing.whole_id(session, one.entry)) for one in draft.picks)
    for slug in (*draft.focus, *(one.theme for one in picks if one.theme)):
        session.pack.theme(slug)
    draft = with_focus(replace(draft, picks=picks), draft.focus)
    if found.marked:
        draft = with_marked(session, draft)
    to = (contact_named(session, found.to).address,) if found.to else ()
    beside = None if found.path is None else path.parent / found.path
    return Wanted(draft, to, beside)


def with_marked(session: Session, draft: SummaryDraft) -> SummaryDraft:
    """The draft with the first words of entries marked to bring to the coach, oldest first.

    Entries picked already keep the words they have; those marked private stay at home.
    """
    period, known = draft.period, {one.entry for one in draft.picks}
    query = Query(start=period.start, end=period.end, facets=(("mark", "coach"),), sort="oldest")
    room = MOST_PICKS - len(draft.picks)
    rows = [row for row in finding.first(session, query, MOST_PICKS).rows if row.id not in known]
    open_ones = [one.id for one in rows if not coaching.is_private(session, one.id)]
    more = tuple(Pick(one, coaching.first_words(session, one)) for one in open_ones[:room])
    return replace(draft, picks=(*draft.picks, *more))


def contact_named(session: Session, name: str) -> sealing.Contact:
    """The contact of that name; raises NotFound with those there are."""
    every = sealing.contacts(session)
    for one in every:
        if one.name.casefold() == name.strip().casefold():
            return one
    raise NotFound(
        "There is no address under the name “{name}”. There are: {names}.",
        name=name[:60],
        names=", ".join(one.name for one in every) or "none yet",
    )
