# SPDX-License-Identifier: MIT
"""Somebody who wants one leader's figure out of the pages of a group, and knows a great deal.

The attacker is exact: every value the secret could have is put in its place, everything that was
published is published once more, and the values under which nothing published would look any
different are what remains possible. No cleverer attacker can know more, for whatever they
conclude would hold for all of these values.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations_with_replacement
from statistics import median
from typing import TypeVar

from journal_app.domain.cohort import GROUP, POINTS, SPONSOR, CohortShare, Publication, combine
from tests.domain.cohorts import at

V = TypeVar("V")
HALF_POINTS = tuple(step / 2 for step in range(21))
"""Every median that a leader's ratings can have."""
Pages = tuple[object, ...]
History = Mapping[str, Sequence[CohortShare]]
"""Who shared what at each point."""
Publisher = Callable[[History], Pages]


@dataclass(frozen=True)
class Secret:
    """One leader's figure, and how a share looks with another value in its place."""

    token: str
    put: Callable[[CohortShare, object], CohortShare]


def rating(token: str, place: int) -> Secret:
    """The median that a leader's answers to one of the four questions have."""

    def put(share: CohortShare, value: object) -> CohortShare:
        ratings = list(share.ratings)
        ratings[place] = value  # type: ignore[call-overload]
        return replace(share, ratings=tuple(ratings))

    return Secret(token, put)


def kept(token: str, ring: str) -> Secret:
    """What came of a leader's commitments of one ring: how many kept, in part, and not yet."""

    def put(share: CohortShare, value: object) -> CohortShare:
        assert isinstance(value, tuple)
        rows = {**dict(share.commitments), ring: (*value, 0, 0)}
        return replace(share, commitments=tuple(rows.items()))

    return Secret(token, put)


def attention(token: str) -> Secret:
    """How a leader's attention is shared among the themes, as whole percents in their order."""

    def put(share: CohortShare, value: object) -> CohortShare:
        assert isinstance(value, tuple)
        slugs = [slug for slug, _ in share.themes]
        return replace(share, themes=tuple(zip(slugs, value, strict=True)))

    return Secret(token, put)


def possible(publish: Publisher, truth: History, secret: Secret, values: Iterable[V]) -> list[V]:
    """What the attacker cannot rule out, knowing every other number there is, and all pages."""
    seen = publish(truth)
    return [value for value in values if publish(with_value(truth, secret, value)) == seen]


def with_value(truth: History, secret: Secret, value: object) -> History:
    """The world in which the secret had this value, at every point at which it stands."""
    return {
        point: [secret.put(one, value) if one.token == secret.token else one for one in shares]
        for point, shares in truth.items()
    }


def every_page(truth: History) -> Pages:
    """What we publish: at each point the group's page, and its sponsor's wherever that can be."""
    known: list[Publication] = []
    for point in POINTS:
        shares = [at(one, point) for one in truth.get(point, ())]
        for audience in (GROUP, SPONSOR) if shares else ():
            known.append(combine(shares, known, audience, point=point, agreed=date(2026, 11, 24)))
    return tuple(known)


def raw_medians(truth: History) -> Pages:
    """A publisher who neither makes coarse nor rounds."""
    return tuple(
        median(given) if given else None for shares in truth.values() for given in _columns(shares)
    )


def rounded_medians(truth: History) -> Pages:
    """A publisher who rounds to half points, and thinks that this is enough."""
    return tuple(
        None if one is None else round(float(str(one)) * 2) / 2 for one in raw_medians(truth)
    )


def raw_shares(truth: History) -> Pages:
    """A publisher of theme shares who thinks that a median of few is nobody's own."""
    return tuple(
        median(dict(one.themes)[slug] for one in shares)
        for shares in truth.values()
        for slug, _ in shares[0].themes
    )


def who_came(before: float, after: float, count: int, steps: Sequence[float]) -> list[float]:
    """What somebody can have said who joined ``count`` leaders between two pages of one figure.

    This attacker knows no share at all, only that nobody else changed their mind.
    """
    found = set()
    for others in combinations_with_replacement(steps, count):
        if median(others) == before:
            found |= {one for one in steps if median((*others, one)) == after}
    return sorted(found)


def _columns(shares: Sequence[CohortShare]) -> list[list[float]]:
    columns = zip(*(one.ratings for one in shares), strict=True)
    return [[one for one in column if one is not None] for column in columns]
