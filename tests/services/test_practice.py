# SPDX-License-Identifier: MIT
"""What a coach's side needs beside the library: places, addresses, files, ids."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain import cohort_share
from journal_app.domain.errors import ExchangeError, InvalidValue, NotFound
from journal_app.exchange.address import Identity
from journal_app.services import groups, practice
from journal_app.services import library as libraries
from journal_app.services.library import Library
from journal_app.services.preferences import Paths
from tests.conftest import clock
from tests.domain.cohorts import leader
from tests.libraries import SECRETS, file, summary


def share_data(number: int) -> dict[str, object]:
    """A leader's share, as plain data."""
    themes = {"place": 60, "why": 40}
    return cohort_share.as_data(leader(number, (5.0, 5.0, 5.0, 5.0), themes, {"run": (1, 0, 1)}))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An open library in a file."""
    opened = libraries.open_library(tmp_path / "a.library", SECRETS[0], clock, name="Ann")
    yield opened
    opened.close()


def test_the_place_is_a_file_or_a_server(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    assert practice.place(paths, "") == paths.library
    assert practice.place(paths, str(tmp_path / "x")) == tmp_path / "x"
    assert practice.place(paths, "postgresql://a@b/c") == "postgresql://a@b/c"
    assert not practice.is_made(paths.library)
    assert practice.is_made("postgresql://a@b/c")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("postgresql://ann:secret@host:5432/lib", "postgresql://ann@host:5432/lib"),
        ("postgresql+psycopg://ann@host/lib?sslmode=require",
         "postgresql+psycopg://ann@host/lib?sslmode=require"),
        ("postgresql://host/lib?password=secret&a=b", "postgresql://host/lib?a=b"),
        ("postgresql:///lib?host=/run", "postgresql:///lib?host=/run"),
        ("postgresql://an%40n:p%3Aw@host/lib", "postgresql://an%40n@host/lib"),
    ],
)  # fmt: skip
def test_no_password_of_a_server_is_remembered(typed: str, kept: str) -> None:
    assert practice.without_password(typed) == kept
    assert "secret" not in practice.without_password(typed)


@pytest.mark.parametrize("typed", ["postgresql://host:port/lib", "postgresql://[x/lib"])
def test_an_address_that_is_none_is_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidValue, match="is no address of a server"):
        practice.without_password(typed)


def test_a_file_too_large_to_be_a_summary_is_left(tmp_path: Path) -> None:
    path = tmp_path / "large.uptoit"
    with path.open("wb") as made:
        made.truncate(practice.MOST_FILE + 1)
    with pytest.raises(ExchangeError, match="too large"):
        practice.content(path)


def test_a_start_of_an_id_will_do_where_it_is_the_only_one(library: Library) -> None:
    ann = Identity.fresh("R. M.")
    for number in (1, 2):
        made = file(ann, summary(number), libraries.address(library))
        practice.take_in(library, made)
    first = summary(1).id
    assert practice.whole_id(library, first) == first
    assert practice.whole_id(library, first[:-1] + "1") == first
    with pytest.raises(InvalidValue, match="2 summaries begin"):
        practice.whole_id(library, first[:-1])
    for none in ("x", ""):
        with pytest.raises(NotFound):
            practice.whole_id(library, none)


def test_groups_count_leaders_and_name_nobody(library: Library) -> None:
    from journal_app.exchange import sealed

    to = (libraries.address(library),)
    for number in (0, 1, 1):
        content = sealed.seal(sealed.COHORT, share_data(number), None, Identity.fresh(""), to)
        practice.take_in(library, content)
    (group,) = groups.groups(library)
    assert (group.name, group.quarters, group.pages) == ("Ridge", (("2026-Q3", 2),), ())


def test_a_drawing_says_how_wide_it_is_within_reason() -> None:
    assert practice.natural_width('<svg viewBox="0 0 540 300"') == 540
    assert practice.natural_width('<svg viewBox="0 0 99999 300"') == 760
    assert practice.natural_width("<svg>") == 760
