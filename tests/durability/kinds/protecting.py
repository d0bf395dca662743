# SPDX-License-Identifier: MIT
"""A journal is encrypted, its passphrase changed, decrypted, and written to in between."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from journal_app.domain.entry import Draft
from journal_app.services import safekeeping, writing
from journal_app.services.session import open_session
from tests.durability.frame import JOURNAL, Kind, Say, Verdict, cheap_keys, clock, opened
from tests.durability.soundness import faults, words

PASSPHRASES = ("four words and more", "another four words")
_CHANGED = "changed"


def work(folder: Path, say: Say) -> None:
    """An entry, then another protection, and so on."""
    with cheap_keys():
        session = open_session(folder / JOURNAL, clock, Random(1))
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
            say(_CHANGED)


def check(folder: Path, said: Sequence[str]) -> Verdict:
    """One of the passphrases opens it or none is needed; protected, nothing can be read.

    A copy under its final name is a journal, whatever happened.
    """
    if not said and not (folder / JOURNAL).exists():
        return Verdict()
    acknowledged = [word for word in said if word != _CHANGED]
    secrets = (None, *PASSPHRASES)
    session = opened(folder / JOURNAL, secrets)
    protected = session.journal.key is not None
    try:
        lost = sorted(set(acknowledged) - words(session))
        found = faults(session)
    finally:
        session.close()
    found += [f"left behind: {one.name}" for one in folder.glob(".*.protecting*")]
    if protected:
        found += [
            f"can be read: {one.name}"
            for one in folder.rglob("*")
            if one.is_file() and b"rhubarb" in one.read_bytes()
        ]
    return Verdict(len(acknowledged), lost, found)


KIND = Kind("protecting", work, check, acknowledged=(2, 16), stretch=0.4, share=5)
