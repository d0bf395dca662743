# SPDX-License-Identifier: MIT
"""The page for a coach as PDF, and the same page as pictures to look at first.

Both come from one design and one set of data, so what is seen is what leaves. Words reach Typst
only as JSON, never as markup, and nothing is written to the disk on the way.
"""

import json

from journal_app.domain.shared import Item, SharedSummary
from journal_app.exchange import drawing, typesetting
from journal_app.exchange.printable import tidied
from journal_app.exchange.typesetting import LACKING, Made
from journal_app.resources import resources

_DRAWN = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.wide) * 1mm)"""


def pdf(summary: SharedSummary) -> Made:
    """The summary as a tagged PDF (PDF/UA-1).

    A character that no font has costs the accessibility mark, and the notices name it. Raises
    ExchangeError where the design does not work.
    """
    inputs = _inputs(summary)
    return typesetting.tagged(inputs, _design(), _all_words(inputs), LACKING)


def pages(summary: SharedSummary, pixels_per_inch: float) -> list[bytes]:
    """The same pages as PNG pictures; raises ExchangeError where the design does not work."""
    return typesetting.pictures(_inputs(summary), _design(), pixels_per_inch)


def drawn(svg: str, wide: float, pixels_per_inch: float) -> bytes:
    """A drawing as a PNG ``wide`` millimetres across; raises ExchangeError where it is none."""
    inputs = {"svg": drawing.tidy(svg), "wide": f"{wide:g}"}
    (made,) = typesetting.pictures(inputs, _DRAWN, pixels_per_inch)
    return made


def _inputs(summary: SharedSummary) -> dict[str, str]:
    return {"data": json.dumps([_data(item) for item in summary.items])}


def _data(item: Item) -> dict[str, object]:
    """An item for the design. It may come from elsewhere, so it is tidied once more."""
    data: dict[str, object] = {
        "id": item.id,
        "kind": item.kind,
        "words": [tidied(word) for word in item.words],
    }
    if item.picture:
        svg = drawing.tidy(item.picture.svg)
        wide, high = drawing.size(svg)
        data |= {"svg": svg, "alt": tidied(item.picture.alt), "wide": wide, "high": high}
    return data


def _all_words(inputs: dict[str, str]) -> str:
    return "".join(word for item in json.loads(inputs["data"]) for word in item["words"])


def _design() -> bytes:
    return (resources() / "print" / "summary.typ").read_bytes()
