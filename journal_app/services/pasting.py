# SPDX-License-Identifier: MIT
"""What a leader pastes from elsewhere, as Markdown."""


def as_markdown(html: str) -> str:
    """Rich text as Markdown; empty where its plain text says as much."""
    # Imported with the first paste, so that the window need not wait for the libraries.
    from journal_app.exchange import rich_text

    return rich_text.as_markdown(html)
