# SPDX-License-Identifier: MIT
"""The killer: lets a kind of work run, ends it by SIGKILL at a random moment, and looks."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from threading import Timer

from tests.durability.frame import Kind, Verdict, verdict

ROOT = Path(__file__).parents[2]


def kill_once(kind: Kind, seed: int, folder: Path) -> Verdict:
    """One round; the same seed waits for the same acknowledgement and then for the same time."""
    chance = Random(f"{kind.name} {seed}")
    wanted, pause = chance.randint(*kind.acknowledged), chance.random() * kind.stretch
    work = folder / "journal"
    work.mkdir()
    kind.prepare(work, False)
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.durability.worker", kind.name, str(work)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    said: list[str] = []
    with worker:
        assert worker.stdout is not None
        assert worker.stderr is not None
        while len(said) < wanted:
            line = worker.stdout.readline()
            if not line:
                return Verdict(unopenable=f"ended by itself: {worker.stderr.read()[-600:]}")
            said.append(line.strip())
        killer = Timer(pause, worker.send_signal, (signal.SIGKILL,))
        killer.start()
        # What it said before it was killed counts too, all but a line that was cut off.
        said.extend(worker.stdout.read().split("\n")[:-1])
        killer.join()
    return verdict(kind, work, said)


def shared_out(kinds: dict[str, Kind], rounds: int) -> list[tuple[str, int]]:
    """So many rounds over the kinds that can run, by their shares, as (kind, number)."""
    able = [kind for kind in kinds.values() if not kind.missing]
    turns = [kind.name for kind in able for _ in range(kind.share)]
    # The kinds take turns, so that a few rounds are spread as many are.
    order = sorted(range(len(turns)), key=lambda at: (at * 7919) % len(turns))
    return [(turns[order[one % len(turns)]], one) for one in range(rounds)]
