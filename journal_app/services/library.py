# SPDX-License-Identifier: MIT
"""A coach's library: what leaders sent, read side by side, answered, and disposed of in time.

What is kept in it is sealed to its coach's key; the database sees ids, aliases, days and counts.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.domain import shared
from journal_app.domain.errors import (
    AnotherSender,
    ExchangeError,
    InvalidValue,
    JournalFileError,
)
from journal_app.domain.library import (
    DISPOSED,
    LEAD,
    TAKEN,
    Audited,
    Client,
    Disposal,
    SummaryRow,
    Tally,
)
from journal_app.domain.message import Message, message
from journal_app.domain.shared import SharedSummary
from journal_app.exchange.address import Address
from journal_app.services import sealing
from journal_app.services.library_answers import draft_reply as draft_reply
from journal_app.services.library_answers import note as note
from journal_app.services.library_answers import save_draft_reply as save_draft_reply
from journal_app.services.library_answers import save_note as save_note
from journal_app.services.library_answers import seal_reply as seal_reply
from journal_app.services.library_answers import sent as sent
from journal_app.services.library_cohorts import cohort_shares as cohort_shares
from journal_app.services.library_cohorts import publications as publications
from journal_app.services.library_cohorts import publish as publish
from journal_app.services.library_cohorts import take_in_share as take_in_share
from journal_app.services.library_inside import (
    check_coach,
    close_summary,
    closed,
    find_summary,
    open_summary,
)
from journal_app.services.library_opening import Library as Library
from journal_app.services.library_opening import change_passphrase as change_passphrase
from journal_app.services.library_opening import open_library as open_library
from journal_app.services.library_opening import recovery_code as recovery_code
from journal_app.services.library_opening import share_file as share_file
from journal_app.services.sealing import SummaryReceived
from journal_app.storage import backup
from journal_app.storage import library as stored
from journal_app.storage.library.kinds import SUMMARY

if TYPE_CHECKING:
    from journal_app.storage.library.access import Session

_NO_NAME = "No name"


def address(library: Library) -> Address:
    """Whose ``line`` leaders need to seal their summaries, and ``words`` they compare."""
    return library.identity.address


def take_in(
    library: Library, content: bytes, passphrase: str | None = None, *, new_address: bool = False
) -> SummaryRow:
    """Put a sealed summary into the library; once more is no fault and changes nothing.

    Raises ExchangeError for what is no summary for this coach or has to be disposed of already,
    and AnotherSender where the leader's earlier summaries were signed with another key; the coach
    then compares the words of the address with the leader and says ``new_address``.
    """
    check_coach(library)
    received = sealing.read_summary(content, library.identity, (), passphrase)
    keep_until = received.summary.consent.keep_until
    if keep_until < library.today:
        raise ExchangeError(
            "The leader wanted this summary to be kept until {day} and no longer, so it was not "
            "taken in. Please ask for a new one, if you still need it.",
            day=keep_until,
        )
    return library.shelf.change(
        lambda session: _take_in(library, session, received, new_address=new_address)
    )


def clients(library: Library) -> tuple[Client, ...]:
    """The coach's own leaders, by programme and alias."""
    with library.shelf.read() as session:
        return stored.envelopes.clients(session, library.today)


def summaries(library: Library, alias: str, programme: str) -> tuple[SummaryRow, ...]:
    """One leader's summaries, the oldest first, with those that were disposed of."""
    with library.shelf.read() as session:
        return stored.envelopes.rows(session, alias, programme)


def sessions(library: Library, alias: str, programme: str) -> tuple[SharedSummary, ...]:
    """What can be read of one leader, the oldest first, to be seen side by side."""
    with library.shelf.read() as session:
        found = stored.envelopes.blobs(session, alias, programme)
    return tuple(open_summary(library, one, blob).summary for one, blob in found)


def summary(library: Library, summary_id: str) -> SharedSummary:
    """One summary; raises NotFound."""
    return find_summary(library, summary_id).summary


def page(library: Library, summary_id: str) -> bytes | None:
    """The PDF that came with a summary, where one did; raises NotFound."""
    with library.shelf.read() as session:
        row = stored.envelopes.get(session, summary_id)
        found, envelope = row.page, row.id
    return None if found is None else library.opener.opened(found, f"page {envelope}")


def due_for_disposal(library: Library) -> tuple[SummaryRow, ...]:
    """Summaries whose ``keep_until`` has passed, the longest overdue first."""
    with library.shelf.read() as session:
        return stored.envelopes.ended(session, library.today)


