# SPDX-License-Identifier: MIT
"""The two questions, their scale, and how an answer reads (domain note, sections 2.1 and 2.2)."""

from dataclasses import dataclass

from journal_app.domain.errors import InvalidValue

RATINGS = ("up_for_it", "up_to_it", "us_up_for_it", "us_up_to_it")
"""The two questions asked of me, then of us: fields of an entry, and of the scale that asks."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What one step of a scale says in words."""

    at: int
    says: str


@dataclass(frozen=True, slots=True)
class Question:
    """One of the two questions: ``key`` is "for" (will) or "to" (skill)."""

    key: str
    name: str
    asks: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating scale, kept by id with every rating so that no line is drawn across two scales.

    The pair that begins with ``us`` asks the two questions of the partnership.
    """

    id: str
    lowest: int
    highest: int
    up_for_it: Question
    up_to_it: Question
    us_up_for_it: Question
    us_up_to_it: Question

    def check(self, name: str, value: object) -> int | None:
        """The rating as a whole number or None; None means "not rated" and is never 0.

        Raises InvalidValue, naming the question, for anything that is no step of the scale.
        """
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise InvalidValue(
                "“{name}” is a whole number from {lowest} to {highest}, or left out; "
                "{value} is not.",
                name=name,
                lowest=self.lowest,
                highest=self.highest,
                value=repr(value),
            )
        if not self.lowest <= value <= self.highest:
            raise InvalidValue(
                "“{name}” goes from {lowest} to {highest}; {value} is outside it.",
                name=name,
                lowest=self.lowest,
                highest=self.highest,
                value=value,
            )
        return value

    def words(self, question: Question, value: int) -> str:
        """The anchor at ``value``, or the two between which it lies."""
        below = [anchor for anchor in question.anchors if anchor.at <= value]
        above = [anchor for anchor in question.anchors if anchor.at >= value]
        if below and above and below[-1].at != above[0].at:
            return f"between “{below[-1].says}” and “{above[0].says}”"
        return (below[-1:] or above[:1])[0].says
