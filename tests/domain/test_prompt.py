# SPDX-License-Identifier: MIT
"""Which questions are offered, by the note's rules: scored, seeded, and each with a true reason."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from journal_app.content import house_pack
from journal_app.domain.measures import Observation
from journal_app.domain.prompt import FollowUp, History, Offer, Shown, choose

PACK = house_pack()
TODAY = date(2026, 11, 23)


def seen(days_ago: int, theme: str, will: int | None, skill: int | None) -> Observation:
    """One entry some days ago."""
    day = TODAY - timedelta(days=days_ago)
    return Observation(f"e{days_ago}", day, "", (theme,), will, skill)


def offers(
    *observations: Observation, shown: tuple[Shown, ...] = (), seed: int = 1
) -> tuple[Offer, ...]:
    """What would be offered after these entries."""
    ordered = tuple(sorted(observations, key=lambda one: one.day))
    history = History(TODAY, ordered, shown)
    return choose(PACK.prompts, PACK.theme_names(), history, Random(seed))


def test_three_different_questions_the_same_for_the_same_seed() -> None:
    first = offers()
    assert len({one.prompt.id for one in first}) == 3
    assert len({one.prompt.theme for one in first}) == 3
    assert first == offers()
    assert any(offers(seed=seed) != first for seed in range(2, 8))


def test_keener_than_sure_brings_a_question_for_it_and_says_so() -> None:
    keen = [seen(days, "gap", 8, 4) for days in (3, 10, 20)]
    best = offers(*keen)[0]
    assert (best.prompt.theme, best.prompt.when) in {("gap", "to_low"), ("any", "to_low")}
    assert "keener than sure" in str(best.because)


def test_the_gap_must_be_recent_and_seen_three_times() -> None:
    few = [seen(days, "gap", 8, 4) for days in (3, 10)]
    old = [seen(days, "gap", 8, 4) for days in (50, 60, 70)]
    for entries in (few, old):
        assert all(one.prompt.when != "to_low" for one in offers(*entries))


def test_after_two_low_entries_nothing_deep_is_offered() -> None:
    for seed in range(10):
        low = offers(seen(1, "gap", 2, 3), seen(2, "why", 3, 1), seen(30, "why", 9, 9), seed=seed)
        assert all(one.prompt.depth == "quick" for one in low)
        assert low[0].prompt.when == "both_low"


def test_follow_up_and_setback_wait_for_their_cause() -> None:
    for seed in range(30):
        assert all(one.prompt.when not in ("follow_up", "setback") for one in offers(seed=seed))


def test_at_most_one_offer_is_for_a_quiet_theme() -> None:
    entries = [seen(200 + n, theme.slug, 5, 5) for n, theme in enumerate(PACK.themes)]
    for seed in range(10):
        quiet = [one for one in offers(*entries, seed=seed) if "quiet" in str(one.because)]
        assert len(quiet) <= 1


def test_a_question_shown_lately_steps_back() -> None:
    first = offers()[0].prompt.id
    shown = (Shown(first, TODAY - timedelta(days=5)),)
    assert first not in {one.prompt.id for one in offers(shown=shown)}


def test_at_most_one_deep_question_at_a_time() -> None:
    for seed in range(30):
        assert sum(one.prompt.depth == "deep" for one in offers(seed=seed)) <= 1


def follow(*themes: str) -> tuple[Offer, ...]:
    """What would be offered with one commitment due that bears these themes."""
    due = (FollowUp("Ring round", TODAY - timedelta(days=9), themes),)
    return choose(PACK.prompts, PACK.theme_names(), History(TODAY, (), (), due), Random(3))


def test_a_due_commitment_comes_first_and_only_on_its_theme() -> None:
    for theme in PACK.themes:
        best, *others = follow(theme.slug)
        assert (best.prompt.theme, best.prompt.when) == (theme.slug, "follow_up")
        assert (best.own_words, best.said_on) == ("Ring round", TODAY - timedelta(days=9))
        assert all(one.prompt.when != "follow_up" and not one.own_words for one in others)


def test_one_without_a_theme_is_followed_up_by_a_question_for_any_theme() -> None:
    best, *others = follow()
    assert (best.prompt.theme, best.prompt.when) == ("any", "follow_up")
    assert all(one.prompt.when != "follow_up" for one in others)


def test_a_setback_counts_while_it_is_the_latest_entry() -> None:
    marked = replace(seen(2, "gap", None, None), setback=True)
    assert any(one.prompt.when == "setback" for one in offers(marked))
    since = (marked, seen(1, "gap", None, None))
    assert all(one.prompt.when != "setback" for one in offers(*since))
