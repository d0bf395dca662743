# SPDX-License-Identifier: MIT
"""The real program is killed while it types; every word it called kept is there afterwards."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from journal_app.domain.query import Query
from journal_app.services.session import open_session
from journal_app.storage import entries, search
from tests.conftest import clock

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("UPTOIT_KILL_ROUNDS", "3"))


@pytest.mark.skipif(os.name != "posix", reason="needs a signal that cannot be caught")
@pytest.mark.parametrize("number", range(ROUNDS))
def test_every_word_called_kept_is_there_after_a_kill(number: int, tmp_path: Path) -> None:
    journal = tmp_path / "Typed.journal"
    wanted = Random(number).randint(20, 260)
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.durability.typist", str(journal)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    acknowledged: set[str] = set()
    with typist:
        assert typist.stdout is not None
        try:
            while len(acknowledged) < wanted:
                line = typist.stdout.readline()
                assert line, "the program ended by itself"
                acknowledged.add(line.strip())
        finally:
            typist.send_signal(signal.SIGKILL)
        # What it said before it was killed counts too, all but a line that was cut off.
        acknowledged.update(typist.stdout.read().split("\n")[:-1])
    session = open_session(journal, clock, Random(1))
    with session.journal.write() as connection:
        text = " ".join(one.draft.text for one in entries.every(connection))
        assert search.check(connection)
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert search.count(connection, Query()) >= 1
    session.close()
    lost = acknowledged - set(text.split())
    assert len(acknowledged) >= wanted
    assert lost == set()
