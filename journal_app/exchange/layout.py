# SPDX-License-Identifier: MIT
"""The arithmetic of a page, kept apart from drawing so that it can be tested without a picture."""

from collections.abc import Callable, Sequence


def blend(front: str, back: str, share: float) -> str:
    """The colour of ``front`` lying over ``back`` with an opacity of ``share``, all #RRGGBB."""
    channels = (
        round(int(front[at : at + 2], 16) * share + int(back[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def luminance(colour: str) -> float:
    """How light a colour #RRGGBB looks, from 0 to 1 (CIE L*, from WCAG's relative luminance)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return (116 * light ** (1 / 3) - 16) / 100 if light > 0.008856 else 9.033 * light


def padded(low: float, high: float, share: float) -> tuple[float, float]:
    """The ends of a range, moved out by a share of it so that no mark is cut.

    A range without length gets 3 on either side: on an axis of days, room for one day to stand in.
    """
    pad = (high - low) * share or 3
    return low - pad, high + pad


def wrapped(words: str, room: float, measure: Callable[[str], float]) -> list[str]:
    """The words in lines no wider than ``room``; a single word that is wider keeps its line.

    ``measure`` gives the width of a line in the unit of ``room``.
    """
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def apart(wanted: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Ascending heights, moved until neighbours lie ``least`` apart and all from low to high.

    Heights that are crowded move evenly to both sides. Where there is too little room the first
    may lie below ``low``, but none above ``high``.
    """
    heights: list[float] = []
    for height in wanted:
        heights.append(max(height, heights[-1] + least) if heights else height)
    if not heights:
        return []
    drift = sum(heights) / len(heights) - sum(wanted) / len(wanted)
    last = len(heights) - 1
    risen = [max(height - drift, low + at * least) for at, height in enumerate(heights)]
    return [min(height, high - (last - at) * least) for at, height in enumerate(risen)]
