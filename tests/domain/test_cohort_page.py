# SPDX-License-Identifier: MIT
"""What a page says of its figures, and what it says where there are none."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from journal_app.domain.cohort import END, GROUP, MIDDLE, SPONSOR, START, Figure, Publication
from journal_app.domain.cohort_page import CohortPage, page_of, words
from tests.domain.cohorts import token

NAMES = {"place": "Sense of place", "gap": "Minding the gap"}


def publication(figures: Mapping[str, float | None], **more: object) -> Publication:
    """A page of eight leaders with these figures."""
    page = Publication(
        cohort="Ridge",
        quarter="2026-Q3",
        point=START,
        audience=GROUP,
        members=tuple(map(token, range(8))),
        figures=tuple(Figure(key, value) for key, value in figures.items()),
    )
    return replace(page, **more)  # type: ignore[arg-type]


def shown(figures: Mapping[str, float | None], **more: object) -> CohortPage:
    """That page."""
    return page_of(publication(figures, **more), [], NAMES)


def findings(figures: Mapping[str, float | None]) -> list[str]:
    """The three answers that the figures give."""
    return [str(one.finding) for one in shown(figures).sections]


def asked(me: float | None, us: float | None, able: float = 5, able_us: float = 5) -> str:
    """Whether me and us differ."""
    return findings(
        {"up_for_it": me, "us_up_for_it": us, "up_to_it": able, "us_up_to_it": able_us}
    )[0]


def test_me_and_us_differ_only_by_a_whole_step() -> None:
    assert asked(6.5, 5.0) == "Us stands lower than me: up for it."
    assert asked(6.5, 5.5) == "Me and us stand about level."
    assert asked(5.0, 8.0, 5, 8) == "Us stands higher than me: up for it and up to it."
    assert asked(8.0, 5.0, 5, 8) == (
        "For “up for it”, us stands lower than me; for “up to it”, higher."
    )
    assert findings({})[0] == "Too few answered for both “me” and “us” to say."
    assert asked(8.0, None) == "Me and us stand about level."


def test_quiet_themes_are_named() -> None:
    assert findings({"theme:place": 0, "theme:gap": 1})[1] == "Quiet here: Sense of place."
    assert findings({"theme:gap": 0.5})[1] == "No theme is quiet in the middle of the group."
    assert findings({"theme:gap": None})[1] == "Too few wrote about themes to say."


def test_where_commitments_stall() -> None:
    figures = {"run:stalled": 15.0, "commission:stalled": 15.0, "influence:stalled": 50.0}
    assert findings(figures)[2] == "Of those to influence, about half stall; elsewhere fewer."
    figures["commission:stalled"] = 50.0
    assert "to commission or to influence" in findings(figures)[2]
    level = dict.fromkeys(figures, 15.0)
    assert findings(level)[2] == "About as many stall in each ring: few."
    assert findings({"run:stalled": None})[2] == "Too few commitments came due to say."


def test_what_is_left_out_is_said() -> None:
    page = shown({"up_for_it": None})
    assert "not shown" in [str(said) for said in words(page)]
    assert any("fewer than 5 leaders" in str(said) for said in page.small)
    assert any("joined after" in str(said) for said in shown({}, latecomers=2).small)


def test_it_is_honest_about_the_coach() -> None:
    for audience in (GROUP, SPONSOR):
        assert "not from the coach" in str(shown({}, audience=audience).small[-1])


def test_a_sponsor_reads_when_the_group_agreed_and_is_asked_nothing() -> None:
    page = shown({}, audience=SPONSOR, agreed=date(2026, 11, 24))
    assert "agreed on 24 November 2026" in str(page.about[-1])
    assert page.talk == ()
    assert shown({}).talk != ()


def test_earlier_points_stand_beside_it_for_the_same_readers() -> None:
    first = publication({"up_for_it": 5.0})
    second = publication({}, point=MIDDLE, why="changed")
    sponsor = publication({"up_for_it": 1.0}, audience=SPONSOR)
    last = publication({"up_for_it": 6.5}, point=END, quarter="2027-Q1")
    page = page_of(last, [last, sponsor, second, first], NAMES)
    assert [str(one) for one in page.points] == ["Start, Jul to Sep 2026", "End, Jan to Mar 2027"]
    assert [str(cell.words) for cell in page.sections[0].rows[0].cells] == ["5", "6.5"]


def test_no_token_is_on_it() -> None:
    said = "\n".join(str(one) for one in words(shown({"up_for_it": 5.0})))
    assert not any(token(number) in said for number in range(8))
