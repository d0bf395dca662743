# SPDX-License-Identifier: MIT
"""A share for a cohort, and why a page is withheld, in plain sentences."""

from collections.abc import Iterator, Mapping

from journal_app.domain import cohort
from journal_app.domain.cohort import LEAST, LEAST_FOR_SPONSOR, Publication
from journal_app.domain.cohort_share import (
    LEAST_RATED,
    LEAST_THEMED,
    OUTCOMES,
    CohortShare,
    quarter_words,
)
from journal_app.domain.commitment import NOT_YET, STATUS
from journal_app.domain.facets import REACH
from journal_app.domain.message import Message, message

ASKED = (
    message("Up for it, me"),
    message("Up to it, me"),
    message("Up for it, us"),
    message("Up to it, us"),
)
"""The names of the four answers, in the order of ``rating.RATINGS``."""
_OUTCOMES = {
    choice.key: message("not yet, past its day")
    if choice.key == NOT_YET
    else message(choice.name.lower())
    for choice in STATUS.choices
}
_WHY = {
    cohort.FEW: message(
        "Withheld: fewer than {least} leaders stand behind it. A page can be made when at least "
        "{least} have shared this quarter.",
        least=LEAST,
    ),
    cohort.CHANGED: message(
        "Withheld: since an earlier page, from 1 to {most} leaders have come or gone, and setting "
        "the two side by side could show what these few said. A page can be made at the next "
        "point, when all leaders of the earlier page share again, or at least {least} differ.",
        most=LEAST - 1,
        least=LEAST,
    ),
    cohort.SAME_QUARTER: message(
        "Withheld: there is a page of this quarter already, at another point. Two pages of one "
        "quarter could be set side by side. Please make this one of a later quarter."
    ),
    cohort.GROUP_FIRST: message(
        "Withheld: the group sees its page first. Make the page for the group at this point, talk "
        "it over, and then come back."
    ),
    cohort.FEW_FOR_SPONSOR: message(
        "Withheld: a page for a sponsor needs at least {least} leaders behind it. The group’s own "
        "page stays the only one.",
        least=LEAST_FOR_SPONSOR,
    ),
    cohort.NOT_AGREED: message(
        "Withheld: whether a sponsor sees a page is for the group to say. Ask them together, and "
        "give the day on which they said yes."
    ),
}


def withheld(page: Publication) -> Message | None:
    """Why there is no page, or None where there is one."""
    return _WHY[page.why] if page.why else None


def words(share: CohortShare, theme_names: Mapping[str, str]) -> tuple[Message, ...]:
    """Everything that leaves with a share, one sentence a line."""
    return (
        message("Cohort: {cohort}", cohort=share.cohort),
        message("Quarter: {quarter}", quarter=quarter_words(share.quarter)),
        message(
            "Instead of a name: {token}, drawn by chance for this cohort alone", token=share.token
        ),
        *_ratings(share),
        *_themes(share, theme_names),
        *_commitments(share),
    )


def theme_name(slug: str, theme_names: Mapping[str, str]) -> str:
    """The name of a theme; of one from another pack its slug."""
    return theme_names.get(slug, slug)


def _ratings(share: CohortShare) -> Iterator[Message]:
    for name, value in zip(ASKED, share.ratings, strict=True):
        if value is None:
            yield message(
                "{name}: nothing (fewer than {least} answers)", name=name, least=LEAST_RATED
            )
        else:
            yield message("{name}: {value:g} in the middle", name=name, value=value)


def _themes(share: CohortShare, names: Mapping[str, str]) -> Iterator[Message]:
    if not share.themes:
        yield message("Themes: nothing (fewer than {least} entries have one)", least=LEAST_THEMED)
    for slug, percent in share.themes:
        yield message("{theme}: {percent} %", theme=theme_name(slug, names), percent=percent)


def _commitments(share: CohortShare) -> Iterator[Message]:
    rings = {choice.key: message(choice.name) for choice in REACH.choices}
    for ring, counts in share.commitments:
        if not sum(counts):
            yield message("Commitments, {ring}: none came due", ring=rings[ring])
            continue
        yield message(
            "Commitments, {ring}: {counts}",
            ring=rings[ring],
            counts=", ".join(
                f"{count} {_OUTCOMES[outcome]}"
                for outcome, count in zip(OUTCOMES, counts, strict=True)
                if count
            ),
        )
