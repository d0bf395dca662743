# SPDX-License-Identifier: MIT
"""Where a library lies, as people write it, and what goes over a network is encrypted."""

from pathlib import Path

import pytest
from sqlalchemy import URL

from journal_app.storage.library import places


def server(address: str) -> URL:
    """The address as it was read."""
    found = places.read(address)
    assert isinstance(found, URL)
    return found


def test_a_path_is_a_file_and_an_address_is_a_server() -> None:
    assert places.read("My library.library") == Path("My library.library")
    assert places.read("sqlite:////tmp/L.library") == Path("/tmp/L.library")
    assert server("postgresql://anna@example.org/coaching").drivername == "postgresql+psycopg"


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("postgresql://anna@/coaching", True),
        ("postgresql://anna@localhost/coaching", True),
        ("postgresql://anna@/coaching?host=/var/run/postgresql", True),
        ("postgresql://anna@example.org/coaching", False),
        ("postgresql://anna@/coaching?host=example.org", False),
        ("postgresql://anna@/coaching?host=/tmp&host=example.org", False),
    ],
)
def test_only_this_computer_is_spoken_to_in_clear(address: str, near: bool) -> None:
    assert places._is_near(server(address)) == near


def test_no_sentence_names_a_login_or_its_password() -> None:
    place = places.on_server(server("postgresql://anna:hunter2@example.org/coaching"))
    assert place.name == "coaching on example.org"
    assert "hunter2" not in repr(place)
    place.close()
