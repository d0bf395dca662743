# SPDX-License-Identifier: MIT
"""A reply beside the summary it answers, item by item."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.reply import Remark
from journal_app.domain.shared import Item
from journal_app.services.answering import Home
from journal_app.ui.desk import Desk
from journal_app.ui.replies.item_row import ItemRow
from journal_app.ui.replies.remark_card import Deeds, RemarkCard
from journal_app.ui.widgets.parts import button, clear, label
from journal_app.ui.words import plain_day

_NOT_SHOWN = ("title", "about", "purpose", "terms", "aside", "notes", "consent", "foot")
"""Kinds of items that say what every summary says; shown where a remark is about them."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a reply: the name that stands in their address, its six words, and whether the
    leader has compared them."""

    line: str
    name: str
    words: str
    known: bool


class ReplyView(QWidget):
    """Shows one reply; what the leader does with its remarks goes to ``deeds``."""

    def __init__(self, desk: Desk, deeds: Deeds, compared: Callable[[Signer], None]) -> None:
        super().__init__()
        self._desk, self._deeds, self._compared = desk, deeds, compared
        self.rows: list[ItemRow] = []
        self.heading = label("", "heading")
        self.signed = label("", "quiet")
        self.words = label("", "section")
        self.same = button("", lambda: None, "link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.signed)
        self._column.addWidget(self.words)
        self._signature = QVBoxLayout()
        self._column.addLayout(self._signature)
        self._items = QVBoxLayout()
        self._items.setContentsMargins(0, 12, 0, 0)
        self._column.addLayout(self._items)

    @property
    def cards(self) -> list[RemarkCard]:
        """The remarks from top to bottom."""
        return [card for row in self.rows for card in row.cards]

    def card(self, remark_id: str) -> RemarkCard | None:
        """The card of one remark."""
        return next((one for one in self.cards if one.remark.id == remark_id), None)

    def show_home(self, home: Home, signer: Signer | None) -> None:
        """Show this reply in the place of the one before."""
        reply, summary = home.arrived.reply, home.summary
        coach = reply.coach.strip() or self.tr("your coach")
        if summary is not None:
            text = self.tr("What {coach} wrote on {day} to your summary of {sent}").format(
                coach=coach, day=plain_day(reply.made), sent=plain_day(summary.made)
            )
        else:
            text = self.tr(
                "What {coach} wrote on {day}; the summary it answers is not in this journal"
            ).format(coach=coach, day=plain_day(reply.made))
        self.heading.setText(text)
        self._show_signer(signer)
        clear(self._items)
        self.rows = []
        for item, remarks in _beside(home):
            if item is not None and not remarks and item.kind in ("section", "part"):
                heading = label(" ".join(item.words[:1]), "heading")
                heading.setContentsMargins(0, 16, 0, 0)
                self._items.addWidget(heading)
                continue
            row = ItemRow(item, [self._made(home, one) for one in remarks])
            self._items.addWidget(row)
            self.rows.append(row)

    def _made(self, home: Home, remark: Remark) -> RemarkCard:
        session = self._desk.session
        return RemarkCard(home.arrived, remark, session.pack, self._deeds, locked=session.read_only)

    def _show_signer(self, signer: Signer | None) -> None:
        clear(self._signature)
        self.words.setVisible(signer is not None)
        if signer is None:
            self.signed.setText(
                self.tr(
                    "Not signed: it was written in the form of the page you sent, so nothing "
                    "proves who wrote it. Ask your coach if anything in it surprises you."
                )
            )
            return
        self.words.setText(signer.words)
        name = signer.name or self.tr("somebody without a name")
        if signer.known:
            self.signed.setText(
                self.tr("Signed by {name}, whose six words you have compared:").format(name=name)
            )
            return
        self.signed.setText(
            self.tr(
                "Signed by {name}, with keys that are new to you. Ring your coach: if they read "
                "the same six words from their program, it is theirs."
            ).format(name=name)
        )
        same = button(self.tr("The six words are the same"), lambda: self._compared(signer))
        same.setEnabled(not self._desk.session.read_only)
        self._signature.addWidget(same, alignment=Qt.AlignmentFlag.AlignLeft)
        self.same = same


def _beside(home: Home) -> Iterator[tuple[Item | None, list[Remark]]]:
    """Each item with the remarks on it, those on the whole first; a heading with nothing under it
    is left out, and so is what every summary says."""
    remarks = home.arrived.reply.remarks
    items = home.summary.items if home.summary else ()
    known = {item.id for item in items}
    whole = [one for one in remarks if one.anchor not in known]
    if whole:
        yield None, whole
    heading: Item | None = None
    for item in items:
        mine = [one for one in remarks if one.anchor == item.id]
        if mine or item.kind not in (*_NOT_SHOWN, "section", "part"):
            if heading is not None:
                yield heading, []
                heading = None
            yield item, mine
        elif item.kind in ("section", "part"):
            heading = item
