# SPDX-License-Identifier: MIT
"""What may leave on a page for a coach, and how coarse its days are."""

from datetime import UTC, date, datetime

import pytest

from journal_app.charts import rating_trend
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import InvalidValue
from journal_app.domain.measures import Observation
from journal_app.domain.period import Period
from journal_app.domain.summary import Summary, blocks, checked, coarse, excerpt, words

NOW = datetime(2026, 3, 12, 18, 40, tzinfo=UTC)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def entry(day: date = date(2026, 3, 12), text: str = "Some words.") -> Entry:
    """An entry of one day."""
    return Entry("e1", Draft(day=day, title="The lift", text=text), NOW, NOW, "0-10-v1")


def summary(want: str = "Help me think", *excerpts: Entry) -> Summary:
    """A summary of March."""
    return Summary(
        id="0190f5d0-0000-7000-8000-00000000abcd",
        made=date(2026, 4, 2),
        period=MARCH,
        alias="J. D.",
        want=want,
        covered=9,
        charts=(),
        excerpts=tuple(excerpt(one) for one in excerpts),
    )


def test_a_wish_is_compulsory() -> None:
    with pytest.raises(InvalidValue, match="what you want"):
        checked(summary("  \n "))


def test_an_entry_from_another_month_is_refused() -> None:
    with pytest.raises(InvalidValue, match="not from the period"):
        checked(summary("x", entry(date(2026, 5, 20))))
    checked(summary("x", entry(date(2026, 3, 31))))


def test_days_are_rounded_to_their_week() -> None:
    said = " ".join(str(one) for one in words(checked(summary("x", entry()))))
    assert "week of 9 March 2026" in said
    assert "12 March" not in said
    assert "18:40" not in said


def test_only_the_count_of_what_is_held_back_is_said() -> None:
    assert summary("x", entry()).held_back == 8
    assert "the words of 8 held back" in " ".join(str(one) for one in words(summary("x", entry())))


def test_words_with_braces_are_words() -> None:
    said = [str(one) for one in words(summary("{id} {0} {", entry(text="{text}")))]
    assert "{id} {0} {" in said
    assert "{text}" in said


def test_an_excerpt_loses_its_marks_and_keeps_its_lists() -> None:
    picked = excerpt(entry(text="## Head\n\n- **one**\n- [ ] two\n\nsnake_case stays"))
    assert picked.text == "Head\n\n• one\n• two\n\nsnake_case stays"


def test_dots_move_to_the_middle_of_their_week_and_forget_their_entry() -> None:
    seen = [Observation(f"id{n}", date(2026, 3, 2 + n), f"Secret {n}", (), 5, 6) for n in range(20)]
    chart = rating_trend.CHART.build(seen, MARCH, ())
    rounded = coarse(chart)
    weeks = {date.fromordinal(int(dot.x)).isoweekday() for dot in rounded.marks.dots}
    assert weeks <= {1, 4, 6}
    assert len({dot.x for dot in rounded.marks.dots}) < len({dot.x for dot in chart.marks.dots})
    assert not any(dot.entry or "Secret" in str(dot.label) for dot in rounded.marks.dots)
    assert rounded.entries == ()


def test_the_page_ends_with_room_for_notes() -> None:
    kinds = [block.kind for block in blocks(summary("x", entry()))]
    assert kinds == ["title", "about", "want", "purpose", "heading", "excerpt", "notes", "foot"]
