# SPDX-License-Identifier: MIT
"""A coach's library: a protected file of SQLite, or a database of PostgreSQL, by the same models.

It holds ids, aliases, days and counts; whatever was said lies in it sealed to its reader's key.
Its parts are loaded when one is first used: a leader's start is not to wait for a coach's tables.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journal_app.storage.library import admitting as admitting
    from journal_app.storage.library import auditing as auditing
    from journal_app.storage.library import cohorts as cohorts
    from journal_app.storage.library import envelopes as envelopes
    from journal_app.storage.library import members as members
    from journal_app.storage.library import opening as opening
    from journal_app.storage.library import rekeying as rekeying
    from journal_app.storage.library import sheets as sheets

_PARTS = (
    "admitting",
    "auditing",
    "cohorts",
    "envelopes",
    "members",
    "opening",
    "rekeying",
    "sheets",
)


def __getattr__(name: str) -> Any:
    if name in _PARTS:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
