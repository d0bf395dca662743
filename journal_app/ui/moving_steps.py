# SPDX-License-Identifier: MIT
"""The steps of moving in, each a page of the dialog: where from, what is there, choices, report."""

from collections.abc import Mapping
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QWidget,
)

from journal_app.domain.pack import Pack
from journal_app.services.moving_choices import FOR, NOTHING, TAG, THEME, TO, Choices
from journal_app.services.moving_in import importers_by_name
from journal_app.services.moving_report import Preview, Report, tally
from journal_app.ui.moving_parts import problem_list, show_problems, span, stacked
from journal_app.ui.widgets.parts import button, label, scrolling
from journal_app.ui.widgets.tick import Tick
from journal_app.ui.words import elided, number, said

_MOST_TAGS = 60
_MOST_SHOWN = 12
_NO_NUMBER = -1
_BESIDE = 60
"""Letters for which there has to be room in a line with a name and a field."""


class ChooseStep(QWidget):
    """Where the other journal is: a file, or a folder."""

    wanted = Signal(bool)
    """A folder is to be chosen, or with False a file."""

    def __init__(self) -> None:
        super().__init__()
        column = stacked(self)
        column.addWidget(label(self.tr("Bring in another journal"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "Choose what the other program exported. It is only read. You see what is in "
                    "it before anything comes in, and you can take everything back afterwards."
                )
            )
        )
        row = QHBoxLayout()
        self.file = button(self.tr("Choose a &file …"), lambda: self.wanted.emit(False), "main")
        self.folder = button(self.tr("Choose a f&older …"), lambda: self.wanted.emit(True))
        row.addWidget(self.file)
        row.addWidget(self.folder)
        row.addStretch()
        column.addLayout(row)
        self.format = QComboBox()
        self.format.addItem(self.tr("as its content shows"), "")
        for one in importers_by_name().values():
            self.format.addItem(said(one.title), one.name)
        named = label(self.tr("Fo&rmat"), "section")
        named.setBuddy(self.format)
        self.format.setAccessibleName(self.tr("Format"))
        column.addWidget(named)
        column.addWidget(self.format)
        column.addWidget(label(self.tr("What can be read"), "section"))
        names = [said(one.title) for one in importers_by_name().values()]
        # In large letters the list is longer than some screens are high.
        formats = label("\n".join(f"· {name}" for name in names), "quiet")
        formats.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = scrolling(formats, self.tr("What can be read"))
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addWidget(area, 1)


