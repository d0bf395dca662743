# SPDX-License-Identifier: MIT
"""A kind of work on a journal, what it acknowledges, and the verdict on what is left of it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from journal_app import plugins
from journal_app.domain.errors import Locked, WrongPassphrase
from journal_app.services.session import Session, open_session
from journal_app.storage import keys

JOURNAL = "Mine.journal"
Say = Callable[[str], None]


@dataclass(slots=True)
class Verdict:
    """What was acknowledged and is gone, and everything that is not as it should be."""

    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    unopenable: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing is lost and nothing is wrong."""
        return not (self.lost or self.faults or self.unopenable)


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing done for ever in a folder. ``check`` is given what was said before the end.

    ``acknowledged`` is between how many lines it is killed, ``stretch`` how many seconds one turn
    of its work may take, ``share`` its part of all rounds.
    """

    name: str
    work: Callable[[Path, Say], None]
    check: Callable[[Path, Sequence[str]], Verdict]
    prepare: Callable[[Path, bool], None] = lambda folder, small: None
    """Lays out the folder; small where every system call will be replayed."""
    acknowledged: tuple[int, int] = (2, 12)
    stretch: float = 0.2
    share: int = 4
    missing: str = ""
    """Why it cannot run yet."""


def every_kind() -> dict[str, Kind]:
    """All kinds by name: one module of ``kinds`` each, found, not listed."""
    from tests.durability import kinds

    found: list[Kind] = list(plugins.discover(kinds, "KIND").values())  # type: ignore[arg-type]
    return {kind.name: kind for kind in found}


def clock() -> datetime:
    """The real time."""
    return datetime.now(UTC)


def opened(path: Path, secrets: Sequence[str | None] = (None,)) -> Session:
    """The journal as the program opens it, under whichever of the secrets fits."""
    for secret in secrets:
        try:
            return open_session(path, clock, Random(1), secret=secret, create=False)
        except (Locked, WrongPassphrase) as why:
            last = why
    raise last


@contextmanager
def cheap_keys() -> Iterator[None]:
    """The real function, with the least memory and time that it takes: tests make many keys."""
    before = keys._ROUNDS, keys._MEMORY
    keys._ROUNDS, keys._MEMORY = 1, 8192
    try:
        yield
    finally:
        keys._ROUNDS, keys._MEMORY = before


def verdict(kind: Kind, folder: Path, said: Sequence[str]) -> Verdict:
    """Check a folder; a journal that cannot be opened is a verdict too."""
    with cheap_keys():
        try:
            return kind.check(folder, said)
        except Exception as why:  # noqa: BLE001
            # Whatever keeps a leader from the journal is what is being counted here.
            return Verdict(len(said), unopenable=f"{type(why).__name__}: {why}")
