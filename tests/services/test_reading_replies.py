# SPDX-License-Identifier: MIT
"""Sealed replies: whose they are, and every way in which one is not what it should be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from journal_app.domain import reply as replies
from journal_app.domain.errors import ExchangeError
from journal_app.domain.reply import Reply
from journal_app.domain.shared import as_data
from journal_app.exchange import sealed
from journal_app.exchange.address import Identity
from journal_app.services import answering, reading_replies, sealing
from journal_app.services.sealing import Trust
from journal_app.services.session import Session, open_session
from tests.conftest import NOW, clock
from tests.services.coached import RUTH, SUMMARY, as_form, reply, sealed_for, share_it
from tests.services.made_journals import contents

WORDS = "three quiet words"


def test_a_sealed_reply_says_who_signed_it_and_whether_the_words_were_compared(
    session: Session,
) -> None:
    share_it(session)
    taken = answering.take_in(session, sealed_for(session, reply()))
    assert taken.notices == ()
    sender = taken.home.arrived.sender
    address, trust = reading_replies.signer(session, sender)
    assert (address.keys, address.name, trust) == (RUTH.address.keys, "Ruth", Trust.FIRST)
    sealing.add_contact(session, sender)
    assert reading_replies.signer(session, sender)[1] is Trust.KNOWN


def test_a_passphrase_is_needed_where_it_was_sealed_with_one(
    session: Session, tmp_path: Path
) -> None:
    share_it(session)
    file = tmp_path / "reply.uptoit"
    file.write_bytes(sealing.seal_reply(RUTH, reply(), passphrase=WORDS))
    assert reading_replies.needs_passphrase(file)
    assert not reading_replies.needs_passphrase(as_form(reply()))
    before = contents(session)
    with pytest.raises(ExchangeError, match="sealed with a passphrase"):
        answering.take_in(session, file)
    with pytest.raises(ExchangeError, match="does not open"):
        answering.take_in(session, file, "other quiet words")
    assert contents(session) == before
    assert answering.take_in(session, file, "Three  quiet words").home.arrived.sender


def test_a_plain_copy_that_came_first_is_signed_from_then_on(session: Session) -> None:
    share_it(session)
    key = answering.take_in(session, as_form(reply())).home.arrived.key
    answering.put_aside(session, key, "r1")
    arrived = answering.take_in(session, sealed_for(session, reply())).home.arrived
    assert (arrived.key, arrived.waiting) == (key, 5)
    assert arrived.sender
    with pytest.raises(ExchangeError, match="already"):
        answering.take_in(session, as_form(reply()))
    assert answering.replies(session)[0].arrived == arrived


def impostor(session: Session) -> bytes:
    """Signed as “Ruth” by other keys than those that the leader compared."""
    sealing.add_contact(session, RUTH.address)
    return sealed_for(session, reply(), Identity.fresh("Ruth"))


def for_another(session: Session) -> bytes:
    """Sealed to somebody else."""
    other = Identity.fresh("Other").address
    sealing.own_address(session)
    return sealing.seal_reply(RUTH, reply(), (other,))


def a_summary(session: Session) -> bytes:
    """Sealed, but no reply."""
    to = (sealing.own_address(session),)
    return sealed.seal(sealed.SUMMARY, as_data(SUMMARY), None, RUTH, to)


def cut(session: Session) -> bytes:
    """Its end is missing."""
    return sealed_for(session, reply())[:-40]


def flipped(session: Session) -> bytes:
    """One bit is another."""
    content = bytearray(sealed_for(session, reply()))
    content[-30] ^= 1
    return bytes(content)


def replayed(session: Session) -> bytes:
    """The one that was taken in already."""
    content = sealed_for(session, reply())
    answering.take_in(session, content)
    return content


def to_other_words(session: Session) -> bytes:
    """Bound to a summary that says something else."""
    return sealed_for(session, reply(hash="0" * 64))


def huge(session: Session) -> bytes:
    """Larger than any reply."""
    return sealed_for(session, reply()) + b"x" * 1_000_000


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (impostor, "other keys"),
        (for_another, "somebody else"),
        (a_summary, "not a reply"),
        (cut, "damaged|not whole|once more"),
        (flipped, "damaged|not whole|once more"),
        (replayed, "already"),
        (to_other_words, "other words"),
        (huge, "larger"),
    ],
)
def test_what_is_amiss_is_one_sentence_and_changes_nothing(
    session: Session, make: Callable[[Session], bytes], says: str
) -> None:
    share_it(session)
    content = make(session)
    before = contents(session)
    with pytest.raises(ExchangeError, match=says):
        answering.take_in(replace(session, clock=lambda: NOW + timedelta(days=9)), content)
    assert contents(session) == before


def test_the_reply_of_another_leader_is_refused(session: Session, tmp_path: Path) -> None:
    other = open_session(tmp_path / "Other.journal", clock, Random(3))
    share_it(other)
    sealing.own_address(other)
    content = sealed_for(session, reply())
    with pytest.raises(ExchangeError):
        answering.take_in(other, content)
    with pytest.raises(ExchangeError, match="did not leave this journal"):
        answering.take_in(session, content)
    other.close()


def test_nobody_signs_for_another(session: Session) -> None:
    share_it(session)
    sealing.add_contact(session, RUTH.address)
    other, _ = sealing.add_contact(session, Identity.fresh("Owen").address)
    sealing.own_address(session)
    before = contents(session)
    mallory = Identity.fresh("Mallory")
    for content in (
        as_signed(session, reply(coach="Ruth"), mallory),
        as_signed(session, reply(coach="Ruth"), replace(mallory, name="")),
        as_signed(session, reply(coach="Owen"), RUTH),
        sealed_for(session, reply(coach=other.name), replace(RUTH, name="Owen")),
    ):
        with pytest.raises(ExchangeError):
            answering.take_in(session, content)
    assert contents(session) == before


def test_somebody_known_goes_by_the_name_the_leader_knows(session: Session) -> None:
    share_it(session)
    sealing.add_contact(session, RUTH.address, "My coach Ruth")
    taken = answering.take_in(session, sealed_for(session, reply(coach="The Board")))
    address, trust = reading_replies.signer(session, taken.home.arrived.sender)
    assert (address.name, trust) == ("My coach Ruth", Trust.KNOWN)


def as_signed(session: Session, one: Reply, signer: Identity) -> bytes:
    """A reply that names one coach, signed under the name of the signer."""
    own = (sealing.own_address(session),)
    return sealed.seal(sealed.REPLY, replies.as_data(one), None, signer, own)
