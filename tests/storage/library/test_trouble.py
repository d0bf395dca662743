# SPDX-License-Identifier: MIT
"""A disk that is full and a server that goes away: a sentence, and nothing half kept."""

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from journal_app.domain.errors import JournalError, JournalFileError
from journal_app.domain.library import Note
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.storage.library.sheets import keep
from tests.conftest import NOW
from tests.libraries import Opening, file, raw, summary
from tests.postgres import OWNER, Cluster


def hang_up(postgres: Cluster) -> None:
    """End every connection of the owner's, as a server that is started anew does."""
    with postgres.administrator() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (OWNER,)
        )


def test_a_server_that_was_started_anew_is_found_again(
    postgres: Cluster, open_library: Opening
) -> None:
    library = open_library(postgres.url(postgres.empty()))
    libraries.take_in(library, file(Identity.fresh(), summary(), libraries.address(library)))
    hang_up(postgres)
    assert libraries.summary(library, summary().id) == summary()
    hang_up(postgres)
    assert libraries.save_note(library, summary().id, Note("kept")).version == 1


def test_a_server_that_goes_away_in_the_middle_keeps_nothing_of_it(
    postgres: Cluster, open_library: Opening
) -> None:
    library = open_library(postgres.url(postgres.empty()))
    libraries.take_in(library, file(Identity.fresh(), summary(), libraries.address(library)))
    [(envelope,)] = raw(library, "SELECT id FROM envelope")

    def half() -> None:
        with library.shelf.write() as session:
            keep(session, envelope, "note", b"half", 0, NOW)
            hang_up(postgres)
            session.execute(text("SELECT 1"))

    with pytest.raises(JournalFileError, match="does not answer as it should"):
        half()
    assert libraries.note(library, summary().id) == Note()


def test_a_disk_without_room_keeps_what_was_there(tmp_path: Path, open_library: Opening) -> None:
    resource = pytest.importorskip("resource", reason="sizes of files cannot be limited here")
    library = open_library(tmp_path / "L.library")
    leader, to = Identity.fresh(), libraries.address(library)
    libraries.take_in(library, file(leader, summary(1), to))
    content = file(leader, summary(2), to, Random(1).randbytes(400_000))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    room = (tmp_path / "L.library").stat().st_size + 8192
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(JournalError, match="not kept"):
            libraries.take_in(library, content)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert libraries.sessions(library, "R. M.", "Spring 2026") == (summary(1),)
    libraries.take_in(library, content)
    assert len(libraries.sessions(library, "R. M.", "Spring 2026")) == 2
