# SPDX-License-Identifier: MIT
"""Goal attainment scaling: several goals, each from -2 to 2 where 0 is as expected, as one number.

A person's goals are their own, so the number compares nobody, and the domain note (section 2.4)
keeps it out of headlines and asks for three goals or more.
"""

from collections.abc import Sequence
from math import sqrt

EXPECTED_CORRELATION = 0.3
"""How much goals of one person are taken to move together."""


def t_score(
    scores: Sequence[float],
    weights: Sequence[float] | None = None,
    correlation: float = EXPECTED_CORRELATION,
) -> float:
    """T = 50 + 10 sum(w x) / sqrt((1 - r) sum(w^2) + r (sum w)^2); 50 is as expected.

    ``weights`` are 1 each where none are given. Raises ValueError without scores, or where there
    are not as many weights, or no weight is above 0. Sources: Kiresuk & Sherman 1968;
    Turner-Stokes 2009 with its erratum; domain note, oracle 12.
    """
    given = [1.0] * len(scores) if weights is None else list(weights)
    if not scores or len(given) != len(scores) or min(given) < 0 or not any(given):
        raise ValueError("Each goal has a score and a weight that is not below 0.")
    together = sum(weight * score for weight, score in zip(given, scores, strict=True))
    squares = sum(weight * weight for weight in given)
    return 50 + 10 * together / sqrt((1 - correlation) * squares + correlation * sum(given) ** 2)
