# SPDX-License-Identifier: MIT
"""``python -m tests.bench.library [--leaders N] [--summaries N]``: a coach's library under load.

In a file and on a server, each beside its floor: the bare driver and the bare decryption of the
same rows, in turns with ours. A passphrase's own quarter of a second is in the first line.
"""

import argparse
import gc
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pyrage
from pyrage import x25519

from journal_app.domain import cohort, shared
from journal_app.domain.cohort_share import CohortShare
from journal_app.domain.library import Note
from journal_app.domain.shared import Item, Numbers, Picture, SharedSummary, Spread
from journal_app.exchange import sealed
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.services import library_cohorts
from journal_app.services.library import Library
from journal_app.services.library_inside import closed, json_bytes
from journal_app.storage import connections, keys
from journal_app.storage.library import envelopes
from journal_app.storage.library.access import Session
from journal_app.storage.library.envelopes import Put
from journal_app.storage.library.kinds import SUMMARY
from tests import postgres
from tests.bench.__main__ import NOW, once, row
from tests.libraries import summary

PASSPHRASE = "correct horse battery staple"
PROGRAMME = "Spring 2026"
QUARTER = "2026-Q3"
ALIAS = "@alias@"
TOGETHER = 10
ROUNDS = 15
CORPUS = Path(__file__).with_name("reflections.jsonl")


