# SPDX-License-Identifier: MIT
"""``python -m tests.bench.copies [--entries N]``: copies, a check and a repair of a large journal.

What a save takes alone and while a copy is made, plain and protected, in the same run.
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from threading import Event, Thread

from journal_app.domain.entry import Draft
from journal_app.services import checking, copying, safekeeping, transfer, writing
from journal_app.services.journal_file import JournalFile
from journal_app.services.session import Session
from tests.bench import protection
from tests.bench.corpus import write_lines
from tests.bench.protection import NOW, SECRET, opened

_PAGE = 4096
_APART = 0.05


def main() -> None:
    """Fill a journal, measure it, protect it, measure it again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--corpus", type=Path, default=transfer.sample_file())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        path = Path(passing) / "My.journal"
        session = opened(path)
        lines = path.with_suffix(".jsonl")
        themes = [one.slug for one in session.pack.themes]
        write_lines(options.corpus, lines, options.entries, themes)
        transfer.import_file(session, lines)
        session.close()
        for secret in (None, SECRET):
            session = opened(path, secret)
            name = f"{path.stat().st_size / 1e6:,.0f} MB, {'protected' if secret else 'plain'}"
            print(f"{options.entries:,} entries, {name}")
            measure(session, path)
            if secret is None:
                safekeeping.protect(session, SECRET)
                session.close()


def measure(session: Session, path: Path) -> None:
    """Saves alone and beside a copy, a check, and a repair of what is spoilt then."""
    ended = Event()
    alone = saves(session, lambda: ended.wait(2.0))
    told: list[float] = []
    beside = saves(session, lambda: told.append(once(lambda: copying.make(session))))
    print(f"a save alone       p50 {at(alone, 50):6.1f}  p95 {at(alone, 95):6.1f} ms")
    print(
        f"while copying      p50 {at(beside, 50):6.1f}  p95 {at(beside, 95):6.1f}  "
        f"most {max(beside):6.1f} ms, {len(beside)} saves"
    )
    print(f"copy made, proved  {told[0]:.1f} s")
    print(f"check              {once(lambda: checking.check(session)):.1f} s")
    key = session.journal.key
    if key is None:
        return
    session.close()
    chance = Random(1)
    with path.open("rb+") as file:
        for _ in range(5):
            file.seek(chance.randrange(path.stat().st_size // _PAGE) * _PAGE)
            file.write(chance.randbytes(_PAGE))
    mended = []
    file_at = JournalFile(path, lambda: NOW, lambda why, wrong: SECRET)
    print(f"repair of 5 pages  {once(lambda: mended.append(checking.repair(file_at))):.1f} s")
    print(mended[0].tally)


def saves(session: Session, during: Callable[[], object]) -> list[float]:
    """Milliseconds of one save after the other, 20 a second, while something is done."""
    doing = Thread(target=during)
    doing.start()
    taken: list[float] = []
    entry_id = writing.new_id(session, NOW)
    pause = Event()
    while doing.is_alive():
        draft = Draft(day=NOW.date(), text=f"typed {len(taken)} " + "word " * 100)
        taken.append(1000 * once(lambda words=draft: writing.keep(session, entry_id, words)))
        pause.wait(_APART)
    doing.join()
    return sorted(taken)


def once(work: Callable[[], object]) -> float:
    """Seconds of the clock that the work takes."""
    return protection.once(work)[0]


def at(taken: list[float], percent: int) -> float:
    """The value that so many of a hundred stay below."""
    return taken[min(len(taken) - 1, len(taken) * percent // 100)]


if __name__ == "__main__":
    main()
