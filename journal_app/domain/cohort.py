# SPDX-License-Identifier: MIT
"""What a group of leaders may see of itself, and a sponsor of it (domain note, 6.7).

Each leader's figures are made coarse first, then the middle over the leaders is taken: one
leader, one vote. A page is published at the start, the middle and the end, for the whole group
and never for a part of it, and never so that two pages differ by a few leaders.

What holds, whatever pages there are and whatever else somebody knows, all other leaders included:
at least three values side by side stay possible for every figure of every leader
(``cohort_steps``); and a leader who is one of one to four that came or went leaves no trace at
all. Whether a leader gave an answer at all is not hidden from somebody who knows that of all the
others. None of this protects from the coach, who has the shares.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from fractions import Fraction
from statistics import median

from journal_app.domain import cohort_steps, shapes
from journal_app.domain.cohort_share import (
    MOST_NAME,
    MOST_THEMES,
    OUTCOMES,
    quarter_period,
)
from journal_app.domain.cohort_share import CohortShare as CohortShare
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.facets import REACH
from journal_app.domain.rating import RATINGS
from journal_app.domain.suppression import left_out

VERSION = 1
LEAST = 5
"""Leaders behind any figure, and by how many two pages differ if they differ at all."""
LEAST_FOR_SPONSOR = 10
MOST_MEMBERS = 5_000
GROUP, SPONSOR = AUDIENCES = ("group", "sponsor")
START, MIDDLE, END = POINTS = ("start", "middle", "end")
FEW, CHANGED, SAME_QUARTER, GROUP_FIRST, FEW_FOR_SPONSOR, NOT_AGREED = WHYS = (
    "few",
    "changed",
    "same-quarter",
    "group-first",
    "few-for-sponsor",
    "not-agreed",
)
"""Why a page is withheld."""
RINGS = REACH.keys()
WAYS = ("kept", "stalled")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a page; ``value`` is None where it is left out.

    ``key`` is one of ``RATINGS`` (0 to 10 in half points), ``theme:`` with a slug (0, 1 or 2 as
    in ``cohort_steps.LEVELS``, or half way), or a ring with one of ``WAYS``, such as ``run:kept``
    (percent in fives).
    """

    key: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Publication:
    """One page, or why there is none: then ``why`` is one of ``WHYS`` and there are no figures.

    ``members`` are the tokens of the leaders behind it, to be remembered by the coach and shown
    to nobody; ``latecomers`` counts leaders who shared and are not among them; ``agreed`` is the
    day on which the group said yes to a page for its sponsor.
    """

    cohort: str
    quarter: str
    point: str
    audience: str
    members: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    why: str = ""
    latecomers: int = 0
    agreed: date | None = None

    @property
    def published(self) -> bool:
        """Whether there is a page."""
        return not self.why

    @property
    def left_out(self) -> tuple[str, ...]:
        """The keys of the figures that are not shown."""
        return tuple(one.key for one in self.figures if one.value is None)

    def value(self, key: str) -> float | None:
        """The figure of that key, None where it is left out or there is none."""
        return next((one.value for one in self.figures if one.key == key), None)


def combine(
    shares: Sequence[CohortShare],
    earlier: Sequence[Publication],
    audience: str,
    *,
    point: str,
    agreed: date | None = None,
) -> Publication:
    """The page for ``audience`` at a set point, or the word that it is withheld, and why.

    ``earlier`` is every page that was ever published, which the caller remembers with this one.
    A page that was published already is given back as it was, whatever the shares say now. One
    for a sponsor shows what the group's own page of that point shows. Raises InvalidValue where
    the shares do not belong together.
    """
    chosen = _one_each(shares)
    page = Publication(
        cohort=chosen[0].cohort,
        quarter=chosen[0].quarter,
        point=shapes.one_of(point, POINTS),
        audience=shapes.one_of(audience, AUDIENCES),
        members=tuple(one.token for one in chosen),
    )
    known = [one for one in earlier if one.cohort == page.cohort and one.published]
    again = _at(known, page.point, page.audience)
    if again is not None:
        return again
    if audience == SPONSOR:
        return _for_sponsor(page, known, agreed)
    return _for_group(page, chosen, known)


def figures_of(shares: Sequence[CohortShare]) -> tuple[Figure, ...]:
    """The figures of a whole group: the middle of the leaders' coarse ones, few left out."""
    values: dict[str, list[Fraction]] = {key: [] for key in RATINGS}
    votes = [_votes(one) for one in shares]
    themes = list(dict.fromkeys(f"theme:{slug}" for one in shares for slug, _ in one.themes))
    for key in (*themes, *(f"{ring}:{way}" for ring in RINGS for way in WAYS)):
        values[key] = []
    for vote in votes:
        for key, value in vote.items():
            values[key].append(value)
    hidden = left_out({key: len(found) for key, found in values.items()}, [themes], LEAST)
    return tuple(
        Figure(key, None if key in hidden else _published(key, found))
        for key, found in values.items()
    )


