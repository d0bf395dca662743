# SPDX-License-Identifier: MIT
"""``python3 packaging/run.py [arguments …]``: open the journal, from a bare machine on.

Prepares what is missing, then hands over to Up to It with the arguments given.
"""

from __future__ import annotations

import os
import subprocess
import sys

from environment import CannotPrepare, prepare


def main(arguments: list[str]) -> int:
    """Prepare and hand over; returns the exit code where the system cannot replace a process."""
    try:
        python = prepare()
    except CannotPrepare as missing:
        print(missing, file=sys.stderr)
        return 1
    command = [str(python), "-P", "-m", "journal_app", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
