# SPDX-License-Identifier: MIT
"""What a write touched, so that a page redraws only when it concerns it."""

from dataclasses import dataclass

COMMITMENTS = "commitments"
CHECK_INS = "check-ins"
CHOICES = "choices"
TEMPLATES = "templates"
SEARCHES = "searches"
REPLIES = "replies"
CONTACTS = "contacts"
"""The leader's own address, and those of coaches."""
SUMMARIES = "summaries"
"""Summaries half made, what was shared, and what came back."""
REWRITTEN = "rewritten"
"""The words of the entries named were changed from elsewhere than the page that shows them."""
LAYERS = "layers"
"""What was seen later in the entries named; the entries themselves are as they were."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Which entries a write touched, and what else.

    ``entries`` holds ids, also of those whose layers, versions or attachments changed; ``many``
    says that more entries changed than are named; ``about`` names other things by the words above.
    """

    entries: frozenset[str] = frozenset()
    many: bool = False
    about: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.many or bool(self.entries or self.about)

    @property
    def of_entries(self) -> bool:
        """Whether lists and charts of entries can look different for it."""
        return self.many or bool(self.entries)
