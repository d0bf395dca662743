# SPDX-License-Identifier: MIT
"""Entries with all that hangs on them, in stretches, and what a journal holds beside them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, insert, or_, select

from journal_app.domain.attachment import Attachment
from journal_app.domain.commitment import Commitment
from journal_app.domain.entry import Entry
from journal_app.domain.prompt import Shown
from journal_app.domain.second_look import Layer
from journal_app.domain.stages import StepWords
from journal_app.domain.template import Template
from journal_app.domain.versions import Version
from journal_app.domain.whole import Beside, KeptFile, Look, SavedSearch, Whole
from journal_app.storage import (
    attachments,
    check_ins,
    commitments,
    entries,
    replies,
    revisions,
    whole_coaching,
)
from journal_app.storage.schema import (
    attachment,
    choice,
    commitment,
    entry,
    entry_attachment,
    entry_stage,
    layer,
    look_again,
    own_template,
    prompt_shown,
    revision,
    saved_search,
)
from journal_app.storage.templates import built as template_of

_CHUNK = 300


def every(
    connection: Connection, at: Sequence[int] | None = None, *, trash: bool = False
) -> Iterator[Whole]:
    """Whole entries, oldest first: those at the places given, or all, with ``trash`` that too."""
    for places in _stretches(connection, at, trash):
        yield from _whole(connection, list(entries.every(connection, places)), places)


def ids(connection: Connection, at: Sequence[int]) -> frozenset[str]:
    """The ids of the entries at those places."""
    found: set[str] = set()
    for start in range(0, len(at), _CHUNK):
        part = at[start : start + _CHUNK]
        found |= set(connection.scalars(select(entry.c.id).where(entry.c.position.in_(part))))
    return frozenset(found)


def versions(connection: Connection, entry_id: str) -> Iterator[Version]:
    """Every earlier text of an entry, also one it has again now, the oldest first."""
    found = connection.scalars(
        select(revision.c.id).where(revision.c.entry == entry_id).order_by(revision.c.id)
    ).all()
    for one in found:
        yield revisions.get(connection, one)


def file(connection: Connection, wanted: str) -> KeptFile:
    """The bytes of a file; raises NotFound and DamagedJournal."""
    content = attachments.content(connection, wanted)
    row = connection.execute(select(attachment).where(attachment.c.hash == wanted)).one()
    return KeptFile(row.hash, row.type, entries.moment(row.made), content)


def beside(connection: Connection, among: frozenset[str] | None = None) -> Beside:
    """What the journal holds beside entries; ``among`` leaves what belongs to those entries."""
    made = commitments.every(connection)
    templates = _templates(connection)
    if among is not None:
        used = set(connection.scalars(select(entry.c.template).where(entry.c.id.in_(among))))
        return Beside(
            commitments=tuple(
                one for one in made if one.entry in among or one.outcome_entry in among
            ),
            templates=tuple(one for one in templates if one[0].id in used),
        )
    shown = connection.execute(select(prompt_shown).order_by(prompt_shown.c.number))
    return Beside(
        commitments=made,
        check_ins=check_ins.every(connection),
        templates=templates,
        searches=tuple(
            SavedSearch(row.id, row.name, row.query, entries.moment(row.made))
            for row in connection.execute(select(saved_search).order_by(saved_search.c.id))
        ),
        choices=tuple(
            (row.key, row.value)
            for row in connection.execute(select(choice).order_by(choice.c.key))
        ),
        shown=tuple(Shown(row.prompt, date.fromisoformat(row.day)) for row in shown),
        replies=replies.every(connection),
        **whole_coaching.everything(connection),
    )


def put_stages(connection: Connection, entry_id: str, found: Sequence[StepWords]) -> None:
    """Keep how many words an entry had under the steps of its template, which may be gone."""
    position = entries.position_of(connection, entry_id)
    if found:
        connection.execute(delete(entry_stage).where(entry_stage.c.position == position))
        rows = [
            {"position": position, "step": one.step, "stage": one.stage, "words": one.words}
            for one in found
        ]
        connection.execute(insert(entry_stage), rows)


def put_version(connection: Connection, one: Version) -> None:
    """Keep an earlier text as it is, whatever the next one says."""
    connection.execute(
        insert(revision).values(
            id=one.id,
            entry=one.entry,
            made=entries.instant(one.made),
            title=one.title,
            text=one.text,
            rest=one.rest,
        )
    )


def put_search(connection: Connection, one: SavedSearch) -> None:
    """Keep a search with the id it has."""
    connection.execute(
        insert(saved_search).values(
            id=one.id, name=one.name, query=one.query, made=entries.instant(one.made)
        )
    )


def put_choice(connection: Connection, key: str, value: str) -> None:
    """Keep a choice as the JSON text it is."""
    connection.execute(insert(choice).values(key=key, value=value))


def put_shown(connection: Connection, shown: Sequence[Shown]) -> None:
    """Keep which prompts were shown, in that order."""
    rows = [{"prompt": one.prompt, "day": one.day.isoformat()} for one in shown]
    if rows:
        connection.execute(insert(prompt_shown), rows)


def known(connection: Connection) -> dict[str, set[str]]:
    """The ids there are of things that have one, by the name of their section in an export."""
    columns = {
        "layers": layer.c.id,
        "versions": revision.c.id,
        "commitments": commitment.c.id,
        "templates": own_template.c.id,
        "searches": saved_search.c.id,
        "names": saved_search.c.name,
        "choices": choice.c.key,
        "shown": prompt_shown.c.prompt,
    }
    found = {name: set(connection.scalars(select(one))) for name, one in columns.items()}
    found |= whole_coaching.known(connection)
    return found | {"check_ins": {one.id for one in check_ins.every(connection)}}


def _stretches(
    connection: Connection, at: Sequence[int] | None, trash: bool
) -> Iterator[Sequence[int]]:
    if at is not None:
        ordered = sorted(at)
        for start in range(0, len(ordered), _CHUNK):
            yield ordered[start : start + _CHUNK]
        return
    last = -1
    while True:
        wanted = select(entry.c.position).where(entry.c.position > last)
        if not trash:
            wanted = wanted.where(entry.c.trashed.is_(None))
        places = connection.scalars(wanted.order_by(entry.c.position).limit(_CHUNK)).all()
        if not places:
            return
        yield places
        last = places[-1]


def _whole(
    connection: Connection, found: Sequence[Entry], places: Sequence[int]
) -> Iterator[Whole]:
    keys = [one.id for one in found]
    changed = select(entry.c.id, entry.c.worded).where(
        entry.c.position.in_(places), entry.c.worded.is_not(None)
    )
    worded = {row.id: row.worded for row in connection.execute(changed)}
    layers = _by_entry(connection, layer, keys, layer.c.made, layer.c.id)
    looks = _by_entry(connection, look_again, keys, look_again.c.after)
    files = _files(connection, keys)
    stages = _stages(connection, places)
    promised = _commitments(connection, keys)
    for one in found:
        at = worded.get(one.id)
        yield Whole(
            entry=one,
            worded=None if at is None else entries.moment(at),
            layers=tuple(
                (
                    Layer(row.id, row.entry, date.fromisoformat(row.day), row.occasion, row.text),
                    entries.moment(row.made),
                )
                for row in layers.get(one.id, ())
            ),
            looks=tuple(
                Look(row.after, date.fromisoformat(row.day), row.answer)
                for row in looks.get(one.id, ())
            ),
            stages=tuple(stages.get(one.id, ())),
            files=tuple(files.get(one.id, ())),
            commitments=tuple(promised.get(one.id, ())),
        )


def _by_entry(
    connection: Connection, table: Table, keys: Sequence[str], *order: Any
) -> dict[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(select(table).where(table.c.entry.in_(keys)).order_by(*order)):
        found.setdefault(row.entry, []).append(row)
    return found


def _files(connection: Connection, keys: Sequence[str]) -> dict[str, list[Attachment]]:
    found: dict[str, list[Attachment]] = {}
    wanted: Select[Any] = (
        select(entry_attachment, attachment.c.type, attachment.c.size)
        .join(attachment, attachment.c.hash == entry_attachment.c.hash)
        .where(entry_attachment.c.entry.in_(keys))
        .order_by(entry_attachment.c.rank)
    )
    for row in connection.execute(wanted):
        made = Attachment(row.hash, row.name, row.type, row.size)
        found.setdefault(row.entry, []).append(made)
    return found


def _stages(connection: Connection, places: Sequence[int]) -> dict[str, list[StepWords]]:
    found: dict[str, list[StepWords]] = {}
    wanted = (
        select(entry.c.id, entry_stage.c.step, entry_stage.c.stage, entry_stage.c.words)
        .join(entry, entry.c.position == entry_stage.c.position)
        .where(entry_stage.c.position.in_(places))
        .order_by(entry_stage.c.step)
    )
    for row in connection.execute(wanted):
        found.setdefault(row.id, []).append(StepWords(row.step, row.stage, row.words))
    return found


def _commitments(connection: Connection, keys: Sequence[str]) -> dict[str, list[Commitment]]:
    found: dict[str, list[Commitment]] = {}
    wanted = select(commitment.c.id).where(
        or_(commitment.c.entry.in_(keys), commitment.c.outcome_entry.in_(keys))
    )
    some = set(connection.scalars(wanted))
    for one in commitments.every(connection) if some else ():
        if one.id in some:
            for key in {one.entry, one.outcome_entry} & set(keys):
                found.setdefault(str(key), []).append(one)
    return found


def _templates(connection: Connection) -> tuple[tuple[Template, Any], ...]:
    rows = connection.execute(select(own_template).order_by(own_template.c.id))
    return tuple((template_of(row.body), entries.moment(row.changed)) for row in rows)
