# SPDX-License-Identifier: MIT
"""The page for a coach as one HTML file, with a form to answer in for whoever has no Up to It.

It loads nothing and sends nothing: its policy lets in one style and one script, by their hashes.
What the form saves is a reply as the program writes it (``domain/reply.py``).
"""

import base64
import hashlib
from collections.abc import Iterator

from markupsafe import Markup, escape

from journal_app.domain.reply import MOST_QUESTIONS, MOST_TRIES, NEXT, NOTICED, QUESTION, TRY
from journal_app.domain.shared import Item, SharedSummary, hash_of
from journal_app.domain.summary_page import FURNITURE
from journal_app.exchange import drawing
from journal_app.resources import resources

_MOST_NOTICED = 20
_MOST_NEXT = 5
_LONGEST_LABEL = 60
_SHORT = frozenset({"about", "purpose", "terms", "consent", *FURNITURE})
"""Kinds that nobody answers to one by one."""
_GROUPS = (
    {
        "kind": NOTICED,
        "head": "What I noticed",
        "says": "What stood out for you, in the page or between its lines.",
        "label": "I noticed",
        "more": "Notice something else",
        "most": _MOST_NOTICED,
    },
    {
        "kind": QUESTION,
        "head": "Questions",
        "says": f"At most {MOST_QUESTIONS}, so that each can be thought about.",
        "label": "I would ask",
        "more": "Ask something else",
        "most": MOST_QUESTIONS,
    },
    {
        "kind": TRY,
        "head": "One thing to try",
        "says": "Something small enough for the weeks before you meet again.",
        "label": "You could try",
        "more": "",
        "most": MOST_TRIES,
    },
    {
        "kind": NEXT,
        "head": "For next time",
        "says": "What you would like to come back to.",
        "label": "Next time",
        "more": "Add something else",
        "most": _MOST_NEXT,
    },
)


def html(summary: SharedSummary) -> bytes:
    """The summary as one self-contained page in UTF-8."""
    from jinja2 import Environment, FileSystemLoader

    design = resources() / "print"
    style = (design / "summary.css").read_text(encoding="utf-8")
    script = (design / "summary.js").read_text(encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(design), autoescape=True)
    items = list(_items(summary))
    page = environment.get_template("summary.html").render(
        title=next((item.words[0] for item in summary.items if item.kind == "title"), ""),
        items=items,
        about=[one for one in items if one["kind"] not in _SHORT],
        groups=_GROUPS,
        id=summary.id,
        hash=hash_of(summary),
        style=style,
        script=script,
        style_hash=_policy(style),
        script_hash=_policy(script),
    )
    return page.encode()


def _items(summary: SharedSummary) -> Iterator[dict[str, object]]:
    for number, item in enumerate(summary.items):
        made: dict[str, object] = {
            "id": item.id,
            "kind": item.kind,
            "words": item.words,
            "picture": item.picture,
            "label": _label(item),
        }
        if item.picture:
            svg = drawing.tidy(item.picture.svg, f"p{number}-")
            wide, high = drawing.size(svg)
            named = f'<svg role="img" aria-label="{escape(item.picture.alt)}" '
            made |= {"svg": Markup(svg.replace("<svg ", named, 1)), "narrow": wide < high * 1.4}
        yield made


def _label(item: Item) -> str:
    """What an item is called where one is chosen: its finding, its title, or how it begins."""
    words = item.words[1:2] if item.kind == "chart" else item.words[:1]
    line = " ".join(" ".join(words).split()) or " ".join(" ".join(item.words).split())
    return line if len(line) <= _LONGEST_LABEL else line[:_LONGEST_LABEL].rsplit(" ", 1)[0] + "…"


def _policy(text: str) -> str:
    """How a content security policy names a text that may stand in the page (CSP 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"
