# SPDX-License-Identifier: MIT
"""From a query to the entries that answer it, newest first, with the words that were hit."""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    column,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError

from journal_app.domain.entry import as_line, first_words
from journal_app.domain.listing import Listed, Lit
from journal_app.domain.quadrant import HIGH_ABOVE, LOW_BELOW
from journal_app.domain.query import ALL_MUST_HOLD, Query
from journal_app.storage.entries import day_range, labels_of
from journal_app.storage.schema import (
    commitment,
    entry,
    entry_attachment,
    entry_mark,
    entry_tag,
    entry_theme,
    layer,
    revision,
)

_OPEN, _CLOSE = "\x02", "\x03"
_BEGINNING = 400
"""Characters of the text that are enough to show how it begins."""
_MOST_SHOWN = 240
_DEARER = 50
_REVISED = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'entry_revised'"
_RELEVANCE = "bm25(entry_fts, 4.0, 1.0)"
"""SQLite's ranking (FTS5 documentation, section 5.1.1) with a hit in the title counting four times;
the smaller, the better."""
_HAS = {
    "commitment": commitment.c.entry,
    "attachment": entry_attachment.c.entry,
    "layer": layer.c.entry,
    "version": revision.c.entry,
}

fts = table("entry_fts", column("rowid"), column("title"), column("text"))


def positions(connection: Connection, query: Query, most: int | None = None) -> "array[int]":
    """The places on the time line of all entries that answer, ``most`` at most, as sorted."""
    return array("q", connection.scalars(_positions(query).limit(most)))


def ids(connection: Connection, query: Query) -> set[str]:
    """The ids of all entries that answer."""
    wanted = select(entry.c.id).where(entry.c.position.in_(_positions(query).order_by(None)))
    return set(connection.scalars(wanted))


def count(connection: Connection, query: Query) -> int:
    """How many entries answer the query."""
    if query == Query():
        # Counting is quicker without the condition, and the trash is small and indexed.
        whole = connection.scalar(select(func.count()).select_from(entry)) or 0
        return whole - count(connection, Query(trashed=True))
    found = _positions(query).order_by(None).subquery()
    return connection.scalar(select(func.count()).select_from(found)) or 0


def listed(connection: Connection, query: Query, at: Sequence[int]) -> list[Listed]:
    """The rows at those places (one stretch of what ``positions`` gave), in the same order."""
    if not at:
        return []
    columns = (
        entry.c.position,
        entry.c.id,
        entry.c.day,
        entry.c.time,
        entry.c.up_for_it,
        entry.c.up_to_it,
        func.substr(entry.c.text, 1, _BEGINNING).label("beginning"),
    )
    if _match(query):
        statement = (
            select(
                *columns,
                literal_column(f"highlight(entry_fts, 0, '{_OPEN}', '{_CLOSE}')").label("title"),
                literal_column(f"snippet(entry_fts, 1, '{_OPEN}', '{_CLOSE}', '…', 24)").label(
                    "excerpt"
                ),
            )
            .select_from(fts.join(entry, entry.c.position == fts.c.rowid))
            .where(text("entry_fts MATCH :match").bindparams(match=_match(query)))
            .where(
                fts.c.rowid.in_(at) if query.by_relevance else fts.c.rowid.between(min(at), max(at))
            )
        )
    else:
        statement = select(*columns, entry.c.title, literal_column("''").label("excerpt")).where(
            entry.c.position.in_(at)
        )
    by_place = {row.position: row for row in connection.execute(statement)}
    rows = [by_place[position] for position in at if position in by_place]
    found = [row.position for row in rows]
    themes = labels_of(connection, entry_theme, found)
    tags = labels_of(connection, entry_tag, found)
    return [_row(row, themes, tags) for row in rows]


def on_day(connection: Connection, day: date) -> list[Listed]:
    """The rows of one day's entries, newest first, without the trash."""
    query = Query(start=day, end=day)
    return listed(connection, query, positions(connection, query))


def oldest_day(connection: Connection) -> date | None:
    """The day of the first entry on the time line, or None where there is none."""
    found = connection.scalar(
        select(entry.c.day).where(entry.c.trashed.is_(None)).order_by(entry.c.position).limit(1)
    )
    return date.fromisoformat(found) if found else None


def tags_in_use(connection: Connection) -> list[tuple[str, int]]:
    """Every own tag with the number of entries that bear it, the most used first."""
    rows = connection.execute(
        select(entry_tag.c.tag, func.count())
        .join(entry, entry.c.position == entry_tag.c.position)
        .where(entry.c.trashed.is_(None))
        .group_by(entry_tag.c.tag)
        .order_by(func.count().desc(), entry_tag.c.tag)
    )
    return [(tag, number) for tag, number in rows]


def tidy(connection: Connection) -> None:
    """Merge the index into one piece, which many new entries at once leave in many.

    Every later save is quicker for it: 7 ms instead of 20 with 100,000 entries.
    """
    connection.exec_driver_sql("INSERT INTO entry_fts (entry_fts) VALUES ('optimize')")


@contextmanager
def indexed_anew(connection: Connection, changed: int) -> Iterator[None]:
    """While it lasts entries may go to the trash and back in great number.

    To take one from the index takes 4 ms, and to index one that stays a fiftieth of that. So where
    ``changed`` is many of those there are, the index is made anew at the end instead.
    """
    there = connection.scalar(select(func.count()).select_from(entry)) or 0
    if changed * _DEARER < there - changed:
        yield
        return
    trigger = connection.exec_driver_sql(_REVISED).scalar_one()
    connection.exec_driver_sql("DROP TRIGGER entry_revised")
    yield
    connection.exec_driver_sql("INSERT INTO entry_fts (entry_fts) VALUES ('rebuild')")
    connection.exec_driver_sql(trigger)


