# SPDX-License-Identifier: MIT
"""What can be said of an entry beside its words, themes and the two ratings; all of it optional.

Domain note, sections 1.2 (reach, where I stood), 2.1 (want, ought or have to; me, us or the
conditions) and 5.1 (depth, after Hatton & Smith 1995 and Kember et al. 2008; marks).
"""

from dataclasses import dataclass

from journal_app.domain.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: ``key`` is stored and typed, ``name`` is shown, ``says`` explains it."""

    key: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A question with a few answers, of which one or none is chosen.

    ``name`` heads the question, ``short`` stands before an answer in a line of words.
    """

    key: str
    short: str
    name: str
    asks: str
    choices: tuple[Choice, ...]

    def check(self, value: str | None) -> str | None:
        """The answer's key, or None where nothing was chosen; raises InvalidValue otherwise."""
        if value is None or value in self.keys():
            return value
        raise InvalidValue(
            "“{name}” is one of {choices}, or left out; “{value}” is not.",
            name=self.name,
            choices=", ".join(self.keys()),
            value=str(value)[:40],
        )

    def keys(self) -> tuple[str, ...]:
        """The answers as they are stored."""
        return tuple(choice.key for choice in self.choices)

    def choice(self, key: str) -> Choice | None:
        """The answer with that key, or None."""
        return next((choice for choice in self.choices if choice.key == key), None)


MOTIVE = Facet(
    "motive",
    "Drawn by",
    "Want to, ought to or have to?",
    "What draws or drives you here?",
    (
        Choice("want", "Want to", "I would choose this anyway"),
        Choice("ought", "Ought to", "I feel I should"),
        Choice("have", "Have to", "It is asked or required of me"),
    ),
)
SHIFT = Facet(
    "shift",
    "Would shift it",
    "What would shift this most?",
    "Skill is not always yours to supply.",
    (
        Choice("me", "Me", "something I could learn or do"),
        Choice("us", "Us", "something we could do together"),
        Choice("conditions", "The conditions", "authority, money, law or time"),
    ),
)
REACH = Facet(
    "reach",
    "Reach",
    "Reach",
    "Is this yours to run, to commission or to influence?",
    (
        Choice("run", "Run", "mine or my organisation’s to do"),
        Choice("commission", "Commission", "done by others at our asking"),
        Choice("influence", "Influence", "reached only with partners"),
    ),
)
STANCE = Facet(
    "stance",
    "Stood",
    "Where I stood",
    "Whom were you leading for?",
    (
        Choice("home", "Home", "my own organisation"),
        Choice("between", "Between", "on the line between organisations"),
        Choice("system", "System", "the whole, with all its partners"),
    ),
)
DEPTH = Facet(
    "depth",
    "Depth",
    "Depth, as you see it",
    "Four ways to write, none of them better on every day.",
    (
        Choice("1", "1", "Description: what happened"),
        Choice("2", "2", "Reflection: what it meant to me"),
        Choice("3", "3", "Dialogue: other ways to see it"),
        Choice("4", "4", "Critical: what lies behind it, and what that changes"),
    ),
)
MARKS = Facet(
    "marks",
    "Marks",
    "Marks",
    "For yourself; nothing is inferred from them.",
    (
        Choice("setback", "Setback", "this was a knock-back"),
        Choice("coach", "Bring to coach", "something to talk about"),
        Choice("private", "Private", "never goes into a page for a coach"),
        Choice("favourite", "Favourite", "worth finding again"),
        Choice("helped", "Drafted with help", "not all of these words are mine"),
    ),
)

FACETS = (MOTIVE, SHIFT, REACH, STANCE, DEPTH)
"""The questions with one answer each, in the order in which they are asked."""


def checked_marks(marks: tuple[str, ...]) -> tuple[str, ...]:
    """Marks each once and in the house order; raises InvalidValue for one that is none."""
    for mark in marks:
        MARKS.check(mark)
    return tuple(key for key in MARKS.keys() if key in marks)  # noqa: SIM118
