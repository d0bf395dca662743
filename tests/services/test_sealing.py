# SPDX-License-Identifier: MIT
"""Own address, known people, and what comes back from them."""

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from journal_app.domain import reply as replies
from journal_app.domain import shared as summaries
from journal_app.domain.changes import CHOICES, CONTACTS
from journal_app.domain.consent import Consent
from journal_app.domain.errors import ExchangeError, InvalidValue, ReadOnlyJournal
from journal_app.domain.query import Query
from journal_app.domain.shared import Item, Numbers, SharedSummary
from journal_app.exchange import fingerprint, sealed
from journal_app.services import sealing, taking_out, writing
from journal_app.services.sealing import Trust
from journal_app.services.session import Session, open_session
from tests.conftest import clock
from tests.exchange.letters import COACH, DATA, PASSPHRASE, REPLY, STRANGER, closed, whispered

DAY = date(2026, 11, 23)
CONSENT = Consent(
    summary="s1", programme="", recipient="Ruth", purpose="our session", start=None, end=None,
    fields=("want",), excerpts=(), acknowledged=(), onward="none", keep_until=DAY,
    withdrawal="", made=DAY, version="0.1.0",
)  # fmt: skip
SHARED = SharedSummary(
    id="s1", alias="SB", programme="", made=DAY, start=None, end=None, covered=3, held_back=1,
    items=(Item("want-1", "want", ("What I want from this session.",)),), numbers=Numbers(),
    consent=CONSENT,
)  # fmt: skip


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Session]:
    """A second journal, of a coach."""
    opened = open_session(tmp_path / "Coach.journal", clock, Random(8))
    yield opened
    opened.close()


def everything(session: Session) -> bytes:
    """The journal as it is on the disk."""
    return session.journal.path.read_bytes()


def test_an_address_is_made_when_it_is_first_needed_and_stays(session: Session) -> None:
    assert sealing.own_identities(session) == ()
    one = sealing.own_address(session)
    assert sealing.own_address(session) == one
    assert len(sealing.own_identities(session)) == 1
    changes = sealing.call_me(session, "  Sam  Brown ")
    assert changes.about == {CHOICES, CONTACTS}
    named = sealing.own_address(session)
    assert (named.name, named.words) == ("Sam Brown", one.words)
    with pytest.raises(ExchangeError, match="at most 60"):
        sealing.call_me(session, "x" * 100)


def test_a_journal_open_to_read_only_makes_none(session: Session, tmp_path: Path) -> None:
    path = session.journal.path
    session.close()
    opened = open_session(path, clock, Random(1), read_only=True)
    try:
        with pytest.raises(ReadOnlyJournal):
            sealing.own_address(opened)
        assert sealing.contacts(opened) == ()
    finally:
        opened.close()


def test_looking_at_what_a_stranger_sent_makes_no_secrets(session: Session) -> None:
    before = everything(session)
    with pytest.raises(ExchangeError, match="somebody else"):
        sealing.open_reply(session, closed(b"x", COACH))
    assert sealing.own_identities(session) == ()
    assert everything(session) == before


def test_contacts_are_kept_once_and_forgotten(session: Session) -> None:
    kept, changes = sealing.add_contact(session, f"Here it is:\n{COACH.address.line}")
    assert (kept.name, kept.address) == ("Ruth Okafor", COACH.address)
    assert changes.about == {CONTACTS}
    again, nothing = sealing.add_contact(session, COACH.address, "Somebody")
    assert again == kept
    assert not nothing
    mine, _ = sealing.add_contact(session, STRANGER.address, "Ann")
    assert [one.name for one in sealing.contacts(session)] == ["Ann", "Ruth Okafor"]
    assert sealing.forget_contact(session, mine.id).about == {CONTACTS}
    assert not sealing.forget_contact(session, mine.id)
    assert sealing.contacts(session) == (kept,)