class PreviewStep(QWidget):
    """What is there, and what of it cannot be read."""

    def __init__(self) -> None:
        super().__init__()
        # In large letters what is there is longer than some screens are high.
        inside = QWidget()
        inside.setObjectName("column")
        column = stacked(inside)
        self.heading = label("", "heading")
        self.facts = label("")
        self.problems_title = label("", "section")
        self.problems = problem_list(self.tr("What cannot be read, and remarks"))
        for one in (self.heading, self.facts, self.problems_title):
            column.addWidget(one)
        column.addWidget(self.problems, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        stacked(self).addWidget(scrolling(inside, self.tr("What is there")))

    def show_preview(self, preview: Preview) -> None:
        """Show another preview."""
        self.heading.setText(f"{preview.source}: {said(preview.title)}")
        self.facts.setText("\n".join(self._facts(preview)))
        show_problems(self.problems, preview.problems)
        many = len(preview.problems)
        lost, remarks = len(preview.lost), len(preview.remarks)
        counts = [self.tr("Not read: {count}").format(count=number(lost))] if lost else []
        counts += [self.tr("Remarks: {count}").format(count=number(remarks))] if remarks else []
        self.problems_title.setText("  ·  ".join(counts))
        self.problems_title.setVisible(many > 0)
        self.problems.setVisible(many > 0)
        self._rest.setVisible(many == 0)

    def _facts(self, preview: Preview) -> list[str]:
        tr = self.tr
        if preview.unanswered is not None:
            return [said(preview.unanswered), tr("The next step asks for it.")]
        lines = [
            tr("Entries: {count}, new here: {new}").format(
                count=number(preview.entries), new=number(preview.new)
            )
        ]
        lines += span(preview)
        for name, counter in ((tr("Tags"), preview.tags), (tr("Moods"), preview.moods)):
            if counter:
                shown = [f"{word} ({number(n)})" for word, n in tally(counter).items()]
                more = len(shown) - _MOST_SHOWN
                text = ", ".join(shown[:_MOST_SHOWN])
                text += tr(" and {count} more").format(count=number(more)) if more > 0 else ""
                lines.append(f"{name}: {text}")
        if preview.files:
            lines.append(tr("Pictures and files: {count}").format(count=number(preview.files)))
        if preview.places:
            lines.append(
                tr("Places: {count}, which stay behind unless you say so").format(
                    count=number(preview.places)
                )
            )
        return lines


class ChoicesStep(QWidget):
    """What becomes of tags and moods, where the writer was, and the format's own questions."""

    changed = Signal()

    def __init__(self, pack: Pack, zone: str) -> None:
        super().__init__()
        self._pack, self._zone = pack, zone
        self._preview: Preview | None = None
        self.zone = QComboBox()
        self.mood = QComboBox()
        self.places = Tick("")
        self.tags: dict[str, QComboBox] = {}
        self.levels: dict[str, QComboBox] = {}
        self.options: dict[str, QComboBox] = {}
        column = stacked(self)
        column.addWidget(label(self.tr("What becomes of it"), "heading"))
        inside = QWidget()
        inside.setObjectName("column")
        self._form = QFormLayout(inside)
        self._form.setContentsMargins(0, 0, 12, 0)
        self._form.setSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column.addWidget(scrolling(inside, self.tr("Choices")), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In large letters names stand above their fields, for beside them there is no room."""
        super().resizeEvent(event)
        narrow = self.width() < _BESIDE * self.fontMetrics().averageCharWidth()
        wrap = QFormLayout.RowWrapPolicy
        self._form.setRowWrapPolicy(wrap.WrapAllRows if narrow else wrap.DontWrapRows)

    def show_preview(self, preview: Preview) -> None:
        """Ask what this source leaves open."""
        if self._preview is preview:
            return
        self._preview = preview
        before = {name: box.currentData() for name, box in self.options.items()}
        clear_form(self._form)
        self.tags, self.levels, self.options = {}, {}, {}
        self.places = Tick("")
        self._ask_options(preview, before)
        self._ask_zone(preview)
        self._ask_mood(preview)
        if preview.places:
            self.places = Tick(self.tr("Keep where entries were written, as a line of text"))
            self._form.addRow(self.places)
        self._ask_tags(preview)
        if not self._form.rowCount():
            self._form.addRow(label(self.tr("There is nothing to choose here."), "quiet"))

    @property
    def open_question(self) -> str:
        """What has to be answered first, or empty."""
        if self._preview is not None and self._preview.without_zone and not self._zone_chosen():
            return self.tr("Please say where you were, so that every entry gets its local day.")
        return ""

    def choices(self, name: str) -> Choices:
        """What is chosen, for the format ``name``."""
        tags = {tag: box.currentData() for tag, box in self.tags.items()}
        levels = {word: box.currentData() for word, box in self.levels.items()}
        return Choices(
            format=name,
            tags={tag: ours for tag, ours in tags.items() if ours != TAG + tag},
            mood=self.mood.currentData() or NOTHING,
            levels={word: None if it == _NO_NUMBER else it for word, it in levels.items()},
            zone=self._zone_chosen(),
            places=self.places.is_on(),
            options={key: box.currentData() for key, box in self.options.items()},
        )

    def _zone_chosen(self) -> str:
        return str(self.zone.currentData() or "")

    def _ask_options(self, preview: Preview, before: Mapping[str, str]) -> None:
        for option in preview.options:
            box = self._box(said(option.title))
            for value, words in option.choices:
                box.addItem(said(words), value)
            box.setCurrentIndex(max(0, box.findData(before.get(option.name))))
            box.currentIndexChanged.connect(self.changed)
            self.options[option.name] = box

    def _ask_zone(self, preview: Preview) -> None:
        self.zone = QComboBox()
        known = sum(preview.zones.values())
        if not preview.without_zone and known >= preview.entries:
            return
        self.zone = self._box(self.tr("Where you were"))
        asked = bool(preview.without_zone)
        self.zone.addItem(self.tr("Please choose") if asked else self.tr("not noted"), "")
        if self._zone:
            self.zone.addItem(self.tr("{zone} (this computer)").format(zone=self._zone), self._zone)
        for name in sorted(available_timezones()):
            if "/" in name and not name.startswith(("Etc/", "posix", "right")):
                self.zone.addItem(name, name)
        self.zone.currentIndexChanged.connect(self.changed)

    def _ask_mood(self, preview: Preview) -> None:
        self.mood = QComboBox()
        if not preview.moods:
            return
        self.mood = self._box(self.tr("Their mood"))
        for text, value in (
            (self.tr("stays a word in the text, and is no rating"), NOTHING),
            (self.tr("becomes “{name}”").format(name=self._pack.scale.up_for_it.name), FOR),
            (self.tr("becomes “{name}”").format(name=self._pack.scale.up_to_it.name), TO),
        ):
            self.mood.addItem(text, value)
        shown = list(tally(preview.moods))
        for word in shown[:_MOST_TAGS]:
            box = self._box(self.tr("“{mood}” as a number").format(mood=elided(word, 30)))
            box.addItem(self.tr("none"), _NO_NUMBER)
            for level in range(11):
                box.addItem(str(level), level)
            box.setCurrentIndex(preview.levels.get(word, _NO_NUMBER) + 1)
            self.levels[word] = box
        self._rarer(len(shown), self.tr("{count} rarer moods have no number here."))
        self._mood_chosen(0)
        self.mood.currentIndexChanged.connect(self._mood_chosen)

    def _mood_chosen(self, at: int) -> None:
        """Numbers are asked for where a rating is to become of them, and out of sight before."""
        for box in self.levels.values():
            self._form.setRowVisible(box, at > 0)

    def _rarer(self, there: int, text: str) -> None:
        if there > _MOST_TAGS:
            more = number(there - _MOST_TAGS)
            self._form.addRow(label(text.format(count=more), "quiet"))

    def _ask_tags(self, preview: Preview) -> None:
        shown = list(tally(preview.tags).items())
        if shown:
            self._form.addRow(label(self.tr("Their tags"), "section"))
        for tag, count in shown[:_MOST_TAGS]:
            box = self._box(f"{elided(tag, 30)} ({number(count)})")
            box.addItem(self.tr("stays a tag"), TAG + tag)
            for theme in self._pack.themes:
                box.addItem(self.tr("theme: {name}").format(name=theme.name), THEME + theme.slug)
            box.addItem(self.tr("is left out"), NOTHING)
            self.tags[tag] = box
        self._rarer(len(shown), self.tr("{count} rarer tags stay tags."))

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        self._form.addRow(label(name, wrap=False), box)
        return box


class ReportStep(QWidget):
    """What came in, with a report to save and a way back."""

    def __init__(self) -> None:
        super().__init__()
        column = stacked(self)
        self.heading = label("", "heading")
        self.facts = label("")
        self.problems = problem_list(self.tr("What could not be taken, and remarks"))
        for one in (self.heading, self.facts):
            column.addWidget(one)
        column.addWidget(self.problems, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)

    def show_report(self, report: Report) -> None:
        """Show what came of it."""
        tr = self.tr
        self.heading.setText(
            tr("1 entry came in")
            if report.added == 1
            else tr("{count} entries came in").format(count=number(report.added))
        )
        lines = span(report)
        if report.files:
            lines.append(tr("Pictures and files: {count}").format(count=number(report.files)))
        if report.beside:
            lines.append(
                tr("Commitments, second looks and other things: {count}").format(
                    count=number(report.beside)
                )
            )
        if report.skipped:
            lines.append(tr("Here already: {count}").format(count=number(report.skipped)))
        lost = sum(one.lost for one in report.problems)
        if lost:
            lines.append(tr("Could not be taken: {count}").format(count=number(lost)))
        lines.append(
            tr("You can take this import back now, or later in Settings.")
            if report.id
            else tr("Nothing in the journal was changed.")
        )
        self.facts.setText("\n".join(lines))
        show_problems(self.problems, report.problems)
        self.problems.setVisible(bool(report.problems))
        self._rest.setVisible(not report.problems)

    def show_going_back(self) -> None:
        """Say that it is being taken away; what was said of it holds no more."""
        self.heading.setText(self.tr("Taking it back …"))
        self.facts.setText("")
        self.problems.hide()
        self._rest.show()

    def show_undone(self, removed: int, kept: int) -> None:
        """Say what was taken away again."""
        text = (
            self.tr("1 entry was taken away again")
            if removed == 1
            else self.tr("{count} entries were taken away again").format(count=number(removed))
        )
        self.heading.setText(text)
        self.facts.setText(
            self.tr("{count} stayed, because they were changed since.").format(count=number(kept))
            if kept
            else self.tr("The journal is as it was before.")
        )
        self.problems.hide()
        self._rest.show()


def clear_form(form: QFormLayout) -> None:
    """Take every row out of a form."""
    while form.rowCount():
        form.removeRow(0)
