# SPDX-License-Identifier: MIT
"""``python -m tests.hostile.measured_sealed FOLDER``: opens each file there and says what it cost.

Each is taken for a summary by a coach, and for a reply. One line of JSON for each file: its name,
what was said to it, the seconds, and the most memory so far.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from journal_app.domain.errors import JournalError
from journal_app.services import sealing
from tests.exchange.letters import COACH, PASSPHRASE
from tests.hostile.measured import most_megabytes


def said(read: Callable[[], object]) -> str:
    """The sentence of a refusal, or nothing."""
    try:
        read()
    except JournalError as refusal:
        return str(refusal)
    return ""


def main(folder: Path) -> None:
    """Open them all."""
    for path in sorted(folder.iterdir()):
        content, start = path.read_bytes(), time.perf_counter()
        cost = {
            "name": path.name,
            "summary": said(lambda: sealing.read_summary(content, COACH, (), PASSPHRASE)),  # noqa: B023
            "reply": said(lambda: sealing.read_reply(content, COACH, (), PASSPHRASE)),  # noqa: B023
            "seconds": time.perf_counter() - start,
            "megabytes": most_megabytes(),
        }
        sys.stdout.write(json.dumps(cost) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
