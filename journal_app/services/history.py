# SPDX-License-Identifier: MIT
"""Earlier texts of entries: kept, shown, brought back; and the one place where deletion happens."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from journal_app.domain.changes import REWRITTEN, Changes
from journal_app.domain.entry import Entry
from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.domain.versions import Version, let_go, worth_keeping
from journal_app.exchange.record import as_record
from journal_app.services.session import Session, new_id
from journal_app.storage import (
    attachments,
    choices,
    entries,
    revisions,
    summary_drafts,
    templates,
    trash,
)
from journal_app.storage.database import Connection

THIN_EVERY = timedelta(days=7)
_A_MOMENT = timedelta(milliseconds=1)
_WORDS = ("id", "title", "text")
"""Fields of a record that a version holds in columns of its own."""


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """An entry whose earlier text is in force again."""

    entry: Entry
    changes: Changes


def before_overwriting(
    session: Session, connection: Connection, before: Entry, after: Entry
) -> None:
    """Put the words of ``before`` aside where they are worth keeping, in the same transaction.

    ``domain.versions`` says when that is. Costs one short statement where it is not.
    """
    since, kept_last = revisions.worded(connection, before.id)
    if _words(before) == _words(after):
        if since is None:
            # The words are older than the change to a theme or a rating that is coming now.
            revisions.set_worded(connection, before.id, before.changed)
        return
    if since is not None:
        revisions.set_worded(connection, before.id, None)
    if worth_keeping(
        "\n".join(_words(before)),
        "\n".join(_words(after)),
        stood_since=since or before.changed,
        kept_last=kept_last or before.created,
        now=after.changed,
    ):
        _put_aside(session, connection, before, since)


def versions(session: Session, entry_id: str) -> tuple[Version, ...]:
    """The earlier texts of an entry, the newest first, without the one it has now."""
    with session.journal.read() as connection:
        return revisions.of_entry(connection, entry_id)


def count(session: Session, entry_id: str) -> int:
    """How many earlier texts an entry has."""
    with session.journal.read() as connection:
        return revisions.count(connection, entry_id)


def numbered(session: Session, entry_id: str, number: int) -> Version:
    """The ``number``-th earlier text of an entry, 1 the newest; raises NotFound."""
    found = versions(session, entry_id)
    if not 1 <= number <= len(found):
        raise NotFound(
            "There is no earlier text {number} of this entry; it has {count}.",
            number=number,
            count=len(found),
        )
    return found[number - 1]


def record_of(version: Version) -> dict[str, Any]:
    """A version as exporters and scripts see it."""
    rest: dict[str, Any] = json.loads(version.rest)
    return rest | {
        "id": version.id,
        "entry": version.entry,
        "changed": version.made.isoformat().replace("+00:00", "Z"),
        "title": version.title,
        "text": version.text,
    }


def bring_back(session: Session, version_id: str) -> BroughtBack:
    """Put an earlier title and text in the place of those in force, which become a version.

    Themes, ratings and marks stay as they are now. Raises NotFound, and InvalidValue for an
    entry in the trash.
    """
    now = session.clock().astimezone(UTC)
    with session.journal.write() as connection:
        version = revisions.get(connection, version_id)
        before = entries.get(connection, version.entry)
        if before.trashed is not None:
            raise InvalidValue(
                "This entry is in the trash. Please bring it back first, then its earlier text."
            )
        draft = replace(before.draft, title=version.title, text=version.text)
        if draft == before.draft:
            return BroughtBack(before, Changes())
        since, _ = revisions.worded(connection, before.id)
        _put_aside(session, connection, before, since)
        revisions.set_worded(connection, before.id, None)
        after = replace(before, draft=draft, changed=now)
        entries.revise(connection, after)
        templates.note_stages(connection, after, session.pack.templates)
    return BroughtBack(after, Changes(frozenset({after.id}), about=frozenset({REWRITTEN})))


def thin(session: Session) -> int:
    """Let go of versions that age has made too many; returns how many. Never under hold.

    Does nothing where it was done within the last seven days.
    """
    today, now = session.today, session.clock().astimezone(UTC)
    with session.journal.write() as connection:
        done = trash.noted_day(connection, trash.THINNED)
        if choices.load(connection).hold or (done is not None and today - done < THIN_EVERY):
            return 0
        trash.note_day(connection, trash.THINNED, today)
        found = revisions.all_without_words(connection)
        return revisions.drop(
            connection, [one for group in found.values() for one in let_go(group, now)]
        )


def purge(connection: Connection, ids: Iterable[str]) -> int:
    """Delete entries in the trash for good; returns how many there were.

    Every deletion of an entry goes through here, so that it is never done under hold, and what
    nothing refers to any longer can be dropped with it. Raises InvalidValue under hold.
    """
    check_not_held(connection)
    gone = trash.purge(connection, ids)
    if gone:
        attachments.drop_unused(connection)
        summary_drafts.forget_gone(connection)
    return gone


def check_not_held(connection: Connection) -> None:
    """Raises InvalidValue while the leader's hold pauses all deletion."""
    if choices.load(connection).hold:
        raise InvalidValue(
            "Deletion is on hold, so nothing was deleted. The hold can be ended in Settings."
        )


def _put_aside(
    session: Session, connection: Connection, before: Entry, since: datetime | None
) -> None:
    if not any(_words(before)):
        return
    kept = _after_the_last(session, connection, before.id)
    revisions.add(connection, as_version(session, before, since or before.changed, kept))


def as_version(
    session: Session, entry: Entry, made: datetime, kept: datetime | None = None
) -> Version:
    """An entry as a version that is put aside; ``made`` is when its words were changed.

    ``kept`` is the instant that its id tells, now unless another is given.
    """
    record = as_record(entry)
    return Version(
        id=new_id(session, kept or session.clock()),
        entry=entry.id,
        made=made,
        kept=session.clock().astimezone(UTC),
        title=entry.draft.title,
        text=entry.draft.text,
        rest=json.dumps(
            {key: value for key, value in record.items() if key not in _WORDS}, ensure_ascii=False
        ),
    )


def _after_the_last(session: Session, connection: Connection, entry_id: str) -> datetime:
    """Now, or just after the newest version where the clock was set back: ids say the order."""
    _, last = revisions.worded(connection, entry_id)
    now = session.clock()
    return now if last is None else max(now, last + _A_MOMENT)


def _words(entry: Entry) -> tuple[str, str]:
    return entry.draft.title, entry.draft.text
