# SPDX-License-Identifier: MIT
"""A drawn chart reduced to shapes: nothing that runs, loads, links or says who made it.

A summary of somebody else brings its charts along, so what is not known to be a shape is left out;
and style is said by attributes alone, which a page may forbid scripts and styles and still show.
"""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from journal_app.exchange import safe_xml

_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_SHAPES = frozenset(
    (
        "svg", "g", "defs", "path", "use", "rect", "circle", "ellipse", "line", "polyline",
        "polygon", "clipPath",
    )
)  # fmt: skip
_SAID = frozenset(
    (
        "id", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width",
        "height", "viewBox", "points", "transform", "version", "clip-path", "clip-rule", "fill",
        "fill-opacity", "fill-rule", "opacity", "stroke", "stroke-dasharray",
        "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
        "stroke-opacity", "stroke-width",
    )
)  # fmt: skip
_OWN = re.compile(r"#[\w.-]+|url\(#[\w.-]+\)")
_ELSEWHERE = re.compile(r"url|script|[:/\\@]", re.I)
_LONGEST = 40.0
"""A longer side is fewer times the shorter one than this; a chart is nowhere near."""
_BOX = re.compile(r"[\d.-]+ [\d.-]+ (?P<width>\d+\.?\d*) (?P<height>\d+\.?\d*)")
_EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" viewBox="0 0 1 1"/>'

ElementTree.register_namespace("", _SVG)


def tidy(svg: str, prefix: str = "") -> str:
    """The drawing with its known shapes alone, each id with the prefix; empty where it is none.

    It is as large as its box says, for two sizes that differ are two shapes.

    Raises ExchangeError for what is no XML.
    """
    root = safe_xml.parse(svg.encode())
    kept = _kept(root, prefix) if root.tag == f"{{{_SVG}}}svg" else None
    box = None if kept is None else _BOX.fullmatch(kept.get("viewBox", ""))
    if kept is None or box is None or not _is_fair(float(box["width"]), float(box["height"])):
        return _EMPTY
    for side in ("width", "height"):
        kept.set(side, box[side])
    return ElementTree.tostring(kept, encoding="unicode")


def size(svg: str) -> tuple[float, float]:
    """Width and height of a tidy drawing, in its own units."""
    found = re.search(rf'<svg[^>]*?viewBox="{_BOX.pattern}"', svg)
    return (float(found["width"]), float(found["height"])) if found else (1.0, 1.0)


def _is_fair(wide: float, high: float) -> bool:
    """Whether it has the shape of a chart: a page as long as a stranger says fills all memory."""
    short, long = sorted((wide, high))
    return 0 < long < short * _LONGEST


def _kept(element: Element, prefix: str) -> Element | None:
    """The element with its shapes inside, or None for one that is no shape."""
    name = element.tag.removeprefix(f"{{{_SVG}}}")
    if name not in _SHAPES or element.tag == name:
        return None
    made = Element(element.tag)
    for key, value in {**_styles(element), **element.attrib}.items():
        if key in _SAID:
            pair = (key, _own(value, prefix) if key != "id" else prefix + value)
        elif key in ("href", _LINK):
            pair = ("href", _own(value, prefix) if value.startswith("#") else "")
        else:
            continue
        if pair[1]:
            made.set(*pair)
    made.extend(one for one in (_kept(inner, prefix) for inner in element) if one is not None)
    return made


def _styles(element: Element) -> dict[str, str]:
    pairs = (one.partition(":") for one in element.get("style", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def _own(value: str, prefix: str) -> str:
    """A value whose references, if any, are to this drawing; empty for one to anything else."""
    if _OWN.fullmatch(value) and not re.fullmatch(r"#[0-9A-Fa-f]{3,8}", value):
        return value.replace("#", f"#{prefix}")
    return "" if _ELSEWHERE.search(value) else value
