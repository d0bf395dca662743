# SPDX-License-Identifier: MIT
"""Plain counts of plain words, off until wanted, with the lists in sight."""

from datetime import timedelta

from journal_app.charts.language import build
from journal_app.domain.chart import CueCount
from journal_app.domain.language import LISTS, cue_counts
from journal_app.domain.period import Period
from tests.charts.made import MONDAY, material


def cues(count: int, words: int, **found: int) -> list[CueCount]:
    """So many entries, a day after the other."""
    return [CueCount(f"e{at}", MONDAY + timedelta(at), words, found) for at in range(count)]


def test_it_is_off_by_default() -> None:
    assert "switched off" in str(build(material(), Period()).finding)


def test_a_quarter_needs_five_entries_and_five_hundred_words() -> None:
    for made in (cues(4, 500), cues(5, 99)):
        spec = build(material(cues=made), Period())
        assert not spec.marks
        assert str(spec.finding).startswith("Too early to say: a quarter needs 5 entries")


def test_counts_are_per_hundred_words_and_we_stands_beside_i() -> None:
    spec = build(material(cues=cues(5, 100, we=3, i=1, questions=2)), Period())
    assert [(bar.value, str(bar.beside)) for bar in spec.marks.bars[:3]] == [
        (3.0, "3.0"),
        (1.0, "1.0"),
        (2.0, "2.0"),
    ]
    (row,) = spec.table.rows
    assert row[:3] == ("Jan to Mar 2026", 500, 15)
    assert row[-1] == 0.75
    assert str(spec.finding) == "From Jan to Mar 2026: 15 we-words and 5 I-words among 500 words."


def test_every_listed_word_can_be_read_and_is_counted() -> None:
    note = str(build(material(cues=[]), Period()).note[0])
    for key, words in LISTS.items():
        for word in words:
            assert word in note
            assert cue_counts(f"Nought {word.replace(chr(39), chr(8217))}!")[1][key] == 1


def test_nothing_is_read_into_it() -> None:
    spec = build(material(cues=cues(9, 100, i=9)), Period())
    said = f"{spec.finding} {spec.alt} {spec.caption}".lower()
    for word in ("mood", "score", "better", "worse", "happier", "depress"):
        assert word not in said
