# SPDX-License-Identifier: MIT
"""Every filter against plain Python, over journals that hypothesis makes up."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from journal_app.domain.commitment import Commitment
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.facets import DEPTH, MARKS, MOTIVE, REACH, SHIFT, STANCE
from journal_app.domain.quadrant import quadrant
from journal_app.domain.query import CHOICES, Query, Term
from journal_app.domain.second_look import Layer
from journal_app.domain.versions import Version
from journal_app.services.session import open_session
from journal_app.storage import attachments, commitments, entries, layers, revisions, search
from journal_app.storage.attachments import Attachment
from tests.conftest import clock

THEN = datetime(2026, 3, 9, tzinfo=UTC)
WORDS = ("river", "board", "gap", "late")
RATING = st.none() | st.integers(0, 10)

DRAFTS = st.builds(
    Draft,
    day=st.dates(date(2026, 1, 1), date(2026, 1, 20)),
    title=st.sampled_from(WORDS),
    text=st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join),
    themes=st.sampled_from([(), ("gap",), ("gap", "why")]),
    tags=st.sampled_from([(), ("team",), ("board", "team")]),
    motive=st.none() | st.sampled_from(MOTIVE.keys()),
    shift=st.none() | st.sampled_from(SHIFT.keys()),
    up_for_it=RATING,
    up_to_it=RATING,
    reach=st.none() | st.sampled_from(REACH.keys()),
    stance=st.none() | st.sampled_from(STANCE.keys()),
    depth=st.none() | st.sampled_from(DEPTH.keys()),
    template=st.sampled_from([None, "the-crossing", "own-1"]),
    marks=st.sets(st.sampled_from(MARKS.keys()), max_size=2).map(tuple),
)
HANGS_ON = {
    "e0": {"attachment"},
    "e1": {"commitment", "layer"},
    "e2": {"version"},
    "e3": {"attachment", "commitment", "layer", "version"},
}
"""What hangs on which entry."""
FACETS = st.sampled_from(
    [
        *((key, value) for key, values in CHOICES.items() for value in values),
        ("template", "own-1"),
    ]
)
QUERIES = st.builds(
    Query,
    terms=st.lists(st.sampled_from(WORDS).map(Term), max_size=2).map(tuple),
    themes=st.sampled_from([(), ("gap",), ("why",)]),
    tags=st.sampled_from([(), ("team",), ("board", "team")]),
    start=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 20)),
    end=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 20)),
    trashed=st.sampled_from([False, False, True]),
    rated=st.sampled_from([None, True, False]),
    facets=st.sets(FACETS, max_size=2).map(lambda pairs: tuple(sorted(pairs))),
    sort=st.sampled_from(["date", "oldest", "relevance"]),
)


def answers(entry: Entry, query: Query) -> bool:
    """Whether an entry answers, in plain words."""
    draft = entry.draft
    words = f"{draft.title} {draft.text}".split()
    rated = draft.up_for_it is not None or draft.up_to_it is not None
    have = {
        "quadrant": quadrant(draft.up_for_it, draft.up_to_it),
        **{key: getattr(draft, key) for key in ("reach", "stance", "motive", "shift", "depth")},
        "template": draft.template,
    }
    wanted: dict[str, list[str]] = {}
    for key, value in query.facets:
        wanted.setdefault(key, []).append(value)
    return (
        all(term.text in words for term in query.terms)
        and all(theme in draft.themes for theme in query.themes)
        and all(tag in draft.tags for tag in query.tags)
        and (query.end is None or draft.day <= query.end)
        and query.trashed == (entry.trashed is not None)
        and (query.start is None or draft.day >= query.start)
        and (query.rated is None or query.rated == rated)
        and all(mark in draft.marks for mark in wanted.pop("mark", []))
        and set(wanted.pop("has", [])) <= HANGS_ON.get(entry.id, set())
        and all(have[key] in values for key, values in wanted.items())
    )


def hang_on(connection: Connection, one: Entry, file: Attachment) -> None:
    """Give an entry what ``HANGS_ON`` says it has."""
    what = HANGS_ON.get(one.id, set())
    if "attachment" in what:
        attachments.link(connection, one.id, file)
    if "commitment" in what:
        made = Commitment(f"c-{one.id}", THEN, THEN, THEN.date(), "Ring her", entry=one.id)
        commitments.add(connection, made)
    if "layer" in what:
        layers.add(connection, Layer(f"l-{one.id}", one.id, THEN.date(), "again", "Now"), THEN)
    if "version" in what:
        version = Version(f"{one.id:0>36}", one.id, THEN, THEN, "Before", "words")
        revisions.add(connection, version)


@settings(max_examples=60)
@given(st.lists(DRAFTS, max_size=8), st.lists(QUERIES, min_size=1, max_size=6))
def test_what_is_found_is_what_answers(drafts: Sequence[Draft], queries: list[Query]) -> None:
    kept = [
        Entry(f"e{n}", replace(draft, marks=tuple(sorted(draft.marks))), THEN, THEN, "s")
        for n, draft in enumerate(drafts)
    ]
    kept = [replace(one, trashed=THEN) if n == 4 else one for n, one in enumerate(kept)]
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(Path(folder) / "x.journal", clock, Random(1))
        with session.journal.write() as connection:
            for one in kept:
                entries.add(connection, one)
            file = Attachment("00" * 32, "a.pdf", "application/pdf", 1)
            attachments.put(connection, file, b"x", THEN)
            for one in kept:
                hang_on(connection, one, file)
            entries.set_trashed(connection, [one.id for one in kept if one.trashed], THEN)
        with session.journal.read() as connection:
            for query in queries:
                at = search.positions(connection, query)
                rows = search.listed(connection, query, at)
                expected = {one.id for one in kept if answers(one, query)}
                assert {row.id for row in rows} == expected, query.as_text()
                assert search.count(connection, query) == len(expected)
                places = [row.position for row in rows]
                assert places == list(at)
                if not query.by_relevance:
                    assert places == sorted(places, reverse=query.sort != "oldest")
        session.close()


def test_a_hit_in_the_title_and_more_hits_come_first() -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(Path(folder) / "x.journal", clock, Random(1))
        with session.journal.write() as connection:
            for number, (title, text) in enumerate(
                [("x", "river " + "word " * 60), ("river", "word " * 60), ("y", "river " * 5)]
            ):
                draft = Draft(date(2026, 1, 1 + number), title=title, text=text)
                entries.add(connection, Entry(f"e{number}", draft, THEN, THEN, "s"))
        query = Query(terms=(Term("river"),), sort="relevance")
        with session.journal.read() as connection:
            rows = search.listed(connection, query, search.positions(connection, query))
        assert {rows[0].id, rows[1].id} == {"e1", "e2"}
        assert rows[2].id == "e0"
        session.close()
