# SPDX-License-Identifier: MIT
"""What one run of the program asks of another that has the journal open: one line each way.

A line is a JSON object in UTF-8 that ends with a line feed. It names its version; whoever does
not know it refuses. Words travel in the shape of an exported record.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from journal_app.domain.entry import MOST_TEXT, Draft
from journal_app.domain.errors import InvalidValue, JournalError
from journal_app.exchange import safe_json
from journal_app.exchange.record import as_record, draft_as_record, draft_of
from journal_app.services import writing
from journal_app.services.session import Session
from journal_app.services.writing import Kept
from journal_app.storage.meeting import meeting_place

VERSION = 1
LONGEST_LINE = MOST_TEXT * 4 + 1_000_000
"""Bytes: the longest entry, and a little. A longer line is refused unread."""

SHOW, QUICK, KEEP = "show", "quick", "keep"
_KEY = "up-to-it"
_LONGEST_TOKEN = 500


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked: SHOW the window, open QUICK entry, or KEEP a draft as the entry ``id``.

    A quick entry may begin from a draft. ``token`` is what the desktop gave the caller so that a
    window may come to the front.
    """

    do: str
    id: str = ""
    draft: Draft | None = None
    token: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: ``refused`` is a sentence or empty, ``record`` the entry as it was kept."""

    refused: str = ""
    record: dict[str, Any] | None = None


def place(journal: Path) -> str:
    """The name of the local socket of whoever has that journal open; raises JournalFileError."""
    return meeting_place(journal)


def line_of(call: Call) -> bytes:
    """The call as it travels."""
    said: dict[str, Any] = {_KEY: VERSION, "do": call.do}
    if call.id:
        said["id"] = call.id
    if call.draft is not None:
        said["record"] = draft_as_record(call.draft)
    if call.token:
        said["token"] = call.token[:_LONGEST_TOKEN]
    return _line(said)


def call_of(line: bytes) -> Call:
    """The call in a line; raises InvalidValue for one that is malformed or of another version."""
    said = _object(line)
    do, record, token = said.get("do"), said.get("record"), said.get("token", "")
    if do not in (SHOW, QUICK, KEEP):
        raise InvalidValue("This window does not know how to do that.")
    if not isinstance(token, str) or len(token) > _LONGEST_TOKEN or not token.isprintable():
        raise InvalidValue("The call is malformed, so nothing was done.")
    if record is None and do != KEEP:
        return Call(do, token=token)
    if not isinstance(record, dict):
        raise InvalidValue("The call brings no entry, so nothing was kept.")
    return Call(do, _id(said) if do == KEEP else "", draft_of(record), token)


def line_of_answer(answer: Answer) -> bytes:
    """The answer as it travels."""
    said: dict[str, Any] = {_KEY: VERSION}
    if answer.refused:
        said["refused"] = answer.refused
    if answer.record is not None:
        said["record"] = answer.record
    return _line(said)


def answer_of(line: bytes) -> Answer:
    """The answer in a line; raises InvalidValue for what is none."""
    said = _object(line)
    refused, record = said.get("refused", ""), said.get("record")
    if not isinstance(refused, str) or not isinstance(record, dict | None):
        raise InvalidValue("The open window gave no answer that can be read.")
    return Answer(refused, record)


def keep(session: Session, call: Call) -> tuple[Kept, Answer]:
    """Do a KEEP call: the entry is on the disk when this returns. Asked again, it keeps one.

    Raises InvalidValue and JournalFileError.
    """
    assert call.draft is not None
    kept = writing.add(session, call.draft, call.id)
    return kept, Answer(record=as_record(kept.entry))


def refusal(failure: JournalError) -> Answer:
    """The answer that says why something was not done."""
    return Answer(refused=str(failure))


def _line(said: dict[str, Any]) -> bytes:
    # Escaped where a lone surrogate would stop the line from leaving; the other side refuses it.
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = safe_json.loads(line)
    except InvalidValue:
        raise InvalidValue("The call is malformed, so nothing was done.") from None
    if not isinstance(found, dict) or _KEY not in found:
        raise InvalidValue("The call is malformed, so nothing was done.")
    if found[_KEY] != VERSION:
        raise InvalidValue(
            "The window that is open is of another version of Up to It. Please close it first."
        )
    return found


def _id(said: dict[str, Any]) -> str:
    try:
        return str(UUID(said["id"]))
    except (KeyError, ValueError, TypeError, AttributeError):
        raise InvalidValue("The call names no entry, so nothing was kept.") from None
