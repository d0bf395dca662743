# SPDX-License-Identifier: MIT
"""The library's tables are those that the steps make, on both databases, or nothing is."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from journal_app.domain.errors import JournalError, NewerJournal
from journal_app.storage.keys import fresh_key
from journal_app.storage.library import opening, upgrading
from journal_app.storage.library.models import Base
from journal_app.storage.library.places import Place, in_file, on_server, read
from tests.libraries import SECRETS, Opening, raw


def steps() -> ScriptDirectory:
    """The steps as Alembic finds them."""
    config = Config()
    config.set_main_option("script_location", str(upgrading._STEPS))
    return ScriptDirectory.from_config(config)


def empty(where: Path | str) -> Place:
    """A database in which there is nothing yet."""
    found = read(where)
    if isinstance(found, Path):
        return in_file(found, fresh_key(SECRETS[0]), "rwc")
    return on_server(found)


def test_the_steps_make_what_the_models_say(where: Path | str, open_library: Opening) -> None:
    library = open_library(where)
    with library.shelf.place.reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differs = [
            one
            for one in compare_metadata(context, Base.metadata)
            if not (one[0] == "remove_table" and one[1].name == "tally")
        ]
        connection.rollback()
    assert differs == []


def test_the_last_step_is_the_one_that_the_program_knows() -> None:
    assert steps().get_current_head() == upgrading.NEWEST
    assert [one.down_revision for one in steps().walk_revisions()][-1] is None


def test_a_library_of_a_newer_program_is_left_as_it_is(
    where: Path | str, open_library: Opening
) -> None:
    library = open_library(where)
    raw(library, "UPDATE alembic_version SET version_num = '9999'")
    library.close()
    with pytest.raises(NewerJournal, match="newer version"):
        open_library(where)


def test_a_step_that_fails_leaves_nothing_behind(where: Path | str) -> None:
    place = empty(where)
    with place.writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE publication (id TEXT)")
    with pytest.raises(Exception, match="publication"):
        opening._bring_up_to_date(place)
    with place.writer.begin() as connection:
        assert upgrading.found(connection) is None
        connection.exec_driver_sql("DROP TABLE publication")
    opening._bring_up_to_date(place)
    with place.reader.connect() as connection:
        assert upgrading.found(connection) == upgrading.NEWEST
        connection.rollback()
    place.close()


def test_a_library_is_opened_again_without_alembic(
    where: Path | str, open_library: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_library(where).close()
    monkeypatch.setattr(upgrading, "_STEPS", Path("nowhere"))
    try:
        open_library(where)
    except JournalError as told:
        pytest.fail(str(told))
