# SPDX-License-Identifier: MIT
"""What the journal's own numbers can say, chart by chart, and the pictures of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app import charts as chart_files
from journal_app import plugins
from journal_app.domain.changes import Changes
from journal_app.domain.chart import Chart, ChartSpec, Material
from journal_app.domain.errors import ExchangeError
from journal_app.domain.period import Period
from journal_app.domain.query import Query, parse
from journal_app.exchange.formats import whole_bytes
from journal_app.services import choosing
from journal_app.services.session import Session
from journal_app.storage.material import material
from journal_app.storage.observations import titles

_SAVED = (960.0, 480.0)
"""Width and height of pictures that are saved, in CSS pixels."""
_SHARPNESS = 2.0
"""Dots to each of them."""

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
    otherwise the entry they were made in. For a coach, entries marked private count nowhere.
    """
    query = query or Query()
    period = Period(query.start, query.end)
    with session.journal.read() as connection:
        # No chart for a coach looks at words, and reading them all takes a while.
        seen = material(
            connection,
            query,
            session.today,
            session.pack.themes,
            words=not for_coach,
            private=not for_coach,
        )
    return of(seen, period, for_coach=for_coach)


def of(seen: Material, period: Period, *, for_coach: bool = False) -> tuple[ChartSpec, ...]:
    """Every chart, or those for a coach, of what was gathered, in the order shown."""
    kinds = [one for one in all_charts() if one.for_coach or not for_coach]
    return tuple(one.build(seen, period) for one in kinds)


def all_charts() -> list[Chart]:
    """Every kind of chart there is, in the order they are shown."""
    found: list[Chart] = list(plugins.discover(chart_files, "CHART").values())  # type: ignore[arg-type]
    return sorted(found, key=lambda chart: chart.order)


def entries_behind(
    session: Session, spec: ChartSpec, most: int = 200
) -> list[tuple[str, date, str]]:
    """The id, day and title of the newest ``most`` entries that a chart was made from."""
    with session.journal.read() as connection:
        return titles(connection, spec.entries[-most:])


def remembered(session: Session) -> Query:
    """What Insights looked at last; days that were counted from today are counted again."""
    chosen = choosing.load(session)
    query = parse(chosen.insights)
    if chosen.insights_days is None:
        return query
    start = session.today - timedelta(days=chosen.insights_days - 1)
    return replace(query, start=start, end=session.today)


def remember(session: Session, query: Query) -> Changes:
    """Look at this again the next time; it stays in the journal, for it can hold own words."""
    days = None
    if query.start is not None and query.end == session.today:
        days = (query.end - query.start).days + 1
        query = replace(query, start=None, end=None)
    return choosing.change(session, insights=query.as_text(), insights_days=days)


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


def save_picture(spec: ChartSpec, look: "FigureLook", path: Path) -> None:
    """Write the chart's picture to ``path``, whole or not at all; raises ExchangeError.

    A path that ends in ``.svg`` gets a drawing, any other a PNG.
    """
    if path.suffix.lower() == ".svg":
        from journal_app.exchange import figure

        content = figure.svg(spec, look, *_SAVED).encode()
    else:
        content = picture(spec, look, *_SAVED, _SHARPNESS).png
    with whole_bytes(path) as file:
        file.write(content)


def save_pictures(specs: Sequence[ChartSpec], folder: Path, kind: str) -> list[Path]:
    """Write a picture as for print of every chart that has one; returns where they are.

    ``kind`` is png or svg. The folder is made where it is not there; raises ExchangeError.
    """
    from journal_app.exchange import figure

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ExchangeError(
            "The folder “{folder}” cannot be made ({why}). Please name another.",
            folder=folder,
            why=problem.strerror or problem,
        ) from problem
    saved = []
    for spec in specs:
        if spec.marks:
            saved.append(folder / f"{spec.key}.{kind}")
            save_picture(spec, figure.PRINT, saved[-1])
    return saved
