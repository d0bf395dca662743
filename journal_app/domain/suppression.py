# SPDX-License-Identifier: MIT
"""Which figures are left out because few people stand behind them, and which to protect those.

A figure that is left out is safe only where what is published does not give it back: where
figures are known to add up, all but one of them are as good as all. So the relations are solved
as a system of equations, and more is left out until no figure is determined by the rest.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction


def left_out(
    counts: Mapping[str, int], relations: Sequence[Collection[str]], least: int
) -> frozenset[str]:
    """The figures not to publish: those with fewer than ``least`` values, and their protection.

    ``counts`` is how many values stand behind each figure, in the order in which they are shown;
    the figures of a relation add up to something that is known. What is left out to protect is
    chosen by what then stays determined and by these counts, never by a value, so that the choice
    says nothing.
    """
    hidden = {key for key, count in counts.items() if count < least}
    while given_away := determined(hidden, relations):
        shown = [key for key in counts if key not in hidden and _with(key, relations)]
        if not shown:
            break

        def cost(key: str, away: Collection[str] = frozenset(given_away)) -> tuple[int, bool, int]:
            left = len(determined(hidden | {key}, relations))
            return left, not _with(key, relations) & set(away), counts[key]

        hidden.add(min(shown, key=cost))
    return frozenset(hidden)


def determined(hidden: Collection[str], relations: Sequence[Collection[str]]) -> set[str]:
    """The figures among ``hidden`` that follow from all others and the relations."""
    columns = sorted(hidden)
    rows = [[Fraction(key in one) for key in columns] for one in relations]
    found = set()
    for row in _reduced(rows, len(columns)):
        places = [place for place, value in enumerate(row) if value]
        if len(places) == 1:
            found.add(columns[places[0]])
    return found


def _with(key: str, relations: Sequence[Collection[str]]) -> set[str]:
    """The figures that stand in a relation with one."""
    return {other for one in relations if key in one for other in one}


def _reduced(rows: list[list[Fraction]], width: int) -> list[list[Fraction]]:
    """The reduced row echelon form, by Gauss and Jordan."""
    done = 0
    for column in range(width):
        pivot = next((at for at in range(done, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        first = [value / rows[done][column] for value in rows[done]]
        rows = [
            first
            if at == done
            else [value - row[column] * of for value, of in zip(row, first, strict=True)]
            for at, row in enumerate(rows)
        ]
        done += 1
    return rows
