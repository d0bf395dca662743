# SPDX-License-Identifier: MIT
"""Templates of the leader's own, and what entries hold under the steps of theirs."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from journal_app.domain.entry import Entry
from journal_app.domain.errors import DamagedJournal, InvalidValue
from journal_app.domain.stages import StepWords, words_by_step
from journal_app.domain.template import Step, Template, checked_template
from journal_app.storage.entries import instant, position_of
from journal_app.storage.schema import entry_stage, own_template


def every(connection: Connection) -> tuple[Template, ...]:
    """All templates of the leader's own, by name."""
    bodies = connection.scalars(select(own_template.c.body))
    return tuple(sorted(map(built, bodies), key=lambda one: one.name.casefold()))


def find(connection: Connection, template_id: str) -> Template | None:
    """The leader's own template with that id, or None."""
    body = connection.scalar(select(own_template.c.body).where(own_template.c.id == template_id))
    return built(body) if body else None


def keep(connection: Connection, template: Template, now: datetime) -> None:
    """Keep a template, new or changed."""
    remove(connection, template.id)
    connection.execute(
        insert(own_template).values(
            id=template.id,
            changed=instant(now),
            body=json.dumps(asdict(template), ensure_ascii=False),
        )
    )


def remove(connection: Connection, template_id: str) -> None:
    """Delete a template; entries written along it keep their words and stages."""
    connection.execute(delete(own_template).where(own_template.c.id == template_id))


def note_stages(connection: Connection, entry: Entry, known: Sequence[Template]) -> None:
    """Keep how many words an entry has under each step of its template.

    So entries from different templates compare. Where the template is unknown, nothing changes.
    """
    position = position_of(connection, entry.id)
    wanted = entry.draft.template
    template = next((one for one in known if one.id == wanted), None)
    if template is None and wanted is not None:
        template = find(connection, wanted)
        if template is None:
            return
    connection.execute(delete(entry_stage).where(entry_stage.c.position == position))
    rows = stage_rows(position, entry.draft.text, template)
    if rows:
        connection.execute(insert(entry_stage), rows)


def stage_rows(position: int, text: str, template: Template | None) -> list[dict[str, Any]]:
    """The rows of an entry at that place: one for each step whose heading stands in its text."""
    return [
        {"position": position, "step": one.step, "stage": one.stage, "words": one.words}
        for one in (words_by_step(text, template) if template else ())
    ]


def stages(connection: Connection, entry_id: str) -> tuple[StepWords, ...]:
    """How many words an entry has under each step of its template; empty where it has none."""
    rows = connection.execute(
        select(entry_stage.c.step, entry_stage.c.stage, entry_stage.c.words).where(
            entry_stage.c.position == position_of(connection, entry_id)
        )
    )
    return tuple(StepWords(step, stage, words) for step, stage, words in rows)


def built(body: str) -> Template:
    """A template from the JSON it is kept as; raises DamagedJournal where that is none."""
    try:
        values: dict[str, Any] = json.loads(body)
        steps = tuple(Step(**step | {"themes": tuple(step["themes"])}) for step in values["steps"])
        return checked_template(Template(**values | {"steps": steps}))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidValue) as fault:
        raise DamagedJournal(
            "A template of yours cannot be read as it was written. Please bring back a copy of "
            "your journal, or ask for help; the entries are not touched by this."
        ) from fault
