# SPDX-License-Identifier: MIT
"""What passed between leader and coach, as a whole export has it; never the leader's keys."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from journal_app.domain.whole import KeptContact, KeptDraft
from journal_app.storage import shares, summary_drafts
from journal_app.storage.entries import instant, moment
from journal_app.storage.schema import contact, share, summary_draft


def everything(connection: Connection) -> Mapping[str, Any]:
    """All of it, by the names of its sections in an export."""
    return {
        "shares": tuple(reversed(shares.every(connection))),
        "drafts": tuple(KeptDraft(one, at) for one, at in summary_drafts.every(connection)),
        "contacts": contacts(connection),
    }


def contacts(connection: Connection) -> tuple[KeptContact, ...]:
    """The coaches whose addresses are known."""
    rows = connection.execute(select(contact).order_by(contact.c.id))
    return tuple(KeptContact(row.id, moment(row.made), row.name, row.address) for row in rows)


def put_contact(connection: Connection, one: KeptContact) -> None:
    """Keep a coach's address with the id it has."""
    connection.execute(
        insert(contact).values(
            id=one.id, made=instant(one.made), name=one.name, address=one.address
        )
    )


def put_draft(connection: Connection, one: KeptDraft) -> None:
    """Keep a summary that is half made, changed when it was."""
    summary_drafts.keep(connection, one.draft, one.changed)


def known(connection: Connection) -> dict[str, set[str]]:
    """The ids there are, by the name of their section."""
    columns = {
        "shares": share.c.id,
        "drafts": summary_draft.c.id,
        "contacts": contact.c.id,
    }
    return {name: set(connection.scalars(select(one))) for name, one in columns.items()}
