# SPDX-License-Identifier: MIT
"""Journals of other people, which the tests let read what we write.

They have an environment of their own, so that none of their libraries is ever taken for ours.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import environment
from environment import ROOT, CannotPrepare, python_in, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PINS = ROOT / "packaging" / "others.txt"
JOURNALS = ("jrnl",)


def prepare(python: Path, call: Callable[[Sequence[str]], str] = environment.call) -> None:
    """Install them beside our own environment; without the internet those tests are skipped.

    ``python`` is the Python of that environment: they are in its ``share/others``. ``call`` runs a
    command and raises CannotPrepare where that did not work.
    """
    folder = python.parent.parent / "share" / "others"
    stamp, wanted = folder / "up-to-it.stamp", f"{sys.version_info[:2]} {PINS.read_text('utf-8')}"
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    say(f"Installing {' and '.join(JOURNALS)}, to read what we write")
    try:
        call([str(python), "-m", "venv", "--clear", str(folder)])
        pip = [str(python_in(folder)), "-m", "pip", "--disable-pip-version-check", "--no-input"]
        call([*pip, "install", "-q", "-c", str(PINS), *JOURNALS])
        stamp.write_text(wanted, "utf-8")
    except (CannotPrepare, OSError) as refusal:
        say(f"{refusal}\nUntil then those tests are skipped, and say so.")
