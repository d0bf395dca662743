# SPDX-License-Identifier: MIT
"""Cohort shares in the coach's library, and pages that no two of which tell a leader."""

from pathlib import Path

import pytest

from journal_app.domain import cohort, cohort_share
from journal_app.domain.cohort_share import CohortShare
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.library import PUBLISHED
from journal_app.exchange import sealed
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.services.library import Library
from tests.exchange.letters import person
from tests.libraries import SECRETS, Opening, file, of_file, raw, summary

Where = Path | str
NOBODYS = Identity.fresh()


@pytest.fixture
def library(where: Where, open_library: Opening) -> Library:
    """A library of one coach."""
    return open_library(where, name="Ann Coach", **of_file(where))


def share(number: int, quarter: str = "2026-Q3", middle: float = 5.0) -> CohortShare:
    """What leader number so and so gives."""
    return CohortShare(
        token=f"{number:032x}",
        cohort="Spring 2026",
        quarter=quarter,
        themes=(("gap", 60), ("trust", 40)),
        ratings=(middle, 4.0, 6.0, 3.0),
        commitments=tuple((ring, (2, 1, 0, 0, 0)) for ring in cohort.RINGS),
    )


def give(library: Library, *shares: CohortShare) -> None:
    """Take in some shares, as leaders seal them."""
    for one in shares:
        signed(library, one, person(int(one.token, 16), ""))


def signed(library: Library, one: CohortShare, signer: Identity) -> None:
    """Take in a share that somebody signed."""
    to = (libraries.address(library),)
    content = sealed.seal(sealed.COHORT, cohort_share.as_data(one), None, signer, to)
    libraries.take_in_share(library, content)


def test_shares_are_kept_one_a_leader_and_quarter(library: Library) -> None:
    give(library, share(1), share(2), share(1, middle=7.0), share(1, "2026-Q2"))
    found = libraries.cohort_shares(library, "Spring 2026")
    assert set(found) == {share(2), share(1, middle=7.0), share(1, "2026-Q2")}
    assert libraries.cohort_shares(library, "Autumn 2026") == ()
    said = repr(raw(library, "SELECT period, giver FROM cohort_share"))
    assert share(1).token not in said


def test_who_draws_many_tokens_has_one_vote(library: Library) -> None:
    give(library, share(1))
    for number in range(2, 9):
        signed(library, share(number), NOBODYS)
    assert set(libraries.cohort_shares(library, "Spring 2026")) == {share(1), share(8)}
    page = libraries.publish(library, "Spring 2026", "2026-Q3", cohort.GROUP, point=cohort.START)
    assert page.why == cohort.FEW
    # A new address is no new leader either.
    signed(library, share(8, middle=2.0), Identity.fresh())
    signed(library, share(1), NOBODYS)
    found = libraries.cohort_shares(library, "Spring 2026")
    assert set(found) == {share(1), share(8, middle=2.0)}


def test_what_is_no_share_is_refused(library: Library) -> None:
    content = file(NOBODYS, summary(), libraries.address(library))
    for wrong in (content, b"{}", b""):
        with pytest.raises(ExchangeError):
            libraries.take_in_share(library, wrong)
    assert libraries.cohort_shares(library, "Spring 2026") == ()


def test_a_page_is_published_once_and_remembered(library: Library) -> None:
    give(library, *(share(number) for number in range(1, 5)))
    few = libraries.publish(library, "Spring 2026", "2026-Q3", cohort.GROUP, point=cohort.START)
    assert few.why == cohort.FEW
    assert libraries.publications(library, "Spring 2026") == ()
    give(library, share(5))
    page = libraries.publish(library, "Spring 2026", "2026-Q3", cohort.GROUP, point=cohort.START)
    assert page.published
    assert libraries.publications(library, "Spring 2026") == (page,)
    give(library, share(6))
    again = libraries.publish(library, "Spring 2026", "2026-Q3", cohort.GROUP, point=cohort.START)
    assert again == page
    give(library, *(share(number, "2026-Q4") for number in (1, 2, 3, 4, 6)))
    changed = libraries.publish(library, "Spring 2026", "2026-Q4", cohort.GROUP, point=cohort.END)
    assert not changed.published
    assert libraries.publications(library, "Spring 2026") == (page,)
    assert [one.what for one in libraries.audit(library)].count(PUBLISHED) == 1
    with pytest.raises(InvalidValue):
        libraries.publish(library, "Autumn", "2026-Q3", cohort.GROUP, point=cohort.START)


def test_another_coach_meets_none_of_it(
    where: Where, library: Library, open_library: Opening
) -> None:
    ben = open_library(where, SECRETS[1], name="Ben", join=True, **of_file(where))
    give(library, *(share(number) for number in range(1, 6)))
    libraries.publish(library, "Spring 2026", "2026-Q3", cohort.GROUP, point=cohort.START)
    assert libraries.cohort_shares(ben, "Spring 2026") == ()
    assert libraries.publications(ben, "Spring 2026") == ()
