# SPDX-License-Identifier: MIT
"""Themes that the text seems to speak of, each with its reason: offered quietly, never applied."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.suggesting import Suggestion
from journal_app.ui.widgets.parts import button, clear, label
from journal_app.ui.words import elided

KEYS = ("Alt+1", "Alt+2", "Alt+3")
_SHOWN_WORDS = 3
_LONGEST = 40


class ThemeHints(QWidget):
    """Up to three themes to take with a click or a key, and a way to set them all aside."""

    accepted = Signal(str)
    """Carries the slug of the theme the leader took."""
    set_aside = Signal()

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names
        self._on = True
        self._offered: tuple[Suggestion, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Suggested"), "small"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column.addLayout(self._rows)
        aside = button(
            self.tr("Not for this entry"),
            self.set_aside.emit,
            "link",
            self.tr("Offer no more themes for this entry"),
        )
        column.addWidget(aside)
        self.hide()

    def offered(self) -> tuple[str, ...]:
        """The slugs that are offered, in the order of their keys; none while switched off."""
        return tuple(one.theme for one in self._offered) if self._on else ()

    def offer(self, found: Sequence[Suggestion]) -> None:
        """Offer these. What was offered before and still is keeps its place, and so its key."""
        by_theme = {one.theme: one for one in found}
        before = [one.theme for one in self._offered if one.theme in by_theme]
        order = dict.fromkeys((*before, *by_theme))
        offered = tuple(by_theme[theme] for theme in order)
        if offered != self._offered:
            self._offered = offered
            self._show()
        self.setVisible(bool(self.offered()))

    def withdraw(self, theme: str) -> None:
        """Offer a theme no longer."""
        self.offer([one for one in self._offered if one.theme != theme])

    def set_on(self, on: bool) -> None:
        """Whether anything is offered at all."""
        self._on = on
        self.setVisible(bool(self.offered()))

    def accept(self, number: int) -> None:
        """Take what stands under a key, counted from 0; nothing where there is none."""
        if number < len(self.offered()):
            self.accepted.emit(self.offered()[number])

    def _show(self) -> None:
        clear(self._rows)
        for key, one in zip(KEYS, self._offered, strict=False):
            self._rows.addWidget(self._row(one, key))
        self.updateGeometry()

    def _row(self, one: Suggestion, key: str) -> QWidget:
        name = self._names.get(one.theme, one.theme)
        reason = self._reason(one)
        chip = button(
            f"+  {name}", partial(self.accepted.emit, one.theme), "hint", f"{reason}  ({key})"
        )
        chip.setAccessibleName(
            self.tr("Add the suggested theme {name}, {reason}. {key}").format(
                name=name, reason=reason, key=key
            )
        )
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(chip)
        chip.setSizePolicy(chip.sizePolicy().Policy.Maximum, chip.sizePolicy().Policy.Fixed)
        column.addWidget(label(f"{key}  ·  {reason}", "small"))
        return made

    def _reason(self, one: Suggestion) -> str:
        words = ", ".join(f"“{elided(word, _LONGEST)}”" for word in one.words[:_SHOWN_WORDS])
        if one.learned:
            return self.tr("from {words}, as in entries you tagged").format(words=words)
        return self.tr("from {words}").format(words=words)
