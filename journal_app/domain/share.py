# SPDX-License-Identifier: MIT
"""That a summary left in a file: when, in which form, under which name, and all that was in it."""

from dataclasses import dataclass
from datetime import datetime

from journal_app.domain.message import Message, message
from journal_app.domain.period import day_words
from journal_app.domain.shared import SharedSummary


@dataclass(frozen=True, slots=True)
class Share:
    """One file that left. ``name`` is the file's, ``file_hash`` the SHA-256 (hex) of its bytes.

    ``withdrawn`` is when the leader asked to have it deleted, None while they did not.
    """

    id: str
    made: datetime
    summary: SharedSummary
    format: str
    name: str
    file_hash: str
    withdrawn: datetime | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the leader asked to have it deleted."""
        return self.withdrawn is not None


def withdrawal(share: Share) -> tuple[Message, ...]:
    """The note that asks a coach to delete what they were sent, in paragraphs.

    It carries the id and no word of the summary, for it may travel less safely than that did.
    """
    consent = share.summary.consent
    return (
        message("Please delete a summary of mine"),
        message("To {recipient}", recipient=consent.recipient)
        if consent.recipient
        else message("To whoever has it"),
        message(
            "On {day} I gave you a summary for coaching. I take my agreement back. Please delete "
            "the file, every copy, print and note made from it, and tell me when that is done.",
            day=day_words(consent.made),
        ),
        message("Summary: {id}", id=share.summary.id),
        message("File: {name}", name=share.name),
        message("SHA-256 of the file: {hash}", hash=share.file_hash),
        message(
            "I know that a file that has left cannot be called back. This note is a request, and "
            "I rely on you to follow it."
        ),
    )
