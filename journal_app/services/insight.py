# SPDX-License-Identifier: MIT
"""What the journal's own numbers can say, chart by chart, and the pictures of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_app import charts as chart_files
from journal_app import plugins
from journal_app.domain.chart import Chart, ChartSpec
from journal_app.domain.period import Period
from journal_app.domain.query import Query
from journal_app.exchange.formats import whole_bytes
from journal_app.services.session import Session
from journal_app.storage.material import material

if TYPE_CHECKING:
    from journal_app.exchange.figure import FigureLook as FigureLook
    from journal_app.exchange.figure import Picture as Picture
    from journal_app.exchange.figure import PointPlace as PointPlace


def charts(
    session: Session, query: Query | None = None, *, for_coach: bool = False
) -> tuple[ChartSpec, ...]:
    """Every chart, or those for a coach, of what the query looks for, in the order shown.

    Entries from before the query's days are not shown, but count where a chart looks back. Of the
    query's filters, check-ins follow the themes alone; commitments follow their own reach and
    otherwise the entry they were made in.
    """
    query = query or Query()
    period = Period(query.start, query.end)
    with session.journal.read() as connection:
        seen = material(connection, query, session.today, session.pack.themes)
    kinds = [one for one in all_charts() if one.for_coach or not for_coach]
    return tuple(one.build(seen, period) for one in kinds)


def all_charts() -> list[Chart]:
    """Every kind of chart there is, in the order they are shown."""
    found: list[Chart] = list(plugins.discover(chart_files, "CHART").values())  # type: ignore[arg-type]
    return sorted(found, key=lambda chart: chart.order)


def picture(
    spec: ChartSpec, look: "FigureLook", width: float, height: float, scale: float
) -> "Picture":
    """The chart as a PNG, ``width`` by ``height`` logical pixels at ``scale`` dots for each."""
    # Drawing is imported only here: it takes longer to load than the window takes to open.
    from journal_app.exchange import figure

    return figure.draw(spec, look, width, height, scale)


def figure_look(colours: dict[str, str], family: str, size: float) -> "FigureLook":
    """How pictures look: colours by token, font family, and text size in logical pixels."""
    from journal_app.exchange.figure import FigureLook

    return FigureLook(
        paper=colours["surface"],
        surface=colours["surface"],
        line=colours["line"],
        ink=colours["ink"],
        quiet_ink=colours["quiet_ink"],
        up_for_it=colours["up_for_it"],
        up_to_it=colours["up_to_it"],
        family=family,
        size=size,
    )


def save_picture(
    spec: ChartSpec, look: "FigureLook", width: float, height: float, scale: float, path: Path
) -> None:
    """Write the chart's picture to ``path``, whole or not at all; raises ExchangeError."""
    png = picture(spec, look, width, height, scale).png
    with whole_bytes(path) as file:
        file.write(png)