@pytest.mark.parametrize("name", ["Ruth Okafor", "RUTH  OKAFOR", "ruth okafor.", "Rúth Okafor"])
def test_a_known_name_with_other_keys_is_refused(session: Session, name: str) -> None:
    kept, _ = sealing.add_contact(session, COACH.address)
    with pytest.raises(ExchangeError, match="other keys than the ones you know"):
        sealing.add_contact(session, replace(STRANGER.address, name=name))
    with pytest.raises(ExchangeError, match="other keys than the ones you know"):
        sealing.add_contact(session, STRANGER.address, name)
    assert sealing.contacts(session) == (kept,)
    sealing.forget_contact(session, kept.id)
    assert sealing.add_contact(session, STRANGER.address, name)[0].address == STRANGER.address


def test_what_is_no_contact_is_refused(session: Session) -> None:
    own = sealing.own_address(session)
    with pytest.raises(InvalidValue, match="your own address"):
        sealing.add_contact(session, own.line, "Me")
    with pytest.raises(InvalidValue, match="no name"):
        sealing.add_contact(session, replace(COACH.address, name=""))
    with pytest.raises(ExchangeError, match="no address in that text"):
        sealing.add_contact(session, "hello")
    assert sealing.contacts(session) == ()


def test_a_summary_goes_out_under_its_alias_and_comes_back_as_a_reply(
    session: Session, other: Session
) -> None:
    sealing.call_me(session, "Samantha Brown")
    coach = sealing.own_address(other)
    content = sealing.seal_summary(session, SHARED, b"%PDF", [coach])
    found = sealing.read_summary(content, sealing.own_identity(other))
    assert found.summary == SHARED
    assert (found.pdf, found.sender.name, found.trust) == (b"%PDF", "SB", Trust.FIRST)
    opened = sealed.unseal(content, sealing.own_identity(session))
    assert "Samantha" not in json.dumps([dict(opened.data), opened.sender.name])

    reply = replace(REPLY, summary=SHARED.id, hash=summaries.hash_of(SHARED))
    reply = replace(reply, remarks=(replace(reply.remarks[0], anchor="want-1"),))
    back = sealing.seal_reply(sealing.own_identity(other), reply, [found.sender])
    received = sealing.open_reply(session, back)
    assert replies.belongs(received.reply, SHARED) == reply
    assert (received.trust, received.sender and received.sender.keys) == (Trust.FIRST, coach.keys)
    sealing.add_contact(session, coach, "My coach")
    assert sealing.open_reply(session, back).trust == Trust.KNOWN
    before = everything(session)
    assert sealing.open_reply(session, back) == sealing.open_reply(session, back)
    assert everything(session) == before


def test_a_reply_under_a_known_name_with_another_key_is_refused(session: Session) -> None:
    own = sealing.own_address(session)
    sealing.add_contact(session, COACH.address, "My coach")
    forged = sealing.seal_reply(STRANGER, REPLY, [own])
    before = everything(session)
    with pytest.raises(ExchangeError, match=r"“My coach”, but with other keys"):
        sealing.open_reply(session, forged)
    assert everything(session) == before
    stranger = sealing.seal_reply(STRANGER, replace(REPLY, coach="Nobody Known"), [own])
    assert sealing.open_reply(session, stranger).trust == Trust.FIRST


def test_a_reply_played_again_is_the_same_reply_and_answers_one_summary(session: Session) -> None:
    own = sealing.own_address(session)
    reply = replace(REPLY, summary=SHARED.id, hash=summaries.hash_of(SHARED))
    reply = replace(reply, remarks=(replace(REPLY.remarks[1], anchor="want-1"),))
    content = sealing.seal_reply(COACH, reply, [own])
    first, again = (sealing.open_reply(session, content).reply for _ in range(2))
    assert first == again == replies.belongs(first, SHARED)
    for other in (replace(SHARED, id="s2"), replace(SHARED, alias="another")):
        with pytest.raises(ExchangeError, match="nothing was taken from it"):
            replies.belongs(first, other)


