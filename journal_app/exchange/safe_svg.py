# SPDX-License-Identifier: MIT
"""Pictures of other people, rebuilt from the few things that draw and nothing that loads.

An SVG may name files, fonts, scripts and addresses. What comes out of here is made anew from
shapes, groups and what they look like; whatever else stood there is left out. Where a picture
would take for ever to draw it is refused.
"""

import colorsys
import re
from collections.abc import Iterator, Mapping
from typing import NoReturn
from xml.etree.ElementTree import Element, SubElement, tostring

from journal_app.domain.errors import ExchangeError
from journal_app.domain.shared import MOST_PICTURE
from journal_app.exchange.layout import blend
from journal_app.exchange.safe_xml import parse

MOST_SHAPES = 20_000
MOST_DRAWN = 4_000_000
"""Characters of outlines in all, each counted as often as it is used."""
_FARTHEST = 20_000
_LEAST_DASH = 0.5
_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DOCTYPE = re.compile(r"<!DOCTYPE\s+svg[^<>\[\]]*>", re.IGNORECASE)
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_GROUPS = {"svg", "g", "defs", "clipPath"}
_LOOKS = {
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
    "stroke-dashoffset", "opacity",
}  # fmt: skip
_PLACES = {
    "d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2",
    "points", "transform", "viewBox",
}  # fmt: skip
_LENGTHS = {"stroke-width", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset"}
_PLAIN = re.compile(r"[\w\s#.,()+%-]*", re.ASCII)
_INSIDE = re.compile(r"url\(#[\w.-]+\)", re.ASCII)
_NAME = re.compile(r"[\w.-]+", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)
_DARK, _PALE = 0.15, 0.92
_GREY = 0.1
_INK = "#ECEAE4"


def clean(svg: str) -> str:
    """The drawing made anew; raises ExchangeError with one sentence where it is none."""
    if len(svg) > MOST_PICTURE:
        _refuse()
    root = parse(_DOCTYPE.sub("", svg, count=1).encode())
    if root.tag != f"{{{_SVG}}}svg":
        _refuse()
    made = Element("svg", {"xmlns": _SVG, "xmlns:xlink": _LINK[1:].partition("}")[0]})
    made.attrib |= {"stroke-linejoin": "round", "stroke-linecap": "butt", **_kept(root)}
    _fill(made, root)
    _make_plain(made)
    _forget_lost_links(made)
    _check_effort(made)
    return tostring(made, encoding="unicode")


def for_dark(svg: str, surface: str) -> str:
    """A cleaned drawing with light and dark exchanged; white becomes ``surface`` (#RRGGBB).

    Greys go from the surface to ink; other colours keep their hue.
    """

    def other(found: re.Match[str]) -> str:
        colour = found.group()
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        if max(parts) - min(parts) < _GREY:
            return blend(surface, _INK, sum(parts) / 3)
        hue, light, strong = colorsys.rgb_to_hls(*parts)
        turned = colorsys.hls_to_rgb(hue, _DARK + (1 - light) * (_PALE - _DARK), strong)
        return "#" + "".join(f"{round(one * 255):02x}" for one in turned)

    return _COLOUR.sub(other, svg)


def _fill(made: Element, source: Element) -> None:
    for child in source:
        name = child.tag.removeprefix(f"{{{_SVG}}}")
        if name in _GROUPS - {"svg"}:
            _fill(SubElement(made, name, _kept(child)), child)
        elif name in _SHAPES:
            kept = _kept(child)
            # The outline of a blank has no points, which Qt takes for a fault.
            if name != "path" or kept.get("d", "").strip():
                SubElement(made, name, kept)
        elif name == "use":
            link = child.get(_LINK, child.get("href", ""))
            if link.startswith("#") and _NAME.fullmatch(link[1:]):
                SubElement(made, "use", {**_kept(child), "xlink:href": link})


def _kept(source: Element) -> dict[str, str]:
    """What an element looks like and where it stands, as far as it is plain."""
    kept: dict[str, str] = {}
    for name, value in source.attrib.items():
        if name == "style":
            kept |= dict(_looks(value))
        elif name in _PLACES and _PLAIN.fullmatch(value):
            kept[name] = value.replace("pt", "") if name in ("width", "height") else value
        elif _is_kept(name, value):
            kept[name] = value
    return {name: value for name, value in kept.items() if _is_near(name, value)}


def _is_kept(name: str, value: str) -> bool:
    if name == "clip-path":
        return _INSIDE.fullmatch(value) is not None
    if name == "id":
        return _NAME.fullmatch(value) is not None
    return name in _LOOKS and _is_look(name, value)


def _looks(style: str) -> Iterator[tuple[str, str]]:
    for part in style.split(";"):
        name, _, value = (one.strip() for one in part.partition(":"))
        if name in _LOOKS and _is_look(name, value):
            yield name, value


def _is_look(name: str, value: str) -> bool:
    if not _PLAIN.fullmatch(value) or "url" in value.lower():
        return False
    if name != "stroke-dasharray":
        return True
    dashes = [float(one) for one in _NUMBER.findall(value)]
    return sum(dashes) >= _LEAST_DASH


def _is_near(name: str, value: str) -> bool:
    """Whether no number in it is so large that drawing would not end."""
    if name not in _PLACES | _LENGTHS:
        return True
    return all(abs(float(one)) <= _FARTHEST for one in _NUMBER.findall(value))


def _make_plain(made: Element) -> None:
    """Each name once, and clips of shapes alone, so that nothing can lead back to itself."""
    seen: set[str] = set()
    for one in made.iter():
        name = one.get("id")
        if name in seen:
            del one.attrib["id"]
        elif name is not None:
            seen.add(name)
        if one.tag == "clipPath":
            for child in list(one):
                child.attrib.pop("clip-path", None)
                if child.tag not in _SHAPES:
                    one.remove(child)


def _forget_lost_links(made: Element) -> None:
    """Takes out what would be drawn again and is not there."""
    there = {one.get("id") for one in made.iter()}
    for group in made.iter():
        for child in list(group):
            if child.tag == "use" and child.attrib["xlink:href"][1:] not in there:
                group.remove(child)


def _check_effort(made: Element) -> None:
    """Refuses what repeats itself out of all measure: a shape may be used, a use may not."""
    named = {one.get("id", ""): one for one in made.iter() if one.get("id")}
    drawn = shapes = 0
    for one in made.iter():
        shapes += 1
        drawn += _length(one)
        if one.tag == "use":
            target = named.get(one.attrib["xlink:href"][1:])
            inside = list(target.iter()) if target is not None else []
            if any(part.tag == "use" for part in inside):
                _refuse()
            drawn += sum(_length(part) for part in inside)
            shapes += len(inside)
    if shapes > MOST_SHAPES or drawn > MOST_DRAWN:
        _refuse()


def _length(one: Element) -> int:
    places: Mapping[str, str] = one.attrib
    return len(places.get("d", "")) + len(places.get("points", ""))


def _refuse() -> NoReturn:
    raise ExchangeError(
        "A picture in this summary cannot be drawn safely, so its words and its table stand here "
        "in its place."
    )
