# SPDX-License-Identifier: MIT
"""An entry as a JSON object and back: the shape that scripts and exports rely on."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import InvalidValue

_FARTHEST = 1_000_000
"""No scale goes so far, and a message need not show more digits."""


def as_record(entry: Entry) -> dict[str, Any]:
    """The whole entry as JSON values; instants in ISO 8601 with "Z"."""
    return {
        "id": entry.id,
        **draft_as_record(entry.draft),
        "scale": entry.scale,
        "created": _stamp(entry.created),
        "changed": _stamp(entry.changed),
        "trashed": _stamp(entry.trashed) if entry.trashed else None,
        "source": entry.source,
    }


def draft_as_record(draft: Draft) -> dict[str, Any]:
    """What a leader said of an entry as JSON values; ``draft_of`` reads it back."""
    return {
        "date": draft.day.isoformat(),
        "time": draft.time.strftime("%H:%M") if draft.time else None,
        "zone": draft.zone,
        "title": draft.title,
        "text": draft.text,
        "themes": list(draft.themes),
        "tags": list(draft.tags),
        "up_for_it": draft.up_for_it,
        "up_to_it": draft.up_to_it,
        "prompt": draft.prompt,
        "template": draft.template,
        "us_up_for_it": draft.us_up_for_it,
        "us_up_to_it": draft.us_up_to_it,
        "motive": draft.motive,
        "shift": draft.shift,
        "reach": draft.reach,
        "stance": draft.stance,
        "depth": draft.depth,
        "marks": list(draft.marks),
    }


def draft_of(record: Mapping[str, Any]) -> Draft:
    """What a record says of an entry; raises InvalidValue naming the field that is wrong."""
    day = _day(record)
    # Most records say little, and what one leaves out need not be looked at.
    said = {name: _FIELDS[name](record, name) for name in record if name in _FIELDS}
    return Draft(day, **said)


def instant_of(record: Mapping[str, Any], key: str) -> datetime | None:
    """The instant in a field, in UTC, or None; raises InvalidValue for anything else."""
    value = record.get(key)
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(str(value))
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise InvalidValue(
            "“{key}” is no date and time: {value}.", key=key, value=repr(value)[:60]
        ) from None


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _day(record: Mapping[str, Any]) -> date:
    value = record.get("date")
    if value is None:
        raise InvalidValue("“date” is missing.")
    try:
        # Python also reads weeks such as 2026-W48-1; nobody means those in a journal.
        if not isinstance(value, str) or (day := date.fromisoformat(value)).isoformat() != value:
            raise ValueError
        return day
    except ValueError:
        raise InvalidValue(
            "“date” must be a day that exists, such as 2026-11-23; {value} is not.",
            value=repr(value)[:60],
        ) from None


def _time(record: Mapping[str, Any], key: str) -> time | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    try:
        return time.fromisoformat(value).replace(tzinfo=None)
    except (ValueError, TypeError):
        raise InvalidValue(
            "“time” must be such as 08:10; {value} is not.", value=repr(value)[:60]
        ) from None


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidValue("“{key}” must be a text.", key=key)
    return value


def _texts(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = record.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InvalidValue("“{key}” must be a list of texts.", key=key)
    return tuple(value)


def _number(record: Mapping[str, Any], key: str) -> int | None:
    value = record.get(key)
    odd = isinstance(value, bool) or not isinstance(value, int) or abs(value) > _FARTHEST
    if value is not None and odd:
        raise InvalidValue(
            "“{key}” must be a whole number or left out; {value} is not.",
            key=key,
            value=repr(value)[:60],
        )
    return value


def _choice(record: Mapping[str, Any], key: str) -> str | None:
    return _text(record, key) or None


_FIELDS: dict[str, Callable[[Mapping[str, Any], str], Any]] = {
    "time": _time,
    "zone": _text,
    "title": _text,
    "text": _text,
    "themes": _texts,
    "tags": _texts,
    "up_for_it": _number,
    "up_to_it": _number,
    "prompt": _choice,
    "template": _choice,
    "us_up_for_it": _number,
    "us_up_to_it": _number,
    "motive": _choice,
    "shift": _choice,
    "reach": _choice,
    "stance": _choice,
    "depth": _choice,
    "marks": _texts,
}
