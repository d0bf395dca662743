# SPDX-License-Identifier: MIT
"""Second step: what goes in, all of it chosen; the one thing that must be there is the wish."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.errors import InvalidValue
from journal_app.domain.summary import Promise
from journal_app.domain.summary_draft import (
    MOST_FOCUS,
    MOST_LINE,
    MOST_WORDS,
    PARTS,
    Pick,
    SummaryDraft,
    with_focus,
    with_pick,
    without_entries,
)
from journal_app.services import coaching, offering
from journal_app.services.offering import Offer
from journal_app.ui.desk import Desk
from journal_app.ui.summary.step import Step, column, field, narrow, paper, section
from journal_app.ui.tabbing import in_order
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.parts import bring_into_sight, button, clear, label
from journal_app.ui.widgets.picks import Picks
from journal_app.ui.widgets.tick import Tick
from journal_app.ui.words import elided, said

_FEW, _MANY = 20, 400
_LONGEST = 120


class ContentStep(Step):
    """The leader's own words first, then parts that are ticked, then entries to pick from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        session = desk.session
        self._most = _FEW
        self._filling = False
        self._ticks: list[QWidget] = []
        self.want = field(
            self.tr("What I want from this session"),
            self.tr("Such as: help me find a way into the next board."),
            4,
        )
        self.ask = field(
            self.tr("What I would like you to ask me"),
            self.tr("The question you would rather not be asked is often the good one."),
            3,
        )
        self.talk = Tick(self.tr("I would like to talk about how I am"))
        self.alias, self.programme = QLineEdit(), QLineEdit()
        self.alias.setPlaceholderText(self.tr("Initials, or nothing"))
        self.programme.setPlaceholderText(self.tr("If you are on one"))
        self.parts = {
            "path": Tick(self.tr("Where I have been: will and skill, six weeks at a time")),
            "trends": Tick(self.tr("How the two answers went, week by week")),
            "balance": Tick(self.tr("Themes I wrote about, and at what reach")),
            "quiet": Tick(self.tr("Themes that were quiet")),
            "commitments": Tick(self.tr("Commitments since last time, and the next ones")),
        }
        assert tuple(self.parts) == PARTS
        self.themes = [narrow(QComboBox()) for _ in range(MOST_FOCUS)]
        self.picks = Picks(
            lambda one: coaching.first_words(session, one),
            lambda one: coaching.usual_words(session, one),
        )
        self.trouble = label("", "quiet")
        self.trouble.hide()
        self.more = button(self.tr("Show all entries of the period"), self._show_all, "link")
        self._promises = QVBoxLayout()
        self._promises.setSpacing(4)
        self._promise_box = QWidget()
        self._promise_box.setLayout(self._promises)
        self._promises.setContentsMargins(24, 0, 0, 0)
        self._build()
        self._connect()

    def open(self) -> None:
        """Few entries are shown at first."""
        self._most = _FEW
        self.trouble.hide()

    def arrive(self, draft: SummaryDraft) -> None:
        """Show what was chosen, and what there is to choose from in the period."""
        super().arrive(draft)
        self._fill()
        self._load()
        self.want.setFocus()

    def _build(self) -> None:
        inside = QWidget()
        layout = column(inside)
        layout.addWidget(label(self.tr("What goes in?"), "heading"))
        section(layout, self.tr("What I want from this session"), self.want)
        section(layout, self.tr("What I would like you to ask me"), self.ask)
        layout.addWidget(self.talk)
        form = QFormLayout()
        form.setContentsMargins(0, 8, 0, 0)
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for line, text in (
            (self.alias, self.tr("How I si&gn it")),
            (self.programme, self.tr("&Programme")),
        ):
            line.setMaxLength(MOST_LINE)
            line.setAccessibleName(text.replace("&", ""))
            form.addRow(text, line)
        layout.addLayout(form)
        section(layout, self.tr("Parts"), *self.parts.values())
        layout.addWidget(self._promise_box)
        section(layout, self.tr("Themes to talk about, three at most"), *self.themes)
        section(layout, self.tr("In my own words"))
        layout.addWidget(
            label(
                self.tr(
                    "Nothing of an entry goes along unless you tick it; then its first words stand "
                    "there, to be cut and changed. What you marked for your coach comes first."
                ),
                "quiet",
            )
        )
        layout.addWidget(self.trouble)
        layout.addWidget(self.picks)
        layout.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(paper(inside, self.tr("What goes in")))

    def _connect(self) -> None:
        self.want.textChanged.connect(self._typed)
        self.ask.textChanged.connect(self._typed)
        self.alias.textChanged.connect(self._typed)
        self.programme.textChanged.connect(self._typed)
        self.talk.toggled.connect(self._typed)
        for tick in self.parts.values():
            tick.toggled.connect(self._parts_changed)
        for number, box in enumerate(self.themes, start=1):
            box.setAccessibleName(self.tr("Theme {number}").format(number=number))
            box.addItem(self.tr("None"), "")
            for theme in self.desk.session.pack.themes:
                box.addItem(theme.name, theme.slug)
            box.activated.connect(self._themes_changed)
        self.picks.changed.connect(self._picked)
        self.picks.dropped.connect(lambda one: self.edit(without_entries(self.draft, (one,))))

    # -- showing ----------------------------------------------------------------------------

    def _fill(self) -> None:
        draft = self.draft
        self._filling = True
        for area, text in ((self.want, draft.want), (self.ask, draft.ask)):
            if area.toPlainText() != text:
                area.setPlainText(text)
        for line, text in ((self.alias, draft.alias), (self.programme, draft.programme)):
            if line.text() != text:
                line.setText(text)
        self.talk.set_on(draft.talk)
        for key, tick in self.parts.items():
            tick.set_on(draft.is_on(key))
        for number, box in enumerate(self.themes):
            slug = draft.focus[number] if number < len(draft.focus) else ""
            box.setCurrentIndex(max(0, box.findData(slug)))
        self._filling = False

    def _load(self) -> None:
        session, period, most = self.desk.session, self.draft.period, self._most
        self.desk.tasks.latest(
            "summary.offer", READ, lambda: offering.offer(session, period, most), self._show_offer
        )

    def _show_offer(self, offer: Offer) -> None:
        groups = (
            (self.tr("Marked to bring to your coach"), offer.marked),
            (
                self.tr("Others of these days") if offer.marked else self.tr("Of these days"),
                offer.others,
            ),
        )
        self.picks.offer(groups, self.draft.picks, self._focus_names())
        self.more.setVisible(offer.more and self._most < _MANY)
        shown = {row.id for _, rows in groups for row in rows}
        if offer.more and any(one.entry not in shown for one in self.draft.picks):
            self._show_all()
            return
        self._show_promises(offer)

    def _show_promises(self, offer: Offer) -> None:
        clear(self._promises)
        self._ticks = []
        for title, made in (
            (self.tr("Since last time"), offer.since),
            (self.tr("Next"), offer.next),
        ):
            if made:
                self._promises.addWidget(label(title, "small"))
            for one in made:
                tick = self._promise(one)
                self._ticks.append(tick.box)
                self._promises.addWidget(tick)
        self._put_in_order()
        self._promise_box.setVisible(
            self.draft.is_on("commitments") and bool(offer.since or offer.next)
        )

    def _put_in_order(self) -> None:
        stops = (*self._ticks, *self.themes, *self.picks.stops, self.more)
        in_order(self.parts["commitments"].box, stops)

    def _promise(self, one: Promise) -> Tick:
        tick = Tick(elided(one.text, _LONGEST))
        tick.set_on(one.id not in self.draft.commitments_out)
        tick.toggled.connect(lambda on: self._promise_changed(one.id, on))
        return tick

    def _focus_names(self) -> list[tuple[str, str]]:
        names = {theme.slug: theme.name for theme in self.desk.session.pack.themes}
        return [(slug, names[slug]) for slug in self.draft.focus if slug in names]

    def _show_all(self) -> None:
        self._most = _MANY
        self._load()

    # -- choosing ---------------------------------------------------------------------------

    def _typed(self) -> None:
        if self._filling:
            return
        self.edit(
            replace(
                self.draft,
                want=replace_unstorable(self.want.toPlainText())[:MOST_WORDS],
                ask=replace_unstorable(self.ask.toPlainText())[:MOST_WORDS],
                alias=replace_unstorable(self.alias.text()),
                programme=replace_unstorable(self.programme.text()),
                talk=self.talk.is_on(),
            )
        )

    def _parts_changed(self) -> None:
        parts = tuple(key for key, tick in self.parts.items() if tick.is_on())
        self.edit(replace(self.draft, parts=parts))
        self._promise_box.setVisible("commitments" in parts and self._promises.count() > 0)

    def _promise_changed(self, promise_id: str, on: bool) -> None:
        out = tuple(one for one in self.draft.commitments_out if one != promise_id)
        self.edit(replace(self.draft, commitments_out=out if on else (*out, promise_id)))

    def _themes_changed(self) -> None:
        self.edit(with_focus(self.draft, (box.currentData() for box in self.themes)))
        self._fill()
        self._load()

    def _picked(self, pick: Pick) -> None:
        try:
            draft = with_pick(self.draft, pick)
        except InvalidValue as fault:
            self.trouble.setText(said(fault.message))
            self.trouble.show()
            bring_into_sight(self.trouble)
            self.picks.pick(pick.entry, False)
            return
        self.trouble.hide()
        self._put_in_order()
        self.edit(draft)
