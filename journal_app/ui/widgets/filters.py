# SPDX-License-Identifier: MIT
"""Filters beside the words looked for, each a chip that a click takes away, and the order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from journal_app.domain.facets import DEPTH, FACETS, MARKS, MOTIVE, REACH, SHIFT, STANCE, Facet
from journal_app.domain.pack import Pack
from journal_app.domain.quadrant import QUADRANT
from journal_app.domain.query import HAS, SORTS, Query
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, clear, menu_button
from journal_app.ui.words import short_day

_MOST_TAGS = 40


class Filters(QWidget):
    """Buttons that add a filter, and a chip for each one in force that takes it away."""

    changed = Signal()
    period_wanted = Signal()
    """The leader wants to name two days."""

    def __init__(self, pack: Pack, today: Callable[[], date], *, for_charts: bool = False) -> None:
        """``today`` says which day it is, which may be another when the menu opens.

        ``for_charts`` leaves out the order, the trash, and what charts are not narrowed by.
        """
        super().__init__()
        self._pack, self._today = pack, today
        self._query = Query()
        self._tags: list[tuple[str, int]] = []
        self._templates: dict[str, str] = {}
        self._in_force: list[QPushButton] = []
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
        ):
            self._openers.addWidget(self._opener(text, fill))
        if for_charts:
            reach = partial(self._fill_facet, facet=REACH)
            self._openers.addWidget(self._opener(self.tr(REACH.short), reach))
            self._openers.addWidget(self._opener(self.tr("Template"), self._fill_templates))
        else:
            self._openers.addWidget(self._opener(self.tr("More"), self._fill_more))
            order = self._opener(self.tr("Order"), self._fill_order, self.tr("Order"))
            self._openers.addWidget(order)
        self.trash = QToolButton(self)
        self.trash.setVisible(not for_charts)
        self.trash.setText(self.tr("Trash"))
        self.trash.setProperty("kind", "choice")
        self.trash.setCheckable(True)
        self.trash.setToolTip(self.tr("Show what is in the trash"))
        self.trash.toggled.connect(lambda on: self._set(replace(self._query, trashed=on)))
        if not for_charts:
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

    def _opener(self, text: str, fill: Callable[[QMenu], None], spoken: str = "") -> QToolButton:
        opener = menu_button(f"{text} ▾")
        name = spoken or self.tr("Filter by {what}").format(what=text.lower())
        opener.setAccessibleName(name)
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
        today = self._today()
        for text, days in (
            (self.tr("Last 7 days"), 7),
            (self.tr("Last 6 weeks"), 42),
            (self.tr("Last 3 months"), 91),
            (self.tr("Last 6 months"), 182),
            (self.tr("Last 12 months"), 365),
        ):
            start = today - timedelta(days=days - 1)
            wanted = replace(self._query, start=start, end=today)
            self._toggle(menu, text, self._query.start == start, wanted)
        menu.addSeparator()
        menu.addAction(self.tr("From day to day …")).triggered.connect(
            lambda: self.period_wanted.emit()
        )

    def know_templates(self, templates: Sequence[tuple[str, str]]) -> None:
        """The templates there are, as pairs of an id and a name."""
        self._templates = dict(templates)

    def set_query(self, query: Query) -> None:
        """Put these filters in force, without the words, which are not shown here."""
        self.trash.blockSignals(True)
        self.trash.setChecked(query.trashed)
        self.trash.blockSignals(False)
        self._set(replace(query, terms=()))

    def take_last(self) -> None:
        """Take the last filter away, as Backspace does in an empty search box."""
        if self._in_force:
            self._in_force[-1].click()

    def _fill_more(self, menu: QMenu) -> None:
        self._fill_rated(menu.addMenu(self.tr("Rated")))
        for facet in (QUADRANT, REACH, STANCE, MOTIVE, SHIFT, DEPTH, MARKS):
            self._fill_facet(menu.addMenu(self.tr(facet.short)), facet)
        part = menu.addMenu(self.tr("Has"))
        for value in HAS:
            self._facet(part, "has", value, self._facet_name("has", value))
        self._fill_templates(menu.addMenu(self.tr("Template")))

    def _fill_facet(self, menu: QMenu, facet: Facet) -> None:
        key = "mark" if facet is MARKS else facet.key
        for choice in facet.choices:
            self._facet(menu, key, choice.key, self._facet_name(key, choice.key))

    def _fill_templates(self, menu: QMenu) -> None:
        for template_id, name in self._templates.items():
            self._facet(menu, "template", template_id, name)

    def _facet(self, menu: QMenu, key: str, value: str, text: str) -> None:
        on = (key, value) in self._query.facets
        self._toggle(menu, text, on, self._query.toggled(key, value))

    def _facet_name(self, key: str, value: str) -> str:
        if key == "has":
            return {
                "commitment": self.tr("a commitment"),
                "attachment": self.tr("pictures or files"),
                "layer": self.tr("a second look"),
                "version": self.tr("earlier texts"),
            }[value]
        if key == "template":
            return self._templates.get(value, value)
        facet = next(one for one in (QUADRANT, *FACETS, MARKS) if one.key.startswith(key))
        choice = facet.choice(value)
        name = self.tr(choice.name) if choice else value
        if facet is QUADRANT and choice:
            return self.tr("{name}: {says}").format(name=name, says=self.tr(choice.says))
        return self.tr("Depth {name}").format(name=name) if facet is DEPTH else name

    def _fill_order(self, menu: QMenu) -> None:
        for sort in SORTS:
            on = self._query.sort == sort
            self._toggle(menu, self._sort_name(sort), on, replace(self._query, sort=sort))

    def _sort_name(self, sort: str) -> str:
        return {
            "date": self.tr("Newest first"),
            "oldest": self.tr("Oldest first"),
            "relevance": self.tr("Best match first"),
        }[sort]

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
        self._in_force.clear()
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
        for key, value in query.facets:
            name = self._facet_name(key, value).split(":")[0]
            text = self.tr("Has {what}").format(what=name) if key == "has" else name
            self._chip(text, query.toggled(key, value))
        if query.sort != "date":
            self._chip(self._sort_name(query.sort), replace(query, sort="date"))
        if len(self._in_force) > 1:
            everything = button(self.tr("Clear all"), self.clear, "link")
            self._chips.addWidget(everything)
        self.updateGeometry()

    def _chip(self, text: str, without: Query) -> None:
        chip = button(f"{text}  ×", lambda: self._set(without), "chip")
        chip.setAccessibleName(self.tr("Take away the filter {name}").format(name=text))
        self._chips.addWidget(chip)
        self._in_force.append(chip)


def _without(labels: tuple[str, ...], label: str) -> tuple[str, ...]:
    """The labels with ``label`` taken away, or added where it was not there."""
    rest = tuple(one for one in labels if one != label)
    return rest if label in labels else (*labels, label)
