# SPDX-License-Identifier: MIT
"""The page for a coach as a Word document, for coaches who comment there."""

from journal_app.domain.shared import SharedSummary


def docx(summary: SharedSummary) -> bytes:
    """The summary as a ``.docx``; it names nobody as its author."""
    raise NotImplementedError(summary.id)
