# SPDX-License-Identifier: MIT
"""Pictures: of the right size, the same every time, with every dot where it is said to be."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise
from time import perf_counter
from xml.etree import ElementTree

import numpy as np
import pytest
import typst
from matplotlib.image import imread
from numpy.typing import NDArray

from journal_app.charts import rating_trend, theme_balance
from journal_app.content import house_pack
from journal_app.domain.chart import Axis, Bar, ChartSpec, Dot, Label, Marks, Material, Table, Tick
from journal_app.domain.measures import Observation
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period
from journal_app.exchange.figure import FigureLook, Picture, draw, svg

TODAY = date(2026, 11, 23)
THEMES = house_pack().themes
LIGHT = FigureLook(
    "#FFFFFF",
    "#FFFFFF",
    "#E4E0D8",
    "#22262A",
    "#5A6068",
    "#A8481F",
    "#17636E",
    "No Such Family",
    14.0,
)
DARK = replace(
    LIGHT,
    paper="#242729",
    surface="#242729",
    line="#383C3F",
    ink="#ECEAE4",
    quiet_ink="#A9AFB5",
    up_for_it="#F0A07A",
    up_to_it="#6CC3CE",
)


def journal(count: int, every: int = 6, first: date = date(2026, 1, 5)) -> list[Observation]:
    """Entries with both ratings and a theme or two, and a long gap in the middle."""
    return [
        Observation(
            f"e{at}",
            first + timedelta(every * at + (70 if at > count / 2 else 0)),
            f"Entry {at}",
            (THEMES[at % 5].slug, THEMES[at % 3].slug),
            5 + at % 5,
            min(9, at * 8 // max(count, 1)),
        )
        for at in range(count)
    ]


def trend(count: int, every: int = 6, first: date = date(2026, 1, 5)) -> ChartSpec:
    """The trend of a journal."""
    return rating_trend.build(Material(TODAY, THEMES, journal(count, every, first)), Period())


def balance(count: int) -> ChartSpec:
    """The balance of the themes of a journal."""
    return theme_balance.build(Material(TODAY, THEMES, journal(count)), Period())


def pixels(picture: Picture) -> NDArray[np.float32]:
    """The picture as rows of colours."""
    return np.asarray(imread(BytesIO(picture.png), format="png"))[:, :, :3]


def rgb(colour: str) -> NDArray[np.float32]:
    """A colour as matplotlib reads it from a picture."""
    return np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)], np.float32)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("count", [0, 3, 40, 1000])
@pytest.mark.parametrize("make", [trend, balance])
@pytest.mark.parametrize(("width", "height", "scale"), [(760, 360, 1), (420, 320, 2)])
def test_a_picture_is_as_large_as_asked_and_on_the_paper_asked(
    look: FigureLook,
    count: int,
    make: Callable[[int], ChartSpec],
    width: int,
    height: int,
    scale: int,
) -> None:
    found = pixels(draw(make(count), look, width, height, scale))
    assert found.shape == (height * scale, width * scale, 3)
    edge = np.concatenate([found[:3].reshape(-1, 3), found[-3:].reshape(-1, 3)])
    assert np.allclose(edge, rgb(look.paper), atol=0.01)
    assert np.allclose(found[:, :3], rgb(look.paper), atol=0.01)
    assert np.allclose(found[:, -3:], rgb(look.paper), atol=0.01)
    assert not np.allclose(found, rgb(look.paper), atol=0.05)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_dot_is_where_it_is_said_to_be(scale: float) -> None:
    spec = trend(8)
    picture = draw(spec, LIGHT, 760, 360, scale)
    assert [(one.entry, one.label) for one in picture.points] == [
        (dot.entry, dot.label) for dot in spec.marks.dots
    ]
    image = pixels(picture)
    for dot, place in zip(spec.marks.dots, picture.points, strict=True):
        if dot.series == "for":
            middle = image[round(place.y * scale), round(place.x * scale)]
            assert np.abs(middle - rgb(LIGHT.up_for_it)).max() < 0.35
        assert 0 < place.x < 760
        assert 0 < place.y < 360


def test_places_do_not_depend_on_the_scale() -> None:
    one, two = (draw(trend(8), LIGHT, 760, 360, scale).points for scale in (1, 2))
    for here, there in zip(one, two, strict=True):
        assert (here.x, here.y) == pytest.approx((there.x, there.y), abs=1)


def test_a_higher_rating_stands_higher_and_a_later_day_further_right() -> None:
    spec = trend(20)
    places = draw(spec, LIGHT, 760, 360, 1).points
    pairs = list(zip(spec.marks.dots, places, strict=True))
    for dot, place in pairs:
        for other, there in pairs:
            assert not (dot.y > other.y and place.y >= there.y)
            assert not (dot.x > other.x and place.x <= there.x)


def test_without_marks_there_is_only_the_sentence() -> None:
    picture = draw(trend(0), LIGHT, 420, 320, 1)
    assert picture.points == ()
    ink = np.argwhere(np.abs(pixels(picture) - 1).max(axis=2) > 0.3)
    assert abs(ink[:, 0].mean() - 160) < 12
    assert abs(ink[:, 1].mean() - 210) < 12


@pytest.mark.parametrize("make", [trend, balance])
def test_the_same_chart_gives_the_same_bytes_in_any_thread(
    make: Callable[[int], ChartSpec],
) -> None:
    spec = make(40)
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda _: draw(spec, LIGHT, 760, 360, 1), range(8)))
        printed = list(pool.map(lambda _: svg(spec, LIGHT, 480, 260), range(8)))
    assert len({one.png for one in drawn}) == 1
    assert len(set(printed)) == 1


@pytest.mark.parametrize("make", [trend, balance])
@pytest.mark.parametrize("count", [0, 40])
def test_print_is_shapes_without_a_date_and_typst_sets_it(
    make: Callable[[int], ChartSpec], count: int
) -> None:
    drawing = svg(make(count), LIGHT, 480, 260)
    root = ElementTree.fromstring(drawing)
    assert root.get("viewBox") == "0 0 480 260"
    assert not list(root.iter("{http://www.w3.org/2000/svg}text"))
    assert "<dc:date>" not in drawing
    page = b'#image(bytes(sys.inputs.picture), format: "svg", width: 100%)'
    image = typst.compile(page, format="png", sys_inputs={"picture": drawing})
    assert isinstance(image, bytes)
    found = np.asarray(imread(BytesIO(image), format="png"))[:, :, :3]
    assert (found < 0.6).any()


def test_letters_that_no_font_has_and_signs_of_formulas_are_only_letters() -> None:
    names = ["$x^2$", "\U00013000 \u4e2d\u6587", "a\nb", "100 % & <b>"]
    bars = [Bar(at, 1.0, message("{n}", n=name), message("1")) for at, name in enumerate(names)]
    spec = replace(balance(40), marks=Marks(bars=tuple(bars)))
    assert draw(spec, LIGHT, 420, 320, 1).png
    ElementTree.fromstring(svg(spec, LIGHT, 420, 320))


@pytest.mark.parametrize("size", [(1, 1), (40, 30), (160, 1200), (3000, 200)], ids=str)
@pytest.mark.parametrize("text", [8.0, 14.0, 40.0])
def test_no_size_is_too_odd(size: tuple[int, int], text: float) -> None:
    look = replace(LIGHT, size=text)
    for spec in (trend(0), trend(20), balance(20)):
        assert draw(spec, look, *size, 1).png


@pytest.mark.parametrize("first", [date.min, date(1660, 1, 1), date.max - timedelta(400)], ids=str)
@pytest.mark.parametrize(("count", "every"), [(1, 1), (2, 1), (7, 1), (50, 2), (30, 6)])
def test_any_time_can_be_drawn(first: date, count: int, every: int) -> None:
    picture = draw(trend(count, every, first), LIGHT, 420, 320, 1)
    assert len(picture.points) == 2 * count


def test_words_pass_through_the_translator() -> None:
    heard: list[str] = []

    def say(said: Message) -> str:
        heard.append(str(said))
        return str(said).upper()

    spec = trend(40)
    loud = draw(spec, LIGHT, 760, 360, 1, say)
    assert {"Up for it", "Up to it", "0", "5", "10", "no entries"} <= {*heard}
    assert any(one.endswith("\n2026") for one in heard)
    assert loud.png != draw(spec, LIGHT, 760, 360, 1).png


def names_at(spec: ChartSpec, look: FigureLook) -> list[int]:
    """The rows of pixels that hold ink in the margin where the names of lines stand."""
    image = pixels(draw(spec, look, 760, 360, 1))
    margin = image[:, 700:745]
    return [int(row) for row in np.flatnonzero(np.abs(margin - 1).max(axis=(1, 2)) > 0.3)]


@pytest.mark.parametrize("heights", [(5, 5), (0, 0), (10, 10), (5, 5.3), (2, 8)])
def test_names_at_line_ends_never_touch(heights: tuple[float, float]) -> None:
    names = (message("Up for it"), message("Up to it"))
    labels = (
        Label(10, heights[0], names[0], "for"),
        Label(10, heights[1], names[1], "to"),
    )
    spec = ChartSpec(
        key="k",
        title=names[0],
        finding=names[0],
        enough=True,
        table=Table((), ()),
        note=(),
        alt=names[0],
        entries=(),
        x=Axis("value", 0, 10),
        y=Axis("value", 0, 10, (Tick(0, message("0")),)),
        marks=Marks(dots=(Dot(1, 1, "for", None, names[0]),), labels=labels),
    )
    rows = names_at(spec, LIGHT)
    breaks = [b - a for a, b in pairwise(rows) if b - a > 1]
    assert len(breaks) == 1
    assert breaks[0] >= 4
    assert rows[0] > 0
    assert rows[-1] < 359


def test_ten_years_of_every_day_are_drawn_in_time() -> None:
    spec = trend(20_000, 1)
    start = perf_counter()
    assert len(draw(spec, LIGHT, 760, 360, 2).points) == 40_000
    # About half a second on a small machine; the room is for busy ones.
    assert perf_counter() - start < 8
