# SPDX-License-Identifier: MIT
"""Pictures of other people: what draws stays as it was, what loads or never ends does not."""

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from journal_app.content import house_pack
from journal_app.domain.errors import ExchangeError
from journal_app.domain.side_by_side import side_by_side
from journal_app.exchange.figure import PRINT, svg
from journal_app.exchange.safe_svg import clean, for_dark
from tests.domain.summaries import summary

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
BOX = HEAD + 'width="200" height="100" viewBox="0 0 200 100">{inside}</svg>'
SHAPE = '<path id="a" d="M 10 10 L 190 90" style="stroke: #a8481f; stroke-width: 4"/>'


def drawn(content: str) -> QImage:
    """The drawing as Qt paints it."""
    image = QImage(400, 200, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(content.encode()))
    assert renderer.isValid()
    renderer.render(painter)
    painter.end()
    return image


@pytest.mark.qt_log_ignore("link #", "Invalid path data")
@pytest.mark.parametrize("which", range(4))
def test_a_chart_of_ours_looks_the_same_as_before(qapp: object, which: int) -> None:
    spec = side_by_side([summary(1), summary(2)], house_pack().theme_names())[which]
    original = svg(spec, PRINT, 400, 200)
    cleaned = clean(original)
    assert drawn(cleaned) == drawn(original)
    assert "DOCTYPE" not in cleaned


@pytest.mark.parametrize("colour", ["#22262a", "#83888e", "#999999"])
def test_a_colour_is_no_number_however_large_it_reads(colour: str) -> None:
    shape = f'<path d="M 0 0 L 9 9" stroke="{colour}" fill="{colour}"/>'
    assert clean(BOX.format(inside=shape)).count(colour) == 2


@pytest.mark.parametrize(
    "inside",
    [
        '<clipPath id="c"><path d="M 0 0 L 9 9" clip-path="url(#c)"/><g><rect/></g></clipPath>'
        '<g clip-path="url(#c)"><rect width="9" height="9"/></g>',
        f'{SHAPE}<g id="b"><use xlink:href="#a"/></g><path id="b" d="M 0 0 L 9 9"/>'
        '<path id="x" d="M 1 1 L 2 2"/><use xlink:href="#x"/>',
    ],
)
def test_nothing_leads_back_to_itself(qapp: object, inside: str) -> None:
    cleaned = clean(BOX.format(inside=inside))
    assert "#c)" not in cleaned.partition("</clipPath>")[0]
    assert cleaned.count('id="b"') <= 1
    assert not drawn(cleaned).isNull()


def test_a_cleaned_chart_gives_qt_nothing_to_complain_of(qapp: object) -> None:
    spec = side_by_side([summary(1)], house_pack().theme_names())[1]
    assert not drawn(clean(svg(spec, PRINT, 400, 200))).isNull()


@pytest.mark.parametrize(
    "inside",
    [
        '<image xlink:href="file:///etc/passwd" width="9" height="9"/>',
        '<image href="http://host.invalid/x.png" width="9" height="9"/>',
        '<use xlink:href="file:///etc/x.svg#a"/>',
        '<use href="http://host.invalid/x.svg#a"/>',
        "<script>alert(1)</script>",
        '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>',
        '<style>@import url("http://host.invalid/x"); * { fill: url(x) }</style>',
        '<rect width="9" height="9" style="fill: url(http://host.invalid/x#y)"/>',
        '<rect width="9" height="9" fill="url(#gradient-of-somebody)"/>',
        '<rect width="9" height="9" onclick="x()" onload="y()"/>',
        '<a xlink:href="http://host.invalid/"><rect width="9" height="9"/></a>',
        '<animate attributeName="x" from="0" to="9" dur="1s"/>',
        '<text font-family="url(http://host.invalid/f)">x</text>',
        '<g clip-path="url(http://host.invalid/x#y)"/>',
        '<feImage xlink:href="http://host.invalid/x"/>',
        '<g xml:base="http://host.invalid/"/>',
    ],
)
def test_nothing_that_loads_or_acts_comes_through(inside: str) -> None:
    cleaned = clean(BOX.format(inside=inside + SHAPE))
    for word in ("host.invalid", "file:", "script", "alert", "on", "import", "url(", "base"):
        assert word not in cleaned.replace("http://www.w3.org", ""), cleaned
    assert "M 10 10 L 190 90" in cleaned


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not a picture",
        "<html/>",
        BOX.format(inside=SHAPE)[:-9],
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + BOX.format(inside=SHAPE),
        BOX.format(inside="<g>" * 200 + "</g>" * 200),
        BOX.format(inside=f'{SHAPE}<g id="b"><use xlink:href="#a"/></g><use xlink:href="#b"/>'),
        BOX.format(inside='<g id="a"><use xlink:href="#a"/></g>'),
        BOX.format(inside='<rect width="9" height="9"/>' * 20_001),
        BOX.format(
            inside=f'<path id="a" d="{"L 1 1 " * 2_000}"/>' + '<use xlink:href="#a"/>' * 900
        ),
        "<svg>" + "x" * 2_000_001,
    ],
)
def test_what_is_no_picture_or_would_never_end_is_refused_in_a_sentence(content: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        clean(content)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M 0 0 L 1e9 1e9" stroke="#000000"/>',
        '<path d="M 0 0 L 100 100" stroke="#000000" stroke-dasharray="0.00001"/>',
        '<path d="M 0 0 L 100 100" style="stroke-dasharray: 0, 0"/>',
        '<g transform="scale(1e300)"/>',
        '<rect width="9" height="9" stroke-width="99999999999"/>',
    ],
)
def test_numbers_out_of_all_measure_are_left_out(inside: str) -> None:
    cleaned = clean(BOX.format(inside=inside))
    assert "1e" not in cleaned
    assert "dasharray" not in cleaned
    assert "9999" not in cleaned


def test_in_the_dark_white_is_the_surface_and_ink_is_pale() -> None:
    turned = for_dark('<path fill="#FFFFFF" stroke="#22262a"/>', "#242729")
    assert 'fill="#242729"' in turned
    ink = turned.rpartition("#")[2][:2]
    assert int(ink, 16) > 0xB0


def test_in_the_dark_a_warm_colour_stays_warm_and_stands_out() -> None:
    red, green, blue = (int(for_dark("#a8481f", "#242729")[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue
    assert red > 0xC0
