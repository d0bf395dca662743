# SPDX-License-Identifier: MIT
"""The answer comes home: a coach's reply is taken in, and each remark kept, answered or put aside.

A reply never changes an entry: what is made of it is a new entry, a commitment or a question.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from journal_app.domain import arrived as arriving
from journal_app.domain.arrived import (
    ANSWERED,
    ASIDE,
    KEPT,
    Arrived,
    Asked,
    Response,
)
from journal_app.domain.asked import COACH, is_asked
from journal_app.domain.changes import COMMITMENTS, REPLIES, Changes
from journal_app.domain.commitment import Commitment, as_words
from journal_app.domain.commitment import checked as checked_commitment
from journal_app.domain.entry import Draft, Entry, without_links
from journal_app.domain.entry import checked as checked_draft
from journal_app.domain.errors import ExchangeError, InvalidValue, NotFound
from journal_app.domain.message import Message, message
from journal_app.domain.period import long_date
from journal_app.domain.prompt import ANY
from journal_app.domain.reply import PROMPT, QUESTION, TRY, Remark, Reply, belongs
from journal_app.domain.shared import SharedSummary
from journal_app.domain.template import Template
from journal_app.services import templating
from journal_app.services.session import Session, new_id
from journal_app.storage import commitments, entries, shares, templates
from journal_app.storage import replies as kept
from journal_app.storage.database import Connection

UNSIGNED = message(
    "This reply is not signed, as it was written in the form of the page you sent, so nothing "
    "proves who wrote it. Ask your coach if anything in it surprises you."
)


@dataclass(frozen=True, slots=True)
class Home:
    """A reply with the summary it answers, None where that is no longer in the journal."""

    arrived: Arrived
    summary: SharedSummary | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A reply that was taken in now, what that changed, and what there is to say about it."""

    home: Home
    changes: Changes
    notices: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with a remark; ``before`` is what had been, for ``put_back``."""

    arrived: Arrived
    remark: Remark
    before: Response
    changes: Changes
    entry: Entry | None = None
    commitment: Commitment | None = None

    @property
    def response(self) -> Response:
        """What is the case now."""
        return self.arrived.response(self.remark)


def take_in(session: Session, source: Path | bytes, passphrase: str | None = None) -> Taken:
    """Take in the reply of a file: sealed, or as the form of the HTML page saves it.

    Raises ExchangeError with a sentence, and changes nothing, where it is no reply, not whole,
    signed by nobody the leader knows, no answer to a summary that left this journal, or here
    already; Locked and WrongPassphrase where it asks for another passphrase.
    """
    # Keys and sealing are loaded only here; nobody who writes an entry has to wait for them.
    from journal_app.services import reading_replies

    return take(session, *reading_replies.read(session, source, passphrase))


def take(session: Session, reply: Reply, sender: str) -> Taken:
    """Take in a reply that was read, and who signed it; see ``take_in``."""
    with session.journal.write() as connection:
        summary = _answered(reply, _shared(connection, reply))
        came = Arrived(reply, session.clock().astimezone(UTC), sender)
        before = kept.find(connection, came.key)
        if not kept.add(connection, came):
            assert before is not None
            raise ExchangeError(
                "This reply is in your journal already, since {day}, so nothing was changed.",
                day=long_date(before.came.astimezone(session.clock().tzinfo).date()),
            )
        home = Home(kept.get(connection, came.key), summary)
    notices = () if home.arrived.sender else (UNSIGNED,)
    return Taken(home, Changes(about=frozenset({REPLIES})), notices)


def replies(session: Session) -> tuple[Home, ...]:
    """Every reply with its summary, the newest first."""
    with session.journal.read() as connection:
        return tuple(
            Home(one, _summary_of(one, _shared(connection, one.reply)))
            for one in kept.every(connection)
        )


def whole_name(session: Session, start: str) -> tuple[str, str]:
    """Key and id of the remark that "3f2a.2" names, for typing; raises NotFound, InvalidValue."""
    with session.journal.read() as connection:
        arrived, remark = kept.resolve(connection, start)
    return arrived.key, remark.id


def answers_of(session: Session, entry_id: str) -> tuple[tuple[Arrived, Remark], ...]:
    """The remarks that an entry answers, for the way back to them."""
    with session.journal.read() as connection:
        return kept.of_entry(connection, entry_id)


def waiting(session: Session, connection: Connection) -> tuple[Asked, ...]:
    """The questions of coaches that were kept and have no answer yet."""
    found = (
        arriving.asked(one, remark, session.pack)
        for one in kept.with_answer(connection, KEPT)
        for remark in one.reply.remarks
        if one.response(remark).answer == KEPT
    )
    return tuple(one for one in found if one is not None)


def keep(
    session: Session,
    key: str,
    remark_id: str,
    *,
    text: str | None = None,
    due: date | None = None,
    reach: str | None = None,
) -> Done:
    """Keep a remark.

    A question or a prompt is offered in Write until it is answered; the thing to try becomes a
    commitment, in the leader's ``text`` or in the coach's words; anything else is kept in mind.
    Raises NotFound and InvalidValue.
    """
    with session.journal.write() as connection:
        arrived, remark, before = _found(connection, key, remark_id)
        if before.answer == KEPT:
            return Done(arrived, remark, before, Changes())
        made = None
        if remark.kind == TRY:
            made = _commitment(session, remark.text if text is None else text, due, reach)
            commitments.add(connection, made)
        after = _note(session, connection, arrived, remark, KEPT, made.id if made else None)
    about = frozenset({REPLIES, COMMITMENTS} if made else {REPLIES})
    return Done(after, remark, before, Changes(about=about), commitment=made)


def answer(
    session: Session,
    key: str,
    remark_id: str,
    template: str | None = None,
    steps: Collection[str] | None = None,
) -> Done:
    """Begin an entry that quotes the remark; along a template, or these steps of it.

    The remark leads to the entry and the entry back to the remark. Where it was answered already
    nothing is changed, and that entry is given. Raises NotFound and InvalidValue.
    """
    along = _template(session, template) if template else None
    with session.journal.write() as connection:
        arrived, remark, before = _found(connection, key, remark_id)
        if before.answer == ANSWERED and before.became:
            there = entries.find(connection, before.became)
            if there is not None and there.trashed is None:
                return Done(arrived, remark, before, Changes(), entry=there)
        now = session.clock().astimezone(UTC)
        draft = _beginning(session, arrived, remark, along, steps)
        made = Entry(new_id(session, now), draft, now, now, session.pack.scale.id)
        entries.add(connection, made)
        templates.note_stages(connection, made, session.pack.templates)
        after = _note(session, connection, arrived, remark, ANSWERED, made.id)
    return Done(after, remark, before, _touching(made.id), entry=made)


def put_aside(session: Session, key: str, remark_id: str) -> Done:
    """Do nothing with a remark, for now or for good; raises NotFound."""
    with session.journal.write() as connection:
        arrived, remark, before = _found(connection, key, remark_id)
        if before.answer == ASIDE:
            return Done(arrived, remark, before, Changes())
        after = _note(session, connection, arrived, remark, ASIDE, None)
    return Done(after, remark, before, Changes(about=frozenset({REPLIES})))


def reopen(session: Session, key: str, remark_id: str) -> Done:
    """Look at a remark as if nothing had been done with it; see ``put_back``."""
    with session.journal.write() as connection:
        return _back(session, connection, key, remark_id, Response())


def put_back(session: Session, done: Done) -> Done:
    """Undo what was done with a remark.

    The entry or commitment that it became goes too where nothing was added to it since; an entry
    goes to the trash. What the leader has worked on stays.
    """
    with session.journal.write() as connection:
        return _back(session, connection, done.arrived.key, done.remark.id, done.before)


def follow(
    connection: Connection, entry_id: str, before: str | None, after: str | None, now: datetime
) -> bool:
    """An entry is written from another prompt than before: a kept question is answered by it.

    One that is no longer its prompt waits again. True where that changed something.
    """
    changed = False
    for prompt, held, wanted in (
        (before, Response(ANSWERED, None, entry_id), Response(KEPT)),
        (after, Response(KEPT), Response(ANSWERED, None, entry_id)),
    ):
        if before == after or not prompt or not is_asked(prompt):
            continue
        try:
            arrived, remark = kept.resolve(connection, prompt)
        except (NotFound, InvalidValue):
            # The entry came from a journal that has the reply; it is kept all the same.
            continue
        had = arrived.response(remark)
        if replace(had, at=None) == held:
            kept.note(connection, arrived.key, remark.id, arriving.after(had, wanted, now))
            changed = True
    return changed


def _shared(connection: Connection, reply: Reply) -> tuple[SharedSummary, ...]:
    """What left under the id that a reply names; it may have left more than once."""
    return tuple(one.summary for one in shares.of_summary(connection, reply.summary))


def _answered(reply: Reply, shared: Iterable[SharedSummary]) -> SharedSummary:
    """The summary that it answers; raises ExchangeError where it answers none of these."""
    refusal = ExchangeError(
        "This reply answers a summary that did not leave this journal, so nothing was taken from "
        "it. Open it in the journal that the summary was made in."
    )
    for one in shared:
        try:
            belongs(reply, one)
        except ExchangeError as why:
            refusal = why
        else:
            return one
    raise refusal


def _summary_of(arrived: Arrived, shared: Iterable[SharedSummary]) -> SharedSummary | None:
    try:
        return _answered(arrived.reply, shared)
    except ExchangeError:
        # It came by a merge or an import, without what had been shared.
        return None


def _found(connection: Connection, key: str, remark_id: str) -> tuple[Arrived, Remark, Response]:
    arrived = kept.get(connection, key)
    remark = next((one for one in arrived.reply.remarks if one.id == remark_id), None)
    if remark is None:
        raise InvalidValue("This reply has no such remark. Please look at your replies anew.")
    return arrived, remark, arrived.response(remark)


def _note(
    session: Session,
    connection: Connection,
    arrived: Arrived,
    remark: Remark,
    answered: str,
    became: str | None,
) -> Arrived:
    now = session.clock().astimezone(UTC)
    response = arriving.after(arrived.response(remark), Response(answered, None, became), now)
    kept.note(connection, arrived.key, remark.id, response)
    return kept.get(connection, arrived.key)


def _back(
    session: Session, connection: Connection, key: str, remark_id: str, wanted: Response
) -> Done:
    arrived, remark, before = _found(connection, key, remark_id)
    if (before.answer, before.became) == (wanted.answer, wanted.became):
        return Done(arrived, remark, before, Changes())
    touched: frozenset[str] = frozenset()
    if before.became and before.became != wanted.became:
        touched = _take_out(session, connection, before.became)
    after = _note(session, connection, arrived, remark, wanted.answer, wanted.became)
    return Done(after, remark, before, Changes(touched, about=frozenset({REPLIES, COMMITMENTS})))


def _take_out(session: Session, connection: Connection, became: str) -> frozenset[str]:
    """Take out what a remark became where it is as it began; the ids of entries touched."""
    entry = entries.find(connection, became)
    if entry is not None and entry.changed == entry.created and entry.trashed is None:
        entries.set_trashed(connection, [became], session.clock().astimezone(UTC))
        return frozenset({became})
    for one in commitments.every(connection):
        if one.id == became and one.is_open and one.changed == one.made:
            commitments.remove(connection, one.id)
    return frozenset()


def _commitment(session: Session, text: str, due: date | None, reach: str | None) -> Commitment:
    now = session.clock()
    instant = now.astimezone(UTC)
    made = Commitment(new_id(session, now), instant, instant, now.date(), as_words(text))
    return checked_commitment(replace(made, due=due, reach=reach))


def _beginning(
    session: Session,
    arrived: Arrived,
    remark: Remark,
    along: Template | None,
    steps: Collection[str] | None,
) -> Draft:
    """The remark as a quotation, the steps of the template below, and the theme of its prompt."""
    # Words of somebody else bring no links, pictures or headings into the leader's own.
    words = without_links(arriving.words_of(remark, session.pack))
    text = "\n".join(f"> {line}".rstrip() for line in words.splitlines()) + "\n\n"
    if along is not None:
        text += along.as_markdown(steps)
    found = session.pack.prompt(remark.prompt) if remark.kind == PROMPT else None
    now = session.clock()
    at = now.time().replace(second=0, microsecond=0, tzinfo=None)
    return checked_draft(
        Draft(
            day=now.date(),
            time=at,
            zone=session.zone,
            text=text,
            themes=(found.theme,) if found and found.theme != ANY else (),
            prompt=COACH + arrived.name(remark) if remark.kind in (QUESTION, PROMPT) else None,
            template=along.id if along else None,
        ),
        session.pack,
    )


def _template(session: Session, wanted: str) -> Template:
    found = templating.find(session, wanted)
    if found is None:
        raise InvalidValue(
            "There is no template “{id}”. The templates are: {templates}.",
            id=wanted[:60],
            templates=", ".join(one.id for one in templating.every(session)),
        )
    return found


def _touching(entry_id: str) -> Changes:
    return Changes(frozenset({entry_id}), about=frozenset({REPLIES}))
