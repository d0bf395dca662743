# SPDX-License-Identifier: MIT
"""A summary as it was sent, from top to bottom, with a way to remark on each piece of it.

Words are shown as plain text and pictures as drawings made anew; nothing in it loads or runs.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from journal_app.domain.chart import Table
from journal_app.domain.message import Message, message
from journal_app.domain.shared import Item, Picture, SharedSummary
from journal_app.services import practice
from journal_app.ui.desk import Desk
from journal_app.ui.practice.answering import Anchor, short
from journal_app.ui.tasks import FREE
from journal_app.ui.widgets.chart_table import ChartTable
from journal_app.ui.widgets.drawing_view import DrawingView, drawn
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import at_the_edge, button, card, label
from journal_app.ui.words import said

HEADS = frozenset({"title", "section", "part"})
"""Kinds of items that only head what follows."""
UNSEEN = frozenset({"title", "notes", "foot"})
"""Kinds that are there for paper."""
QUIET = frozenset({"about", "purpose", "terms", "consent"})
"""Kinds that say under what terms the rest was sent."""
_MOST_SHOWN = 200_000
"""Characters of one summary that are laid out."""
_CARDS = frozenset({"want", "talk", "chart", "focus", "excerpt", "ask", "quiet", "numbers"})


def anchors(summary: SharedSummary) -> tuple[Anchor, ...]:
    """What a remark can be about, in the order of the page."""
    return tuple(
        Anchor(item.id, short(item.words[0] if item.words else item.id))
        for item in summary.items
        if may_be_remarked(item)
    )


def may_be_remarked(item: Item) -> bool:
    """Whether it holds something of the leader's."""
    return item.kind not in HEADS | UNSEEN | QUIET and bool(item.words or item.picture)


class ItemBlock(QWidget):
    """One piece of the summary; ``remark_wanted`` carries the kind of remark that is wished for."""

    remark_wanted = Signal(str)

    def __init__(self, item: Item, desk: Desk, kinds: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.item, self._desk = item, desk
        self.drawing: DrawingView | None = None
        self.remark: QPushButton | None = None
        self.stops: list[QWidget] = []
        """What takes the keyboard, in order."""
        self._table: ChartTable | None = None
        inside = QVBoxLayout()
        inside.setSpacing(6)
        self._links = FlowLayout(gap=12)
        self._opened = QVBoxLayout()
        self._opened.setSpacing(6)
        self._words(inside)
        if may_be_remarked(item):
            self._add_remark(kinds)
        if self._links.count():
            inside.addLayout(self._links)
        inside.addLayout(self._opened)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        if item.kind in _CARDS:
            inside.setContentsMargins(20, 16, 20, 8)
            whole.addWidget(card(inside))
        else:
            inside.setContentsMargins(0, 4, 0, 0)
            whole.addLayout(inside)

    def say_remarks(self, count: int) -> None:
        """Say beside the button how many remarks are about this."""
        if self.remark is not None:
            text = self.tr("Remark on this")
            self.remark.setText(f"{text} · {count}" if count else text)

    def redraw(self) -> None:
        """The look is another."""
        if self.drawing is not None:
            self.drawing.redraw()

    def _words(self, inside: QVBoxLayout) -> None:
        item = self.item
        first, *rest = item.words or ("",)
        if item.kind in HEADS:
            role = "heading" if item.kind == "section" else "section"
            made = label(first, role)
            made.setContentsMargins(0, 16 if item.kind == "section" else 8, 0, 0)
            inside.addWidget(made)
            return
        if item.kind in QUIET:
            for words in item.words:
                inside.addWidget(label(words, "small"))
            return
        if first:
            alone = not rest and item.kind not in ("talk",)
            inside.addWidget(label(first, "" if alone else "section"))
        finding, note = (rest[:1], rest[1:]) if item.kind == "chart" else (rest, [])
        for words in finding:
            inside.addWidget(label(words))
        if item.picture is not None:
            self._picture(inside, item.picture)
        if note:
            self._fold("\n\n".join(note))

    def _picture(self, inside: QVBoxLayout, picture: Picture) -> None:
        self.drawing = DrawingView(
            self._ask,
            picture.alt,
            self.item.words[0] if self.item.words else "",
            practice.natural_width(picture.svg),
        )
        inside.addWidget(self.drawing)
        self._fault = label("", "small")
        self._fault.hide()
        inside.addWidget(self._fault)
        if picture.rows:
            self._table = ChartTable()
            self._table.hide()
            self._table_button = button(self.tr("As a table"), self._toggle_table, "link")
            self._add_link(self._table_button)
            self._opened.addWidget(self._table)

    def _fold(self, words: str) -> None:
        """The small print of a chart, for whoever wants it."""
        note = label(words, "small")
        note.hide()
        self._opened.addWidget(note)
        more = self.tr("What this can and can’t say")
        self._add_link(button(more, lambda: note.setVisible(note.isHidden()), "link"))

    def _add_remark(self, kinds: Sequence[tuple[str, str]]) -> None:
        made = self.remark = button(self.tr("Remark on this"), _by_its_menu, "link")
        name = short(self.item.words[0] if self.item.words else "")
        made.setAccessibleName(self.tr("Remark on: {words}").format(words=name))
        made.setAccessibleDescription("\n".join(self.item.words))
        menu = QMenu(made)
        for kind, text in kinds:
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, kind=kind: self.remark_wanted.emit(kind))
        made.setMenu(menu)
        self._add_link(made)

    def _add_link(self, link: QPushButton) -> None:
        # Whichever comes first in a line stands at the edge.
        self._links.addWidget(at_the_edge(link))
        self.stops.append(link)

    def _ask(self, dots: int, then: Callable[[QImage], None]) -> None:
        look, item = self._desk.looks.now, self.item
        surface = look.colours["surface"] if look.name == "dark" else None

        def work() -> QImage:
            svg = practice.picture(item, surface)
            return drawn(svg, dots) if svg is not None else QImage()

        self._desk.tasks.latest(f"practice.{id(self)}", FREE, work, then, self._say_fault)

    def _say_fault(self, why: Message) -> None:
        self._fault.setText(said(why))
        self._fault.show()
        if self.drawing is not None:
            self.drawing.hide()

    def _toggle_table(self) -> None:
        picture, table = self.item.picture, self._table
        if picture is None or table is None:
            return
        shown = table.isHidden()
        if shown:
            columns = tuple(message("{name}", name=one) for one in picture.columns)
            width = len(columns)
            rows = tuple((*row[:width], *[None] * (width - len(row))) for row in picture.rows)
            table.show_table(Table(columns, rows), self.item.words[0] if self.item.words else "")
        table.setVisible(shown)
        self._table_button.setText(self.tr("Hide the table") if shown else self.tr("As a table"))