def check(connection: Connection) -> bool:
    """Whether the search index says exactly what the entries say (FTS5's own check)."""
    try:
        connection.exec_driver_sql(
            "INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)"
        )
    except DBAPIError as problem:
        if "malformed" in str(problem):
            return False
        raise
    return True


def _positions(query: Query) -> Select[int]:
    match = _match(query)
    first, last = day_range(query.start, query.end)
    if match and not query.trashed:
        place: ColumnElement[int] = fts.c.rowid
        statement = select(place).where(text("entry_fts MATCH :match").bindparams(match=match))
    else:
        place = entry.c.position
        trashed = entry.c.trashed.is_not(None) if query.trashed else entry.c.trashed.is_(None)
        statement = select(place).where(trashed, *_written_out(query))
    if query.start or query.end:
        statement = statement.where(place.between(first, last))
    for labels, wanted in (
        (entry_theme, query.themes),
        (entry_tag, query.tags),
        (entry_mark, tuple(value for key, value in query.facets if key == "mark")),
    ):
        for label in wanted:
            if match:
                held = exists().where(labels.c[0] == label, labels.c.position == place)
                statement = statement.where(held)
            else:
                having = select(labels.c.position).where(labels.c[0] == label)
                statement = statement.where(place.in_(having))
    conditions = _of_entry(query)
    if conditions and match and not query.trashed:
        conditions = [exists().where(entry.c.position == place, *conditions)]
    return statement.where(*conditions).order_by(*_order(query, place))


def _order(query: Query, place: ColumnElement[int]) -> list[ColumnElement[Any]]:
    if query.by_relevance:
        return [literal_column(_RELEVANCE), place.desc()]
    return [place.asc() if query.sort == "oldest" else place.desc()]


def _of_entry(query: Query) -> list[ColumnElement[bool]]:
    """Conditions on the columns of an entry, and on what hangs on it."""
    found: list[ColumnElement[bool]] = []
    if query.rated is not None:
        rated = or_(entry.c.up_for_it.is_not(None), entry.c.up_to_it.is_not(None))
        found.append(rated if query.rated else ~rated)
    by_key: dict[str, list[str]] = {}
    for key, value in query.facets:
        by_key.setdefault(key, []).append(value)
    for key, values in by_key.items():
        if key == "has":
            found += [exists().where(_HAS[value] == entry.c.id) for value in values]
        elif key == "quadrant":
            found.append(or_(*(_in_quadrant(value) for value in values)))
        elif key not in ALL_MUST_HOLD:
            found.append(entry.c[key].in_(values))
    return found


def _in_quadrant(name: str) -> ColumnElement[bool]:
    will, skill = entry.c.up_for_it, entry.c.up_to_it
    if name == "between":
        return and_(
            will.is_not(None),
            skill.is_not(None),
            or_(will.between(LOW_BELOW, HIGH_ABOVE), skill.between(LOW_BELOW, HIGH_ABOVE)),
        )
    return and_(
        will > HIGH_ABOVE if name in ("stride", "stretch") else will < LOW_BELOW,
        skill > HIGH_ABOVE if name in ("stride", "rekindle") else skill < LOW_BELOW,
    )


def _written_out(query: Query) -> list[ColumnElement[bool]]:
    """The words looked for without the index, which does not know the trash."""
    return [
        or_(
            entry.c.title.icontains(term.text, autoescape=True),
            entry.c.text.icontains(term.text, autoescape=True),
        )
        for term in query.terms
    ]


def _match(query: Query) -> str:
    """The query's words in FTS5's own language; empty where there are none, or in the trash."""
    if query.trashed:
        return ""
    return " AND ".join(
        '"{}"{}'.format(term.text.replace('"', '""'), "*" if term.prefix else "")
        for term in query.terms
    )


def _row(
    row: Row[tuple[object, ...]],
    themes: dict[int, tuple[str, ...]],
    tags: dict[int, tuple[str, ...]],
) -> Listed:
    excerpt = _lit(row.excerpt)
    if not excerpt.hits:
        excerpt = Lit(as_line(row.beginning, _MOST_SHOWN))
    title = _lit(row.title)
    return Listed(
        position=row.position,
        id=row.id,
        day=date.fromisoformat(row.day),
        time=time.fromisoformat(row.time) if row.time else None,
        title=title if title.text else Lit(first_words(row.beginning)),
        excerpt=excerpt,
        themes=themes.get(row.position, ()),
        tags=tags.get(row.position, ()),
        up_for_it=row.up_for_it,
        up_to_it=row.up_to_it,
    )


def _lit(marked: str) -> Lit:
    """Text without the marks that the index put round each hit, and where they stood."""
    plain: list[str] = []
    hits: list[tuple[int, int]] = []
    length = 0
    start: int | None = None
    for part in _parts(marked):
        if part == _OPEN:
            start = length
        elif part == _CLOSE:
            if start is not None and length > start:
                hits.append((start, length))
            start = None
        else:
            plain.append(part)
            length += len(part)
    return Lit("".join(plain), tuple(hits))


def _parts(marked: str) -> list[str]:
    separated = marked.replace(_OPEN, f"\x00{_OPEN}\x00").replace(_CLOSE, f"\x00{_CLOSE}\x00")
    return [part for part in separated.split("\x00") if part]
