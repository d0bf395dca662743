# SPDX-License-Identifier: MIT
"""Readers of bytes that have no target of their own; the last file, so that it knows the others."""

from tests.hostile import readers
from tests.hostile.target import Target, seeds_of, words_in
from tests.hostile.targets import files, sealed, texts

AIMED = (*files.TARGETS, *sealed.TARGETS, *texts.TARGETS)
WRITTEN = {name: None for one in AIMED for name in one.reads}


def _target(name: str) -> Target:
    seeds = seeds_of(f"read-{name}")
    words = words_in(*seeds) or (b"{", b"}", b"[", b"]", b"<a>", b"\n")
    return Target(f"read-{name}", readers.aimed(WRITTEN)[name], seeds, words, reads=[name])


TARGETS = tuple(_target(name) for name in readers.aimed(WRITTEN))
