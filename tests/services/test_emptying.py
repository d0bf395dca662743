# SPDX-License-Identifier: MIT
"""The trash is emptied by hand or when its period is over, and never under hold."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.services import choosing, emptying, history, looking_back, writing
from journal_app.services.session import Session, open_session
from tests.conftest import NOW, clock

WORDS = "quixotrous zephyrine"


def trashed(session: Session, text: str) -> str:
    """An entry in the trash with a version and a layer."""
    draft = replace(writing.blank(session), text=text * 30)
    entry_id = writing.add(session, draft).entry.id
    writing.keep(session, entry_id, replace(draft, text=""))
    looking_back.add_layer(session, entry_id, text)
    writing.trash(session, [entry_id])
    return entry_id


def test_emptying_leaves_no_word_in_the_file(session: Session) -> None:
    stays = writing.add(session, replace(writing.blank(session), text="This stays.")).entry.id
    gone = trashed(session, WORDS)
    assert WORDS.encode() in session.journal.path.read_bytes()
    assert emptying.state(session).count == 1
    done = emptying.empty(session)
    assert (done.count, done.changes.many) == (1, True)
    assert WORDS.encode() not in session.journal.path.read_bytes()
    with pytest.raises(NotFound):
        writing.read(session, gone)
    assert writing.read(session, stays).draft.text == "This stays."
    state = emptying.state(session)
    assert (state.count, state.emptied) == (0, NOW.date())
    assert not emptying.empty(session).changes


def test_one_is_deleted_for_good_only_from_the_trash(session: Session) -> None:
    one, other = trashed(session, "one "), trashed(session, "other ")
    here = writing.add(session, replace(writing.blank(session), text="here")).entry.id
    assert emptying.delete(session, one).count == 1
    assert emptying.delete(session, here).count == 0
    assert writing.read(session, here)
    assert writing.read(session, other)


def test_hold_pauses_all_deletion(session: Session) -> None:
    entry_id = trashed(session, "held ")
    choosing.change(session, hold=True, trash_days=30)
    for does in (
        lambda: emptying.empty(session),
        lambda: emptying.delete(session, entry_id),
        lambda: emptying.empty(session, older_than=0),
    ):
        with pytest.raises(InvalidValue, match="on hold"):
            does()
    assert emptying.keep_house(session).count == 0
    assert history.versions(session, entry_id)
    assert emptying.state(session).count == 1


def test_old_trash_goes_by_itself_after_the_period_chosen(tmp_path: Path) -> None:
    path = tmp_path / "J.journal"
    session = open_session(path, clock, Random(1))
    trashed(session, "old ")
    session.close()
    for days, chosen, count in ((29, 30, 0), (31, None, 0), (31, 90, 0), (31, 30, 1), (31, 30, 0)):
        later = open_session(path, lambda days=days: NOW + timedelta(days=days), Random(2))
        choosing.change(later, trash_days=chosen)
        assert emptying.keep_house(later).count == count
        later.close()
