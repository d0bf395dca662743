# SPDX-License-Identifier: MIT
"""``python -m tests.durability.worker KIND FOLDER``: does one kind of work until it is killed.

It says on standard output what is durable. ``--limit`` ends it after so many lines, at once and
without closing anything. ``--weaken`` takes promises to the disk away, so that a test can show
that it would notice: the program itself has no such switch.
"""

import argparse
import os
import sys
from pathlib import Path

from journal_app.storage import connections
from tests.durability.frame import every_kind

WEAKENED = {
    "off": ("PRAGMA journal_mode = TRUNCATE", "PRAGMA synchronous = OFF"),
    "delete-full": ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = FULL"),
}


def main() -> None:
    """Do what the arguments say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--weaken", choices=WEAKENED)
    asked = parser.parse_args()
    if asked.weaken:
        connections.DURABLE = WEAKENED[asked.weaken]
    said = 0

    def say(line: str) -> None:
        nonlocal said
        os.write(sys.stdout.fileno(), f"{line}\n".encode())
        said += 1
        if said == asked.limit:
            os._exit(0)

    every_kind()[asked.kind].work(asked.folder, say)


if __name__ == "__main__":
    main()
