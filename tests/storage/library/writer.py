# SPDX-License-Identifier: MIT
"""``python -m tests.storage.library.writer WHERE NAME COUNT``: a coach in a process of their own.

Takes in ``COUNT`` summaries, writes a note on each and answers it; prints what failed.
"""

import sys

from journal_app.domain.library import Note
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.services.library import Library
from tests.conftest import clock
from tests.libraries import FILE, SECRETS, answer, file, summary

NAMES = ["Ann", "Ben", "Cem", "Dia", "Eve", "Fay", "Gus", "Hal"]


def work(library: Library, count: int, first: int = 1) -> None:
    """What a coach does in a busy minute."""
    leader = Identity.fresh()
    for number in range(first, first + count):
        made = summary(number, library.member.name, "Programme of all")
        libraries.take_in(library, file(leader, made, libraries.address(library)))
        libraries.save_note(library, made.id, Note(f"note {number}"))
        answer(library, made.id, f"reply {number}")


def main() -> None:
    """Join, or be known already, and work."""
    where, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    options = {"name": name, "join": True, "file_secret": FILE}
    library = libraries.open_library(where, SECRETS[NAMES.index(name)], clock, **options)
    work(library, count)
    library.close()


if __name__ == "__main__":
    main()
