# SPDX-License-Identifier: MIT
"""Made-up entries for charts, a few words each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from journal_app.domain.chart import Material
from journal_app.domain.measures import Observation
from journal_app.domain.theme import Theme

TODAY = date(2026, 11, 23)
MONDAY = date(2026, 3, 2)


def theme(slug: str) -> Theme:
    """A theme whose name is its slug in capitals."""
    return Theme(slug, f"Theme {slug.upper()}", "", "", "", "", "", (), "", "", "", ())


THEMES = tuple(theme(slug) for slug in "abc")


def entry(day: int, **fields: object) -> Observation:
    """An entry so many days after a Monday in March, with nothing said of it but ``fields``."""
    made = Observation(f"e{day}", MONDAY + timedelta(day), f"Entry {day}", (), None, None)
    return replace(made, **fields)  # type: ignore[arg-type]


def rated(day: int, will: int | None, skill: int | None, **fields: object) -> Observation:
    """An entry with both answers."""
    return entry(day, up_for_it=will, up_to_it=skill, **fields)


def material(observations: Sequence[Observation] = (), **fields: object) -> Material:
    """What a chart may look at."""
    return Material(TODAY, THEMES, observations, **fields)  # type: ignore[arg-type]
