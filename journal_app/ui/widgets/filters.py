# SPDX-License-Identifier: MIT
"""Filters beside the words looked for: theme, tag, period and whether it is rated."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from journal_app.domain.pack import Pack
from journal_app.domain.query import Query
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, clear, menu_button
from journal_app.ui.words import short_day

_MOST_TAGS = 40


class Filters(QWidget):
    """Buttons that add a filter, and a chip for each one in force that takes it away."""

    changed = Signal()
    period_wanted = Signal()
    """The leader wants to name two days."""

    def __init__(self, pack: Pack, today: date) -> None:
        super().__init__()
        self._pack, self._today = pack, today
        self._query = Query()
        self._tags: list[tuple[str, int]] = []
        self._openers = FlowLayout(gap=6)
        self._chips = FlowLayout(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._openers)
        column.addLayout(self._chips)
        for text, fill in (
            (self.tr("Theme"), self._fill_themes),
            (self.tr("Tag"), self._fill_tags),
            (self.tr("Period"), self._fill_periods),
            (self.tr("Rated"), self._fill_rated),
        ):
            self._openers.addWidget(self._opener(text, fill))
        self.trash = QToolButton()
        self.trash.setText(self.tr("Trash"))
        self.trash.setProperty("kind", "choice")
        self.trash.setCheckable(True)
        self.trash.setToolTip(self.tr("Show what is in the trash"))
        self.trash.toggled.connect(lambda on: self._set(replace(self._query, trashed=on)))
        self._openers.addWidget(self.trash)

    def query(self) -> Query:
        """The filters in force."""
        return self._query

    def know_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        """The tags there are, with how many entries bear them."""
        self._tags = list(tags)

    def clear(self) -> None:
        """Take every filter away."""
        self.trash.setChecked(False)
        self._set(Query())

    def _opener(self, text: str, fill: Callable[[QMenu], None]) -> QToolButton:
        opener = menu_button(f"{text} ▾")
        opener.setAccessibleName(self.tr("Filter by {what}").format(what=text.lower()))
        menu = QMenu(opener)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(partial(fill, menu))
        opener.setMenu(menu)
        return opener

    def _fill_themes(self, menu: QMenu) -> None:
        for family in self._pack.families:
            menu.addSection(family.name)
            for theme in self._pack.themes:
                if theme.family == family.slug:
                    self._toggle(
                        menu,
                        theme.name,
                        theme.slug in self._query.themes,
                        replace(self._query, themes=_without(self._query.themes, theme.slug)),
                    )

    def _fill_tags(self, menu: QMenu) -> None:
        if not self._tags:
            menu.addAction(self.tr("No tags yet")).setEnabled(False)
        for tag, count in self._tags[:_MOST_TAGS]:
            self._toggle(
                menu,
                f"#{tag}  ({count})",
                tag in self._query.tags,
                replace(self._query, tags=_without(self._query.tags, tag)),
            )

    def _fill_periods(self, menu: QMenu) -> None:
        for text, days in (
            (self.tr("Last 7 days"), 7),
            (self.tr("Last 6 weeks"), 42),
            (self.tr("Last 3 months"), 91),
            (self.tr("Last 12 months"), 365),
        ):
            start = self._today - timedelta(days=days - 1)
            wanted = replace(self._query, start=start, end=self._today)
            self._toggle(menu, text, self._query.start == start, wanted)
        menu.addSeparator()
        menu.addAction(self.tr("From day to day …")).triggered.connect(
            lambda: self.period_wanted.emit()
        )

    def _fill_rated(self, menu: QMenu) -> None:
        for text, value in ((self.tr("Rated"), True), (self.tr("Not rated"), False)):
            on = self._query.rated is value
            self._toggle(menu, text, on, replace(self._query, rated=None if on else value))

    def _toggle(self, menu: QMenu, text: str, on: bool, wanted: Query) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: self._set(wanted))

    def set_period(self, start: date, end: date) -> None:
        """Show only these days, both included."""
        self._set(replace(self._query, start=start, end=end))

    def _set(self, query: Query) -> None:
        if query == self._query:
            return
        self._query = query
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        clear(self._chips)
        query, names = self._query, self._pack.theme_names()
        for slug in query.themes:
            self._chip(names.get(slug, slug), replace(query, themes=_without(query.themes, slug)))
        for tag in query.tags:
            self._chip(f"#{tag}", replace(query, tags=_without(query.tags, tag)))
        if query.start or query.end:
            start = short_day(query.start) if query.start else "…"
            end = short_day(query.end) if query.end else "…"
            self._chip(f"{start} – {end}", replace(query, start=None, end=None))
        if query.rated is not None:
            text = self.tr("Rated") if query.rated else self.tr("Not rated")
            self._chip(text, replace(query, rated=None))
        self.updateGeometry()

    def _chip(self, text: str, without: Query) -> None:
        chip = button(f"{text}  ×", lambda: self._set(without), "chip")
        chip.setAccessibleName(self.tr("Take away the filter {name}").format(name=text))
        self._chips.addWidget(chip)


def _without(labels: tuple[str, ...], label: str) -> tuple[str, ...]:
    """The labels with ``label`` taken away, or added where it was not there."""
    rest = tuple(one for one in labels if one != label)
    return rest if label in labels else (*labels, label)
