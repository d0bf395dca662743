# SPDX-License-Identifier: MIT
"""A summary with a bit of everything, its consent and a share, for tests that need some."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from journal_app.domain.consent import Consent
from journal_app.domain.share import Share
from journal_app.domain.shared import Item, Numbers, Picture, SharedSummary, Spread

WHEN = datetime(2026, 11, 20, 9, 30, 12, 345678, UTC)
SUMMARY_ID = "0193a1b2-0000-7000-8000-00000000abcd"
ITEMS = (
    Item("want", "want", ("What I want from this session", "A way into the next board.")),
    Item("chart-1", "chart", ("Trend",), Picture("<svg/>", "A line", ("Week", "n"), (("1", 2),))),
)


def consent(**changed: object) -> Consent:
    """An agreement with everything said."""
    made = Consent(
        summary=SUMMARY_ID,
        programme="Spring",
        recipient="Ruth Coach",
        purpose="Our session",
        start=date(2026, 9, 1),
        end=date(2026, 11, 20),
        fields=("want", "chart"),
        excerpts=(("excerpt-1", "0" * 64),),
        acknowledged=("third-party",),
        onward="none",
        keep_until=date(2027, 5, 20),
        withdrawal="At any time.",
        made=date(2026, 11, 20),
        version="0.1.0",
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def shared_summary(summary_id: str = SUMMARY_ID, items: Sequence[Item] = ITEMS) -> SharedSummary:
    """A summary as it leaves."""
    return SharedSummary(
        id=summary_id,
        alias="M.",
        programme="Spring",
        made=date(2026, 11, 20),
        start=date(2026, 9, 1),
        end=date(2026, 11, 20),
        covered=12,
        held_back=11,
        items=tuple(items),
        numbers=Numbers(up_for_it=Spread(4.0, 6.5, 8.0, 9), themes=(("minding-the-gap", 3),)),
        consent=consent(summary=summary_id),
    )


def a_share(share_id: str = "0193a1b2-0000-7000-8000-000000000001", **changed: object) -> Share:
    """One file that left."""
    made = Share(share_id, WHEN, shared_summary(), "pdf", "summary.pdf", "ab" * 32)
    return replace(made, **changed)  # type: ignore[arg-type]
