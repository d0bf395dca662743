# SPDX-License-Identifier: MIT
"""Where the real exports lie, and what tests of importers share."""

from collections.abc import Mapping
from pathlib import Path

from journal_app.exchange.formats import Incoming, Problem
from journal_app.exchange.source import Source, of_bytes, opened
from journal_app.services.moving_in import importers_by_name

SAMPLES = Path(__file__).parents[1] / "samples"


def sure_of(source: Source) -> str:
    """The format that a source is recognised as; empty where nobody knows it."""
    certain = {name: one.recognises(source) for name, one in importers_by_name().items()}
    best = max(certain, key=lambda name: certain[name])
    return best if certain[best] else ""


def read(
    parts: Mapping[str, bytes | str] | bytes | str, name: str, **options: str
) -> list[Incoming | Problem]:
    """Everything in some files (one of them without a name), read as one format."""
    if isinstance(parts, bytes | str):
        parts = {"file.txt": parts}
    made = {key: one.encode() if isinstance(one, str) else one for key, one in parts.items()}
    return list(importers_by_name()[name].read(of_bytes(made), options))


def read_sample(path: Path) -> tuple[str, list[Incoming], list[Problem]]:
    """The format of a real export, its entries, and its problems."""
    with opened(path) as source:
        name = sure_of(source)
        found = list(importers_by_name()[name].read(source, {}))
    return name, entries(found), problems(found)


def entries(found: list[Incoming | Problem]) -> list[Incoming]:
    """The entries among what was found."""
    return [one for one in found if isinstance(one, Incoming)]


def problems(found: list[Incoming | Problem]) -> list[Problem]:
    """The problems among what was found."""
    return [one for one in found if isinstance(one, Problem)]
