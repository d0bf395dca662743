# SPDX-License-Identifier: MIT
"""A coach's private notes on a summary, and the reply to it: drafted, checked, sealed, kept."""

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_app.domain import reply as replies
from journal_app.domain import shared
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.library import ANSWERED, Note, ReplyDraft
from journal_app.domain.reply import Reply
from journal_app.exchange import safe_json
from journal_app.services import sealing
from journal_app.services.library_inside import Inside, closed, find_summary, json_bytes
from journal_app.services.library_opening import Library
from journal_app.storage import library as stored
from journal_app.storage.library.kinds import DRAFT, NOTE, REPLY

if TYPE_CHECKING:
    from journal_app.storage.library.access import Session


def note(library: Library, summary_id: str) -> Note:
    """The coach's private note on a summary, empty where there is none; raises NotFound."""
    found, version = _sheet(library, summary_id, NOTE)
    return Note() if found is None else Note(found.decode(), version)


def save_note(library: Library, summary_id: str, changed: Note) -> Note:
    """Keep the note and return it with its new version; raises NotFound.

    Raises InvalidValue where another window kept other words since this one was read.
    """
    content = changed.text.encode("utf-8", "replace")
    return replace(changed, version=_keep(library, summary_id, NOTE, content, changed.version))


def draft_reply(library: Library, summary_id: str) -> ReplyDraft:
    """The reply on its way, or a blank one that is bound to the summary; raises NotFound."""
    found, version = _sheet(library, summary_id, DRAFT)
    if found is not None:
        return ReplyDraft(replies.draft_from_data(safe_json.loads(found)), version)
    read = find_summary(library, summary_id).summary
    blank = Reply(
        id=library.leaving_id(),
        summary=read.id,
        hash=shared.hash_of(read),
        coach=library.member.name,
        made=library.today,
        remarks=(),
    )
    return ReplyDraft(blank)


def save_draft_reply(library: Library, changed: ReplyDraft) -> ReplyDraft:
    """Keep the draft and return it with its new version; raises as ``save_note``.

    Raises InvalidValue also for more than any reply can hold.
    """
    content = json_bytes(replies.as_data(changed.reply))
    try:
        replies.draft_from_data(safe_json.loads(content))
    except ExchangeError as fault:
        raise InvalidValue(
            "A reply holds at most {remarks} remarks of {letters:,} letters each, so this was not "
            "kept. Please make it shorter.",
            remarks=replies.MOST_REMARKS,
            letters=replies.MOST_WORDS,
        ) from fault
    version = _keep(library, changed.reply.summary, DRAFT, content, changed.version)
    return replace(changed, version=version)


def seal_reply(library: Library, summary_id: str) -> bytes:
    """The drafted reply as a sealed file for the leader; the library keeps what was said.

    The draft stays. Sealed once more with other words it is another reply, for the leader may have
    taken the first one in. Raises InvalidValue where it breaks the rules of a reply, ExchangeError
    where it does not belong to the summary, and NotFound.
    """
    inside, draft = find_summary(library, summary_id), draft_reply(library, summary_id)
    before = {one.id: one for one in sent(library, summary_id)}.get(draft.reply.id)
    reply = replace(draft.reply, made=library.today)
    if before is not None and before != replace(reply, made=before.made):
        reply = replace(reply, id=library.leaving_id())
    replies.belongs(replies.checked(reply), inside.summary)
    content = sealing.seal_reply(library.identity, reply, (inside.sender,))
    if reply.id != draft.reply.id:
        draft = save_draft_reply(library, replace(draft, reply=reply))
    library.shelf.change(lambda session: _sent(library, session, inside, reply))
    return content


def sent(library: Library, summary_id: str) -> tuple[Reply, ...]:
    """The replies that were sealed for a summary, the oldest first."""
    with library.shelf.read() as session:
        found = stored.envelopes.replies(session, summary_id)
    return tuple(
        replies.from_data(safe_json.loads(library.opener.opened(blob, f"{REPLY} {one}")))
        for one, blob in found
    )


def _sheet(library: Library, summary_id: str, kind: str) -> tuple[bytes | None, int]:
    with library.shelf.read() as session:
        row = stored.envelopes.get(session, summary_id)
        place, found = row.id, stored.sheets.find(session, row.id, kind)
    if found is None:
        return None, 0
    blob, version = found
    return library.opener.opened(blob, f"{kind} {place}"), version


def _keep(library: Library, summary_id: str, kind: str, content: bytes, version: int) -> int:
    def work(session: "Session") -> int:
        place = stored.envelopes.get(session, summary_id).id
        blob = closed(library, content, f"{kind} {place}")
        return stored.sheets.keep(session, place, kind, blob, version, library.clock())

    return library.shelf.change(work)


def _sent(library: Library, session: "Session", inside: Inside, reply: Reply) -> None:
    now, row = library.clock(), stored.envelopes.get(session, inside.summary.id)
    place = stored.envelopes.place_of(session, REPLY, reply.id) or library.new_id()
    content = json_bytes(replies.as_data(reply))
    new = stored.envelopes.Put(
        id=place,
        kind=REPLY,
        subject=reply.id,
        about=reply.summary,
        hash=reply.hash,
        made=reply.made,
        keep_until=inside.summary.consent.keep_until,
        blob=closed(library, content, f"{REPLY} {place}"),
    )
    stored.envelopes.put(session, row.client, new, now)
    stored.envelopes.answered(session, reply.summary, now)
    stored.auditing.note(session, library.new_id(), ANSWERED, row.id, now)
