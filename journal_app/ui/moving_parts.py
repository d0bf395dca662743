# SPDX-License-Identifier: MIT
"""What the steps of moving in have in common: a column, the span of days, and the problems."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.services.moving_report import Preview, Problem, Report
from journal_app.ui.widgets.texts import TextField
from journal_app.ui.words import number, plain_day, said

_MOST_PROBLEMS = 500


def span(told: Preview | Report) -> list[str]:
    """The line that says from when to when, or on which day."""
    if told.first is None or told.last is None:
        return []
    tr = QCoreApplication.translate
    if told.first == told.last:
        return [tr("moving_in", "On {day}").format(day=plain_day(told.first))]
    line = tr("moving_in", "From {first} to {last}")
    return [line.format(first=plain_day(told.first), last=plain_day(told.last))]


def stacked(step: QWidget) -> QVBoxLayout:
    """What is in a step stands below each other, from edge to edge."""
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column


def problem_list(name: str) -> TextField:
    """A field to read problems in, called so; Tab leaves it."""
    made = TextField()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    return made


def show_problems(box: TextField, problems: Sequence[Problem]) -> None:
    """Say where each problem is and what it is; of very many only the first."""
    lines = []
    for one in problems[:_MOST_PROBLEMS]:
        place = box.tr("{file}, line {line}") if one.file else box.tr("Line {line}")
        where = place.format(file=one.file, line=number(one.line)) if one.line else one.file
        lines.append(f"{where}: {said(one.message)}")
    more = len(problems) - _MOST_PROBLEMS
    if more > 0:
        lines.append(box.tr("… and {count} more, all of them in the report").format(count=more))
    box.setPlainText("\n\n".join(lines))
