# SPDX-License-Identifier: MIT
"""``python -m tests.hostile.measured FOLDER``: imports each file there and says what it cost.

One line of JSON for each: its name, what came of it, the seconds, and the most memory so far.
"""

import json
import resource
import sys
import time
from pathlib import Path
from random import Random

from journal_app.domain.errors import JournalError
from journal_app.domain.query import Query
from journal_app.services import finding, transfer
from journal_app.services.session import open_session
from tests.conftest import clock


def most_megabytes() -> int:
    """The most memory so far. What ``resource`` says begins with what our parent had."""
    status = Path("/proc/self/status")
    if status.exists():
        words = status.read_text().partition("VmHWM:")[2].split()
        return int(words[0]) // 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000_000


def main(folder: Path) -> None:
    """Import them all into one journal."""
    session = open_session(folder / "Test.journal", clock, Random(7))
    for path in sorted((folder / "in").iterdir()):
        before, start = finding.count(session, Query()), time.perf_counter()
        try:
            report = transfer.import_file(session, path)
            said = [str(one.message) for one in report.problems[:3]]
            refused = False
        except JournalError as refusal:
            said, refused = [str(refusal)], True
        cost = {
            "name": path.name,
            "refused": refused,
            "said": said,
            "new": finding.count(session, Query()) - before,
            "seconds": time.perf_counter() - start,
            "megabytes": most_megabytes(),
        }
        sys.stdout.write(json.dumps(cost) + "\n")
    session.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
