# SPDX-License-Identifier: MIT
"""All that hangs on entries as JSON objects and back; the schema in ``resources/schema`` says so.

Reading trusts nothing: a value of the wrong kind is an InvalidValue that names the field.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from journal_app.domain import commitment as commitments
from journal_app.domain.attachment import Attachment, check_size, kind_of, safe_name
from journal_app.domain.check_in import KINDS, CheckIn, ThemeRating, checked_ratings
from journal_app.domain.choices import Choices
from journal_app.domain.commitment import Commitment
from journal_app.domain.entry import MOST_TEXT, replace_unstorable
from journal_app.domain.errors import InvalidValue
from journal_app.domain.pack import Pack
from journal_app.domain.prompt import Shown
from journal_app.domain.second_look import ANSWERS, BY_ITSELF, OCCASIONS, Layer
from journal_app.domain.stages import StepWords
from journal_app.domain.template import STAGES, Step, Template, checked_template
from journal_app.domain.versions import Version
from journal_app.domain.whole import KeptFile, Look, SavedSearch, Whole
from journal_app.exchange.record import as_record, instant_of

Record = Mapping[str, Any]
_OCCASIONS = (*map(str, OCCASIONS), BY_ITSELF)
_MOST_NAME = 1_000


def stamp(when: datetime) -> str:
    """An instant in ISO 8601 with "Z"."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def whole_record(one: Whole) -> dict[str, Any]:
    """An entry with its layers, looks, stages and the names of its files; empty ones left out."""
    more = {
        "worded": stamp(one.worded) if one.worded else None,
        "layers": [
            {
                "id": layer.id,
                "made": stamp(made),
                "date": layer.day.isoformat(),
                "occasion": layer.occasion,
                "text": layer.text,
            }
            for layer, made in one.layers
        ],
        "looks": [
            {"after": look.after, "date": look.day.isoformat(), "answer": look.answer}
            for look in one.looks
        ],
        "stages": [asdict(stage) for stage in one.stages],
        "attachments": [asdict(file) for file in one.files],
    }
    return as_record(one.entry) | {key: value for key, value in more.items() if value}


def version_record(one: Version) -> dict[str, Any]:
    """An earlier text."""
    return {
        "id": one.id,
        "entry": one.entry,
        "made": stamp(one.made),
        "title": one.title,
        "text": one.text,
        "rest": one.rest,
    }


def file_record(one: KeptFile) -> dict[str, Any]:
    """The bytes of a file in base64."""
    return {
        "hash": one.hash,
        "type": one.type,
        "size": len(one.content),
        "made": stamp(one.made),
        "content": base64.b64encode(one.content).decode("ascii"),
    }


def plain_record(one: Any) -> dict[str, Any]:
    """A commitment, check-in, search or prompt shown: its fields, days and instants as text."""
    named = {"day": "date"}
    return {named.get(key, key): _plain(value) for key, value in asdict(one).items()}


def template_record(one: Template, changed: datetime) -> dict[str, Any]:
    """A template of the leader's own."""
    return {**_plain(asdict(one)), "changed": stamp(changed)}


def layers_of(record: Record, entry_id: str) -> list[tuple[Layer, datetime]]:
    """The layers in an entry's record."""
    return [
        (
            Layer(
                _id(one),
                entry_id,
                _day(one, "date"),
                _one_of(one, "occasion", _OCCASIONS),
                _text(one, "text"),
            ),
            _instant(one, "made"),
        )
        for one in _list(record, "layers")
    ]


def looks_of(record: Record) -> list[Look]:
    """The looks in an entry's record, one for each time."""
    found = {
        look.after: look
        for look in (
            Look(_number(one, "after"), _day(one, "date"), _one_of(one, "answer", ANSWERS))
            for one in _list(record, "looks")
        )
    }
    return list(found.values())


def stages_of(record: Record) -> list[StepWords]:
    """The stages in an entry's record, each step once."""
    found = {
        one.step: one
        for one in (
            StepWords(_text(s, "step"), _one_of(s, "stage", STAGES), _number(s, "words"))
            for s in _list(record, "stages")
        )
    }
    return list(found.values())


def attachments_of(record: Record) -> list[Attachment]:
    """The files named in an entry's record, without their bytes, each once."""
    found = {
        one.hash: one
        for one in (
            Attachment(_hash(f), safe_name(_text(f, "name")), "", 0)
            for f in _list(record, "attachments")
        )
    }
    return list(found.values())


def worded_of(record: Record) -> datetime | None:
    """When the words last changed, where the record says so."""
    return instant_of(record, "worded")


def version_of(record: Record) -> Version:
    """An earlier text from its record."""
    rest = _text(record, "rest")
    try:
        if not isinstance(json.loads(rest), dict):
            raise ValueError
    except (ValueError, RecursionError):
        raise InvalidValue("“rest” of an earlier text is not what it was.") from None
    made, text = _instant(record, "made"), _text(record, "text")
    title = _text(record, "title", _MOST_NAME)
    return Version(_id(record), _uuid(record, "entry"), made, made, title, text, rest)