def as_data(page: Publication) -> dict[str, object]:
    """The publication as plain data, for the coach to remember."""
    agreed = page.agreed.isoformat() if page.agreed else None
    return {**asdict(page), "agreed": agreed, "version": VERSION}


def from_data(value: object) -> Publication:
    """The publication out of plain data; raises ExchangeError where it is none."""
    data = shapes.record(value)
    shapes.whole(data.get("version"), VERSION, VERSION)
    page = Publication(
        cohort=shapes.text(data.get("cohort"), MOST_NAME),
        quarter=shapes.text(data.get("quarter"), 10),
        point=shapes.one_of(data.get("point"), POINTS),
        audience=shapes.one_of(data.get("audience"), AUDIENCES),
        members=shapes.several(data.get("members"), MOST_MEMBERS, lambda one: shapes.text(one, 64)),
        figures=shapes.several(data.get("figures"), 4 + MOST_THEMES * 10, _figure),
        why=shapes.one_of(data.get("why"), ("", *WHYS)),
        latecomers=shapes.whole(data.get("latecomers"), 0, MOST_MEMBERS),
        agreed=shapes.maybe(shapes.day, data.get("agreed")),
    )
    try:
        quarter_period(page.quarter)
    except InvalidValue as fault:
        raise ExchangeError(fault.message.template, **fault.message.facts) from fault
    return page


def _for_group(
    page: Publication, shares: Sequence[CohortShare], known: Sequence[Publication]
) -> Publication:
    before = [frozenset(one.members) for one in known if one.audience == GROUP]
    if any(one.quarter == page.quarter for one in known if one.audience == GROUP):
        return replace(page, why=SAME_QUARTER)
    members = frozenset(page.members)
    if not all(_far(members, one) for one in before):
        # Who came later is left out, if that makes it the same group as before.
        members = next((one for one in reversed(before) if one <= members), frozenset())
        if not members or not all(_far(members, one) for one in before):
            return replace(page, why=CHANGED)
    if len(members) < LEAST:
        return replace(page, why=FEW)
    inside = [one for one in shares if one.token in members]
    return replace(
        page,
        members=tuple(one.token for one in inside),
        figures=figures_of(inside),
        latecomers=len(shares) - len(inside),
    )


def _for_sponsor(
    page: Publication, known: Sequence[Publication], agreed: date | None
) -> Publication:
    first = _at(known, page.point, GROUP)
    if first is None:
        return replace(page, why=GROUP_FIRST)
    if len(first.members) < LEAST_FOR_SPONSOR:
        return replace(page, why=FEW_FOR_SPONSOR)
    if agreed is None:
        return replace(page, why=NOT_AGREED)
    return replace(first, audience=SPONSOR, agreed=agreed)


def _at(known: Sequence[Publication], point: str, audience: str) -> Publication | None:
    return next((one for one in known if (one.point, one.audience) == (point, audience)), None)


def _far(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two groups are the same, or so different that no few leaders stand out."""
    return one == other or len(one ^ other) >= LEAST


def _one_each(shares: Sequence[CohortShare]) -> list[CohortShare]:
    """One share a leader, in the order of their tokens, which says nothing."""
    if not shares:
        raise InvalidValue("There is no share here yet. A page needs at least five leaders.")
    if len({(one.cohort, one.quarter) for one in shares}) > 1:
        raise InvalidValue(
            "These shares are not all of one cohort and one quarter. Please choose those that are."
        )
    by_token: dict[str, CohortShare] = {}
    for one in shares:
        if by_token.setdefault(one.token, one) != one:
            raise InvalidValue(
                "Two of these shares come from one leader and differ. Please choose the one that "
                "was made last."
            )
    return [by_token[token] for token in sorted(by_token)]


def _votes(share: CohortShare) -> dict[str, Fraction]:
    """The coarse figures of one leader, without those that the leader has not."""
    votes = {
        key: cohort_steps.rating(value)
        for key, value in zip(RATINGS, share.ratings, strict=True)
        if value is not None
    }
    for slug, level in cohort_steps.theme_levels(dict(share.themes)).items():
        votes[f"theme:{slug}"] = Fraction(level)
    for ring, counts in share.commitments:
        kept, part, stalled = counts[: len(OUTCOMES) - 2]
        found = cohort_steps.follow_through(kept, part, stalled)
        if found is not None:
            votes |= {f"{ring}:{way}": value for way, value in zip(WAYS, found, strict=True)}
    return votes


def _published(key: str, values: Sequence[Fraction]) -> float:
    middle = Fraction(median(values))
    if key.partition(":")[0] in RINGS:
        return cohort_steps.fives(middle)
    return cohort_steps.half_points(middle)


def _figure(value: object) -> Figure:
    data: Mapping[str, object] = shapes.record(value)
    return Figure(
        shapes.text(data.get("key"), 80),
        shapes.maybe(lambda one: shapes.number(one, 0, 100), data.get("value")),
    )
