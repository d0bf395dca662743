# SPDX-License-Identifier: MIT
"""Checking in on themes, one at a time; no earlier answer is shown before the new one is given."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.check_in import ANCHORS, THEN, ThemeRating
from journal_app.domain.rating import Question, Scale
from journal_app.domain.theme import Theme
from journal_app.ui.widgets.parts import button, clear, label, scrolling, sized
from journal_app.ui.widgets.rating_pad import RatingPad
from journal_app.ui.words import plain_day


class CheckInDialog(QDialog):
    """Two questions a theme, by the theme's own stems; each can be left open."""

    answered = Signal(str, list)
    """The kind of check-in, and a ``ThemeRating`` for each theme."""

    def __init__(
        self,
        parent: QWidget,
        kind: str,
        themes: Sequence[Theme],
        scale: Scale,
        then: date | None = None,
    ) -> None:
        """``then`` is the day that a then-test looks back to."""
        super().__init__(parent)
        self._kind, self._themes, self._scale, self._then = kind, tuple(themes), scale, then
        self._answers = {theme.slug: ThemeRating(theme.slug, None, None) for theme in themes}
        self._at = 0
        self.pads: tuple[RatingPad, RatingPad] | None = None
        self.setWindowTitle(self.tr("Check-in"))
        sized(self, 80, 32)
        inside = QWidget()
        inside.setObjectName("column")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(16)
        self._place = label("", "small", wrap=False)
        self._back = button(self.tr("Back"), lambda: self._go(-1))
        self._next = button("", lambda: self._go(1), "main")
        self._stop = button(self.tr("Stop here"), self.reject, "link")
        row = QHBoxLayout()
        row.addWidget(self._stop)
        row.addStretch()
        row.addWidget(self._place)
        row.addWidget(self._back)
        row.addWidget(self._next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(scrolling(inside, self.tr("Questions")), 1)
        whole.addLayout(row)
        self._show()

    def ratings(self) -> list[ThemeRating]:
        """The answers so far, a rating for each theme."""
        return list(self._answers.values())

    def reject(self) -> None:
        """Stopping early keeps what was answered; nothing is lost."""
        self._take()
        if any(not one.is_blank for one in self._answers.values()):
            self.answered.emit(self._kind, self.ratings())
        super().reject()

    def _go(self, by: int) -> None:
        self._take()
        if self._at + by == len(self._themes):
            if any(not one.is_blank for one in self._answers.values()):
                self.answered.emit(self._kind, self.ratings())
            self.accept()
            return
        self._at = max(0, self._at + by)
        self._show()

    def _take(self) -> None:
        if self.pads is not None:
            slug = self._themes[self._at].slug
            self._answers[slug] = ThemeRating(slug, self.pads[0].value(), self.pads[1].value())

    def _show(self) -> None:
        clear(self._column)
        theme = self._themes[self._at]
        answer = self._answers[theme.slug]
        self._column.addWidget(label(theme.name, "title"))
        self._column.addWidget(label(theme.definition, "quiet"))
        if self._kind == THEN and self._then is not None:
            self._column.addWidget(
                label(
                    self.tr(
                        "Looking back, as you see it now: where were you on {day}? Such answers "
                        "tend to sit low, so they are shown beside the first ones and decide "
                        "nothing."
                    ).format(day=plain_day(self._then))
                )
            )
        self.pads = (
            RatingPad(self._scale, _asking(self._scale.up_for_it, theme.stem_for)),
            RatingPad(self._scale, _asking(self._scale.up_to_it, theme.stem_to)),
        )
        for pad, value in zip(self.pads, (answer.up_for_it, answer.up_to_it), strict=True):
            pad.set_value(value)
            self._column.addWidget(pad)
        self._column.addStretch()
        last = self._at + 1 == len(self._themes)
        self._place.setText(self.tr("{at} of {all}").format(at=self._at + 1, all=len(self._themes)))
        self._back.setVisible(self._at > 0)
        self._next.setText(self.tr("Keep these answers") if last else self.tr("Next theme"))
        self._stop.setVisible(not last)
        self.pads[0].take_focus()


def _asking(question: Question, stem: str) -> Question:
    """The question in a theme's own words, with anchors that fit them."""
    return replace(question, asks=stem, anchors=ANCHORS)