def file_of(record: Record) -> KeptFile:
    """The bytes of a file; raises InvalidValue where they are not those the hash names."""
    wanted = _hash(record)
    try:
        content = base64.b64decode(_text(record, "content", 1 << 30), validate=True)
    except (binascii.Error, ValueError):
        raise InvalidValue("The bytes of a file are not base64.") from None
    check_size(wanted[:12], len(content))
    if hashlib.sha256(content).hexdigest() != wanted:
        raise InvalidValue("The bytes of a file are damaged: they are not those that were kept.")
    return KeptFile(wanted, kind_of(content), _instant(record, "made"), content)


def commitment_of(record: Record) -> Commitment:
    """A commitment from its record; raises InvalidValue for what none can have."""
    return commitments.checked(
        Commitment(
            id=_id(record),
            made=_instant(record, "made"),
            changed=_instant(record, "changed"),
            day=_day(record, "date"),
            text=_text(record, "text"),
            reach=_text(record, "reach") or None,
            due=_day(record, "due") if record.get("due") else None,
            status=_text(record, "status"),
            closed=_day(record, "closed") if record.get("closed") else None,
            outcome=_text(record, "outcome"),
            entry=_text(record, "entry") or None,
            outcome_entry=_text(record, "outcome_entry") or None,
        )
    )


def check_in_of(record: Record, pack: Pack) -> CheckIn:
    """A check-in from its record."""
    ratings = [
        ThemeRating(_text(one, "theme"), one.get("up_for_it"), one.get("up_to_it"))
        for one in _list(record, "ratings")
    ]
    return CheckIn(
        id=_id(record),
        day=_day(record, "date"),
        made=_instant(record, "made"),
        kind=_one_of(record, "kind", KINDS),
        scale=_text(record, "scale"),
        ratings=checked_ratings(ratings, pack),
    )


def template_of(record: Record) -> tuple[Template, datetime]:
    """A template of the leader's own and when it was changed."""
    steps = tuple(
        Step(
            _text(one, "key"),
            _text(one, "heading"),
            _text(one, "cue"),
            _text(one, "stage"),
            tuple(str(theme) for theme in one.get("themes") or ()),
        )
        for one in _list(record, "steps")
    )
    made = checked_template(
        Template(
            id=_text(record, "id"),
            name=_text(record, "name"),
            suits=_text(record, "suits"),
            minutes=_number(record, "minutes"),
            source=_text(record, "source"),
            steps=steps,
        )
    )
    if not made.is_own:
        raise InvalidValue("A template of another program was left out.")
    return made, _instant(record, "changed")


def search_of(record: Record) -> SavedSearch:
    """A search from its record."""
    name, query = _text(record, "name", _MOST_NAME), _text(record, "query", _MOST_NAME * 10)
    if not name.strip():
        raise InvalidValue("A search has no name.")
    return SavedSearch(_id(record), name, query, _instant(record, "made"))


def shown_of(record: Record) -> Shown:
    """That a prompt was shown on a day."""
    return Shown(_text(record, "prompt", _MOST_NAME), _day(record, "date"))


def choice_of(key: str, value: Any) -> str:
    """A choice as JSON text; raises InvalidValue where it could not be made here."""
    usual = {field.name: field.default for field in fields(Choices)}
    fits = key not in usual or _fits(key, value, usual[key])
    text = json.dumps(value, ensure_ascii=False)
    if not fits or replace_unstorable(text + key) != text + key or len(text) > MOST_TEXT:
        raise InvalidValue("The choice “{key}” is none that can be made.", key=key[:60])
    return text


def _fits(key: str, value: Any, usual: Any) -> bool:
    if key.endswith("_days"):
        return value is None or (type(value) is int and value >= 0)
    if isinstance(usual, tuple):
        kind = _is_pair if key == "names" else _is_text
        return isinstance(value, list) and all(map(kind, value))
    return type(value) is type(usual)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_text, value))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def _list(record: Record, key: str) -> list[dict[str, Any]]:
    value = record.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise InvalidValue("“{key}” must be a list of objects.", key=key)
    return value


def _text(record: Record, key: str, most: int = MOST_TEXT) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > most or replace_unstorable(value) != value:
        raise InvalidValue("“{key}” must be a text that can be kept.", key=key)
    return value


def _one_of(record: Record, key: str, known: tuple[str, ...]) -> str:
    value = _text(record, key)
    if value not in known:
        raise InvalidValue("“{key}” must be one of {known}.", key=key, known=", ".join(known))
    return value


def _number(record: Record, key: str) -> int:
    value = record.get(key)
    if type(value) is not int or not 0 <= value < 1 << 31:
        raise InvalidValue("“{key}” must be a whole number.", key=key)
    return value


def _day(record: Record, key: str) -> date:
    value = record.get(key)
    try:
        if not isinstance(value, str):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise InvalidValue("“{key}” must be a day such as 2026-11-23.", key=key) from None


def _instant(record: Record, key: str) -> datetime:
    found = instant_of(record, key)
    if found is None:
        raise InvalidValue("“{key}” is missing.", key=key)
    return found


def _id(record: Record) -> str:
    return _uuid(record, "id")


def _uuid(record: Record, key: str) -> str:
    try:
        return str(UUID(_text(record, key)))
    except ValueError:
        raise InvalidValue("“{key}” is no id.", key=key) from None


def _hash(record: Record) -> str:
    value = _text(record, "hash")
    if len(value) != 64 or set(value) - set("0123456789abcdef"):
        raise InvalidValue("“hash” is no SHA-256.")
    return value
