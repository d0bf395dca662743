# SPDX-License-Identifier: MIT
"""Entries to pick from, none at first; a picked one shows its words, to be cut and changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.listing import Listed
from journal_app.domain.summary_draft import MOST_WORDS, Pick
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import bring_into_sight, button, clear, label
from journal_app.ui.widgets.texts import TextField, tip
from journal_app.ui.words import elided, short_day

Words = Callable[[str], str]
_LONGEST_TITLE = 60
_LINES = 6


class Picks(QWidget):
    """A tick for each entry. ``changed`` carries a ``Pick``, ``dropped`` the id of one unticked."""

    changed = Signal(object)
    dropped = Signal(str)

    def __init__(self, opening: Words, whole: Words) -> None:
        super().__init__()
        self._opening, self._whole = opening, whole
        self._picks: dict[str, Pick] = {}
        self._stops: dict[str, list[QWidget]] = {}
        """What takes the keyboard for each entry, its tick first."""
        self._themes: tuple[tuple[str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def offer(
        self,
        groups: Sequence[tuple[str, Sequence[Listed]]],
        picks: Sequence[Pick],
        themes: Sequence[tuple[str, str]],
    ) -> None:
        """Offer these entries under their headings, with those ``picks`` ticked.

        ``themes`` are pairs of a slug and a name that an excerpt can stand for.
        """
        self._picks = {one.entry: one for one in picks}
        self._themes = tuple(themes)
        clear(self._column)
        self._stops.clear()
        for title, rows in groups:
            if rows:
                self._column.addWidget(label(title, "small"))
            for row in rows:
                self._column.addWidget(self._tick(row))
        if not any(rows for _, rows in groups):
            self._column.addWidget(label(self.tr("There are no entries in this period."), "quiet"))

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order: each tick, then its words."""
        return [one for stops in self._stops.values() for one in stops]

    def take_focus(self, entry_id: str) -> bool:
        """Put the keyboard on the tick of an entry; False where it is not offered."""
        box = self._box(entry_id)
        if box is not None:
            box.setFocus()
        return box is not None

    def pick(self, entry_id: str, on: bool = True) -> None:
        """Tick an entry, or not."""
        box = self._box(entry_id)
        if box is not None:
            box.setChecked(on)

    def field_of(self, entry_id: str) -> TextField | None:
        """The field with the words of an entry that is ticked."""
        return next(
            (one for one in self.findChildren(TextField) if one.property("entry") == entry_id), None
        )

    def theme_of(self, entry_id: str) -> QComboBox | None:
        """The choice of the theme that an entry stands for."""
        return next(
            (one for one in self.findChildren(QComboBox) if one.property("entry") == entry_id), None
        )

    def _box(self, entry_id: str) -> QCheckBox | None:
        return next(
            (one for one in self.findChildren(QCheckBox) if one.property("entry") == entry_id), None
        )

    def _tick(self, row: Listed) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = elided(row.title.text or row.excerpt.text, _LONGEST_TITLE).replace("&", "&&")
        box = QCheckBox(f"{short_day(row.day)}  {title}")
        box.setProperty("entry", row.id)
        self._stops[row.id] = [box]
        # A long title is cut off rather than widening the whole form.
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setToolTip(tip(row.title.text))
        box.setChecked(row.id in self._picks)
        box.toggled.connect(lambda on: self._toggle(holder, row.id, on))
        column.addWidget(box)
        if row.id in self._picks:
            column.addWidget(self._words(row.id))
        return holder

    def _toggle(self, holder: QWidget, entry_id: str, on: bool) -> None:
        layout = holder.layout()
        assert layout is not None
        if on:
            self._picks[entry_id] = Pick(entry_id, self._opening(entry_id))
            words = self._words(entry_id)
            layout.addWidget(words)
            bring_into_sight(words)
            self.changed.emit(self._picks[entry_id])
            return
        self._picks.pop(entry_id, None)
        del self._stops[entry_id][1:]
        item = layout.takeAt(1)
        gone = item.widget() if item else None
        if gone is not None:
            gone.hide()
            gone.deleteLater()
        self.dropped.emit(entry_id)

    def _words(self, entry_id: str) -> QWidget:
        """The words of a picked entry, and what to do with them."""
        pick = self._picks[entry_id]
        words = TextField(self._whole(entry_id) if pick.text is None else pick.text)
        words.setProperty("entry", entry_id)
        words.setAccessibleName(self.tr("Words that go along; cut and change them as you wish"))
        words.setTabChangesFocus(True)
        words.setFixedHeight(words.fontMetrics().lineSpacing() * _LINES + 20)
        words.textChanged.connect(lambda: self._edited(entry_id, words.toPlainText()))
        whole = button(
            self.tr("Take all of this entry"),
            lambda: words.setPlainText(self._whole(entry_id)),
            "link",
        )
        themes = QComboBox()
        themes.setProperty("entry", entry_id)
        themes.setAccessibleName(self.tr("The theme that these words stand for"))
        themes.addItem(self.tr("Stands by itself"), "")
        for slug, name in self._themes:
            themes.addItem(self.tr("Stands for: {theme}").format(theme=name), slug)
        themes.setCurrentIndex(max(0, themes.findData(pick.theme)))
        themes.activated.connect(lambda _: self._stands_for(entry_id, themes.currentData()))
        themes.setVisible(bool(self._themes))
        self._stops[entry_id][1:] = [words, themes, whole]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 0, 0, 12)
        column.setSpacing(4)
        column.addWidget(words)
        flow = FlowLayout()
        flow.addWidget(themes)
        flow.addWidget(whole)
        column.addLayout(flow)
        return holder

    def _edited(self, entry_id: str, text: str) -> None:
        if entry_id in self._picks:
            words = replace_unstorable(text)[:MOST_WORDS]
            self._picks[entry_id] = replace(self._picks[entry_id], text=words)
            self.changed.emit(self._picks[entry_id])

    def _stands_for(self, entry_id: str, theme: str) -> None:
        for other, pick in self._picks.items():
            if theme and pick.theme == theme and other != entry_id:
                # A theme has one excerpt: the one that had it stands by itself now.
                self._picks[other] = replace(pick, theme="")
                shown = self.theme_of(other)
                if shown is not None:
                    shown.setCurrentIndex(0)
        self._picks[entry_id] = replace(self._picks[entry_id], theme=theme)
        self.changed.emit(self._picks[entry_id])
