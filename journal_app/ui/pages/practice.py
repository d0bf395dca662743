# SPDX-License-Identifier: MIT
"""Practice: the place of those who coach others, loaded when somebody goes there.

Few have it, and what it needs would keep everybody's first page waiting.
"""

from journal_app.services.preferences import Settings
from journal_app.ui.desk import Desk, Page, PageKind


def _made(desk: Desk) -> Page:
    from journal_app.ui.practice.place import PracticePage

    return PracticePage(desk)


def _coaches(settings: Settings) -> bool:
    return settings.coaches


PAGE = PageKind(
    "practice",
    6,
    "Practice",
    "account-group-outline",
    "Ctrl+6",
    _made,
    wanted=_coaches,
)
