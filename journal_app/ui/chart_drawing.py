# SPDX-License-Identifier: MIT
"""Pictures of charts in the colours and letters in force, drawn off the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from journal_app.domain.chart import ChartSpec
from journal_app.services import insight
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import FREE
from journal_app.ui.widgets.chart_view import Draw

if TYPE_CHECKING:
    from journal_app.services.insight import FigureLook, Picture


def look_of(desk: Desk) -> "Callable[[], FigureLook]":
    """How pictures look now; what it gives takes long to load, so call it on a lane."""
    look = desk.looks.now
    font = QFontInfo(QApplication.font())
    family, size = font.family(), float(font.pixelSize())
    return lambda: insight.figure_look(look.colours, family, size * 0.9)


def drawer(desk: Desk, place: str) -> Draw:
    """What draws the charts of a page; ``place`` is its name among the tasks."""

    def draw(
        spec: ChartSpec,
        width: float,
        height: float,
        scale: float,
        then: "Callable[[Picture], None]",
    ) -> None:
        wanted = look_of(desk)
        desk.tasks.latest(
            f"{place}.{spec.key}",
            FREE,
            lambda: insight.picture(spec, wanted(), width, height, scale),
            then,
        )

    return draw
