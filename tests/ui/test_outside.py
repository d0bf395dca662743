# SPDX-License-Identifier: MIT
"""Links lead out only after a question, and only to web pages and mail."""

import pytest

from journal_app.ui.outside import open_link
from tests.desks import Person


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("https://example.org/a?b=c", "example.org"),
        ("HTTP://user@example.org:81/x", "example.org"),
        ("mailto:coach@example.org", "coach@example.org"),
    ],
)
def test_it_shows_where_a_link_goes_and_opens_it_on_request(address: str, where: str) -> None:
    person, opened = Person(choices=[0, 1]), []
    assert open_link(None, person, address, lambda url: opened.append(url.toString()))
    assert where in person.told[0]
    assert address in person.told[0]
    assert len(opened) == 1
    assert not open_link(None, person, address, opened.append)
    assert len(opened) == 1


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "ftp://x.org", "not one", "", "smb://x"],
)
def test_anything_else_is_refused(address: str) -> None:
    person = Person(choices=[0])
    assert not open_link(None, person, address, lambda _: pytest.fail("opened"))
    assert "does not lead" in person.told[0]


def test_a_long_address_is_shown_from_its_beginning() -> None:
    person = Person(choices=[1])
    open_link(None, person, "https://example.org/" + "a" * 5_000, lambda _: None)
    assert len(person.told[0]) < 500