def _by_its_menu() -> None:
    """The menu opens by itself."""


class Reading(QWidget):
    """All pieces of one summary, one below the other."""

    remark_wanted = Signal(str, str)
    """The kind of a remark, and the id of the item it is about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.blocks: list[ItemBlock] = []
        self._rest: QLabel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        desk.looks.changed.connect(self._redraw)

    def show_summary(self, summary: SharedSummary, kinds: Sequence[tuple[str, str]]) -> None:
        """Show another summary; ``kinds`` are those of remarks, by key and name."""
        self.clear()
        room = _MOST_SHOWN
        for item in summary.items:
            if item.kind in UNSEEN:
                continue
            room -= sum(map(len, item.words))
            if room < 0:
                self._cut_short()
                break
            block = ItemBlock(item, self._desk, kinds)
            block.remark_wanted.connect(
                lambda kind, item=item: self.remark_wanted.emit(kind, item.id)
            )
            self.blocks.append(block)
            self._column.addWidget(block)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        return [one for block in self.blocks for one in block.stops]

    def _cut_short(self) -> None:
        """No honest summary is that long; laying it out would hold up the window."""
        rest = self.tr(
            "This summary is very long, so the rest is not shown here. The command “uptoit coach "
            "show” prints all of it."
        )
        self._rest = label(rest, "quiet")
        self._column.addWidget(self._rest)

    def clear(self) -> None:
        """Show nothing."""
        if self._rest is not None:
            self._rest.hide()
            self._rest.deleteLater()
            self._rest = None
        for block in self.blocks:
            block.hide()
            block.setParent(None)
            block.deleteLater()
        self.blocks = []

    def say_remarks(self, count: Callable[[str], int]) -> None:
        """Say at each piece how many remarks are about it."""
        for block in self.blocks:
            block.say_remarks(count(block.item.id))

    def _redraw(self) -> None:
        for block in self.blocks:
            block.redraw()
