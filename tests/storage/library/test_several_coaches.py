# SPDX-License-Identifier: MIT
"""Several coaches at once, in one process and in several: all is stored, and nothing is lost."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

from journal_app.domain import library as values
from journal_app.domain.errors import InvalidValue
from journal_app.domain.library import Note
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.services.library import Library
from tests.libraries import FILE, SECRETS, Opening, file, of_file, raw, summary
from tests.storage.library.writer import NAMES, work

Where = Path | str


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each comes to, or raised; all begin at the same moment."""
    ready = Barrier(len(works))

    def run(one: Callable[[], object]) -> object:
        ready.wait()
        try:
            return one()
        except InvalidValue as refused:
            return refused

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def check(library: Library, names: list[str], count: int) -> None:
    """Everything that each of them was told is kept is there, once."""
    counts = raw(library, "SELECT kind, count(*) FROM envelope GROUP BY kind ORDER BY kind")
    assert counts == [("reply", len(names) * count), ("summary", len(names) * count)]
    assert raw(library, "SELECT count(*) FROM programme") == [(1,)]
    assert raw(library, "SELECT count(*) FROM client") == [(len(names),)]
    assert raw(library, "SELECT kind, count(*) FROM sheet GROUP BY kind ORDER BY kind") == [
        ("draft", len(names) * count),
        ("note", len(names) * count),
    ]
    heard = raw(library, "SELECT what, count(*) FROM audit GROUP BY what ORDER BY what")
    assert heard == [
        (values.ANSWERED, len(names) * count),
        (values.JOINED, len(names) + 1),
        (values.TAKEN, len(names) * count),
    ]


def test_eight_coaches_in_one_process(where: Where, open_library: Opening) -> None:
    first = open_library(where, SECRETS[10], name="Zoe", role=values.LEAD, **of_file(where))
    coaches = [
        open_library(where, SECRETS[at], name=name, join=True, **of_file(where))
        for at, name in enumerate(NAMES)
    ]
    at_once(*(lambda one=one: work(one, 2) for one in coaches))
    check(first, NAMES, 2)
    for one in coaches:
        read = libraries.sessions(one, one.member.name, "Programme of all")
        assert read == tuple(
            summary(number, one.member.name, "Programme of all") for number in range(1, 3)
        )
        assert libraries.note(one, read[1].id).text == "note 2"
    assert [one.summaries for one in libraries.tallies(first)] == [2] * 8


def test_two_coaches_in_two_processes_who_join_at_once(where: Where, open_library: Opening) -> None:
    first = open_library(where, SECRETS[10], name="Zoe", **of_file(where))
    command = [sys.executable, "-m", "tests.storage.library.writer", str(where)]
    running = [
        subprocess.Popen([*command, name, "2"], stderr=subprocess.PIPE, text=True)
        for name in NAMES[:2]
    ]
    for one in running:
        _, said = one.communicate()
        assert one.returncode == 0, said
    check(first, NAMES[:2], 2)


def test_two_windows_make_a_new_library_at_once(where: Where, open_library: Opening) -> None:
    def join(name: str) -> Library:
        return open_library(
            where, SECRETS[NAMES.index(name)], name=name, join=True, file_secret=FILE
        )

    made = at_once(*(lambda name=name: join(name) for name in NAMES[:4]))
    assert {one.member.name for one in made if isinstance(one, Library)} == set(NAMES[:4])


def test_the_same_file_taken_in_from_two_windows_at_once_is_there_once(
    where: Where, open_library: Opening
) -> None:
    library, other = open_library(where), open_library(where)
    content = file(Identity.fresh(), summary(), libraries.address(library))
    rows = at_once(
        *(lambda one=one: libraries.take_in(one, content) for one in (library, other, library))
    )
    assert len(set(rows)) == 1
    assert raw(library, "SELECT count(*) FROM envelope") == [(1,)]
    assert [one.what for one in libraries.audit(library)].count(values.TAKEN) == 1


def test_one_of_two_who_write_the_same_note_at_once_is_told(
    where: Where, open_library: Opening
) -> None:
    library, other = open_library(where), open_library(where)
    libraries.take_in(library, file(Identity.fresh(), summary(), libraries.address(library)))
    for round_ in range(4):
        mine, yours = (
            partial(libraries.save_note, one, summary().id, Note(text, round_))
            for one, text in ((library, "mine"), (other, "yours"))
        )
        came = at_once(mine, yours)
        [kept] = [one for one in came if isinstance(one, Note)]
        [refused] = [one for one in came if isinstance(one, InvalidValue)]
        assert "another window" in str(refused)
        assert libraries.note(library, summary().id) == kept
