# SPDX-License-Identifier: MIT
"""Which prompts were put in front of the leader, so that they do not come again too soon."""

from datetime import date

from sqlalchemy import Connection, insert, select

from journal_app.domain.prompt import Shown
from journal_app.storage.schema import prompt_shown, remark


def record(connection: Connection, prompt: str, day: date) -> None:
    """Remember that a prompt was shown on a local day; once a day is enough."""
    seen = select(prompt_shown.c.number).where(
        prompt_shown.c.prompt == prompt, prompt_shown.c.day == day.isoformat()
    )
    if connection.execute(seen.limit(1)).first() is None:
        connection.execute(insert(prompt_shown).values(prompt=prompt, day=day.isoformat()))


def coach_waits(connection: Connection) -> bool:
    """Whether a remark of a coach's was kept, so that there may be a question to ask.

    Here, for most journals have none, and then nothing of replies has to be loaded.
    """
    kept = select(remark.c.reply).where(remark.c.answer == "kept").limit(1)
    return connection.execute(kept).first() is not None


def latest(connection: Connection, most: int = 200) -> tuple[Shown, ...]:
    """The last ``most`` prompts shown, oldest first."""
    rows = connection.execute(
        select(prompt_shown.c.prompt, prompt_shown.c.day)
        .order_by(prompt_shown.c.number.desc())
        .limit(most)
    ).all()
    return tuple(Shown(prompt, date.fromisoformat(day)) for prompt, day in reversed(rows))