def dispose(library: Library, summary_id: str) -> Disposal:
    """Remove a summary for good, with its note, its draft and the replies; the audit says so.

    Raises NotFound, also where it was disposed of before.
    """

    def work(session: "Session") -> SummaryRow:
        now = library.clock()
        row = stored.envelopes.get(session, summary_id)
        stored.envelopes.empty(session, summary_id, now)
        stored.auditing.note(session, library.new_id(), DISPOSED, row.id, now)
        return stored.envelopes.row_of(session, summary_id)

    return Disposal(library.shelf.change(work), what_is_left(library))


def what_is_left(library: Library) -> Message:
    """What disposal cannot reach, to be said before and after it."""
    if library.on_server:
        return message(
            "The file that the leader sent you, the server’s backups and its log of changes may "
            "still hold it, the last two only sealed to your key. Please delete the file, and ask "
            "whoever looks after the server how long backups are kept."
        )
    return message(
        "The file that the leader sent you, and copies you made of the library, may still hold "
        "it. Please delete those too."
    )


def save_copy(library: Library, target: Path) -> None:
    """A whole copy of a library in a file, under the same passphrase, proved before it is named.

    What is disposed of later stays in the copy. Raises InvalidValue for a library on a server and
    for a name that is taken, and JournalFileError.
    """
    place = library.shelf.place
    if place.path is None:
        raise InvalidValue(
            "Copies of a library on a server are made there. Please ask whoever looks after it; "
            "what is sealed stays sealed in them."
        )
    if target.exists():
        raise InvalidValue(
            "There is something with the name “{path}” already, and a copy never takes the place "
            "of anything. Please choose another name.",
            path=target,
        )
    try:
        backup.write_to(place.path, target, place.key)
    except OSError as problem:
        raise JournalFileError(
            "No copy could be made at “{path}” ({why}).", path=target, why=problem
        ) from problem


def tallies(library: Library) -> tuple[Tally, ...]:
    """Counts by coach and programme, for a lead; raises InvalidValue for anybody else."""
    if library.member.role != LEAD:
        raise InvalidValue("The counts of all coaches are for the programme’s lead.")
    with library.shelf.read() as session:
        return stored.auditing.tallies(session)


def audit(library: Library, most: int = 1_000) -> tuple[Audited, ...]:
    """Who did what when, the newest first: everything for a lead, else what this coach did."""
    with library.shelf.read() as session:
        return stored.auditing.lines(session, most, of_all=library.member.role == LEAD)


def admit(library: Library, login: str) -> None:
    """Let another login of the server use this library, to join it then.

    Raises InvalidValue in a file, NotFound for an unknown login, and JournalFileError where one's
    own login did not make the library.
    """
    library.shelf.change(lambda session: stored.admitting.admit(session, login))


def _take_in(
    library: Library, session: "Session", received: SummaryReceived, *, new_address: bool
) -> SummaryRow:
    summary, sender, now = received.summary, received.sender, library.clock()
    digest = shared.hash_of(summary)
    there = stored.envelopes.find(session, summary.id)
    if there is not None and there.disposed is None:
        if there.hash != digest:
            raise ExchangeError(
                "There is a summary with the same number and other words in this library, so "
                "nothing was taken in. Please ask the leader which of the two they mean."
            )
        return stored.envelopes.row_of(session, summary.id)
    programme = stored.envelopes.programme(session, summary.programme, library.new_id(), now)
    known = library.blind(sender.keys)
    # Two leaders who give no name are two, each known by the keys alone.
    alias = summary.alias if summary.alias.strip() else f"{_NO_NAME} ({known[:4]})"
    client = stored.envelopes.client(session, programme, alias)
    if client is None:
        client = stored.envelopes.add_client(
            session, library.new_id(), programme, alias, known, now
        )
    elif client.address != known:
        if not new_address:
            raise _another_sender(summary, sender)
        client.address = known
    place = library.new_id() if there is None else there.id
    put = stored.envelopes.Put(
        id=place,
        kind=SUMMARY,
        subject=summary.id,
        about="",
        hash=digest,
        made=summary.made,
        keep_until=summary.consent.keep_until,
        blob=close_summary(library, summary, sender, place),
        page=None if received.pdf is None else closed(library, received.pdf, f"page {place}"),
    )
    stored.envelopes.put(session, client.id, put, now)
    stored.auditing.note(session, library.new_id(), TAKEN, place, now)
    return stored.envelopes.row_of(session, summary.id)


def _another_sender(summary: SharedSummary, sender: Address) -> AnotherSender:
    refused = AnotherSender(
        "This summary comes under the alias “{alias}”, and is signed with other keys than the "
        "earlier ones, so it was not taken in. Please ring the leader and compare these words: "
        "{words}. If they are theirs, take it in with the new address.",
        alias=summary.alias,
        words=" ".join(sender.words),
    )
    refused.words = sender.words
    return refused
