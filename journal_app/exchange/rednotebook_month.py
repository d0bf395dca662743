# SPDX-License-Identifier: MIT
"""A month file of RedNotebook: YAML of one shape, read event by event.

No object is ever made, whatever tags stand in the file: RedNotebook's own older files hold
``!!python/unicode``, and a hostile one could hold worse. Aliases are followed for texts alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from journal_app.domain import limits
from journal_app.domain.errors import InvalidValue

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Day:
    """One day of the month: the line it begins on, its text, and its categories with entries."""

    number: str
    line: int
    text: str = ""
    categories: dict[str, list[str]] = field(default_factory=dict)


def days(text: str) -> list[Day]:
    """The days in a month file; raises InvalidValue with the line where it cannot be read."""
    found: list[Day] = []
    line = 0
    try:
        for day in _walk(_events(text)):
            line = day.line
            found.append(day)
    except (yaml.YAMLError, RecursionError, UnicodeError, ValueError) as fault:
        mark = getattr(fault, "problem_mark", None)
        raise InvalidValue(
            "The file is no YAML that can be read, from line {line} on.",
            line=mark.line + 1 if mark is not None else line + 1,
        ) from None
    return found


def _events(text: str) -> Iterator[Any]:
    for number, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        if number > limits.MOST_NODES:
            raise InvalidValue("The file holds too much to be a month of a journal.")
        yield event


def _walk(events: Iterator[Any]) -> Iterator[Day]:
    """Days with their texts and categories; whatever else is nested in there is passed by."""
    named: dict[str, str] = {}
    path: list[str | None] = []
    day: Day | None = None
    for event in events:
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            path.append(None)
            if len(path) > limits.DEEPEST:
                raise InvalidValue("The file is nested too deeply to be a month of a journal.")
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            path.pop()
            path[-1:] = [None] * len(path[-1:])
            if len(path) == 1 and day is not None:
                yield day
                day = None
        elif path and isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            day = _take(path, _value(event, named), event, day)


def _take(path: list[str | None], value: str, event: Any, day: Day | None) -> Day | None:
    """A key or a value was read; keys wait at the end of the path for theirs."""
    if path[-1] is None:
        path[-1] = value
        return _key(path, value, event.start_mark.line + 1, day)
    if day is not None and len(path) == 2 and path[1] == "text":
        day.text = value
    path[-1] = None
    return day


def _key(path: list[str | None], value: str, line: int, day: Day | None) -> Day | None:
    """A key was read: a day, the name of a category, or an entry in one."""
    if len(path) == 1:
        return Day(value, line)
    if day is not None and len(path) == 2 and value != "text":
        day.categories.setdefault(value, [])
    elif day is not None and len(path) == 3 and path[1] not in (None, "text"):
        day.categories.setdefault(str(path[1]), []).append(value)
    return day


def _value(event: Any, named: dict[str, str]) -> str:
    if isinstance(event, yaml.AliasEvent):
        return named.get(event.anchor or "", "")
    value: str = event.value
    if event.anchor:
        named[event.anchor] = value
    return value
