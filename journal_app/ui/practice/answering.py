# SPDX-License-Identifier: MIT
"""The reply as it is written: remarks of five kinds, each at an item of the summary."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.pack import Pack
from journal_app.domain.reply import (
    KINDS,
    MOST_QUESTIONS,
    MOST_REMARKS,
    MOST_TRIES,
    NEXT,
    NOTICED,
    PROMPT,
    QUESTION,
    TRY,
    Remark,
    Reply,
)
from journal_app.ui.curtain import KEPT
from journal_app.ui.tabbing import in_order
from journal_app.ui.widgets.growing_field import GrowingField
from journal_app.ui.widgets.parts import at_the_edge, bring_into_sight, button, label
from journal_app.ui.words import elided

MOST = {QUESTION: MOST_QUESTIONS, TRY: MOST_TRIES}
_NARROW = 14
"""Characters that the choice of an item asks for at least."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something in a summary that a remark may be about: the id of its item, and its name."""

    item: str
    name: str


class RemarkRow(QFrame):
    """One remark: what it is about, its words, and the way to take it out."""

    edited = Signal()
    removed = Signal()

    def __init__(self, remark: Remark, anchors: Sequence[Anchor], name: str, prompt: str) -> None:
        super().__init__()
        self._remark = remark
        self.about = QComboBox()
        self.about.setAccessibleName(self.tr("{kind}: what it is about").format(kind=name))
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.about.setSizeAdjustPolicy(policy)
        self.about.setMinimumContentsLength(_NARROW)
        self.about.addItem(self.tr("The summary as a whole"), "")
        for anchor in anchors:
            self.about.addItem(anchor.name, anchor.item)
        self.about.setCurrentIndex(max(0, self.about.findData(remark.anchor)))
        self.about.activated.connect(self.edited)
        gone = self._gone = button("×", self.removed.emit, "link", self.tr("Take it out"))
        gone.setAccessibleName(self.tr("Take out: {kind}").format(kind=name))
        self.words = GrowingField(remark.text)
        self.words.setProperty(KEPT, True)
        self.words.setAccessibleName(name)
        self.words.textChanged.connect(self.edited)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.about, 1)
        head.addWidget(gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        if prompt:
            column.addWidget(label(f"“{prompt}”"))
            self.words.setPlaceholderText(self.tr("A word on why, if you like"))
        column.addWidget(self.words)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in order."""
        return self.about, self._gone, self.words

    def remark(self) -> Remark:
        """The remark as it reads now."""
        text = replace_unstorable(self.words.toPlainText())
        return replace(self._remark, text=text, anchor=self.about.currentData())


class ReplyEditor(QWidget):
    """All remarks, under the heading of their kind."""

    edited = Signal()
    prompt_wanted = Signal(str)
    """A prompt of the pack is to be chosen, for the item of that id or the whole."""

    def __init__(
        self, pack: Pack, fresh: Callable[[str, str, str], Remark], before: QWidget
    ) -> None:
        """``fresh`` makes a blank remark of a kind, at an item, with a prompt of the pack.

        Tab leads in from ``before``.
        """
        super().__init__()
        self._pack, self._fresh, self._before = pack, fresh, before
        self._reply: Reply | None = None
        self._anchors: Sequence[Anchor] = ()
        self.rows: dict[str, list[RemarkRow]] = {kind: [] for kind in KINDS}
        self._places: dict[str, QVBoxLayout] = {}
        self._adds: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for kind, (name, hint, add) in self._kinds().items():
            heading: QLabel = label(name, "section")
            heading.setContentsMargins(0, 8, 0, 0)
            column.addWidget(heading)
            column.addWidget(label(hint, "small"))
            self._places[kind] = QVBoxLayout()
            self._places[kind].setSpacing(4)
            column.addLayout(self._places[kind])
            made = at_the_edge(button(add, partial(self.begin, kind), "link"))
            made.setAccessibleName(f"{name}: {add}")
            self._adds[kind] = made
            column.addWidget(made, alignment=Qt.AlignmentFlag.AlignLeft)

    def names(self) -> dict[str, str]:
        """The kinds of remark by key, as they are called here."""
        return {kind: name for kind, (name, _, _) in self._kinds().items()}

    def show_reply(self, reply: Reply, anchors: Sequence[Anchor]) -> None:
        """Show what is kept of a reply, to be gone on with."""
        self.forget()
        self._reply, self._anchors = reply, anchors
        for remark in reply.remarks:
            self._add(remark)
        self._show()

    def forget(self) -> None:
        """Show nothing."""
        self._reply, self._anchors = None, ()
        for rows in self.rows.values():
            while rows:
                self._drop(rows.pop())

    def reply(self) -> Reply | None:
        """The reply as it reads now, remark by remark in the order of their kinds."""
        if self._reply is None:
            return None
        remarks = tuple(row.remark() for kind in KINDS for row in self.rows[kind])
        return replace(self._reply, remarks=remarks)

    def may_add(self, kind: str) -> bool:
        """Whether one more of this kind has a place in a reply."""
        every = sum(len(rows) for rows in self.rows.values())
        return every < MOST_REMARKS and len(self.rows[kind]) < MOST.get(kind, MOST_REMARKS)

    def begin(self, kind: str, item: str = "") -> None:
        """A new remark of this kind, about an item or the whole, with the cursor in it."""
        if self._reply is None or not self.may_add(kind):
            return
        if kind == PROMPT:
            self.prompt_wanted.emit(item)
            return
        self._begun(self._fresh(kind, item, ""))

    def suggest(self, prompt: str, item: str = "") -> None:
        """A prompt of the pack, by its id."""
        if self._reply is not None and self.may_add(PROMPT):
            self._begun(self._fresh(PROMPT, item, prompt))

    def remarks_at(self, item: str) -> int:
        """How many remarks are about an item."""
        return sum(row.about.currentData() == item for rows in self.rows.values() for row in rows)

    def _begun(self, remark: Remark) -> None:
        row = self._add(remark)
        self._show()
        row.words.setFocus()
        bring_into_sight(row)
        self.edited.emit()

    def _add(self, remark: Remark) -> RemarkRow:
        known = self._pack.prompt(remark.prompt) if remark.prompt else None
        said = known.text if known else self.tr("A prompt that this pack does not have")
        name = self.names()[remark.kind]
        row = RemarkRow(remark, self._anchors, name, said if remark.kind == PROMPT else "")
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._remove(remark.kind, row))
        self.rows[remark.kind].append(row)
        self._places[remark.kind].addWidget(row)
        return row

    def _remove(self, kind: str, row: RemarkRow) -> None:
        self.rows[kind].remove(row)
        self._drop(row)
        self._show()
        self._adds[kind].setFocus()
        self.edited.emit()

    def _drop(self, row: RemarkRow) -> None:
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _show(self) -> None:
        for kind, add in self._adds.items():
            add.setVisible(self.may_add(kind))
        in_order(
            self._before,
            (
                stop
                for kind, add in self._adds.items()
                for stop in (*(one for row in self.rows[kind] for one in row.stops), add)
            ),
        )

    def _kinds(self) -> dict[str, tuple[str, str, str]]:
        """Name, hint and the words to add one, by kind."""
        return {
            NOTICED: (
                self.tr("What I noticed"),
                self.tr("In their words where you can."),
                self.tr("Add something noticed"),
            ),
            QUESTION: (
                self.tr("Questions"),
                self.tr("At most three, so that each can be thought about."),
                self.tr("Add a question"),
            ),
            TRY: (
                self.tr("One thing to try"),
                self.tr("Small enough for the coming weeks."),
                self.tr("Add the one thing"),
            ),
            PROMPT: (
                self.tr("Prompts from the pack"),
                self.tr("They can write from these at once."),
                self.tr("Choose a prompt …"),
            ),
            NEXT: (
                self.tr("For next time"),
                self.tr("What to come back to together."),
                self.tr("Add for next time"),
            ),
        }


def short(text: str) -> str:
    """Words on one line, for the name of an item."""
    return elided(" ".join(text.split()), 48)
