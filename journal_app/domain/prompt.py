# SPDX-License-Identifier: MIT
"""Questions to write from, and which of them to offer now (domain note, section 4.1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Protocol, TypeVar

from journal_app.domain.measures import Observation
from journal_app.domain.message import Message, message

ANY = "any"
OFFERS = 3
WINDOW = timedelta(days=42)
SHOWN_LATELY = timedelta(days=60)
QUIET_AT_LEAST = timedelta(days=60)
_BECAUSE = {
    "follow_up": message("you set out to do this, and it is time to look again"),
    "setback": message("you marked your latest entry as a setback"),
}
T = TypeVar("T")


class Chance(Protocol):
    """A seeded source of chance, so that the same journal and seed give the same offers."""

    def shuffle(self, x: list[T], /) -> None:
        """Put ``x`` into an order of chance, in place."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question of a pack.

    ``question`` is for, to or both; ``stage`` one of the six stages; ``depth`` quick (about two
    minutes) or deep (ten or more); ``when`` the condition under which it is chosen.
    """

    id: str
    text: str
    theme: str
    question: str
    stage: str
    depth: str
    when: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A prompt on offer, with the reason that is shown to the leader.

    ``own_words`` are words of the leader's that the prompt comes back to, from the day
    ``said_on``; they stand above it. Empty where it comes back to none.
    """

    prompt: Prompt
    because: Message
    own_words: str = ""
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A commitment worth asking after: its words, its day and the themes of its entry."""

    own_words: str
    said_on: date
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A prompt that was put in front of the leader on a day."""

    prompt: str
    day: date


@dataclass(frozen=True, slots=True)
class History:
    """What the choice looks at: rated and themed entries, and prompts shown, oldest first.

    ``follow_ups`` are the commitments that are due now, or have rested a week without a day, the
    longest waiting first.
    """

    today: date
    observations: tuple[Observation, ...]
    shown: tuple[Shown, ...]
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def after_setback(self) -> bool:
        """Whether the leader marked the latest entry as a setback."""
        return bool(self.observations) and self.observations[-1].setback

    def follow_up(self, prompt: Prompt) -> FollowUp | None:
        """The commitment that a follow-up prompt comes back to, or None.

        One that bears the prompt's theme; a prompt for any theme takes one that bears none.
        """
        if prompt.when != "follow_up":
            return None
        return next(
            (one for one in self.follow_ups if prompt.theme in (one.themes or (ANY,))), None
        )


def choose(
    prompts: Sequence[Prompt],
    theme_names: dict[str, str],
    history: History,
    chance: Chance,
    count: int = OFFERS,
) -> tuple[Offer, ...]:
    """The ``count`` best prompts for now, best first, each with its reason.

    Scored by the note's formula; ties are broken by a shuffle of ``chance``. After two entries
    in which both ratings were 3 or less, no deep inward prompt is offered. At most one offer is
    for a quiet theme, and no two deep prompts stand in one set. A follow-up prompt needs a
    commitment to come back to, and carries its words; one for a setback needs the leader's mark.
    """
    states = _theme_states(history)
    heavy = both_low(history.observations)
    pool = [prompt for prompt in prompts if _fits(prompt, states, heavy, history)]
    chance.shuffle(pool)
    pool.sort(key=lambda prompt: -_score(prompt, states, heavy, history, prompts))
    offers: list[Offer] = []
    for prompt in pool:
        if len(offers) == count:
            break
        if _spoils_variety(prompt, offers, states):
            continue
        reason = _because(prompt, states, heavy, theme_names)
        found = history.follow_up(prompt)
        if found is None:
            offers.append(Offer(prompt, reason))
        else:
            offers.append(Offer(prompt, reason, found.own_words, found.said_on))
    return tuple(offers)


def _theme_states(history: History) -> dict[str, set[str]]:
    """For each theme the conditions of table 4.1 that hold for it today."""
    by_theme: dict[str, list[Observation]] = {}
    for seen in history.observations:
        for theme in (*seen.themes, ANY):
            by_theme.setdefault(theme, []).append(seen)
    return {theme: _states(seen, history.today) for theme, seen in by_theme.items()}


def _states(seen: Sequence[Observation], today: date) -> set[str]:
    states: set[str] = set()
    both = [
        (one.up_for_it, one.up_to_it)
        for one in seen
        if today - WINDOW < one.day <= today
        and one.up_for_it is not None
        and one.up_to_it is not None
    ]
    if len(both) >= 3:
        will, skill = median(pair[0] for pair in both), median(pair[1] for pair in both)
        if will - skill >= 2:
            states.add("to_low")
        if will - skill <= -2:
            states.add("for_low")
        if will >= 8 and skill >= 8:
            states.add("both_high")
    if _is_quiet([one.day for one in seen], today):
        states.add("neglected")
    return states


