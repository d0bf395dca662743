# SPDX-License-Identifier: MIT
"""The page for a coach as Markdown: plain text that reads well even before it is set.

The leader's words come out as they were written: whatever Markdown would take for a mark is
escaped. Pictures are there in words and as tables.
"""

import re
from collections.abc import Iterator

from journal_app.domain.shared import Item, Picture, SharedSummary

_MARK = re.compile(r"([\\`*_\[\]<>&~|#])")
_BEGINS = re.compile(r"^([ \t]*)([+=-])|^([ \t]*\d{1,9})([.)])", re.M)


def markdown(summary: SharedSummary) -> bytes:
    """The summary as Markdown in UTF-8."""
    return ("\n\n".join(part for item in summary.items for part in _parts(item)) + "\n").encode()


def _parts(item: Item) -> Iterator[str]:
    words = [_plain(word) for word in item.words if word.strip()]
    if not words:
        return
    match item.kind:
        case "title":
            yield f"# {_line(words[0])}"
        case "section":
            yield f"## {_line(words[0])}"
        case "part" | "notes" | "excerpt":
            yield f"### {_line(words[0])}"
            yield from words[1:]
        case "want" | "ask" | "quiet" | "focus" | "numbers":
            yield f"{'###' if item.kind in ('focus', 'quiet') else '##'} {_line(words[0])}"
            yield from (words[1:] if item.kind != "numbers" else [_list(words[1:])])
        case "consent":
            yield f"## {_line(words[0])}"
            yield _list(words[1:])
        case "chart":
            yield f"### {_line(words[1])}"
            yield words[0]
            yield from _picture(item.picture)
            yield from words[2:]
        case "since" | "next":
            yield _list(["  \n".join(words)])
        case "about" | "foot":
            yield _list(words) if item.kind == "about" else "  \n".join(words)
        case _:
            yield from words


def _picture(picture: Picture | None) -> Iterator[str]:
    if picture is None:
        return
    yield f"Picture: {_plain(picture.alt)}"
    if picture.rows:
        head = [_line(_plain(name)) for name in picture.columns]
        body = [["" if v is None else _line(_plain(str(v))) for v in row] for row in picture.rows]
        rows = [head, ["---"] * len(head), *body]
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _list(words: list[str]) -> str:
    return "\n".join("- " + word.replace("\n", "\n  ") for word in words)


def _line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """Words in which nothing is a mark, with every line break kept."""
    escaped = _BEGINS.sub(_marked, _MARK.sub(r"\\\1", text.strip()))
    return re.sub(r"(?<!\n)\n(?!\n)", "  \n", re.sub(r"^[ \t]+", "", escaped, flags=re.M))


def _marked(found: re.Match[str]) -> str:
    before, mark, number, point = found.groups()
    return f"{before}\\{mark}" if mark else f"{number}\\{point}"
