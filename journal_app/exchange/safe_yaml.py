# SPDX-License-Identifier: MIT
"""YAML from strangers, such as what stands above a note: plain values and nothing that acts.

No tags (they name things to be made), no anchors and aliases (with them a few lines unfold into
gigabytes), one document, no deeper than people write. What looks like a day, a time or "yes" is
left as the text that it is: YAML's own rules make 490 of 08:10.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from journal_app.domain.errors import InvalidValue
from journal_app.domain.limits import DEEPEST, LONGEST_FRONT_MATTER, MOST_NODES

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_WHOLE = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[-+]?\d{1,18}\.\d{1,18}", re.ASCII)
_LEADING_ZERO = re.compile(r"[-+]?0\d")


def loads(text: str) -> Any:
    """The value of a YAML text: dicts with text keys, lists, texts, numbers, bools, None.

    Raises InvalidValue with a sentence about the text.
    """
    if len(text) > LONGEST_FRONT_MATTER:
        raise InvalidValue("What stands above the text is too long to be YAML of a note.")
    try:
        return _built(yaml.parse(text, Loader=_LOADER))
    except (yaml.YAMLError, RecursionError, UnicodeError, ValueError):
        raise InvalidValue("What stands above the text is not YAML that can be read.") from None


class _Open:
    """A list or a mapping that has begun; ``key`` waits for its value."""

    def __init__(self, made: list[Any] | dict[str, Any]) -> None:
        self.made = made
        self.key: str | None = None

    def take(self, value: Any) -> None:
        if isinstance(self.made, list):
            self.made.append(value)
        elif self.key is not None:
            self.made[self.key] = value
            self.key = None
        elif isinstance(value, list | dict):
            raise InvalidValue("What stands above the text has a list for a name.")
        else:
            self.key = value if isinstance(value, str) else str(value)
            if self.key in self.made:
                raise InvalidValue("What stands above the text has “{key}” twice.", key=self.key)


def _built(events: Iterator[Any]) -> Any:
    top: list[Any] = []
    stack = [_Open(top)]
    documents = 0
    for nodes, event in enumerate(events):
        _check(event)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1 or nodes > MOST_NODES or len(stack) > DEEPEST:
            raise InvalidValue("What stands above the text is nested too deeply, or too much.")
        if isinstance(event, yaml.ScalarEvent):
            stack[-1].take(_scalar(event))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            made: list[Any] | dict[str, Any] = (
                [] if isinstance(event, yaml.SequenceStartEvent) else {}
            )
            stack[-1].take(made)
            stack.append(_Open(made))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            stack.pop()
    return top[0] if top else None


def _check(event: Any) -> None:
    alias = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None
    if alias or getattr(event, "tag", None) not in (None, "!"):
        raise InvalidValue(
            "What stands above the text uses YAML's tags, anchors or aliases, which a note does "
            "not need. It was not read."
        )


def _scalar(event: yaml.ScalarEvent) -> Any:
    """Text in quotes, or that is not plainly something else, as it was written."""
    text: str = event.value
    if event.style or event.tag == "!":
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _LEADING_ZERO.match(text):
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
