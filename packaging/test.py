# SPDX-License-Identifier: MIT
"""``python3 packaging/test.py``: every check, from a bare machine on.

With arguments only pytest runs, with them; with ``--bench`` the measurements run instead.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import others
from environment import ROOT, CannotPrepare, prepare

CHECKS = (
    ("Style", ["-m", "ruff", "check", "."]),
    ("Format", ["-m", "ruff", "format", "--check", "."]),
    ("Types", ["-m", "mypy"]),
    ("Layers", ["-c", "from importlinter.cli import lint_imports_command as c; c()"]),
)


def main(arguments: list[str]) -> int:
    """Prepare, run the checks asked for, and return 1 if any failed."""
    try:
        python = prepare("test")
    except CannotPrepare as missing:
        print(missing, file=sys.stderr)
        return 1
    others.prepare(python)
    os.chdir(ROOT)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if arguments[:1] == ["--bench"]:
        return run(python, ["-m", "tests.bench", *arguments[1:]])
    failed = [] if arguments else [name for name, check in CHECKS if heard(python, name, check)]
    if failed:
        print(f"\nFailed so far: {', '.join(failed)}. The tests run all the same.", flush=True)
    workers = ["-n", "auto", "--dist", "worksteal"] if (os.cpu_count() or 1) > 1 else []
    print("\n== Tests", flush=True)
    tests = run(python, ["-m", "pytest", "-q", *workers, *arguments])
    return 1 if failed or tests else 0


def heard(python: Path, name: str, check: list[str]) -> int:
    """Run one check under its own heading; 0 means passed."""
    print(f"\n== {name}", flush=True)
    return run(python, check)


def run(python: Path, arguments: list[str]) -> int:
    """Run the environment's Python and return its exit code."""
    return subprocess.run([str(python), *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
