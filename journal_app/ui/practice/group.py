# SPDX-License-Identifier: MIT
"""Figures of a group: who shared, the page that the rules allow, and what was published before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.cohort import (
    END,
    GROUP,
    LEAST,
    LEAST_FOR_SPONSOR,
    MIDDLE,
    SPONSOR,
    START,
    Publication,
)
from journal_app.domain.cohort_page import CohortPage, words
from journal_app.domain.cohort_share import quarter_words
from journal_app.domain.message import Message
from journal_app.services import cohorts, groups
from journal_app.services.groups import Group
from journal_app.services.library import Library
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.day import day_field, day_in
from journal_app.ui.practice.head import Head
from journal_app.ui.tasks import FREE
from journal_app.ui.widgets.page_view import PageView
from journal_app.ui.widgets.parts import at_the_edge, button, card, clear, label, scrolling
from journal_app.ui.widgets.tick import Tick
from journal_app.ui.words import number, said

_WIDEST = 44
"""Widest line, in heights of a line of text."""
_DOTS = 110


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page in front of the coach: what was published, and how it reads."""

    page: Publication
    reads: CohortPage


class GroupView(QWidget):
    """One group at a time, chosen from those that leaders gave shares for."""

    back = Signal()
    trouble = Signal(str)
    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._groups: Sequence[Group] = ()
        self.shown: _Shown | None = None
        self.head = Head()
        self.head.back.connect(self.back)
        self.head.say(self.tr("All leaders"), self.tr("Figures of a group"))
        self.chosen = self._box(self.tr("Group"))
        self.chosen.activated.connect(lambda _: self._show_group())
        self.quarter = self._box(self.tr("Quarter"))
        self.point = self._box(self.tr("Point of the programme"))
        for text, value in (
            (self.tr("At its start"), START),
            (self.tr("In its middle"), MIDDLE),
            (self.tr("At its end"), END),
        ):
            self.point.addItem(text, value)
        self.audience = self._box(self.tr("For whom"))
        self.audience.addItem(self.tr("The group itself"), GROUP)
        self.audience.addItem(self.tr("Its sponsor"), SPONSOR)
        self.audience.activated.connect(lambda _: self._show_agreed())
        self.agreed = Tick(self.tr("The group saw its own page, and agreed to this on"))
        self.day = day_field(desk.session.today)
        self.agreed.toggled.connect(self.day.setEnabled)
        self.day.setEnabled(False)
        self.make = button(self.tr("Make the page …"), self._make, "main")
        self.pages = PageView()
        self._says = label("")
        self._before = QVBoxLayout()
        self.save = button(self.tr("Save the page …"), self._save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(scrolling(self._paper(), self.tr("Figures of a group")), 1)
        desk.looks.changed.connect(self._fit)

    def load(self) -> None:
        """Show the groups as they are now."""
        self._desk.shelf.run(self._desk.tasks, groups.groups, self._show, self._trouble)

    def take_focus(self) -> None:
        """Put the keyboard where one goes on from."""
        self.head.take_focus()

    def clear(self) -> None:
        """The library is locked: hold nothing of it."""
        self._show(())

    # -- building ---------------------------------------------------------------------------

    def _box(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        return made

    def _paper(self) -> QWidget:
        self._form, self._made = card(self._asking()), self._made_part()
        self._column = QWidget()
        self._column.setObjectName("column")
        self._fit()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(12)
        column.addWidget(self._says)
        column.addWidget(self._form)
        column.addLayout(self._before)
        column.addWidget(self._made)
        column.addStretch(1)
        paper = QWidget()
        paper.setObjectName("column")
        row = QHBoxLayout(paper)
        row.setContentsMargins(32, 0, 32, 0)
        row.addWidget(self._column, 100)
        row.addStretch(1)
        return paper

    def _fit(self) -> None:
        self._column.setMaximumWidth(self.fontMetrics().lineSpacing() * _WIDEST)

    def _asking(self) -> QVBoxLayout:
        form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for box in (self.chosen, self.quarter, self.point, self.audience):
            form.addRow(box.accessibleName(), box)
        self._agreement = QWidget()
        agreement = QHBoxLayout(self._agreement)
        agreement.setContentsMargins(0, 0, 0, 0)
        agreement.addWidget(self.agreed, 1)
        agreement.addWidget(self.day)
        rules = self.tr(
            "At least {group} leaders stand behind any page, {sponsor} behind one for a sponsor. "
            "Each has one vote, however much they write. What could single somebody out is left "
            "out, and a page that could be set against another is withheld. The group sees its "
            "page first, and the group decides on sponsors. All this protects leaders from those "
            "who read the page, not from you: you have their shares."
        )
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(12)
        inside.addWidget(label(rules.format(group=LEAST, sponsor=LEAST_FOR_SPONSOR), "quiet"))
        inside.addLayout(form)
        inside.addWidget(self._agreement)
        inside.addWidget(self.make, alignment=Qt.AlignmentFlag.AlignLeft)
        return inside

    def _made_part(self) -> QWidget:
        part = QWidget()
        made = QVBoxLayout(part)
        made.setContentsMargins(0, 8, 0, 0)
        made.setSpacing(12)
        made.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignLeft)
        made.addWidget(self.pages)
        return part

    # -- showing ----------------------------------------------------------------------------

    def _show(self, found: Sequence[Group]) -> None:
        self._groups, held = found, self.chosen.currentData()
        self.chosen.clear()
        for one in found:
            self.chosen.addItem(one.name, one.name)
        self.chosen.setCurrentIndex(max(0, self.chosen.findData(held)))
        self._form.setVisible(bool(found))
        self._says.setVisible(not found)
        self._says.setText(
            self.tr(
                "No leader has given you numbers for a group yet.\n\nWhere leaders learn together, "
                "each may share the numbers of a quarter with you, by a yes of their own each "
                "time: in Coach, under “Numbers for my cohort”. Take those files in like a "
                "summary. From five leaders on you can make a page for the group, about what it "
                "has in common."
            )
        )
        self._show_group()

    def _group(self) -> Group | None:
        name = self.chosen.currentData()
        return next((one for one in self._groups if one.name == name), None)

    def _show_group(self) -> None:
        group = self._group()
        self.quarter.clear()
        clear(self._before)
        self._hide_page()
        for quarter, count in group.quarters if group else ():
            text = self.tr("{quarter}: {count} shared").format(
                quarter=said(quarter_words(quarter)), count=number(count)
            )
            self.quarter.addItem(text, quarter)
        for page in reversed(group.pages if group else ()):
            self._before.addWidget(self._published(page))
        self._show_agreed()

    def _show_agreed(self) -> None:
        self._agreement.setVisible(self.audience.currentData() == SPONSOR)

    def _published(self, page: Publication) -> QWidget:
        points = {self.point.itemData(at): self.point.itemText(at) for at in range(3)}
        whom = self.audience.itemText(self.audience.findData(page.audience))
        words_of = self.tr("Published: {quarter}. {point}, for: {whom}").format(
            quarter=said(quarter_words(page.quarter)), point=points[page.point], whom=whom
        )
        made = button(words_of, partial(self._look_at, page), "link")
        return at_the_edge(made)

    def _hide_page(self) -> None:
        self.shown = None
        self.pages.clear()
        self._made.hide()

    # -- making -----------------------------------------------------------------------------

    def _make(self) -> None:
        group, quarter = self._group(), self.quarter.currentData()
        if group is None or quarter is None:
            return
        answer = self._desk.ask.choose(
            self,
            self.tr("Make this page?"),
            self.tr(
                "Once made it is remembered, and never made anew with other figures: pages that "
                "differ a little could show what a few people said."
            ),
            [self.tr("Make it"), self.tr("Not now")],
        )
        if answer != 0:
            return
        audience, point = self.audience.currentData(), self.point.currentData()
        agreed = self._agreed_on()
        self._run(
            lambda library: groups.publish_page(
                library, group.name, quarter, audience, point=point, agreed=agreed
            )
        )

    def _agreed_on(self) -> date | None:
        wanted = self.audience.currentData() == SPONSOR and self.agreed.is_on()
        return day_in(self.day) if wanted else None

    def _look_at(self, page: Publication) -> None:
        self._run(lambda _: page)

    def _run(self, of: Callable[[Library], Publication]) -> None:
        pack = self._desk.session.pack

        def work(library: Library) -> tuple[_Shown, Sequence[Group]]:
            page = of(library)
            return _Shown(page, groups.shown(library, page, pack)), groups.groups(library)

        self._desk.shelf.run(self._desk.tasks, work, self._made_page, self._trouble)

    def _made_page(self, found: tuple[_Shown, Sequence[Group]]) -> None:
        shown, self._groups = found
        self._show_group()
        self.shown = shown
        dots = _DOTS * self.devicePixelRatioF()
        self._desk.tasks.latest(
            "practice.group",
            FREE,
            lambda: groups.pictures(shown.reads, dots),
            lambda pictures: self._show_pages(shown, pictures),
            self._trouble,
        )

    def _show_pages(self, shown: _Shown, pictures: Sequence[bytes]) -> None:
        if self.shown is shown:
            self.pages.show_pages(pictures, "\n".join(said(one) for one in words(shown.reads)))
            self._made.show()
            self.save.setFocus()

    def _save(self) -> None:
        shown = self.shown
        if shown is None:
            return
        path = self._desk.ask.save_file(
            self,
            self.tr("Save the page"),
            self.tr("Our group") + ".pdf",
            self.tr("PDF (*.pdf);;Web page (*.html)"),
        )
        if path is not None:
            self._desk.tasks.run(
                FREE,
                lambda: cohorts.write_page(shown.reads, path),
                lambda notices: self._saved(path, notices),
                self._trouble,
            )

    def _saved(self, path: Path, notices: Sequence[Message]) -> None:
        done = self.tr("Saved “{path}”.").format(path=path)
        self.told.emit(" ".join((done, *(said(one) for one in notices))))

    def _trouble(self, why: Message) -> None:
        self.trouble.emit(said(why))
