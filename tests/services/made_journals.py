# SPDX-License-Identifier: MIT
"""Whole journals that hypothesis makes up through the services, and all they hold, to compare."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select

from journal_app.domain.arrived import RESPONSES, Arrived, Response
from journal_app.domain.check_in import KINDS, CheckIn, ThemeRating
from journal_app.domain.commitment import STATUS
from journal_app.domain.errors import InvalidValue
from journal_app.domain.reply import NEXT, QUESTION, Remark
from journal_app.domain.second_look import ANSWERS, OCCASIONS
from journal_app.domain.template import STAGES, Step, Template
from journal_app.domain.whole import KeptContact
from journal_app.services import (
    attaching,
    choosing,
    coaching,
    committing,
    looking_back,
    templating,
    writing,
)
from journal_app.services.coaching import Pick
from journal_app.services.session import Session, new_id, open_session
from journal_app.storage import (
    check_ins,
    commitments,
    layers,
    replies,
    schema,
    searches,
    shares,
    shown,
    whole_coaching,
)
from tests.coaching_samples import a_share
from tests.conftest import NOW
from tests.exchange.drafts import DRAFTS, PACK, STORABLE
from tests.services.coached import reply

SAID = st.text(STORABLE, min_size=1, max_size=60).filter(lambda text: text.strip())
WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=30)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
THEMES = st.sampled_from([theme.slug for theme in PACK.themes])
JOURNALS = st.fixed_dictionaries(
    {
        "drafts": st.lists(DRAFTS.filter(lambda one: not one.is_blank), max_size=4),
        "changed": st.lists(st.tuples(st.integers(0, 3), DRAFTS), max_size=4),
        "trashed": st.sets(st.integers(0, 3), max_size=2),
        "layers": st.lists(st.tuples(st.integers(0, 3), SAID), max_size=3),
        "looks": st.lists(
            st.tuples(st.integers(0, 3), st.sampled_from(OCCASIONS), st.sampled_from(ANSWERS)),
            max_size=3,
        ),
        "files": st.lists(
            st.tuples(st.integers(0, 3), WORDS, st.binary(min_size=1, max_size=50)), max_size=4
        ),
        "commitments": st.lists(
            st.tuples(
                SAID, st.none() | DAYS, st.sampled_from(STATUS.keys()), st.integers(0, 6), SAID
            ),
            max_size=4,
        ),
        "check_ins": st.lists(
            st.tuples(DAYS, st.sampled_from(KINDS), THEMES, st.integers(0, 10)), max_size=3
        ),
        "templates": st.lists(
            st.tuples(WORDS, st.lists(WORDS, min_size=1, max_size=3, unique_by=str.casefold)),
            max_size=2,
        ),
        "searches": st.lists(st.tuples(SAID, SAID), max_size=3),
        "names": st.lists(st.tuples(SAID, SAID), max_size=2),
        "hold": st.booleans(),
        "shown": st.lists(
            st.tuples(st.sampled_from([one.id for one in PACK.prompts]), DAYS), max_size=4
        ),
        "summaries": st.lists(st.tuples(SAID, DAYS, st.booleans()), max_size=2),
        "replies": st.lists(
            st.tuples(SAID, DAYS, st.sampled_from(RESPONSES[1:]), st.integers(0, 5), SAID),
            max_size=3,
            unique_by=lambda one: one[0],
        ),
    }
)
"""Everything a journal can hold, as facts from which ``made`` makes it."""


class Ticking:
    """A clock that goes on by seven minutes whenever it is looked at."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """The next moment."""
        self.now += timedelta(minutes=7)
        return self.now


def fresh(path: Path) -> Session:
    """A new journal."""
    return open_session(path, Ticking(), Random(7))


@contextmanager
def journals(facts: dict[str, Any]) -> Iterator[tuple[Session, Session, Path]]:
    """A journal that holds all that, a new one, and the folder they lie in."""
    with TemporaryDirectory() as folder:
        first = made(Path(folder) / "1.journal", facts)
        second = fresh(Path(folder) / "2.journal")
        try:
            yield first, second, Path(folder)
        finally:
            first.close()
            second.close()


def made(path: Path, facts: dict[str, Any]) -> Session:
    """A journal that holds all that."""
    session = fresh(path)
    ids = [writing.add(session, draft).entry.id for draft in facts["drafts"]]
    for at, name, content in facts["files"]:
        if at < len(ids):
            attaching.attach(session, ids[at], name, content, strip=False)
    for at, text in facts["layers"]:
        if at < len(ids):
            looking_back.add_layer(session, ids[at], text)
    for at, draft in facts["changed"]:
        if at < len(ids) and not draft.is_blank:
            writing.keep(session, ids[at], draft)
    _commit(session, ids, facts["commitments"])
    _keep_beside(session, ids, facts)
    writing.trash(session, [ids[at] for at in facts["trashed"] if at < len(ids)])
    return session


def _commit(session: Session, ids: list[str], facts: list[Any]) -> None:
    for text, due, status, at, outcome in facts:
        committed = committing.make(
            session, text, due=due, entry=ids[at] if at < len(ids) else None
        )
        one = committed.commitment
        if status != "not-yet":
            closed = replace(
                one,
                status=status,
                closed=session.today,
                outcome=outcome.strip(),
                outcome_entry=ids[0] if ids else None,
            )
            with session.journal.write() as connection:
                commitments.revise(connection, closed)


def _keep_beside(session: Session, ids: list[str], facts: dict[str, Any]) -> None:
    now = session.clock().astimezone(UTC)
    with session.journal.write() as connection:
        for at, after, said in facts["looks"]:
            if at < len(ids):
                layers.answer(connection, ids[at], after, session.today, said)
        for day, kind, theme, rating in facts["check_ins"]:
            ratings = (ThemeRating(theme, rating, None),)
            one = CheckIn(new_id(session, now), day, now, kind, PACK.scale.id, ratings)
            check_ins.add(connection, one)
        for name, query in facts["searches"]:
            searches.keep(connection, name, query, now, new_id(session, now))
        for prompt, day in facts["shown"]:
            shown.record(connection, prompt, day)
        for said, day, response, at, sender in facts["replies"]:
            one = reply(made=day, remarks=(Remark("r1", QUESTION, said), Remark("r2", NEXT, said)))
            done = Response(response, now, ids[at] if at < len(ids) else None)
            replies.add(connection, Arrived(one, now, sender, {"r1": done}))
    _coach(session, ids, facts["summaries"])
    for name, headings in facts["templates"]:
        steps = tuple(Step("", heading, "", STAGES[0], ()) for heading in headings)
        with suppress(InvalidValue):
            templating.keep(session, Template("", name, "", 5, "", steps))
    choosing.change(session, names=tuple(facts["names"]), hold=facts["hold"])


def _coach(session: Session, ids: list[str], facts: list[tuple[str, date, bool]]) -> None:
    """Summaries half made, gone, and answered."""
    for said, day, left in facts:
        now = session.clock().astimezone(UTC)
        draft = replace(coaching.begin(session), want=said, keep_until=day)
        picks = tuple(Pick(one, said) for one in ids[:1])
        coaching.save_draft(session, replace(draft, picks=picks))
        if not left:
            continue
        with session.journal.write() as connection:
            share = a_share(new_id(session, now), made=now, withdrawn=now if said else None)
            shares.add(connection, share)
            contact = KeptContact(new_id(session, now), now, said, "uptoit1:abc")
            whole_coaching.put_contact(connection, contact)


def contents(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that holds something of the leader's, places as an order."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    left_out = ("meta", "moved_in", "moved_in_entry")
    with session.journal.read() as connection:
        places = connection.scalars(
            select(schema.entry.c.position).order_by(schema.entry.c.position)
        ).all()
        order = {place: rank for rank, place in enumerate(places)}
        for name, table in schema.metadata.tables.items():
            if name in left_out:
                continue
            rows = [dict(row) for row in connection.execute(select(table)).mappings()]
            for row in rows:
                if "position" in row:
                    row["position"] = order[row["position"]]
            found[name] = sorted((tuple(row.values()) for row in rows), key=repr)
    return found
