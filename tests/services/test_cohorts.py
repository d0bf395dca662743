# SPDX-License-Identifier: MIT
"""A share is made from the journal alone, private entries left out, and goes only when told to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from journal_app.domain.entry import Draft
from journal_app.domain.errors import ExchangeError, InvalidValue, JournalError, NotFound
from journal_app.exchange import sealed
from journal_app.services import choosing, cohorts, committing, sealing, writing
from journal_app.services.session import Session, open_session
from tests.conftest import clock

QUARTER = "2026-Q3"


@pytest.fixture
def coach(tmp_path: Path) -> Iterator[Session]:
    """The coach's own journal."""
    opened = open_session(tmp_path / "Coach.journal", clock, Random(9))
    yield opened
    opened.close()


def write(session: Session, day: int, *marks: str, rating: int = 7) -> str:
    """An entry in August, rated, of two themes; its id."""
    draft = Draft(
        day=date(2026, 8, day),
        title=f"Canary {day}",
        text="canary words",
        themes=("place", "why"),
        up_for_it=rating,
        us_up_to_it=rating - 2,
        marks=marks,
    )
    return writing.add(session, draft).entry.id


def fill(session: Session, rating: int = 7) -> None:
    """Enough for a share."""
    for day in range(1, 7):
        write(session, day, rating=rating)


def test_a_share_holds_numbers_only(session: Session) -> None:
    fill(session)
    share = cohorts.gather(session, "  Ridge  leaders ", QUARTER).share
    assert share.cohort == "Ridge leaders"
    assert share.ratings == (7.0, None, None, 5.0)
    assert {slug for slug, percent in share.themes if percent} == {"place", "why"}
    said = "\n".join(str(one) for one in cohorts.preview_words(session, share))
    assert "canary" not in said.lower()
    assert "August" not in said
    assert share.token in said
    assert "Sense of place: 50 %" in said


def test_private_entries_and_what_came_of_them_are_left_out(session: Session) -> None:
    fill(session)
    secret = [write(session, day, "private", rating=2) for day in range(10, 18)]
    gone = [write(session, day, rating=2) for day in range(20, 28)]
    open_one = write(session, 29)
    due = date(2026, 9, 1)
    for entry in (secret[0], gone[0], open_one, None):
        committing.make(session, "do it", due=due, reach="run", entry=entry)
    with_outcome = committing.make(session, "tell", due=due, reach="influence").commitment
    committing.close(session, with_outcome.id, "kept")
    writing.trash(session, gone)
    share = cohorts.gather(session, "Ridge", QUARTER).share
    assert share.ratings == (7.0, None, None, 5.0)
    assert dict(share.commitments)["run"] == (0, 0, 2, 0, 0)
    writing.restore(session, gone)
    assert cohorts.gather(session, "Ridge", QUARTER).share.ratings[0] == 2.0


def test_a_quarter_without_numbers_or_to_come_is_refused(session: Session) -> None:
    with pytest.raises(InvalidValue, match="too little"):
        cohorts.gather(session, "Ridge", QUARTER)
    with pytest.raises(InvalidValue, match="not begun"):
        cohorts.gather(session, "Ridge", "2027-Q1")
    with pytest.raises(InvalidValue, match="name the cohort"):
        cohorts.gather(session, "  ", QUARTER)


def test_it_goes_sealed_to_the_coach_without_a_name(
    session: Session, coach: Session, tmp_path: Path
) -> None:
    fill(session)
    sealing.call_me(session, "Angharad")
    gathered = cohorts.gather(session, "Ridge", QUARTER)
    path = tmp_path / "share.uptoit"
    cohorts.save(session, gathered.share, path, [sealing.own_address(coach)])
    content = path.read_bytes()
    opened = sealed.unseal(content, sealing.own_identity(coach), None, sealed.COHORT)
    assert (opened.sender.name, opened.made, opened.pdf) == ("", None, None)
    assert cohorts.read_files(coach, [path]) == [gathered.share]
    with pytest.raises(ExchangeError):
        cohorts.read_share(content, None)


