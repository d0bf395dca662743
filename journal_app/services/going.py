# SPDX-License-Identifier: MIT
"""What a few words can lead to: entries, commitments, themes, tags and kept searches."""

from dataclasses import dataclass

from journal_app.domain.beginnings import begins
from journal_app.domain.commitment import Commitment
from journal_app.domain.listing import Listed
from journal_app.domain.query import Query, parse
from journal_app.services import committing, finding, searches
from journal_app.services.session import Session

MOST_ENTRIES = 8
_MOST_OTHERS = 5


@dataclass(frozen=True, slots=True)
class Reached:
    """The entries newest first; commitments due and open before done; tags the most used first."""

    entries: tuple[Listed, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    themes: tuple[tuple[str, str], ...] = ()
    """Slug and name of each theme."""
    tags: tuple[tuple[str, int], ...] = ()
    """Each tag with the number of entries that bear it."""
    searches: tuple[tuple[str, str], ...] = ()
    """Name of each kept search, and what it looks for in the words of the search language."""


@dataclass(frozen=True, slots=True)
class Known:
    """What stays as it is while one types: all commitments, tags and kept searches, as offered."""

    commitments: tuple[Commitment, ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    searches: tuple[tuple[str, str], ...] = ()


def known(session: Session) -> Known:
    """Read once what ``reached`` looks through at every key."""
    groups = committing.groups(session)
    kept = [(name, query.as_text()) for name, query in searches.every(session).items()]
    return Known(
        (*groups.due, *groups.open, *groups.done), tuple(finding.tags(session)), tuple(kept)
    )


def reached(session: Session, typed: str, among: Known) -> Reached:
    """What the words typed so far lead to, the last one taken as the start of a word.

    Every word is looked for as it stands, so that nothing typed acts as a filter. Without a word
    there are the newest entries alone.
    """
    words = typed.split()
    if not words:
        return Reached(entries=finding.first(session, Query(), MOST_ENTRIES).rows)
    query = parse(" ".join(f'"{word}"' for word in typed.replace('"', " ").split())).typing()
    entries = finding.first(session, query, MOST_ENTRIES).rows if query.terms else ()
    commitments = [one for one in among.commitments if begins(one.text, typed)]
    themes = [
        (theme.slug, theme.name) for theme in session.pack.themes if begins(theme.name, typed)
    ]
    tags = [one for one in among.tags if begins(one[0], typed.lstrip("#"))]
    return Reached(
        entries,
        tuple(commitments[:_MOST_OTHERS]),
        tuple(themes[:_MOST_OTHERS]),
        tuple(tags[:_MOST_OTHERS]),
        tuple([one for one in among.searches if begins(one[0], typed)][:_MOST_OTHERS]),
    )
