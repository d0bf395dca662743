# SPDX-License-Identifier: MIT
"""What lies in a library, opened with the coach’s key and closed with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from journal_app.domain import shared
from journal_app.domain.errors import DamagedJournal, InvalidValue
from journal_app.domain.library import LEAD
from journal_app.domain.shared import SharedSummary
from journal_app.exchange import envelope, safe_json
from journal_app.exchange.address import Address
from journal_app.services.library_opening import Library
from journal_app.storage import library as stored
from journal_app.storage.library.kinds import SUMMARY


@dataclass(frozen=True, slots=True)
class Inside:
    """A summary that was opened, the place it lies in, and who signed it."""

    place: str
    summary: SharedSummary
    sender: Address


def closed(library: Library, content: bytes, place: str) -> bytes:
    """Content that only this coach can open, and only as what lies in that place."""
    return envelope.closed(content, place, library.identity, (library.identity.address,))


def close_summary(library: Library, summary: SharedSummary, sender: Address, place: str) -> bytes:
    """A summary and who signed it, closed."""
    data = {"sender": sender.line, "summary": shared.as_data(summary)}
    return closed(library, json_bytes(data), f"{SUMMARY} {place}")


def open_summary(library: Library, place: str, blob: bytes) -> Inside:
    """The summary in an envelope; raises DamagedJournal where it is not what was put in."""
    data = safe_json.loads(library.opener.opened(blob, f"{SUMMARY} {place}"))
    return Inside(place, shared.from_data(data["summary"]), Address.parse(data["sender"]))


def find_summary(library: Library, summary_id: str) -> Inside:
    """The summary of that id; raises NotFound, DamagedJournal."""
    with library.shelf.read() as session:
        row = stored.envelopes.get(session, summary_id)
        place, blob = row.id, row.blob
    found = None if blob is None else open_summary(library, place, blob)
    if found is None or found.summary.id != summary_id:
        raise DamagedJournal(
            "Somebody changed which summary is which in this library, so it was left closed. "
            "Please tell whoever looks after the library."
        )
    return found


def json_bytes(data: Mapping[str, object]) -> bytes:
    """Plain data as JSON."""
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False).encode()


def check_coach(library: Library) -> None:
    """Raises InvalidValue for a programme's lead, who keeps nothing of any leader."""
    if library.member.role == LEAD:
        raise InvalidValue(
            "A programme’s lead sees counts alone, so nothing of a leader is kept here. Please "
            "let their coach do that."
        )
