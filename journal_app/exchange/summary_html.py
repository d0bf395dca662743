# SPDX-License-Identifier: MIT
"""The page for a coach as one HTML file, with a form to answer in."""

from journal_app.domain.shared import SharedSummary


def html(summary: SharedSummary) -> bytes:
    """The summary as one self-contained page."""
    raise NotImplementedError(summary.id)
