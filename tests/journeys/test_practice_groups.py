# SPDX-License-Identifier: MIT
"""The page of a group in the coach's window: made where the rules allow it, and remembered."""

from pathlib import Path

from journal_app.domain import cohort_share
from journal_app.exchange import sealed
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from tests.domain.cohorts import leader as of_leader
from tests.journeys.practised import Practised, coach, said

__all__ = ["coach"]


def share(walk: Practised, number: int) -> Path:
    """A leader's share as a file that has come."""
    data = cohort_share.as_data(
        of_leader(number, (5.0, 5.0, 5.0, 5.0), {"place": 60, "why": 40}, {"run": (1, 0, 1)})
    )
    to = (libraries.address(walk.library),)
    path = walk.folder / f"share-{number}.uptoit"
    path.write_bytes(sealed.seal(sealed.COHORT, data, None, Identity.fresh(""), to))
    return path


def test_a_page_of_a_group_is_made_by_its_rules_and_saved(coach: Practised) -> None:
    coach.make_library()
    coach.page.show_groups()
    coach.settle()
    view = coach.page.group
    assert "No leader has given you numbers for a group yet." in said(view)
    coach.take_in(share(coach, 0))
    assert coach.page.banner.text == "Taken in: a share for “Ridge”, Jul to Sep 2026."
    coach.page.taking_in.take([share(coach, number) for number in (1, 2, 3)])
    coach.settle()
    coach.page.show_groups()
    coach.settle()
    assert view.quarter.currentText() == "Jul to Sep 2026: 4 shared"
    coach.person.choices = [0]
    view.make.click()
    coach.settle()
    assert coach.page.banner.text.startswith("Withheld: fewer than 5 leaders")
    assert not view.save.isVisible()
    coach.page.taking_in.take([share(coach, 4)])
    coach.settle()
    coach.person.choices = [0]
    view.make.click()
    coach.bot.waitUntil(view.save.isVisible)
    assert view.pages.count >= 1
    assert "Ridge" in view.pages.accessibleDescription()
    target = coach.folder / "page.html"
    coach.person.files = [target]
    view.save.click()
    coach.settle()
    assert "Ridge" in target.read_text(encoding="utf-8")
    assert "Published: Jul to Sep 2026. At its start, for: The group itself" in [
        one.text() for one in view.findChildren(type(view.save)) if one.isVisible()
    ]
    view.audience.setCurrentIndex(1)
    view.audience.activated.emit(1)
    coach.person.choices = [0]
    view.make.click()
    coach.settle()
    assert coach.page.banner.text.startswith("Withheld:")
