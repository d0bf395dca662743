# SPDX-License-Identifier: MIT
"""A coach's groups: what leaders shared of their numbers, and the pages that are made of them."""

from dataclasses import dataclass

from journal_app.domain import cohort_page
from journal_app.domain.cohort import Publication
from journal_app.domain.cohort_page import CohortPage
from journal_app.domain.cohort_words import withheld
from journal_app.domain.errors import InvalidValue
from journal_app.domain.pack import Pack
from journal_app.services.library_cohorts import (
    cohort_names,
    cohort_shares,
    publications,
    publish,
)
from journal_app.services.library_opening import Library

__all__ = ["Group", "group", "groups", "publish_page", "shown", "withheld"]


@dataclass(frozen=True, slots=True)
class Group:
    """One cohort: how many leaders shared in each quarter, the newest first, and its pages."""

    name: str
    quarters: tuple[tuple[str, int], ...]
    pages: tuple[Publication, ...]


def groups(library: Library) -> tuple[Group, ...]:
    """Every cohort that leaders gave shares for, by name."""
    return tuple(group(library, name) for name in cohort_names(library))


def group(library: Library, name: str) -> Group:
    """One of them; counts alone, for whose the shares are is nobody's to see."""
    givers: dict[str, set[str]] = {}
    for one in cohort_shares(library, name):
        givers.setdefault(one.quarter, set()).add(one.token)
    quarters = sorted(((quarter, len(who)) for quarter, who in givers.items()), reverse=True)
    return Group(name, tuple(quarters), publications(library, name))


def publish_page(
    library: Library, name: str, quarter: str, audience: str, **how: object
) -> Publication:
    """The page for an audience, remembered from now on; ``how`` as in ``library.publish``.

    Raises InvalidValue, whose sentence says why, where it is withheld.
    """
    page = publish(library, name, quarter, audience, **how)  # type: ignore[arg-type]
    why = withheld(page)
    if why is not None:
        raise InvalidValue(why.template, **why.facts)
    return page


def shown(library: Library, page: Publication, pack: Pack) -> CohortPage:
    """What a page says, beside those of earlier points."""
    earlier = publications(library, page.cohort)
    return cohort_page.page_of(page, earlier, pack.theme_names())


def pictures(page: CohortPage, pixels_per_inch: float) -> list[bytes]:
    """The page to look at, as PNG pictures."""
    from journal_app.exchange import cohort_page as setting

    return setting.pages(page, pixels_per_inch)
