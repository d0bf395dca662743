# SPDX-License-Identifier: MIT
"""Day One's two ways to keep a text: Markdown with marks of its own, and rich text as JSON."""

import json
import re
from collections.abc import Iterator
from typing import Any

_NO_WIDTH = ("\u200b", "\ufeff")
_SIGN = r"\\(?:(?P<mark>[.,:;?!'\"(){}&=+\-/@%~|])|.)"
_ESCAPED = re.compile(_SIGN)
"""A sign with a backslash. It begins so, which makes it quick to look for."""
_ESCAPED_OR_CODE = re.compile(
    r"^[ \t]*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,}).*(?:\n.*)*?(?:\n[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)"
    r"(?:[^`\n]++|\n(?![ \t]*\n)|(?!(?P=ticks)(?!`))`++)++(?P=ticks)"
    rf"|{_SIGN}",
    re.M,
)
"""A fenced block, a span of code, or a sign with a backslash: whichever begins first holds."""
_MEDIA = re.compile(
    r"!?\[[^\]\n]*\]\(dayone-moment:\\?/{0,2}(?:\\?/)?(?:video/|audio/|pdfAttachment/)?"
    r"(?P<id>[0-9A-Za-z-]{8,64})\)"
)
_LONGEST_START = 100
_LIST_START = re.compile(r"\s*\d*\Z")
_LISTS = {"bulleted": "- ", "numbered": "1. ", "checkbox": "- [ ] "}


def tidy(markdown: str) -> str:
    """The text without backslashes that guard nothing and without characters of no width.

    In code a backslash is a backslash and stays.
    """
    for letter in _NO_WIDTH:
        markdown = markdown.replace(letter, "")
    has_code = "`" in markdown or "~~~" in markdown
    return (_ESCAPED_OR_CODE if has_code else _ESCAPED).sub(_unescaped, markdown)


def media(markdown: str) -> dict[str, str]:
    """For each picture or recording in a text its identifier, and how the text refers to it."""
    if "dayone-moment:" not in markdown:
        return {}
    return {found["id"].upper(): found[0] for found in _MEDIA.finditer(markdown)}


def from_rich(rich: str) -> str:
    """The Markdown of rich text; empty where it is none."""
    try:
        whole = json.loads(rich)
    except (ValueError, RecursionError):
        return ""
    contents = whole.get("contents") if isinstance(whole, dict) else None
    if not isinstance(contents, list):
        return ""
    return "".join(_parts(contents)).strip("\n")


def _parts(contents: list[Any]) -> Iterator[str]:
    at_start = True
    for one in contents:
        if not isinstance(one, dict):
            continue
        objects = one.get("embeddedObjects")
        if isinstance(objects, list):
            yield from (_object(each) for each in objects if isinstance(each, dict))
            at_start = True
            continue
        words = one.get("text")
        if not isinstance(words, str):
            continue
        marks = one.get("attributes")
        marks = marks if isinstance(marks, dict) else {}
        line = marks.get("line")
        if at_start and isinstance(line, dict):
            yield _line_mark(line)
        yield _marked(words, marks)
        at_start = words.endswith("\n")


def _object(one: dict[str, Any]) -> str:
    if one.get("type") == "horizontalRuleLine":
        return "\n---\n\n"
    name = one.get("identifier")
    if isinstance(name, str) and name:
        return f"![](dayone-moment://{name})\n"
    address = one.get("url")
    return f"<{address}>\n" if isinstance(address, str) else ""


def _line_mark(line: dict[str, Any]) -> str:
    depth = line.get("header")
    if isinstance(depth, int) and 1 <= depth <= 6:
        return "#" * depth + " "
    style = line.get("listStyle")
    if style not in _LISTS:
        return ""
    indent = line.get("indentLevel")
    inside = "  " * (min(indent, 8) - 1 if isinstance(indent, int) and indent > 1 else 0)
    mark = "- [x] " if style == "checkbox" and line.get("checked") is True else _LISTS[style]
    return inside + mark


def _marked(words: str, marks: dict[str, Any]) -> str:
    plain = words.strip()
    if not plain:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    for name, mark in (("inlineCode", "`"), ("italic", "*"), ("bold", "**")):
        if marks.get(name) is True:
            plain = f"{mark}{plain}{mark}"
    address = marks.get("linkURL")
    if isinstance(address, str) and address and not re.search(r"[\s()]", address):
        plain = f"[{plain}]({address})"
    return f"{before}{plain}{after}"


def _unescaped(found: re.Match[str]) -> str:
    """The character alone, unless without its backslash it would begin a list or a link.

    Code and every other character stay as they are.
    """
    text, at, mark = found.string, found.start(), found["mark"]
    if mark is None:
        return found[0]
    line = text[max(text.rfind("\n", 0, at) + 1, at - _LONGEST_START) : at]
    if mark in ".)" and _LIST_START.match(line) and line.strip():
        return found[0]
    if mark in "+-=~|" and not line.strip():
        return found[0]
    if (mark == "!" and text[at + 2 : at + 3] == "[") or (mark == "(" and line.endswith("]")):
        return found[0]
    return mark