def test_bare_json_is_told_to_be_unsigned(session: Session) -> None:
    for content in (json.dumps(DATA).encode(), json.dumps(DATA, indent=2).encode()):
        found = sealing.open_reply(session, content)
        assert (found.reply, found.sender, found.trust) == (REPLY, None, Trust.UNSIGNED)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"%PDF-1.7", b"[]", b"null", b"{}", b"\xff\xfe", b"[" * 200_000,
     b'{"a":' * 5_000, json.dumps(DATA | {"version": 2}).encode(),
     json.dumps(DATA | {"remarks": []}).encode(), json.dumps(DATA | {"id": "\x00"}).encode(),
     json.dumps(DATA | {"id": "x" * 65}).encode(), json.dumps(DATA | {"made": "x"}).encode(),
     json.dumps(DATA | {"id": "\ud800"}).encode(), json.dumps(DATA).encode() + b" " * 1_000_000,
     json.dumps(DATA)[:-1].encode(), json.dumps(DATA | {"summary": None}).encode()],
)  # fmt: skip
def test_what_is_no_reply_is_refused_in_a_sentence(session: Session, content: bytes) -> None:
    before = everything(session)
    with pytest.raises(ExchangeError) as why:
        sealing.open_reply(session, content)
    assert 40 < len(str(why.value)) < 300
    assert everything(session) == before


def test_a_reply_to_a_passphrase(session: Session) -> None:
    payload = sealed.letter.written("reply", DATA, None, COACH, ())
    content = whispered(payload, PASSPHRASE.casefold())
    assert sealing.needs_passphrase(content)
    assert sealing.open_reply(session, content, PASSPHRASE).reply == REPLY
    with pytest.raises(ExchangeError, match="does not open the file"):
        sealing.open_reply(session, content, "otter lantern Monday")


def test_a_passphrase_is_suggested_by_chance_from_words_that_are_told_apart() -> None:
    made = {sealing.suggested_passphrase() for _ in range(50)}
    assert len(made) == 50
    for one in made:
        assert len(set(one.split(" "))) == 4
        assert set(one.split(" ")) <= set(fingerprint.listed())


def test_a_summary_is_not_a_reply(session: Session) -> None:
    own = sealing.own_address(session)
    content = sealing.seal_summary(session, SHARED, None, [COACH.address])
    with pytest.raises(ExchangeError, match="holds a summary, not a reply"):
        sealing.open_reply(session, content)
    with pytest.raises(ExchangeError, match="holds a reply, not a summary"):
        sealing.read_summary(sealing.seal_reply(COACH, REPLY, [own]), COACH)


def test_a_signed_reply_that_is_odd_inside_is_refused(session: Session) -> None:
    own = sealing.own_address(session)
    for odd in ({"remarks": []}, {"version": 2}, {"coach": 5}, {"remarks": [{"id": "r"}]}):
        content = sealed.seal("reply", DATA | odd, None, COACH, [own])
        with pytest.raises(ExchangeError):
            sealing.open_reply(session, content)


def test_secrets_are_in_the_journal_and_nowhere_beside_it(session: Session) -> None:
    own = sealing.own_identity(session)
    folder = session.journal.path.parent
    for path in folder.rglob("*"):
        if path.is_file() and path != session.journal.path:
            assert own.reads.encode() not in path.read_bytes(), path
            assert own.signs not in path.read_bytes(), path
    assert own.reads.encode() in everything(session)
    assert own.reads not in repr(own)


def test_no_export_and_no_setting_holds_a_secret(session: Session, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    own = sealing.own_identity(session)
    sealing.add_contact(session, COACH.address)
    writing.add(session, replace(writing.blank(session), title="A day", text="Words."))
    for name in taking_out.exporters_by_name():
        taking_out.take_out(session, name, tmp_path / "out" / name, Query())
    session.close()
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len(written) >= len(taking_out.exporters_by_name())
    for path in written:
        content = path.read_bytes()
        assert b"AGE-SECRET" not in content.upper(), path
        for secret in (own.signs, own.signs.hex().encode(), b64encode(own.signs)):
            assert secret not in content, path