def main() -> None:
    """Fill both and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leaders", type=int, default=500)
    parser.add_argument("--summaries", type=int, default=24)
    parser.add_argument("--page", type=int, default=8_000, help="bytes of each PDF")
    options = parser.parse_args()
    busy = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    print(f"The load of this machine was {busy}; ours and the floor are measured in turns.")
    head = f"{options.leaders} leaders x {options.summaries} summaries"
    print(f"{head:40}{'p50':>9}{'p95':>9}{'floor50':>9}{'floor95':>9}{'ratio':>7}  budget")
    with tempfile.TemporaryDirectory() as folder:
        measure("file", Path(folder) / "Bench.library", options)
    found = postgres.programs()
    if found is None:
        print(postgres.MISSING)
        return
    with postgres.running(found, **postgres.DURABLE) as cluster:
        measure("server", cluster.url(cluster.empty()), options)


def measure(name: str, where: Path | str, options: argparse.Namespace) -> None:
    """One library, from its first summary to the table."""
    # What a window does between its tests; here it would fall into what is measured.
    gc.collect()
    library = open_(where)
    taken = once(lambda: fill(library, options))
    count_of = options.leaders * options.summaries
    print(f"{name + ': filled, summaries a second':40}{count_of / taken:9.0f}")
    alias = alias_of(options.leaders // 2)
    bare = Bare(library, where)
    row(f"{name}: open, list of leaders, ms", lambda: reopened(where), bare.opened, 1000, ROUNDS)
    row(
        f"{name}: list of leaders, ms",
        lambda: libraries.clients(library),
        bare.listed,
        1000,
        ROUNDS,
    )
    row(
        f"{name}: one leader's sessions side by side, ms",
        lambda: libraries.sessions(library, alias, PROGRAMME),
        lambda: bare.sessions(alias),
        1000,
        ROUNDS,
    )
    row(f"{name}: cohort page, ms", lambda: page(library), bare.cohort, 1000, ROUNDS)
    row(f"{name}: what is due, ms", lambda: libraries.due_for_disposal(library), None, 1000, ROUNDS)
    numbers = count(10_000)
    leader, to = Identity.fresh(), libraries.address(library)
    files = [
        sealed.seal(
            sealed.SUMMARY, shared.as_data(made(leader.name, next(numbers))), b"%PDF", leader, (to,)
        )
        for _ in range(ROUNDS + 1)
    ]
    waiting = iter(files)
    row(
        f"{name}: take one in, ms",
        lambda: libraries.take_in(library, next(waiting)),
        None,
        None,
        ROUNDS,
    )
    one = libraries.summaries(library, alias, PROGRAMME)[0].id
    kept = [libraries.save_note(library, one, Note("x" * 2000))]
    row(
        f"{name}: save a note, ms",
        lambda: kept.append(libraries.save_note(library, one, kept[-1])),
        None,
        None,
        ROUNDS,
    )
    bare.close()
    library.close()


def open_(where: Path | str) -> Library:
    """The library by its passphrase."""
    return libraries.open_library(where, PASSPHRASE, lambda: NOW, name="Ann Coach")


def reopened(where: Path | str) -> None:
    """What a coach waits for: from the passphrase to the list of leaders."""
    library = open_(where)
    libraries.clients(library)
    library.close()


def page(library: Library) -> cohort.Publication:
    """A page of the whole cohort, from its sealed shares."""
    shares = libraries.cohort_shares(library, PROGRAMME)
    return cohort.combine(shares, (), cohort.GROUP, point=cohort.START)


def fill(library: Library, options: argparse.Namespace) -> None:
    """Summaries sealed one by one, and a cohort share of each leader; by the tables alone.

    They are written out once for each session, for that would take most of the time.
    """
    chance, drawn, at = Random(3), count(), library.clock()
    pdf = chance.randbytes(options.page)
    written = [made(ALIAS, number) for number in range(options.summaries)]
    texts = [json_bytes(shared.as_data(one)) for one in written]
    line = json.dumps(Identity.fresh("Leader").address.line).encode()

    def put(session: Session, client: str, alias: str, number: int) -> None:
        place, summary_ = f"{next(drawn):08}", written[number]
        text = texts[number].replace(ALIAS.encode(), alias.encode())
        content = b'{"sender":' + line + b',"summary":' + text + b"}"
        new = Put(
            id=place,
            kind=SUMMARY,
            subject=summary_.id.replace(ALIAS, alias),
            about="",
            hash="0" * 64,
            made=summary_.made,
            keep_until=summary_.consent.keep_until,
            blob=closed(library, content, f"{SUMMARY} {place}"),
            page=closed(library, pdf, f"page {place}"),
        )
        envelopes.put(session, client, new, at)

    for first in range(0, options.leaders, TOGETHER):
        with library.shelf.write() as session:
            programme = envelopes.programme(session, PROGRAMME, library.new_id(), at)
            for leader in range(first, min(first + TOGETHER, options.leaders)):
                alias, client = alias_of(leader), library.new_id()
                envelopes.add_client(session, client, programme, alias, "", at)
                for number in range(options.summaries):
                    put(session, client, alias, number)
                library_cohorts._keep(library, session, share_of(leader), f"giver {leader}")


def alias_of(leader: int) -> str:
    """What a leader is called."""
    return f"Leader {leader}"


WORDS = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def made(alias: str, number: int) -> SharedSummary:
    """A summary of some 600 words and four charts, like those that leaders send."""
    plain = summary(1, alias, PROGRAMME)
    day = date(2026, 1, 1) + timedelta(days=7 * number)
    texts = [WORDS[(hash(alias) + number + at) % len(WORDS)][:1500] for at in range(4)]
    items = [Item(f"focus-{at}", "focus", (text,)) for at, text in enumerate(texts)]
    items += [
        Item(f"chart-{at}", "chart", ("It has tended to rise",), picture((number + at) % 16))
        for at in range(4)
    ]
    return SharedSummary(
        id=f"{alias}-{number}",
        alias=alias,
        programme=PROGRAMME,
        made=day,
        start=day,
        end=day,
        covered=30,
        held_back=2,
        items=tuple(items),
        numbers=Numbers(Spread(4, 6, 8, 20), Spread(3, 5, 6, 19), (("gap", number),)),
        consent=replace(plain.consent, summary=f"{alias}-{number}"),
    )


@cache
def picture(seed: int) -> Picture:
    """A chart of 200 dots."""
    chance = Random(seed)
    dots = "".join(
        f'<circle cx="{chance.uniform(0, 600):.2f}" cy="{chance.uniform(0, 300):.2f}" r="3"/>'
        for _ in range(200)
    )
    rows = tuple((f"2026-{at:03}", chance.randint(0, 10)) for at in range(60))
    return Picture(f"<svg>{dots}</svg>", "Two hundred dots", ("Day", "Rating"), rows)


def share_of(leader: int) -> CohortShare:
    """What a leader gives to the cohort."""
    chance = Random(leader)
    return CohortShare(
        token=f"{leader:032x}",
        cohort=PROGRAMME,
        quarter=QUARTER,
        themes=(("gap", 60), ("trust", 40)),
        ratings=tuple(chance.randint(0, 20) / 2 for _ in range(4)),
        commitments=tuple((ring, (2, 1, 0, 1, 0)) for ring in cohort.RINGS),
    )


class Bare:
    """The same rows by the driver alone, decrypted by age alone, and nothing above them."""

    def __init__(self, library: Library, where: Path | str) -> None:
        self._reads = x25519.Identity.from_str(library.identity.reads)
        self._key = library.key
        self._make: Callable[[], Any] = (
            self._in_file if isinstance(where, Path) else self._on_server
        )
        self._where = where
        self._coach = library.member.id
        self._open = self._make()

    def close(self) -> None:
        """Let go of the connection."""
        self._open.close()

    def opened(self) -> None:
        """From the passphrase to the counts."""
        keys.key_from(self._key.salt, PASSPHRASE)
        connection = self._make()
        self._counts(connection)
        connection.close()

    def listed(self) -> None:
        """The counts of each leader."""
        self._counts(self._open)

    def sessions(self, alias: str) -> None:
        """One leader's summaries as plain data."""
        self._data(
            "SELECT blob FROM envelope WHERE client = (SELECT id FROM client WHERE alias = "
            f"'{alias}') AND blob IS NOT NULL ORDER BY made"
        )

    def cohort(self) -> None:
        """All shares as plain data."""
        self._data("SELECT blob FROM cohort_share")

    def _counts(self, connection: Any) -> None:
        connection.execute(
            "SELECT client.id, count(*), max(envelope.made) FROM client JOIN envelope ON "
            "envelope.client = client.id GROUP BY client.id"
        ).fetchall()

    def _data(self, statement: str) -> None:
        for (blob,) in self._open.execute(statement).fetchall():
            # Signature and compression are ours; JSON would have to be read in any case.
            pyrage.decrypt(blob, [self._reads])

    def _in_file(self) -> Any:
        assert isinstance(self._where, Path)
        return connections.connect(self._where, self._key, "ro")

    def _on_server(self) -> Any:
        import psycopg

        return psycopg.connect(str(self._where), autocommit=True)


if __name__ == "__main__":
    main()
