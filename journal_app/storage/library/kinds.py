# SPDX-License-Identifier: MIT
"""The kinds of what lies in a library."""

SUMMARY, REPLY = "summary", "reply"
"""Of envelopes: a summary that was taken in, a reply that was sealed."""
NOTE, DRAFT = "note", "draft"
"""Of sheets: a private note, a reply on its way."""