def test_one_leader_is_one_leader_in_a_cohort_and_another_in_the_next(
    session: Session, tmp_path: Path
) -> None:
    fill(session)
    first = cohorts.gather(session, "Ridge", QUARTER)
    assert first.before is None
    assert choosing.load(session).cohorts == (), "nothing is kept before it goes"
    cohorts.save(session, first.share, tmp_path / "a", to=[sealing.own_address(session)])
    again = cohorts.gather(session, "Ridge", QUARTER)
    assert again.share.token == first.share.token
    assert again.before == date(2026, 11, 23)
    assert cohorts.gather(session, "Vale", QUARTER).share.token != first.share.token
    offered = cohorts.before(session)
    assert offered.cohorts == ("Ridge",)
    assert [key for key, _ in offered.quarters][:3] == ["2026-Q4", "2026-Q3", "2026-Q2"]


def test_where_it_cannot_go_nothing_happens(session: Session, tmp_path: Path) -> None:
    fill(session)
    share = cohorts.gather(session, "Ridge", QUARTER).share
    with pytest.raises(ExchangeError, match="folder"):
        cohorts.save(session, share, tmp_path, [sealing.own_address(session)])
    with pytest.raises(InvalidValue):
        cohorts.save(session, share, tmp_path / "a", passphrase="short")
    with pytest.raises(ExchangeError, match="journal itself"):
        cohorts.save(session, share, session.journal.path, [sealing.own_address(session)])
    assert choosing.load(session).cohort_shares == ()
    with pytest.raises(NotFound, match="Nobody is known"):
        cohorts.readers(session, "Siân")


def test_the_coach_finds_readers_by_name_or_address(session: Session, coach: Session) -> None:
    address = sealing.own_address(coach)
    assert cohorts.readers(session, address.line)[0].keys == address.keys
    sealing.add_contact(session, address, "Siân")
    assert cohorts.readers(session, "siân")[0].keys == address.keys


def test_what_is_no_share_is_named(coach: Session, tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(b"\xff\xd8\xff")
    with pytest.raises(ExchangeError, match="holiday"):
        cohorts.read_files(coach, [path])
    with pytest.raises(ExchangeError, match="cannot be read"):
        cohorts.read_files(coach, [tmp_path / "gone"])


def test_the_page_is_remembered_in_the_journal(coach: Session, tmp_path: Path) -> None:
    shares = []
    for number in range(5):
        one = open_session(tmp_path / f"{number}.journal", clock, Random(number))
        fill(one, rating=5 + number % 3)
        shares.append(cohorts.gather(one, "Ridge", QUARTER).share)
        one.close()
    page = cohorts.combine(coach, shares, "group", point="start")
    assert cohorts.published(coach) == (page,)
    assert cohorts.combine(coach, shares[:3], "group", point="start") == page
    assert cohorts.published(coach) == (page,)
    with pytest.raises(InvalidValue, match="Withheld"):
        cohorts.combine(coach, shares, "sponsor", point="start", agreed=date(2026, 11, 20))
    for name in ("page.pdf", "page.html"):
        assert cohorts.save_page(coach, page, tmp_path / name) == ()
        content = (tmp_path / name).read_bytes()
        assert not any(one.token.encode() in content for one in shares)
    with pytest.raises(InvalidValue, match="ends in"):
        cohorts.save_page(coach, page, tmp_path / "page.doc")


def test_one_leader_signs_one_share_of_a_quarter(
    session: Session, coach: Session, tmp_path: Path
) -> None:
    fill(session)
    share = cohorts.gather(session, "Ridge", QUARTER).share
    files = []
    for number in range(3):
        made = replace(share, token=f"{number:032x}")
        files.append(tmp_path / f"{number}.uptoit")
        cohorts.save(session, made, files[-1], [sealing.own_address(coach)])
    with pytest.raises(ExchangeError, match="one vote"):
        cohorts.read_files(coach, files)
    assert len(cohorts.read_files(coach, [files[0], files[0]])) == 2


def test_no_share_is_there_that_the_journal_says_nothing_of(
    session: Session, tmp_path: Path
) -> None:
    fill(session)
    to = [sealing.own_address(session)]
    cohorts.save(session, cohorts.gather(session, "Ridge", QUARTER).share, tmp_path / "a", to)
    path, chance = session.journal.path, session.chance
    session.close()
    again = open_session(path, clock, chance, read_only=True)
    try:
        share = cohorts.gather(again, "Ridge", QUARTER).share
        with pytest.raises(JournalError):
            cohorts.save(again, share, tmp_path / "b", to)
    finally:
        again.close()
    assert not (tmp_path / "b").exists()
