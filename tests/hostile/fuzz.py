# SPDX-License-Identifier: MIT
"""``python -m tests.hostile.fuzz [TARGET …] --runs N``: hunts with atheris, guided by coverage.

Each hunt is first shown to find a bug planted in its target, with the same seeds and words. What
it finds that leads to different code is reduced to the fewest inputs and kept in ``corpus/`` with
``--keep``. Needs the optional group ``fuzz``: ``pip install atheris``.
"""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

try:
    import atheris
except ImportError:
    atheris = None

HERE = Path(__file__).parent
_PLANTED_RUNS = 400_000
_LONGEST = 4_096
_MOST_KEPT = 40
_MOST_BYTES = 20_000


def main(arguments: list[str]) -> int:
    """Hunt, print what came of it, and return 1 where anything was found or not found."""
    reader = argparse.ArgumentParser(prog="python -m tests.hostile.fuzz")
    reader.add_argument("targets", nargs="*")
    reader.add_argument("--runs", type=int, default=100_000, help="of each; slow ones a twentieth")
    reader.add_argument("--seconds", type=int, default=300, help="the longest hunt")
    reader.add_argument("--keep", action="store_true", help="keep the reduced corpus")
    reader.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    asked = reader.parse_args(arguments)
    if atheris is None:
        say("Nothing was fuzzed: atheris is not installed (pip install atheris; Linux, Python")
        say("3.11 to 3.13). The default tests replay its corpus and fuzz with hypothesis.")
        return 1
    if asked.child:
        hunt(*asked.child)
    from tests.hostile.target import every

    known = every()
    if unknown := set(asked.targets) - set(known):
        reader.error(f"no such target: {', '.join(sorted(unknown))}")
    failed, total, began = [], 0, time.monotonic()
    say(f"{'target':22} {'planted after':>14} {'s':>6} {'executions':>11} {'s':>6}  kept")
    for name in asked.targets or known:
        runs = asked.runs // (20 if known[name].slow else 1)
        done, fine = hunted(name, runs, asked.seconds, keep=asked.keep)
        total += done
        failed += [] if fine else [name]
    say(f"\n{total:,} executions in {time.monotonic() - began:.0f} s")
    if failed:
        say(f"Look at: {', '.join(failed)}")
    return 1 if failed else 0


def say(text: str) -> None:
    """One line, at once."""
    print(text, flush=True)


def hunted(name: str, runs: int, most: int, *, keep: bool) -> tuple[int, bool]:
    """One target hunted in processes of their own: how many executions, and whether all is well."""
    from tests.hostile.target import corpus_of, every, keep_corpus

    target = every()[name]
    with TemporaryDirectory(prefix="uptoit-fuzz-") as made:
        place = Path(made)
        for folder in ("planted", "corpus"):
            (place / folder).mkdir()
            seeds = [*target.seeds, *(corpus_of(name) if folder == "corpus" else ())]
            for number, seed in enumerate(seeds):
                (place / folder / f"seed-{number}").write_bytes(seed)
        words = "".join(f'"{escaped(word)}"\n' for word in target.words if word)
        (place / "words").write_text(words, encoding="ascii")
        first, first_seconds, said = child(name, place, "planted", _PLANTED_RUNS, most)
        found = "PlantedBug" in said
        done, seconds, told = child(name, place, "corpus", runs, most)
        fine = "Uncaught Python exception" not in told and "ERROR: libFuzzer" not in told
        inputs = [one.read_bytes() for one in sorted((place / "corpus").iterdir())]
    kept = reduced(target, inputs) if keep and fine else corpus_of(name)
    if keep and fine:
        keep_corpus(name, kept)
    at = f"{first:,}" if found else "NOT FOUND"
    say(f"{name:22} {at:>14} {first_seconds:6.1f} {done:11,} {seconds:6.1f}  {len(kept)}")
    if not fine:
        say(told[-3_000:])
    if not found:
        say(said[-600:])
    return first + done, found and fine


def escaped(word: bytes) -> str:
    """A word as a dictionary of libFuzzer has it."""
    return "".join(f"\\x{byte:02x}" for byte in word)


def child(name: str, place: Path, kind: str, runs: int, most: int) -> tuple[int, float, str]:
    """One hunt: how many executions, in how many seconds, and what it said."""
    began = time.monotonic()
    command = [
        sys.executable,
        "-m",
        "tests.hostile.fuzz",
        "--child",
        name,
        kind,
        f"{place}:{runs}:{most}",
    ]
    done = subprocess.run(
        command, cwd=HERE.parents[1], capture_output=True, text=True, errors="replace", check=False
    )
    said = done.stdout + done.stderr
    counts = re.findall(r"(?m)^#(\d+)|number_of_executed_units: (\d+)", said)
    most = max((int(one or other) for one, other in counts), default=0)
    return most, time.monotonic() - began, said


def hunt(name: str, kind: str, where: str) -> None:
    """In a child process: hunt until a bug is found or all is run; does not return."""
    with atheris.instrument_imports(include=["journal_app", "tests.hostile"]):
        from tests.hostile.target import every

        target = every()[name]
    place, runs, most = where.rsplit(":", 2)
    does = target.planted if kind == "planted" else target.run
    folder = Path(place)
    options = [
        f"-runs={runs}", f"-max_total_time={most}", f"-dict={folder / 'words'}",
        f"-max_len={_LONGEST}", "-timeout=20",
        "-rss_limit_mb=1500", "-print_final_stats=1", f"-artifact_prefix={folder}/found-",
        "-seed=7", str(folder / kind),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], lambda content: does(content) and None)
    atheris.Fuzz()


def reduced(target: Any, inputs: list[bytes]) -> list[bytes]:
    """The fewest of the inputs, short ones first, that together reach all the lines reached."""
    reached = {one: lines_of(target, one) for one in sorted(set(inputs), key=len)}
    kept: list[bytes] = []
    size = 0
    missing = set().union(*reached.values()) if reached else set()
    while missing and len(kept) < _MOST_KEPT:
        best = max(reached, key=lambda one: (len(reached[one] & missing), -len(one)))
        if not reached[best] & missing:
            break
        missing -= reached.pop(best)
        if size + len(best) <= _MOST_BYTES:
            kept.append(best)
            size += len(best)
    return kept


def lines_of(target: Any, content: bytes) -> set[tuple[str, int]]:
    """Which lines of the program an input reaches."""
    seen: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if "journal_app" not in frame.f_code.co_filename:
            return None
        seen.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    sys.settrace(trace)
    try:
        target.run(content)
    finally:
        sys.settrace(None)
    return seen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
