# SPDX-License-Identifier: MIT
"""A server's own rules: a login sees its own rows, whatever program or statement asks."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors

from journal_app.domain import library as values
from journal_app.domain.errors import InvalidValue, JournalFileError, NotFound
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.services.library import Library
from tests.libraries import SECRETS, Opening, file, summary
from tests.postgres import Cluster

OWNED = ("member_key", "client", "envelope", "sheet", "cohort_share", "publication")


@pytest.fixture
def schema(postgres: Cluster) -> str:
    """An empty schema on a server that knows three more logins."""
    for name in ("anna", "ben", "lea"):
        postgres.login(name)
    return postgres.empty()


@pytest.fixture
def owner(postgres: Cluster, schema: str, open_library: Opening) -> Library:
    """The library, made by an owner who let the three in."""
    library = open_library(postgres.url(schema), SECRETS[0], name="Owner")
    for name in ("anna", "ben", "lea"):
        libraries.admit(library, name)
    return library


@pytest.fixture
def anna(postgres: Cluster, schema: str, owner: Library, open_library: Opening) -> Library:
    """A coach under a login of her own."""
    return open_library(postgres.url(schema, "anna"), SECRETS[1], name="Anna", join=True)


@pytest.fixture
def ben(postgres: Cluster, schema: str, anna: Library, open_library: Opening) -> Iterator[Library]:
    """Another one, after a leader has written to the first."""
    leader = Identity.fresh("R. M.")
    libraries.take_in(anna, file(leader, summary(), libraries.address(anna)))
    libraries.save_note(anna, summary().id, values.Note("mine"))
    return open_library(postgres.url(schema, "ben"), SECRETS[2], name="Ben", join=True)


def bare(postgres: Cluster, schema: str, login: str) -> "psycopg.Connection[tuple[object, ...]]":
    """The database itself, under that login."""
    return psycopg.connect(
        host=str(postgres.folder),
        user=login,
        dbname="postgres",
        options=f"-csearch_path={schema}",
        autocommit=True,
    )


def test_by_hand_a_login_finds_no_row_of_another(
    postgres: Cluster, schema: str, ben: Library
) -> None:
    with bare(postgres, schema, "ben") as connection:
        for table in OWNED:
            mine = 1 if table == "member_key" else 0
            [count] = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or ()
            assert count == mine, table
        assert connection.execute("UPDATE envelope SET blob = NULL").rowcount == 0
        assert connection.execute("DELETE FROM sheet").rowcount == 0
        heard = connection.execute("SELECT DISTINCT member FROM audit").fetchall()
        assert heard == [(ben.member.id,)]
        assert connection.execute("SELECT * FROM tally").fetchall() == []


def test_by_hand_nobody_puts_a_row_under_another_name(
    postgres: Cluster, schema: str, anna: Library, ben: Library
) -> None:
    with bare(postgres, schema, "ben") as connection:
        for statement in (
            "INSERT INTO publication (id, programme, made, blob, coach) "
            f"SELECT 'x', id, 1, '', '{anna.member.id}' FROM programme",
            "INSERT INTO audit (id, at, member, what, about) "
            f"VALUES ('x', 1, '{anna.member.id}', 'disposed', '')",
            "INSERT INTO member (id, name, role, address, login, joined) "
            "VALUES ('x', 'Eve', 'coach', '', 'anna', 1)",
            "UPDATE member SET role = 'lead'",
            "UPDATE audit SET what = ''",
            "DELETE FROM audit",
            "TRUNCATE envelope",
            "ALTER TABLE envelope DISABLE ROW LEVEL SECURITY",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute(statement)


def test_a_lead_counts_everybody_and_reads_nobody(
    postgres: Cluster, schema: str, ben: Library, open_library: Opening
) -> None:
    lea = open_library(
        postgres.url(schema, "lea"), SECRETS[3], name="Lea", role=values.LEAD, join=True
    )
    [tally] = libraries.tallies(lea)
    assert (tally.coach, tally.leaders, tally.summaries) == ("Anna", 1, 1)
    assert {one.who for one in libraries.audit(lea)} == {"Owner", "Anna", "Ben", "Lea"}
    with bare(postgres, schema, "lea") as connection:
        for table in ("client", "envelope", "sheet"):
            assert connection.execute(f"SELECT 1 FROM {table}").fetchall() == []


def test_nobody_makes_themselves_a_second_lead(
    postgres: Cluster, schema: str, ben: Library, open_library: Opening
) -> None:
    open_library(postgres.url(schema, "lea"), SECRETS[3], name="Lea", role=values.LEAD, join=True)
    with bare(postgres, schema, "ben") as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(
            "INSERT INTO member (id, name, role, address, login, joined) "
            "VALUES ('x', 'Eve', 'lead', '', 'ben', 1)"
        )


def test_who_was_not_admitted_is_told_so(
    postgres: Cluster, schema: str, owner: Library, anna: Library, open_library: Opening
) -> None:
    postgres.login("zoe")
    with pytest.raises(JournalFileError, match="may not use the library"):
        open_library(postgres.url(schema, "zoe"), SECRETS[4], name="Zoe", join=True)
    with pytest.raises(JournalFileError, match="cannot admit “zoe”"):
        libraries.admit(anna, "zoe")
    with pytest.raises(NotFound, match="no login"):
        libraries.admit(owner, 'nobody"; DROP TABLE audit; --')


def test_a_name_under_another_login_is_not_opened(
    postgres: Cluster, schema: str, ben: Library, open_library: Opening
) -> None:
    with pytest.raises(InvalidValue, match="another login"):
        open_library(postgres.url(schema, "ben"), SECRETS[1], name="Anna")
    again = open_library(postgres.url(schema, "ben"), SECRETS[2])
    assert again.member == ben.member