def _is_quiet(days: Sequence[date], today: date) -> bool:
    """Whether a theme has rested three times as long as it usually does, and 60 days at least."""
    ordered = sorted(set(days))
    returns = [(later - earlier).days for earlier, later in pairwise(ordered)]
    usual = 3 * median(returns) if returns else 0
    return today - ordered[-1] > max(QUIET_AT_LEAST, timedelta(days=usual))


def both_low(observations: Iterable[Observation]) -> bool:
    """Whether the last two rated entries were low on both questions (domain note, section 7)."""
    rated = [
        (one.up_for_it, one.up_to_it)
        for one in observations
        if one.up_for_it is not None and one.up_to_it is not None
    ]
    return len(rated) >= 2 and all(will <= 3 and skill <= 3 for will, skill in rated[-2:])


def _fits(prompt: Prompt, states: dict[str, set[str]], heavy: bool, history: History) -> bool:
    """Whether the prompt's own condition holds, so that it may be offered at all."""
    if prompt.when == "follow_up" and history.follow_up(prompt) is None:
        return False
    if prompt.when == "setback" and not history.after_setback:
        return False
    if heavy and prompt.depth == "deep":
        return False
    if prompt.when == "both_low":
        return heavy
    if prompt.when == "neglected":
        never_used = bool(history.observations) and prompt.theme not in states
        return never_used or "neglected" in states.get(prompt.theme, set())
    if prompt.when in ("to_low", "for_low", "both_high"):
        return prompt.when in states.get(prompt.theme, set())
    return True


def _score(
    prompt: Prompt,
    states: dict[str, set[str]],
    heavy: bool,
    history: History,
    prompts: Sequence[Prompt],
) -> float:
    """The formula of section 4.1; the depth term takes "quick" as the time at hand.

    The formula is silent on setbacks; the leader's own mark counts as a match like a gap does.
    """
    score = 3.0 if history.follow_up(prompt) else 0.0
    if prompt.when == "setback" and history.after_setback:
        score += 2
    if prompt.when in ("to_low", "for_low", "both_high") or (prompt.when == "both_low" and heavy):
        score += 2
    if prompt.when == "neglected":
        score += 1.5
    stage_of = {one.id: one.stage for one in prompts}
    recent = {stage_of.get(shown.prompt) for shown in history.shown[-5:]}
    if prompt.stage not in recent:
        score += 1 + (0.1 if prompt.stage in ("decide", "widen") else 0)
    if prompt.depth == "quick":
        score += 0.5
    if any(s.prompt == prompt.id and history.today - s.day < SHOWN_LATELY for s in history.shown):
        score -= 4
    return score


def _spoils_variety(prompt: Prompt, offers: Sequence[Offer], states: dict[str, set[str]]) -> bool:
    taken = [offer.prompt for offer in offers]
    if any(prompt.theme == other.theme for other in taken):
        return True
    if prompt.depth == "deep" and any(other.depth == "deep" for other in taken):
        return True
    quiet = prompt.when == "neglected" or "neglected" in states.get(prompt.theme, set())
    return quiet and any(
        other.when == "neglected" or "neglected" in states.get(other.theme, set())
        for other in taken
    )


def _because(
    prompt: Prompt, states: dict[str, set[str]], heavy: bool, theme_names: dict[str, str]
) -> Message:
    theme = theme_names.get(prompt.theme)
    here = message("this") if theme is None else message("{theme}", theme=theme)
    if prompt.when == "both_low" and heavy:
        return message("your last two entries were low on both questions, so something lighter")
    if prompt.when in _BECAUSE:
        return _BECAUSE[prompt.when]
    if prompt.when == "to_low":
        return message("you have sounded keener than sure on {theme}", theme=here)
    if prompt.when == "for_low":
        return message("you have sounded surer than keen on {theme}", theme=here)
    if prompt.when == "both_high":
        return message(
            "you have been both keen and sure on {theme}, so it may be time to widen", theme=here
        )
    if prompt.when == "neglected" and theme is not None:
        if prompt.theme in states:
            return message("{theme} has been quiet for a while", theme=theme)
        return message("you have not yet written about {theme}", theme=theme)
    if prompt.when == "we":
        return message("the question is also about “we”, and that has not come up for a while")
    if theme is None:
        return message("it fits any day")
    return message("for variety, {theme}", theme=theme)
