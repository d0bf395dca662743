# SPDX-License-Identifier: MIT
"""Replies of coaches, each once however often it comes, and what was done with their remarks."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from journal_app.domain import reply as replies
from journal_app.domain.arrived import OPEN, Arrived, Response, joined
from journal_app.domain.asked import COACH
from journal_app.domain.errors import DamagedJournal, ExchangeError, InvalidValue, NotFound
from journal_app.domain.reply import Remark
from journal_app.storage.entries import instant, moment
from journal_app.storage.schema import remark as remarks
from journal_app.storage.schema import reply as table


def add(connection: Connection, one: Arrived) -> bool:
    """Keep a reply that came; False where it is here already and says nothing new.

    One that is here without a signature is signed from now on where this one is.
    """
    here = find(connection, one.key)
    if here is None:
        connection.execute(
            insert(table).values(
                id=one.key,
                made=instant(one.came),
                summary=one.reply.summary,
                body=_body(one),
            )
        )
        _put_responses(connection, one)
        return True
    both = joined(here, one)
    if both == here:
        return False
    connection.execute(
        update(table).where(table.c.id == one.key).values(made=instant(both.came), body=_body(both))
    )
    _put_responses(connection, both)
    return both.sender != here.sender or both.responses != here.responses


def note(connection: Connection, key: str, remark: str, response: Response) -> None:
    """Keep what was done with a remark, in the place of what was done before."""
    same = (remarks.c.reply == key, remarks.c.remark == remark)
    connection.execute(delete(remarks).where(*same))
    if response.at is not None:
        connection.execute(
            insert(remarks).values(
                reply=key,
                remark=remark,
                answered=instant(response.at),
                answer=response.answer,
                became=response.became,
            )
        )


def find(connection: Connection, key: str) -> Arrived | None:
    """The reply with that key, or None."""
    row = connection.execute(select(table).where(table.c.id == key)).one_or_none()
    return None if row is None else _built(connection, row)


def get(connection: Connection, key: str) -> Arrived:
    """The reply with that key; raises NotFound."""
    found = find(connection, key)
    if found is None:
        raise _not_found(key)
    return found


def every(connection: Connection) -> tuple[Arrived, ...]:
    """All replies, the newest first, by the day the coach wrote them."""
    found = [_built(connection, row) for row in connection.execute(select(table)).all()]
    return tuple(sorted(found, key=lambda one: (one.reply.made, one.came, one.key), reverse=True))


def with_answer(connection: Connection, answer: str) -> tuple[Arrived, ...]:
    """The replies of which a remark has this answer."""
    wanted = select(remarks.c.reply).where(remarks.c.answer == answer)
    found = connection.execute(select(table).where(table.c.id.in_(wanted)).order_by(table.c.id))
    return tuple(_built(connection, row) for row in found.all())


def resolve(connection: Connection, name: str) -> tuple[Arrived, Remark]:
    """The remark of that name, as "3f2a.2": the start of a key and a number.

    Raises NotFound, or InvalidValue where several replies have a key that begins so.
    """
    start, _, number = name.removeprefix(COACH).rpartition(".")
    keys = connection.scalars(
        select(table.c.id).where(table.c.id.startswith(start, autoescape=True)).limit(2)
    ).all()
    if not start or not keys:
        raise _not_found(name)
    if len(keys) > 1:
        raise InvalidValue(
            "Several replies have an id that begins with “{start}”. Please give more of it.",
            start=start[:60],
        )
    arrived = get(connection, keys[0])
    at = int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else 0
    if not 1 <= at <= len(arrived.reply.remarks):
        raise _not_found(name)
    return arrived, arrived.reply.remarks[at - 1]


def of_entry(connection: Connection, entry_id: str) -> tuple[tuple[Arrived, Remark], ...]:
    """The remarks that an entry answers."""
    rows = connection.execute(
        select(remarks.c.reply, remarks.c.remark).where(remarks.c.became == entry_id)
    ).all()
    pairs = ((get(connection, row.reply), row.remark) for row in rows)
    return tuple(
        (arrived, one) for arrived, name in pairs for one in arrived.reply.remarks if one.id == name
    )


def unite(mine: Connection, theirs: Connection, id_of: Callable[[str], str]) -> int:
    """Take the replies of another copy in; returns how many came or say more now."""
    count = 0
    for one in every(theirs):
        responses = {
            name: replace(done, became=id_of(done.became) if done.became else None)
            for name, done in one.responses.items()
        }
        count += add(mine, replace(one, responses=responses))
    return count


def _put_responses(connection: Connection, one: Arrived) -> None:
    known = {remark.id for remark in one.reply.remarks}
    for name, response in one.responses.items():
        if name in known:
            note(connection, one.key, name, response)


def _built(connection: Connection, row: Row[Any]) -> Arrived:
    try:
        body = json.loads(row.body)
        reply = replies.from_data(body)
        sender = str(body.get("signed_by", ""))
    except (ValueError, RecursionError, ExchangeError) as fault:
        raise DamagedJournal(
            "A reply of your coach cannot be read as it was written. Please bring back a copy of "
            "your journal, or take the reply in once more; the entries are not touched by this."
        ) from fault
    found = connection.execute(
        select(remarks).where(remarks.c.reply == row.id).order_by(remarks.c.remark)
    )
    responses = {
        one.remark: Response(one.answer or OPEN, moment(one.answered), one.became) for one in found
    }
    return Arrived(reply, moment(row.made), sender, responses)


def _body(one: Arrived) -> str:
    body = replies.as_data(one.reply) | {"signed_by": one.sender}
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def _not_found(name: str) -> NotFound:
    return NotFound(
        "There is no remark or reply “{id}”. “uptoit reply --list” shows the ones there are.",
        id=name[:60],
    )
