# SPDX-License-Identifier: MIT
"""The program is killed while it encrypts, changes the passphrase, and decrypts: nothing is lost,

and nothing readable lies beside a protected journal once it has been opened again.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from threading import Timer

import pytest

from journal_app.domain.errors import Locked, WrongPassphrase
from journal_app.services.session import Session, open_session
from journal_app.storage import entries, search
from tests.conftest import clock
from tests.durability.protector import PASSPHRASES
from tests.durability.test_kill import ROOT, ROUNDS


def opened(journal: Path) -> Session:
    """The journal, under whichever protection it was left."""
    for secret in (None, *PASSPHRASES):
        try:
            return open_session(journal, clock, Random(1), secret=secret)
        except (Locked, WrongPassphrase):
            continue
    raise AssertionError("no passphrase opens it")


@pytest.mark.skipif(os.name != "posix", reason="needs a signal that cannot be caught")
@pytest.mark.parametrize("number", range(ROUNDS))
def test_nothing_is_lost_or_left_readable_after_a_kill(number: int, tmp_path: Path) -> None:
    journal = tmp_path / "My.journal"
    chance = Random(number)
    wanted = chance.randint(2, 7)
    protector = subprocess.Popen(
        [sys.executable, "-m", "tests.durability.protector", str(journal)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
    )
    said: list[str] = []
    with protector:
        assert protector.stdout is not None
        while len(said) < wanted:
            line = protector.stdout.readline()
            assert line, "the program ended by itself"
            said.append(line.strip())
        # Somewhere inside the change that is under way.
        killer = Timer(chance.random() * 0.9, protector.send_signal, (signal.SIGKILL,))
        killer.start()
        said.extend(protector.stdout.read().split("\n")[:-1])
        killer.join()
    acknowledged = set(said) - {"changed"}
    assert acknowledged
    session = opened(journal)
    protected = session.journal.key is not None
    with session.journal.write() as connection:
        assert acknowledged <= {one.draft.text for one in entries.every(connection)}
        assert search.check(connection)
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    session.close()
    unfinished = list(tmp_path.glob(".*.protecting*"))
    assert unfinished == []
    if protected:
        readable = [
            one for one in tmp_path.rglob("*") if one.is_file() and b"rhubarb" in one.read_bytes()
        ]
        assert readable == []
