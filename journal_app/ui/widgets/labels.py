# SPDX-License-Identifier: MIT
"""Choosing themes and tags: what is chosen stands there as chips that a click takes away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QVBoxLayout, QWidget

from journal_app.domain.entry import checked_tags, replace_unstorable
from journal_app.domain.errors import InvalidValue
from journal_app.domain.pack import MOST_THEMES, Pack
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, clear, label, menu_button
from journal_app.ui.widgets.texts import tip
from journal_app.ui.words import said


class ThemePicker(QWidget):
    """Up to three themes, from a menu that groups them by family and says what each means."""

    edited = Signal()

    def __init__(self, pack: Pack, title: str = "") -> None:
        super().__init__()
        self._pack = pack
        self._chosen: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(title or self.tr("Themes"), "section"))
        self._chips = FlowLayout(gap=6)
        column.addLayout(self._chips)
        self._add = menu_button(self.tr("Add a theme"))
        self._add.setToolTip(self.tr("None to three, from the pack’s themes"))
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self._add.setMenu(self._menu)
        column.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)

    def themes(self) -> tuple[str, ...]:
        """The chosen slugs, in the order they were chosen."""
        return tuple(self._chosen)

    def set_themes(self, themes: Sequence[str]) -> None:
        """Show what is kept with an entry."""
        self._chosen = list(themes)
        self._show()

    def add(self, slug: str) -> None:
        """Choose one theme more, as from the menu; nothing where it is chosen or none fits."""
        if slug not in self._chosen and len(self._chosen) < MOST_THEMES:
            self._toggle(slug)

    def _fill(self) -> None:
        self._menu.clear()
        full = len(self._chosen) >= MOST_THEMES
        for family in self._pack.families:
            self._menu.addSection(f"{family.name}: {family.says}")
            for theme in self._pack.themes:
                if theme.family != family.slug:
                    continue
                action = self._menu.addAction(theme.name)
                action.setCheckable(True)
                action.setChecked(theme.slug in self._chosen)
                action.setEnabled(theme.slug in self._chosen or not full)
                action.setToolTip(tip(theme.definition))
                action.triggered.connect(lambda _=False, slug=theme.slug: self._toggle(slug))

    def _toggle(self, slug: str) -> None:
        if slug in self._chosen:
            self._chosen.remove(slug)
        else:
            self._chosen.append(slug)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        clear(self._chips)
        names = self._pack.theme_names()
        for slug in self._chosen:
            chip = button(f"{names.get(slug, slug)}  ×", partial(self._toggle, slug), "chip")
            chip.setAccessibleName(
                self.tr("Take away the theme {name}").format(name=names.get(slug, slug))
            )
            self._chips.addWidget(chip)
        self._add.setVisible(len(self._chosen) < MOST_THEMES)
        self.updateGeometry()


class TagField(QWidget):
    """The leader's own tags, typed one by one, with those in use offered."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tags: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("My tags"), "section"))
        self._chips = FlowLayout(gap=6)
        column.addLayout(self._chips)
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Add a tag, then Enter"))
        self._field.setAccessibleName(self.tr("Add a tag"))
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda _: self._take())
        self._field.setCompleter(completer)
        self._field.returnPressed.connect(self._take)
        self._field.editingFinished.connect(self._take)
        column.addWidget(self._field)
        self._fault = label("", "small")
        self._fault.hide()
        column.addWidget(self._fault)

    def tags(self) -> tuple[str, ...]:
        """The tags, in the order they were given."""
        return tuple(self._tags)

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show what is kept with an entry."""
        self._tags = list(tags)
        self._field.clear()
        self._show()

    def offer(self, known: Sequence[str]) -> None:
        """Tags in use, to be completed while typing."""
        self._known.setStringList(list(known))

    def _take(self) -> None:
        typed = replace_unstorable(self._field.text())
        try:
            new = checked_tags(typed.replace(",", " ").split())
        except InvalidValue as fault:
            self._fault.setText(said(fault.message))
            self._fault.show()
            return
        self._fault.hide()
        self._field.clear()
        added = [tag for tag in new if tag not in self._tags]
        if added:
            self._tags += added
            self._show()
            self.edited.emit()

    def _remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        clear(self._chips)
        for tag in self._tags:
            chip = button(f"#{tag}  ×", partial(self._remove, tag), "chip")
            chip.setAccessibleName(self.tr("Take away the tag {name}").format(name=tag))
            self._chips.addWidget(chip)
        self.updateGeometry()
