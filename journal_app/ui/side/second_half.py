# SPDX-License-Identifier: MIT
"""The second half of a rating, all of it optional and folded away until it is wanted.

Want, ought or have to; what would shift it; the pair about "us" (domain note, 2.1); reach and
where I stood (1.2, 2.6); depth as the leader sees it (5.1).
"""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.answers import answers
from journal_app.domain.entry import Draft
from journal_app.domain.facets import DEPTH, MOTIVE, REACH, SHIFT, STANCE
from journal_app.ui.sheet import Section, SectionKind, Sheet
from journal_app.ui.widgets.facet_pad import FacetPad
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.parts import bring_into_sight
from journal_app.ui.widgets.rating_pad import RatingPad

_ORDER = (MOTIVE, SHIFT, REACH, STANCE, DEPTH)


class SecondHalf(Section):
    """What lies behind the two answers. It opens where something was said already."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        scale = sheet.desk.session.pack.scale
        self.pads = {facet.key: FacetPad(facet) for facet in _ORDER}
        self.us_up_for_it = RatingPad(scale, scale.us_up_for_it)
        self.us_up_to_it = RatingPad(scale, scale.us_up_to_it)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for pad in (
            self.pads["motive"],
            self.pads["shift"],
            self.us_up_for_it,
            self.us_up_to_it,
            self.pads["reach"],
            self.pads["stance"],
            self.pads["depth"],
        ):
            (pad.rated if isinstance(pad, RatingPad) else pad.edited).connect(self._edited)
            column.addWidget(pad)
        self.fold = Fold(self.tr("More"), inside)
        self.fold.opener.setToolTip(
            self.tr("Want to or have to, us, reach, where you stood, depth (Ctrl+Shift+R)")
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.fold)

    def show_draft(self, draft: Draft) -> None:
        """Show what was said of another entry; folded, in a line of words."""
        for key, pad in self.pads.items():
            pad.set_values(getattr(draft, key))
        self.us_up_for_it.set_value(draft.us_up_for_it)
        self.us_up_to_it.set_value(draft.us_up_to_it)
        self.fold.set_open(False)
        self._sum_up()

    def added_to(self, draft: Draft) -> Draft:
        """The draft with what is chosen here."""
        return replace(
            draft,
            us_up_for_it=self.us_up_for_it.value(),
            us_up_to_it=self.us_up_to_it.value(),
            motive=self.pads["motive"].value(),
            shift=self.pads["shift"].value(),
            reach=self.pads["reach"].value(),
            stance=self.pads["stance"].value(),
            depth=self.pads["depth"].value(),
        )

    def open(self) -> None:
        """Unfold it, or fold it again, and go to its first question."""
        self.fold.set_open(not self.fold.is_open())
        if self.fold.is_open():
            self.pads["motive"].take_focus()
            bring_into_sight(self.pads["shift"])

    def _edited(self) -> None:
        self._sum_up()
        self.edited.emit()

    def _sum_up(self) -> None:
        scale = self.sheet.desk.session.pack.scale
        said = answers(self.added_to(Draft(date.min)), scale)
        self.fold.say("  ·  ".join(f"{self.tr(name)}: {self.tr(one)}" for name, one in said))


SECTION = SectionKind(40, SecondHalf)
