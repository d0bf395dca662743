# SPDX-License-Identifier: MIT
"""An envelope opens for its reader, in its place, as it was closed, and in no other way."""

from random import Random

import pytest

from journal_app.domain.errors import DamagedJournal
from journal_app.exchange.address import Identity
from journal_app.exchange.envelope import Opener, closed

ANN, BEN = Identity.fresh("Ann"), Identity.fresh("Ben")
CONTENT = "What I noticed: ŵ".encode() * 40


def test_what_was_closed_is_opened_again() -> None:
    for content in (b"", CONTENT, bytes(100_000)):
        blob = closed(content, "note 1", ANN, (ANN.address,))
        assert Opener(ANN).opened(blob, "note 1") == content
    assert len(blob) < 2_000, "what repeats itself is made small before it is closed"


def test_nobody_else_reads_it_and_nobody_else_writes_it() -> None:
    blob = closed(CONTENT, "note 1", ANN, (ANN.address,))
    with pytest.raises(DamagedJournal, match="not as you put it there"):
        Opener(BEN).opened(blob, "note 1")
    forged = closed(CONTENT, "note 1", BEN, (ANN.address,))
    with pytest.raises(DamagedJournal):
        Opener(ANN).opened(forged, "note 1")


def test_it_lies_in_its_own_place_alone() -> None:
    blob = closed(CONTENT, "note 1", ANN, (ANN.address,))
    for place in ("note 11", "note", "note 2", "draft 1", ""):
        with pytest.raises(DamagedJournal):
            Opener(ANN).opened(blob, place)


def test_no_changed_byte_goes_unseen() -> None:
    blob = closed(CONTENT, "note 1", ANN, (ANN.address,))
    chance, opener = Random(5), Opener(ANN)
    for at in {0, len(blob) - 1, *(chance.randrange(len(blob)) for _ in range(150))}:
        changed = bytearray(blob)
        changed[at] ^= 1 << chance.randrange(8)
        with pytest.raises(DamagedJournal):
            opener.opened(bytes(changed), "note 1")
    for end in (0, 1, 100, len(blob) - 1):
        with pytest.raises(DamagedJournal):
            opener.opened(blob[:end], "note 1")
