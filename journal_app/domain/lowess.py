# SPDX-License-Identifier: MIT
"""A robust local line through many points, for looking closer; no chart draws it by itself.

It invents bends where there are few points and crosses gaps, so the domain note keeps it off
(section 5.3: from about 20 points on, with a span of two thirds or more).
"""

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from statistics import median


def lowess(
    x: Sequence[float], y: Sequence[float], span: float = 2 / 3, steps: int = 3
) -> tuple[float, ...]:
    """The smoothed y at every x, which stand in ascending order.

    ``span`` is the share of points that each local line looks at, ``steps`` how often outliers
    lose weight. Raises ValueError where x and y differ in length or x is not in order.
    Sources: Cleveland 1979 and 1981; domain note, section 5.3 and oracles 10 and 11.
    """
    if len(x) != len(y) or any(b < a for a, b in pairwise(x)):
        raise ValueError("x and y are as long as each other, and x ascends.")
    size = len(x)
    if size < 2:
        return tuple(float(value) for value in y)
    near = max(min(int(span * size + 1e-7), size), 2)
    trust = [1.0] * size
    smooth: list[float] = []
    for step in range(steps + 1):
        smooth = _pass(x, y, near, trust)
        if step < steps:
            apart = [abs(a - b) for a, b in zip(y, smooth, strict=True)]
            far = 6 * median(apart)
            if far < 1e-7 * sum(apart) / size or far == 0:
                break
            trust = [_bisquare(one, far) for one in apart]
    return tuple(smooth)


def _pass(x: Sequence[float], y: Sequence[float], near: int, trust: Sequence[float]) -> list[float]:
    """One smoothing; equal x share one value."""
    smooth: list[float] = []
    left = 0
    for at, here in enumerate(x):
        if at and here == x[at - 1]:
            smooth.append(smooth[-1])
            continue
        while left + near < len(x) and here - x[left] > x[left + near] - here:
            left += 1
        smooth.append(_local(x, y, at, left, near, trust))
    return smooth


def _local(
    x: Sequence[float],
    y: Sequence[float],
    at: int,
    left: int,
    near: int,
    trust: Sequence[float],
) -> float:
    """The height at x[at] of the line through its neighbours, the nearest with most weight."""
    here = x[at]
    reach = max(here - x[left], x[left + near - 1] - here)
    inside: list[int] = []
    weights: list[float] = []
    for place in range(left, len(x)):
        distance = abs(x[place] - here)
        if distance <= 0.999 * reach or reach == 0 == distance:
            nearness = _tricube(distance, reach) if distance > 0.001 * reach else 1.0
            inside.append(place)
            weights.append(nearness * trust[place])
        elif x[place] > here:
            break
    whole = sum(weights)
    if whole <= 0:
        return float(y[at])
    weights = [one / whole for one in weights]
    middle = sum(w * x[place] for w, place in zip(weights, inside, strict=True))
    wide = sum(w * (x[place] - middle) ** 2 for w, place in zip(weights, inside, strict=True))
    # Points that lie almost on one x have no slope to speak of.
    whole = x[-1] - x[0]
    if whole > 0 and sqrt(wide) > 0.001 * whole:
        tilt = (here - middle) / wide
        weights = [
            w * (tilt * (x[place] - middle) + 1) for w, place in zip(weights, inside, strict=True)
        ]
    return sum(w * y[place] for w, place in zip(weights, inside, strict=True))


def _tricube(distance: float, reach: float) -> float:
    return float((1 - (distance / reach) ** 3) ** 3)


def _bisquare(apart: float, far: float) -> float:
    if apart <= 0.001 * far:
        return 1.0
    return float((1 - (apart / far) ** 2) ** 2) if apart <= 0.999 * far else 0.0
