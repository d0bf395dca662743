# SPDX-License-Identifier: MIT
"""The leadership themes of a pack and the families they stand in (domain note, section 1)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A group of themes: a slug, its name, and what it says in a few words."""

    slug: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of system leadership.

    ``slug`` is permanent and never reused; names may change. ``low``, ``medium`` and ``high``
    describe occasions (quiet, growing, strong), never people. ``stem_for`` and ``stem_to`` are
    the check-in questions.
    """

    slug: str
    name: str
    family: str
    definition: str
    low: str
    medium: str
    high: str
    examples: tuple[str, ...]
    boundary: str
    stem_for: str
    stem_to: str
    paragraphs: tuple[str, ...]
