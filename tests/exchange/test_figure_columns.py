# SPDX-License-Identifier: MIT
"""Small multiples as a picture: of the size asked for, and with a place for every column."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from matplotlib.image import imread
from numpy.typing import NDArray

from journal_app.content import house_pack
from journal_app.domain.side_by_side import side_by_side
from journal_app.exchange.figure import draw
from tests.domain.summaries import summary
from tests.exchange.test_figure import LIGHT

THEMES = house_pack().theme_names()


@pytest.mark.parametrize("count", [1, 3, 8])
def test_every_picture_is_drawn_at_any_number_of_sessions(count: int) -> None:
    for spec in side_by_side([summary(one) for one in range(1, count + 1)], THEMES):
        picture = imread(BytesIO(draw(spec, LIGHT, 700, 360, 1).png))
        assert picture.shape[:2] == (360, 700)
        assert picture[:, :, :3].std() > 0.01


def test_a_larger_count_takes_more_ink_and_a_nought_none() -> None:
    def ink(count: int) -> int:
        one = summary(1)
        held = replace(
            one, numbers=replace(one.numbers, commitments=(("kept", count), ("part", 9)))
        )
        spec = side_by_side([held], THEMES)[2]
        picture = imread(BytesIO(draw(spec, LIGHT, 700, 200, 1).png))[:, :, :3]
        bars = abs(picture - picture.reshape(-1, 3)[_darkest_grey(picture)]).max(axis=2) < 0.02
        return int(bars.sum())

    assert ink(0) < ink(4) < ink(8)


def _darkest_grey(picture: NDArray[np.float32]) -> int:
    """Where the commonest colour beside the paper is: that of the bars."""
    flat = (picture.reshape(-1, 3) * 255).round().astype(int)
    _, first, counts = np.unique(flat, axis=0, return_index=True, return_counts=True)
    return int(first[np.argsort(counts)[-2]])
