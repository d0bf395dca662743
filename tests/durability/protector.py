# SPDX-License-Identifier: MIT
"""Writes entries and changes the protection of a journal for ever, saying what is acknowledged.

``python -m tests.durability.protector JOURNAL``: run by ``test_kill_protecting.py``.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from journal_app.domain.entry import Draft
from journal_app.services import safekeeping, writing
from journal_app.services.session import open_session

PASSPHRASES = ("four words and more", "another four words")


def main() -> None:
    """An entry, then another protection, and so on."""
    session = open_session(Path(sys.argv[1]), lambda: datetime.now(UTC), Random())
    number = 0
    while True:
        number += 1
        word = f"rhubarb{number:06}"
        now = session.clock()
        writing.keep(session, writing.new_id(session, now), Draft(day=now.date(), text=word))
        say(word)
        if number % 3 == 0:
            safekeeping.unprotect(session)
        else:
            safekeeping.protect(session, PASSPHRASES[number % 3 - 1])
        say("changed")


def say(word: str) -> None:
    """Acknowledge."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
