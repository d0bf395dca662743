# SPDX-License-Identifier: MIT
"""The YAML between two lines of hyphens above a note, read as leniently as people write it."""

import re
from typing import Any

from journal_app.domain.errors import InvalidValue
from journal_app.exchange import safe_yaml

_HEAD = re.compile(
    r"\A\s*---[ \t]*\n(?P<yaml>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M
)
_LINE = re.compile(r"^(?P<key>[A-Za-z][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"^\s*-[ \t]+(?P<value>.+)$")
_HASH = re.compile(r"(?<!\s)\s+(?=#\S)")
_FOLD = " - "


def split(text: str) -> tuple[str, str]:
    """What stands between the marks at the head of a text, and the text below; "" without any."""
    found = _HEAD.match(text)
    if not found:
        return "", text
    return found["yaml"], text[found.end() :].strip("\n")


def below(text: str) -> str:
    """The text below the marks, with every empty line: only the one that sets it off is not in."""
    found = _HEAD.match(text)
    body = text[found.end() :] if found else text
    return body.removeprefix("\n").removesuffix("\n")


def values(head: str) -> dict[str, Any]:
    """The values by their names in lower case; what is no YAML is read line by line instead.

    Texts, numbers, lists and what else YAML has; see ``safe_yaml``.
    """
    if not head:
        return {}
    try:
        found = safe_yaml.loads(head)
    except InvalidValue:
        found = _by_lines(head)
    if not isinstance(found, dict):
        return {}
    by_name = {str(key).lower(): value for key, value in found.items()}
    # YAML folds an item that stands too far right into the one above; nobody means that.
    if any(_folded(value) for value in by_name.values()):
        for name, listed in _by_lines(head).items():
            if isinstance(listed, list) and _FOLD.join(listed) == _folded(by_name.get(name)):
                by_name[name] = listed
    return by_name


def words(value: Any) -> tuple[str, ...]:
    """Tags as people write them: a list, words with commas or # between, or a single word."""
    if isinstance(value, list):
        listed = [str(one).strip() for one in value if isinstance(one, str | int | float)]
        return tuple(tag.lstrip("#") for one in listed for tag in _HASH.split(one))
    if isinstance(value, str):
        parts = _HASH.sub(",", value.strip("[] ")).split(",")
        return tuple(one.strip(" '\"#") for one in parts if one.strip())
    return () if value is None or isinstance(value, dict | bool) else (str(value),)


def one_text(value: Any) -> str:
    """A value as one text."""
    if value is None or isinstance(value, list | dict):
        return ""
    return str(value)


def _folded(value: Any) -> str:
    """The items of a list in one line, where one of them may hold several; empty otherwise."""
    said = [str(one) for one in value] if isinstance(value, list) else []
    return _FOLD.join(said) if any(_FOLD in one for one in said) else ""


def _by_lines(head: str) -> dict[str, Any]:
    """Names and values where indentation or quoting went wrong."""
    found: dict[str, Any] = {}
    last = ""
    for line in head.splitlines():
        item = _ITEM.match(line)
        named = _LINE.match(line)
        if named:
            last = named["key"].lower()
            value = (named["value"] or "").strip()
            found.setdefault(last, value.strip("\"'") if value else None)
        elif item and last:
            so_far = found.get(last)
            listed = so_far if isinstance(so_far, list) else [so_far] if so_far else []
            found[last] = [*listed, item["value"].strip("\"' ")]
        elif line.strip() and last and isinstance(found.get(last), str):
            found[last] = f"{found[last]} {line.strip()}"
    return found
