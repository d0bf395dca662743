# SPDX-License-Identifier: MIT
"""What a fuzzer aims at: something that takes bytes from a stranger, what it likes, and its words.

Every module in ``targets`` exposes ``TARGETS``; they are found, not listed.
"""

import ast
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st

from journal_app import plugins
from journal_app.domain.errors import JournalError

HERE = Path(__file__).parent
SLOWEST = 5.0
"""Seconds that one small input may take on a busy machine."""
_LARGEST_SEED = 20_000
_MOST_WORDS = 30


class PlantedBug(Exception):
    """A bug put there to be found, so that it means something when a fuzzer finds none."""


class TooSlow(Exception):
    """An input held the program up."""


@dataclass(frozen=True)
class Target:
    """``one`` takes any bytes: it does its work or raises a JournalError, and nothing else.

    ``words`` are what its grammar is made of; ``seeds`` are inputs that it likes. ``slow`` ones
    get a twentieth of the runs.
    """

    name: str
    one: Callable[[bytes], object]
    seeds: Sequence[bytes]
    words: Sequence[bytes]
    slow: bool = False
    reads: Sequence[str] = field(default=())
    """The functions of ``journal_app.exchange`` that it stands for."""

    def run(self, content: bytes) -> bool:
        """Whether it was taken; raises whatever is not meant to happen."""
        start = time.perf_counter()
        try:
            self.one(content)
            taken = True
        except JournalError as refusal:
            taken = False
            if not str(refusal).strip():
                raise AssertionError("a refusal says something") from refusal
        if time.perf_counter() - start > SLOWEST:
            raise TooSlow(self.name, len(content))
        return taken

    def planted(self, content: bytes) -> None:
        """The same with a bug in it: two of its words, one after the other, bring it down.

        A slow one does its work for one input in twenty alone, or the hunt would take hours.
        """
        first, second = self.words[0], self.words[-1]
        at = content.find(first)
        if not self.slow or (at >= 0 and sum(content) % 20 == 0):
            self.run(content)
        if at >= 0:
            rest = content[at + len(first) :]
            if rest.startswith(second):
                raise PlantedBug(self.name)


def every() -> dict[str, Target]:
    """All targets by name."""
    from tests.hostile import targets

    found = plugins.discover(targets, "TARGETS")
    return {one.name: one for group in found.values() for one in group}


def seeds_of(name: str) -> list[bytes]:
    """The files that somebody laid down as seeds for that target."""
    folder = HERE / "seeds" / name
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return [path.read_bytes() for path in files if path.stat().st_size <= _LARGEST_SEED]


def corpus_file(name: str) -> Path:
    """Where the inputs are kept that a fuzzer found to lead to different code, one a line."""
    return HERE / "corpus" / f"{name}.txt"


def corpus_of(name: str) -> list[bytes]:
    """Those inputs."""
    path = corpus_file(name)
    if not path.exists():
        return []
    lines = path.read_text(encoding="ascii").splitlines()
    return [ast.literal_eval(line) for line in lines if line]


def keep_corpus(name: str, inputs: Sequence[bytes]) -> None:
    """Keep those inputs, the shortest first."""
    lines = [f"{one!r}\n" for one in sorted(set(inputs), key=lambda one: (len(one), one))]
    corpus_file(name).write_text("".join(lines), encoding="ascii")


def words_in(*texts: bytes) -> tuple[bytes, ...]:
    """The names and marks that some texts are made of, as a dictionary."""
    found: dict[bytes, None] = {}
    for text in texts:
        found |= dict.fromkeys(re.findall(rb'"?[A-Za-z_][\w -]{1,30}"?|[^\w\s]+', text)[:200])
    return tuple(found)[:_MOST_WORDS]


NASTY = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"\\u0000",
    "\u202e".encode(), b"NaN", b"1e999", b"-1", b"9" * 40, b"9" * 5_000, b"[" * 120,
    b"a = " + b"[" * 3_000, b'{"a":' * 120, b"\r\n",
    b"0000-00-00", b"9999-12-31", b"2026-02-30", b"2026-01-01T00:00:00+14:00", b"../", b"file:///",
)  # fmt: skip
"""Words that trouble most readers."""


def inputs(target: Target) -> st.SearchStrategy[bytes]:
    """Seeds with words put in, pieces left out or doubled, and bytes changed."""
    words = st.lists(
        st.sampled_from([*target.words, *NASTY]) | st.binary(max_size=3), min_size=1, max_size=3
    ).map(b"".join)
    edit = st.tuples(st.floats(0, 1), st.integers(0, 40), words | st.just(b""), st.booleans())
    whole = st.sampled_from([b"", *target.seeds]) if target.seeds else st.just(b"")
    return st.tuples(whole, st.lists(edit, max_size=6)).map(lambda made: _edited(*made))


def _edited(content: bytes, edits: Sequence[tuple[float, int, bytes, bool]]) -> bytes:
    for place, length, word, doubled in edits:
        at = int(place * len(content))
        piece = content[at : at + length]
        content = content[:at] + word + (piece * 2 if doubled else b"") + content[at + length :]
    return content
