# SPDX-License-Identifier: MIT
"""Summaries that are half made, each a row with all that was chosen."""

import json
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from journal_app.domain.errors import ExchangeError, NotFound
from journal_app.domain.summary_draft import SummaryDraft, as_data, from_data, without_entries
from journal_app.storage.entries import instant, moment
from journal_app.storage.schema import entry
from journal_app.storage.schema import summary_draft as table


def keep(connection: Connection, draft: SummaryDraft, now: datetime) -> None:
    """Keep a draft in place of what there was of it."""
    put(connection, draft.id, now, body_of(draft))


def put(connection: Connection, draft_id: str, changed: datetime, body: str) -> None:
    """Keep a draft as the JSON text it is."""
    remove(connection, draft_id)
    connection.execute(insert(table).values(id=draft_id, changed=instant(changed), body=body))


def remove(connection: Connection, draft_id: str) -> None:
    """Throw a draft away; nothing happens where it is gone already."""
    connection.execute(delete(table).where(table.c.id == draft_id))


def get(connection: Connection, draft_id: str) -> SummaryDraft:
    """The draft of that id; raises NotFound."""
    body = connection.scalar(select(table.c.body).where(table.c.id == draft_id))
    found = None if body is None else read(body)
    if found is None:
        raise NotFound("This summary is not half made any more.")
    return found


def every(connection: Connection) -> tuple[tuple[SummaryDraft, datetime], ...]:
    """All drafts with when they were last changed, the newest first.

    One that a later version made and this one does not understand is passed by, and stays.
    """
    rows = connection.execute(select(table).order_by(table.c.changed.desc(), table.c.id))
    found = ((read(row.body), moment(row.changed)) for row in rows)
    return tuple((draft, changed) for draft, changed in found if draft is not None)


def forget_gone(connection: Connection) -> None:
    """Take the words of entries that are deleted for good out of all drafts."""
    for draft, changed in every(connection):
        ids = [one.entry for one in draft.picks]
        here = set(connection.scalars(select(entry.c.id).where(entry.c.id.in_(ids))))
        rest = without_entries(draft, set(ids) - here)
        if rest != draft:
            keep(connection, rest, changed)


def body_of(draft: SummaryDraft) -> str:
    """A draft as it is kept."""
    return json.dumps(as_data(draft), ensure_ascii=False)


def read(body: str) -> SummaryDraft | None:
    """A draft as it was kept; None where this version does not understand it."""
    try:
        return from_data(json.loads(body))
    except (ValueError, RecursionError, ExchangeError):
        return None
