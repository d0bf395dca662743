# SPDX-License-Identifier: MIT
"""Cuts the power after every step of a real process, and opens each disc that could be left."""

import hashlib
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.durability.disc import Disc, Image
from tests.durability.frame import Kind, verdict
from tests.durability.recording import Said, Step, record

_MEMORY = Path("/dev/shm")


@dataclass(slots=True)
class Tally:
    """How many discs were opened, and on how many of them something was not as it should be."""

    steps: int = 0
    acknowledged: int = 0
    images: int = 0
    different: int = 0
    losing: int = 0
    unopenable: int = 0
    faulty: int = 0
    examples: Counter[str] = field(default_factory=Counter)

    @property
    def good(self) -> bool:
        """Whether every disc was whole."""
        return not (self.losing or self.unopenable or self.faulty)


@contextmanager
def swift_folder() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of discs are laid out in it."""
    path = Path(tempfile.mkdtemp(prefix="uptoit-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One recording: what is done, so many acknowledgements long, protected or not, weakened."""

    kind: str
    limit: int
    protected: bool = False
    weaken: str = ""
    some: int = 2

    @property
    def name(self) -> str:
        """For a table."""
        told = [self.kind, *(["protected"] if self.protected else []), self.weaken]
        return " ".join(one for one in told if one)


AS_SHIPPED = (
    Row("writing", 30),
    Row("writing", 30, protected=True),
    Row("typing", 160),
    Row("importing", 4),
    Row("emptying", 6),
    Row("migrating", 5),
    Row("protecting", 14),
    Row("restoring", 6),
    Row("merging", 6),
)
WEAKENED = (Row("writing", 12, weaken="off"), Row("writing", 12, weaken="delete-full"))


def replay(kind: Kind, row: Row, most: int = 0, seed: int = 1) -> Tally:
    """Record what a row says, then cut the power after each step.

    ``row.some`` is the number of random images of each sort a step; with ``most``, about that many
    of all images are opened, spread evenly.
    """
    options = ("--weaken", row.weaken) if row.weaken else ()
    with swift_folder() as space:
        folder = space / "journal"
        folder.mkdir()
        kind.prepare(folder, True)
        if row.protected:
            (folder / "protected").touch()
            _begin_protected(folder)
        disc = Disc(folder)
        steps = record(kind, folder, row.limit, *options)
        return _cut(kind, disc, steps, folder, Random(seed), row.some, most)


def _begin_protected(folder: Path) -> None:
    from journal_app.services import safekeeping
    from journal_app.services.session import open_session
    from tests.durability.frame import JOURNAL, cheap_keys, clock
    from tests.durability.kinds.writing import PASSPHRASE

    with cheap_keys():
        session = open_session(folder / JOURNAL, clock, Random(1))
        safekeeping.protect(session, PASSPHRASE)
        session.close()


def _cut(
    kind: Kind,
    disc: Disc,
    steps: list[Step],
    folder: Path,
    chance: Random,
    some: int,
    most: int,
) -> Tally:
    tally = Tally(steps=len(steps))
    said: list[str] = []
    seen: set[bytes] = set()
    # Where only some are wanted, whole steps are left out, so that those taken are of every sort.
    # About half of the images are like one that was opened already.
    share = min(1.0, 2 * most / (len(steps) * (4 + 2 * some))) if most else 1.0
    for step in steps:
        changed = disc.take(step)
        if isinstance(step, Said):
            said.append(step.line)
        elif not changed:
            continue
        if chance.random() > share:
            continue
        for image in disc.images(chance, some):
            tally.images += 1
            name = _name_of(image, len(said))
            if name in seen:
                continue
            seen.add(name)
            tally.different += 1
            lay_out(image, folder)
            _judge(tally, kind, folder, said)
    tally.acknowledged = len(said)
    return tally


def _judge(tally: Tally, kind: Kind, folder: Path, said: list[str]) -> None:
    found = verdict(kind, folder, said)
    tally.losing += bool(found.lost)
    tally.unopenable += bool(found.unopenable)
    tally.faulty += bool(found.faults)
    for fault in (found.unopenable, *found.faults, *(f"lost {one}" for one in found.lost)):
        if fault:
            tally.examples[fault[:150]] += 1


def lay_out(image: Image, folder: Path) -> None:
    """Make the folder hold exactly what the image does."""
    shutil.rmtree(folder)
    folder.mkdir()
    for path, content in image.items():
        if not Path(path).parent.is_dir():
            continue
        if content is None:
            Path(path).mkdir()
        else:
            Path(path).write_bytes(content)


def _name_of(image: Image, said: int) -> bytes:
    digest = hashlib.blake2b(str(said).encode(), digest_size=16)
    for path, content in image.items():
        digest.update(f"\0{path}\0{-1 if content is None else len(content)}\0".encode())
        digest.update(content or b"")
    return digest.digest()
