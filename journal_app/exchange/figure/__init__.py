# SPDX-License-Identifier: MIT
"""Draws any ``ChartSpec``, the same on screen and in print; the only folder that knows matplotlib.

Import it only when a picture is wanted: loading matplotlib takes longer than opening the window.
Each file draws one family of marks on a ``Sheet``; to draw a new kind, add a file and a line in
``_fill``.
"""

import io
from typing import Any

from matplotlib.backends.backend_svg import FigureCanvasSVG

from journal_app.domain.chart import ChartSpec
from journal_app.exchange.figure.bars import BarChart
from journal_app.exchange.figure.cells import CellChart
from journal_app.exchange.figure.columns import ColumnChart
from journal_app.exchange.figure.points import PointChart
from journal_app.exchange.figure.rings import RingChart
from journal_app.exchange.figure.sheet import (
    SMALLEST_TEXT,
    FigureLook,
    Picture,
    PointPlace,
    Say,
    Sheet,
    bring,
)

__all__ = [
    "PRINT",
    "SMALLEST_TEXT",
    "FigureLook",
    "Picture",
    "PointPlace",
    "Say",
    "bring",
    "draw",
    "svg",
]

PRINT = FigureLook(
    paper="#FFFFFF",
    surface="#FFFFFF",
    line="#E4E0D8",
    ink="#22262A",
    quiet_ink="#5A6068",
    up_for_it="#A8481F",
    up_to_it="#17636E",
    family="DejaVu Sans",
    size=12.0,
)
"""How a picture looks on white paper."""


def draw(
    spec: ChartSpec, look: FigureLook, width: float, height: float, scale: float, say: Say = str
) -> Picture:
    """The chart as a PNG of ``width`` by ``height`` CSS pixels with ``scale`` dots to each.

    ``say`` turns messages into words. The same arguments always give the same bytes.
    """
    sheet = Sheet(spec, look, (width, height), scale, say)
    _fill(sheet)
    target = io.BytesIO()
    # Half the time at little more size.
    quick = {"compress_level": 1}
    sheet.canvas.print_png(target, metadata={"Software": None}, pil_kwargs=quick)
    return Picture(target.getvalue(), sheet.points())


def svg(spec: ChartSpec, look: FigureLook, width: float, height: float, say: Say = str) -> str:
    """The chart as an SVG document of ``width`` by ``height``, its letters drawn as shapes."""
    sheet = Sheet(spec, look, (width, height), 1, say)
    _fill(sheet)
    target = io.StringIO()
    canvas: Any = FigureCanvasSVG(sheet.figure)
    canvas.print_svg(target, metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    return target.getvalue()


def _fill(sheet: Sheet) -> None:
    marks = sheet.spec.marks
    if not marks:
        sheet.sentence()
        return
    sheet.caption()
    if marks.bars and sheet.spec.x.kind == "category":
        ColumnChart(sheet).draw()
    elif marks.bars:
        BarChart(sheet).draw()
    elif marks.cells:
        CellChart(sheet).draw()
    elif marks.rings:
        RingChart(sheet).draw()
    else:
        PointChart(sheet).draw()
