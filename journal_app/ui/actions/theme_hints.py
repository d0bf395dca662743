# SPDX-License-Identifier: MIT
"""From the menu: take a theme that is suggested for the entry in front."""

from functools import partial

from journal_app.ui.action import ENTRY, Action, Frame
from journal_app.ui.side.theme_hints import ThemeHintsSection
from journal_app.ui.widgets.theme_hints import KEYS


def _take(number: int, frame: Frame) -> None:
    section = frame.sheet.section("theme_hints")
    assert isinstance(section, ThemeHintsSection)
    section.accept(number)


ACTIONS = tuple(
    Action(ENTRY, 20 + number, f"Take the {which} suggested theme", keys, partial(_take, number))
    for number, (which, keys) in enumerate(zip(("first", "second", "third"), KEYS, strict=True))
)
