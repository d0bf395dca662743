# SPDX-License-Identifier: MIT
"""A drawing is shapes and nothing else."""

import pytest

from journal_app.domain.errors import ExchangeError
from journal_app.exchange import drawing

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def test_style_becomes_attributes_and_sizes_lose_their_unit() -> None:
    made = drawing.tidy(
        HEAD + 'width="540pt" height="206pt" viewBox="0 0 540 206"><metadata>who</metadata>'
        '<defs><style>*{fill:red}</style><path id="a" d="M0 0"/></defs>'
        '<g clip-path="url(#c)"><use xlink:href="#a" style="fill: #22262a; stroke-width: 2"/></g>'
        "</svg>",
        "p1-",
    )
    assert 'width="540"' in made
    assert 'id="p1-a"' in made
    assert 'href="#p1-a"' in made
    assert 'clip-path="url(#p1-c)"' in made
    assert 'fill="#22262a"' in made
    assert 'stroke-width="2"' in made
    assert "style" not in made
    assert "who" not in made
    assert drawing.size(made) == (540, 206)
    assert drawing.tidy(made) == made


@pytest.mark.parametrize("colour", ["#abc", "#22262A", "#22262aff", "none"])
def test_a_colour_is_no_reference(colour: str) -> None:
    made = drawing.tidy(HEAD + f'viewBox="0 0 1 1"><path d="M0 0" fill="{colour}"/></svg>', "p1-")
    assert f'fill="{colour}"' in made


@pytest.mark.parametrize(
    "reference", ["http://a.test/b#c", "url(http://a.test)", "URL( '//a' )", "javascript:a()"]
)
def test_what_points_elsewhere_is_left_out(reference: str) -> None:
    made = drawing.tidy(
        HEAD + f'viewBox="0 0 1 1"><use href="{reference}"/>'
        f'<path d="M0 0" fill="{reference}" clip-path="{reference}"/></svg>'
    )
    assert "a.test" not in made
    assert "//a" not in made.replace("//www.w3.org", "")
    assert "script" not in made


def test_what_is_no_drawing_is_refused_or_empty() -> None:
    with pytest.raises(ExchangeError, match="not XML"):
        drawing.tidy("<svg")
    with pytest.raises(ExchangeError, match="document type"):
        drawing.tidy("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>")
    for other in ("<svg/>", "<html/>", '<p xmlns="http://www.w3.org/1999/xhtml">words</p>'):
        assert drawing.size(drawing.tidy(other)) == (1, 1)
        assert "words" not in drawing.tidy(other)


@pytest.mark.parametrize(
    "box",
    ["0 0 1 9999999999", "0 0 9999999999 1", "0 0 0 0", "0 0 . 5", "0 0 5 5.5.5", "0 0 5", ""],
)
def test_a_shape_that_no_chart_has_is_left_out(box: str) -> None:
    made = drawing.tidy(HEAD + f'viewBox="{box}"><path d="M0 0"/></svg>')
    assert drawing.size(made) == (1, 1)
    assert "path" not in made


def test_a_drawing_is_as_large_as_its_box() -> None:
    made = drawing.tidy(HEAD + 'width="1" height="9e9" viewBox="0 0 30 20.5"/>')
    assert 'width="30"' in made
    assert 'height="20.5"' in made
