# SPDX-License-Identifier: MIT
"""Texts that are about to leave, with every name lit: a role for each, or leave it as it is.

What to decide comes first, then what the leader's list decided, then the texts as they would
leave, to be read through; the tick that they were is the last thing on the way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget

from journal_app.domain.changes import CHOICES, Changes
from journal_app.domain.message import Message
from journal_app.services import disguising, naming
from journal_app.services.disguising import LookedThrough, Noticed
from journal_app.ui.desk import Desk
from journal_app.ui.tabbing import in_order
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.disguise_row import DisguiseRow
from journal_app.ui.widgets.disguise_words import as_read, kind, reason
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import bring_into_sight, button, card, clear, label
from journal_app.ui.words import said

_BODIES = ("body", "acronym")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to look through: ``key`` is the caller's, ``label`` says where it stands."""

    key: str
    label: str
    text: str


class DisguiseView(QWidget):
    """The leader's list is kept in the journal; what is left as it is the caller keeps.

    ``changed`` is emitted when the leader changed the list here, what is left, or the tick; the
    first two take the tick away, for the texts would leave otherwise than they were read.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._passages: tuple[Passage, ...] = ()
        self._left: tuple[str, ...] = ()
        self._now: LookedThrough | None = None
        self._focus_at: int | None = None
        self.rows: list[DisguiseRow] = []
        self._trouble = label("", "quiet")
        self._trouble.hide()
        self._decide, self._listed = self._part(), self._part()
        self._standing, self._warning = self._part(), self._part()
        self._reading = self._part()
        self.is_looked_through = QCheckBox(self.tr("I have read it all through myself"))
        self.is_looked_through.toggled.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self._trouble)
        for part in (self._decide, self._listed, self._standing, self._warning, self._reading):
            holder = QWidget()
            holder.setLayout(part)
            column.addWidget(holder)
        column.addWidget(
            label(
                self.tr(
                    "Removing names is often not enough: whoever knows the place may know the "
                    "person, and a role can be one person. These rules miss some names."
                ),
                "quiet",
            )
        )
        column.addWidget(self.is_looked_through)
        self.setFocusProxy(self.is_looked_through)
        desk.looks.changed.connect(self._show)
        desk.tasks.changed.connect(self._take_changes)

    def show_texts(self, passages: Sequence[Passage], left: Sequence[str] = ()) -> None:
        """Look through these texts, but for words left as they are before."""
        self._passages, self._left = tuple(passages), tuple(left)
        self._look()

    def left(self) -> tuple[str, ...]:
        """The words that the leader lets stand."""
        return self._left

    def looked_through(self) -> bool:
        """Whether the leader ticked having read it all."""
        return self.is_looked_through.isChecked()

    def undecided(self) -> tuple[str, ...]:
        """What was noticed and has neither a role nor leave to stand; known after looking."""
        return tuple(one.words for one in self._now.undecided) if self._now else ()

    def categories(self) -> tuple[str, ...]:
        """Kinds of special-category data that were warned of."""
        return tuple(kind for kind, _ in self._now.hints) if self._now else ()

    # -- looking ----------------------------------------------------------------------------

    def _look(self) -> None:
        session, left = self._desk.session, self._left
        texts = [passage.text for passage in self._passages]
        self._desk.tasks.latest(
            f"disguise.{id(self)}",
            READ,
            lambda: disguising.look_through(session, texts, left),
            self._looked,
        )

    def _looked(self, found: LookedThrough) -> None:
        held, deciding = QApplication.focusWidget(), self._focus_at is not None
        inside = held is not None and self.isAncestorOf(held)
        # The tick stays where it is; but at first the view had nothing else to give the focus to.
        stays = held is self.is_looked_through and self._now is not None
        self._now = found
        self._show()
        self.setFocusProxy(self.rows[0].role if self.rows else self.is_looked_through)
        if inside and not stays and not deciding:
            # What had the focus was made anew.
            self._focus_at = 0
            self._back_to_work()

    def _take_changes(self, changes: Changes) -> None:
        if CHOICES in changes.about and self._passages:
            self._look()

    # -- showing ----------------------------------------------------------------------------

    def _part(self) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(8)
        return made

    def _show(self) -> None:
        found = self._now
        if found is None or len(found.readings) != len(self._passages):
            return
        self._show_undecided(found)
        self._show_listed(found.listed)
        self._show_left()
        self._show_warnings(found)
        self._show_readings(found)
        self._back_to_work()

    def _begin(self, part: QVBoxLayout, *, there: bool, heading: str = "", about: str = "") -> None:
        """Empty a part, hide it where there is nothing, and head it."""
        clear(part)
        holder = part.parentWidget()
        assert holder is not None
        holder.setVisible(there)
        if there and heading:
            part.addWidget(label(heading, "section"))
        if there and about:
            part.addWidget(label(about, "quiet"))

    def _show_undecided(self, found: LookedThrough) -> None:
        count = len(found.undecided)
        heading = self.tr("{count} to decide").format(count=count)
        if count == 0:
            heading = self.tr("Nothing left to decide")
        self._begin(self._decide, there=bool(self._passages), heading=heading)
        self.rows = []
        for noticed in found.undecided:
            roles = naming.roles_to_offer(found.chosen, noticed.sort)
            row = DisguiseRow(noticed, roles, self._desk.looks.now.colours)
            row.chosen.connect(partial(self._use, noticed))
            row.let.connect(partial(self._leave, noticed.words))
            row.setEnabled(not self._desk.session.read_only)
            self.rows.append(row)
            self._decide.addWidget(row)
        stops = [stop for row in self.rows for stop in row.stops]
        if stops:
            in_order(stops[0], (*stops[1:], self.is_looked_through))

    def _show_listed(self, listed: Sequence[Noticed]) -> None:
        self._begin(self._listed, there=bool(listed), heading=self.tr("Roles from your list"))
        for one in listed:
            row = FlowLayout(gap=8)
            row.addWidget(label(f"{one.words} → {one.role}", wrap=False))
            row.addWidget(label(reason(one), "small", wrap=False))
            if one.sort == "whole":
                off = button(self.tr("Off the list"), partial(self._forget, one.name), "link")
                off.setAccessibleName(self.tr("Take {name} off the list").format(name=one.name))
            else:
                off = button(self.tr("Not the same"), partial(self._leave, one.words), "link")
                off.setAccessibleName(self.tr("Leave {words} as it is").format(words=one.words))
            row.addWidget(off)
            self._listed.addWidget(_holding(row))

    def _show_left(self) -> None:
        self._begin(self._standing, there=bool(self._left), heading=self.tr("Left as they are"))
        chips = FlowLayout(gap=6)
        for words in self._left:
            chip = button(f"{words}  ×", partial(self._take_back, words), "chip")
            chip.setAccessibleName(self.tr("Do not leave {words} as it is").format(words=words))
            chips.addWidget(chip)
        if self._left:
            self._standing.addWidget(_holding(chips))

    def _show_warnings(self, found: LookedThrough) -> None:
        self._begin(
            self._warning,
            there=bool(found.hints),
            heading=self.tr("Specially protected"),
            about=self.tr(
                "The law protects some matters specially. Some words hint at them; whether they "
                "go along is yours to decide."
            ),
        )
        for name, words in found.hints:
            line = self.tr("{kind}: {words}").format(
                kind=kind(name).capitalize(), words=", ".join(f"“{one}”" for one in words)
            )
            self._warning.addWidget(label(line))

    def _show_readings(self, found: LookedThrough) -> None:
        self._begin(
            self._reading,
            there=bool(self._passages),
            heading=self.tr("How it reads now"),
            about=self.tr("Roles are lit; what is not decided is underlined."),
        )
        for passage, reading in zip(self._passages, found.readings, strict=True):
            text = label("")
            text.setTextFormat(Qt.TextFormat.RichText)
            text.setText(as_read(reading, self._desk.looks.now.colours))
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByKeyboard
                | Qt.TextInteractionFlag.TextSelectableByMouse
            )
            text.setAccessibleName(f"{passage.label}: {reading.text}")
            inside = self._part()
            inside.setContentsMargins(16, 12, 16, 12)
            inside.addWidget(label(passage.label, "small"))
            inside.addWidget(text)
            self._reading.addWidget(card(inside))

    def _back_to_work(self) -> None:
        """After a decision, the next one has the focus; after the last, the tick."""
        at, self._focus_at = self._focus_at, None
        if at is None:
            return
        next_one: QWidget = self.is_looked_through
        if self.rows:
            next_one = self.rows[min(at, len(self.rows) - 1)].role
        # The row is shown with the next turn of the event loop; before that it takes no focus.
        QTimer.singleShot(0, next_one, next_one.setFocus)
        bring_into_sight(next_one)

    # -- deciding ---------------------------------------------------------------------------

    def _use(self, noticed: Noticed, role: str) -> None:
        self._go_on_from(noticed.words)
        session = self._desk.session
        organisation = True if noticed.sort in _BODIES else None
        self._desk.tasks.run(
            WRITE,
            lambda: naming.remember_role(session, noticed.words, role, organisation=organisation),
            self._kept,
            self._refused,
        )

    def _forget(self, name: str) -> None:
        session = self._desk.session
        self._desk.tasks.run(WRITE, lambda: naming.forget(session, name), self._kept, self._refused)

    def _kept(self, changes: Changes) -> None:
        self._trouble.hide()
        self._desk.tasks.announce(changes)
        self._altered()

    def _refused(self, why: Message) -> None:
        self._trouble.setText(said(why))
        self._trouble.show()

    def _leave(self, words: str) -> None:
        self._go_on_from(words)
        self._left = tuple(dict.fromkeys((*self._left, words)))
        self._look()
        self._altered()

    def _take_back(self, words: str) -> None:
        self._left = tuple(one for one in self._left if one != words)
        self._look()
        self._altered()

    def _altered(self) -> None:
        """The texts would leave otherwise than they were read."""
        was = self.is_looked_through.blockSignals(True)
        self.is_looked_through.setChecked(False)
        self.is_looked_through.blockSignals(was)
        self.changed.emit()

    def _go_on_from(self, words: str) -> None:
        at = next((at for at, row in enumerate(self.rows) if row.noticed.words == words), 0)
        self._focus_at = at


def _holding(layout: FlowLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made
