# SPDX-License-Identifier: MIT
"""A month file of RedNotebook: YAML of one shape, read event by event.

No object is ever made, whatever tags stand in the file: RedNotebook's own older files hold
``!!python/unicode``, and a hostile one could hold worse. Aliases are followed for texts alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

from journal_app.domain import limits
from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import message
from journal_app.exchange.formats import Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BROKEN = (yaml.YAMLError, RecursionError, UnicodeError, ValueError)
_DAY = re.compile(r"""^(?P<quote>["']?)\d{1,2}(?P=quote)[ \t]*:(?=[\s{]|\Z)""", re.M)
_NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Day:
    """One day of the month: the line it begins on, its text, and its categories with entries."""

    number: str
    line: int
    text: str = ""
    categories: dict[str, list[str]] = field(default_factory=dict)


def days(text: str, file: str = "") -> Iterator[Day | Problem]:
    """The days in a month file, in its order; what cannot be read is a Problem.

    A place that is no YAML takes the day that it stands in along, and no other.
    """
    found: Iterable[Day | Problem]
    try:
        found = list(_walk(text, {}))
    except InvalidValue as fault:
        found = (Problem(1, fault.message, file),)
    except _BROKEN:
        found = _apart(text, file)
    yield from found


def _apart(text: str, file: str) -> Iterator[Day | Problem]:
    """The days of a file that is no YAML as a whole, each read by itself."""
    begins = [found.start() for found in _DAY.finditer(text)]
    named: dict[str, str] = {}
    before = 0
    for start, end in pairwise([0, *begins, len(text)]):
        part = text[start:end]
        line = 0
        try:
            for day in _walk(part, named):
                day.line += before
                line = day.line
                yield day
        except InvalidValue as fault:
            yield Problem(before + 1, fault.message, file)
        except _BROKEN as fault:
            # After a day that was read whole it is not the day that is broken.
            mark = getattr(fault, "context_mark", None) or getattr(fault, "problem_mark", None)
            line = before + (mark.line if line and mark is not None else 0) + 1
            said = message("What stands from here to the next day is no YAML that can be read.")
            yield Problem(line, said, file)
        before += part.count("\n")


def _walk(text: str, named: dict[str, str]) -> Iterator[Day]:
    """Days with their texts and categories; whatever else is nested in there is passed by."""
    path: list[str | None] = []
    listed: list[bool] = []
    day: Day | None = None
    for event in _events(text):
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            path.append(None)
            listed.append(isinstance(event, yaml.SequenceStartEvent))
            if len(path) > limits.DEEPEST:
                raise InvalidValue("The file is nested too deeply to be a month of a journal.")
            continue
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            path.pop()
            listed.pop()
            path[-1:] = [None] * len(path[-1:])
        elif path and isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            day = _take(path, event, named, day)
            # What stands in a list is a name alone, and no value follows it.
            path[-1] = None if listed[-1] else path[-1]
        if len(path) == 1 and path[0] is None and day is not None:
            yield day
            day = None


def _events(text: str) -> Iterator[Any]:
    for number, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        if number > limits.MOST_NODES:
            raise InvalidValue("The file holds too much to be a month of a journal.")
        yield event


def _take(path: list[str | None], event: Any, named: dict[str, str], day: Day | None) -> Day | None:
    """A key or a value was read; keys wait at the end of the path for theirs."""
    value = _value(event, named)
    if path[-1] is None:
        path[-1] = value
        return _key(path, value, event.start_mark.line + 1, day)
    said = value if getattr(event, "style", None) or value not in _NOTHING else ""
    if day is not None and said:
        if len(path) == 1 or (len(path) == 2 and path[1] == "text"):
            day.text = said
        elif len(path) == 2:
            day.categories.setdefault(str(path[1]), []).append(said)
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
