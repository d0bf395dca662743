# SPDX-License-Identifier: MIT
"""The sample journal shows what every chart is for."""

from journal_app.domain.check_in import ROUND, THEN
from journal_app.services import checking_in, choosing, committing, insight, sample
from journal_app.services.session import Session


def test_every_chart_but_the_one_that_is_off_has_something_to_say(session: Session) -> None:
    sample.fill(session)
    silent = [one.key for one in insight.charts(session) if not one.enough]
    assert silent == ["language"]
    choosing.change(session, language_cues=True)
    assert all(one.enough for one in insight.charts(session))


def test_commitments_and_check_ins_are_those_of_its_leader(session: Session) -> None:
    sample.fill(session)
    groups = committing.groups(session)
    assert [len(groups.due), len(groups.open), len(groups.done)] == [1, 2, 13]
    kinds = [one.kind for one in checking_in.every(session)]
    assert (kinds.count(ROUND), kinds.count(THEN)) == (2, 1)
    assert len(choosing.load(session).focus) == 3
