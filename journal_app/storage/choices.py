# SPDX-License-Identifier: MIT
"""The leader's choices about this journal, one row each, as JSON."""

import json
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from journal_app.domain.choices import Choices
from journal_app.storage.schema import choice


def load(connection: Connection) -> Choices:
    """The choices as they are; one that a later version made and we do not know is left alone."""
    known = {field.name for field in fields(Choices)}
    rows = connection.execute(select(choice.c.key, choice.c.value))
    return Choices(**{key: _frozen(json.loads(value)) for key, value in rows if key in known})


def keep(connection: Connection, wanted: dict[str, Any]) -> None:
    """Keep some choices by name; the others stay as they are."""
    for key, value in wanted.items():
        connection.execute(delete(choice).where(choice.c.key == key))
        connection.execute(
            insert(choice).values(key=key, value=json.dumps(value, ensure_ascii=False))
        )


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value
