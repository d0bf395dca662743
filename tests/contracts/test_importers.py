# SPDX-License-Identifier: MIT
"""What every importer must keep to, whichever there are."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message
from journal_app.exchange.formats import Importer, Incoming, Problem
from journal_app.services.transfer import importers_by_name

IMPORTERS = importers_by_name()
every_importer = pytest.mark.parametrize("importer", IMPORTERS.values(), ids=IMPORTERS)


def test_there_are_importers() -> None:
    assert "json" in IMPORTERS


@every_importer
def test_it_says_what_it_is(importer: Importer) -> None:
    assert isinstance(importer.title, Message)
    assert importer.name.isidentifier()
    assert all(suffix.startswith(".") for suffix in importer.suffixes)


@every_importer
@given(
    content=st.binary(max_size=300)
    | st.text(st.characters(exclude_categories=())).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    )
)
def test_no_bytes_make_it_fail(importer: Importer, content: bytes) -> None:
    assert isinstance(importer.recognises(content), bool)
    try:
        found = list(importer.read(io.BytesIO(content)))
    except ExchangeError:
        return
    assert all(one.line >= 1 for one in found)
    assert all(str(one.message) for one in found if isinstance(one, Problem))
    assert all(one.id or one.key for one in found if isinstance(one, Incoming))


@every_importer
@pytest.mark.parametrize(
    "content",
    [b"[" * 1_000_000, b"{" * 1_000_000, b'"' * 1_000_001, b"\n" * 100_000, b"\x00" * 1_000_000],
    ids=["lists", "objects", "quotes", "lines", "nul"],
)
def test_a_hostile_file_is_read_in_time(importer: Importer, content: bytes) -> None:
    importer.recognises(content[:65_536])
    try:
        found = list(importer.read(io.BytesIO(content)))
    except ExchangeError:
        return
    assert not any(isinstance(one, Incoming) for one in found)
