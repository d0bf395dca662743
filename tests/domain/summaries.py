# SPDX-License-Identifier: MIT
"""Summaries as a coach gets them, made by hand: one for each session of a programme."""

from datetime import date, timedelta

from journal_app.content import house_pack
from journal_app.domain.consent import Consent
from journal_app.domain.shared import Item, Numbers, Picture, SharedSummary, Spread

FIRST = date(2026, 1, 12)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="300" viewBox="0 0 720 300">'
    '<path d="M 40 240 L 680 60" style="stroke: #A8481F; stroke-width: 3; fill: none"/></svg>'
)


def summary(
    number: int = 1, *, alias: str = "R. M.", programme: str = "North West"
) -> SharedSummary:
    """The summary of one session, the later the higher its number."""
    made = FIRST + timedelta(days=45 * (number - 1))
    start = made - timedelta(days=42)
    slugs = [theme.slug for theme in house_pack().themes]
    themes = tuple((slug, (at * number) % 5) for at, slug in enumerate(slugs))
    items = (
        Item("want", "want", ("Help me find a way into the next board.",)),
        Item(
            "trend", "chart", ("Up for it: can’t tell yet, 7 weekly points of 12.",),
            Picture(SVG, "A line that goes up.", ("Week", "Median"), (("12 January", 6.5),)),
        ),
        Item("focus-1", "focus", ("Minding the gap", "I said yes before I had asked why.")),
        Item("since-1", "since", ("Kept: ask the finance lead what a year would cost.",)),
        Item("next-1", "next", ("Walk the site with Partner B.",)),
        Item("ask", "ask", ("Ask me what I am not saying to my chair.",)),
    )  # fmt: skip
    consent = Consent(
        f"summary-{number}", programme, "My coach", "To prepare our session.", start, made,
        ("want", "chart", "focus", "since", "next", "ask"), (), (), "none",
        date(2027, 6, 30), "Please delete it and tell me.", made, "0.9",
    )  # fmt: skip
    return SharedSummary(
        f"summary-{number}", alias, programme, made, start, made, 10 + number, 2, items,
        Numbers(
            Spread(5, 6, 7, 8),
            Spread(3, 4.5, 6, 8),
            themes,
            (("kept", number), ("part", 1), ("not-yet", 2)),
            (("run", 2), ("commission", 0), ("influence", number)),
        ),
        consent,
    )  # fmt: skip
