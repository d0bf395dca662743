# SPDX-License-Identifier: MIT
"""Libraries for tests, in a file and on a server, and what leaders send to them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from journal_app.domain import recovery_code, shared
from journal_app.domain.consent import Consent
from journal_app.domain.reply import Remark
from journal_app.domain.shared import Item, Numbers, SharedSummary, Spread
from journal_app.exchange import sealed
from journal_app.exchange.address import Address, Identity
from journal_app.services import library as libraries
from journal_app.services.library import Library
from tests import postgres as servers
from tests.postgres import Cluster

SECRETS = [recovery_code.written(bytes([number]) * 32) for number in range(1, 40)]
"""Codes open at once, where a passphrase takes a quarter of a second on purpose."""
FILE = SECRETS[38]
"""Opens a file that several coaches share."""
WORDS = "the estates merger keeps me awake"
Opening = Callable[..., Library]


def summary(
    number: int = 1,
    alias: str = "R. M.",
    programme: str = "Spring 2026",
    keep_until: date = date(2027, 6, 30),
    words: str = WORDS,
) -> SharedSummary:
    """One of the summaries that a leader might send."""
    summary_id = f"{alias}-{programme}-{number}".replace(" ", "")
    start, end = date(2026, 9, 1), date(2026, 11, 20)
    made = date.fromordinal(end.toordinal() + number)
    consent = Consent(
        summary=summary_id,
        programme=programme,
        recipient="Ann Coach",
        purpose="Coaching",
        start=start,
        end=end,
        fields=("want", "focus", "ask"),
        excerpts=(),
        acknowledged=(),
        onward="none",
        keep_until=keep_until,
        withdrawal="Please delete it.",
        made=made,
        version="0.1",
    )
    return SharedSummary(
        id=summary_id,
        alias=alias,
        programme=programme,
        made=made,
        start=start,
        end=end,
        covered=20 + number,
        held_back=3,
        items=(
            Item("want", "want", (f"Help me think: {words}",)),
            Item("ask", "ask", ("What am I not seeing?",)),
        ),
        numbers=Numbers(Spread(5, 6.5, 8, 12), Spread(3, 4, 5, 11), (("gap", number),)),
        consent=consent,
    )


def file(
    leader: Identity, made: SharedSummary, coach: Address, pdf: bytes | None = b"%PDF-1.7 page"
) -> bytes:
    """The summary as the leader seals it for the coach."""
    return sealed.seal(sealed.SUMMARY, shared.as_data(made), pdf, leader, (coach,))


def answer(library: Library, summary_id: str, *words: str) -> bytes:
    """Write a reply and seal it."""
    draft = libraries.draft_reply(library, summary_id)
    remarks = tuple(Remark(f"r{at}", "noticed", one, "want") for at, one in enumerate(words))
    draft = replace(draft, reply=replace(draft.reply, remarks=remarks))
    libraries.save_draft_reply(library, draft)
    return libraries.seal_reply(library, summary_id)


def ticking(start: datetime) -> Callable[[], datetime]:
    """A clock that goes on by a second whenever it is looked at."""
    seconds = count()
    return lambda: start + timedelta(seconds=next(seconds))


@contextmanager
def opened(clock: Callable[[], datetime]) -> Iterator[Opening]:
    """Opens libraries, and closes all of them at the end."""
    known: list[Library] = []

    def opening(where: Path | str, secret: str | None = SECRETS[0], **options: Any) -> Library:
        library = libraries.open_library(where, secret, options.pop("clock", clock), **options)
        known.append(library)
        return library

    try:
        yield opening
    finally:
        for one in known:
            one.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A server of our own, one for each worker that needs it."""
    found = servers.programs()
    if found is None:
        pytest.skip(servers.MISSING)
    with servers.running(found) as cluster:
        yield cluster


@pytest.fixture(params=["file", "server"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a new library may be made: a file, and then a schema on a server."""
    if request.param == "file":
        return tmp_path / "Coaching.library"
    cluster: Cluster = request.getfixturevalue("postgres")
    return cluster.url(cluster.empty())


@pytest.fixture
def leaders() -> Sequence[Identity]:
    """Three leaders' secrets."""
    return [Identity.fresh(name) for name in ("R. M.", "S.", "T.")]


def of_file(where: Path | str) -> dict[str, str]:
    """What opens the file itself, where there is one."""
    return {"file_secret": FILE} if isinstance(where, Path) else {}


def raw(library: Library, statement: str) -> list[Any]:
    """What the database itself answers, past every rule of ours."""
    with library.shelf.place.writer.begin() as connection:
        found = connection.exec_driver_sql(statement)
        return [tuple(row) for row in found] if found.returns_rows else []
