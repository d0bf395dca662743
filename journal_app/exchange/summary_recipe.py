# SPDX-License-Identifier: MIT
"""A summary as a small TOML file, to make one like it again before each session.

What it does not say is as it usually is. It is read with limits and a sentence for each fault.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from journal_app.domain.consent import CATEGORIES, ONWARD
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.limits import MEGABYTE
from journal_app.domain.summary_draft import MOST_PICKS, PARTS, Pick, SummaryDraft

_LONGEST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the file says. ``marked`` takes the first words of entries marked for the coach along.

    ``to`` is the name of a contact to seal for, ``path`` the file to write; both may be empty.
    """

    draft: SummaryDraft
    marked: bool = False
    to: str = ""
    path: Path | None = None


def read(path: Path, usual: SummaryDraft, today: date) -> Recipe:
    """What a file says, on top of what is ``usual``; raises ExchangeError and InvalidValue."""
    try:
        if path.stat().st_size > MEGABYTE:
            raise ExchangeError("“{path}” is too large to be such a file.", path=path)
        found = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as problem:
        raise ExchangeError(
            "“{path}” cannot be read ({why}).", path=path, why=problem.strerror or problem
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise ExchangeError(
            "“{path}” is not TOML as it should be: {why}.", path=path, why=str(problem)[:200]
        ) from problem
    return _recipe(found, usual, today)


def _recipe(found: Mapping[str, Any], usual: SummaryDraft, today: date) -> Recipe:
    unknown = sorted(found.keys() - _KNOWN.keys())
    if unknown:
        raise InvalidValue(
            "There is no “{key}” in such a file. It may have: {known}.",
            key=unknown[0][:60],
            known=", ".join(_KNOWN),
        )
    said = {key: _KNOWN[key](key, value) for key, value in found.items()}
    draft = replace(usual, **{key: value for key, value in said.items() if key in _FIELDS})
    if "days" in said:
        draft = replace(draft, start=today - timedelta(days=said["days"] - 1), end=today)
    if "from" in said or "to" in said:
        draft = replace(draft, start=said.get("from"), end=said.get("to"))
    if "keep_days" in said:
        draft = replace(draft, keep_until=today + timedelta(days=said["keep_days"]))
    if "excerpt" in said:
        themes = [one.theme for one in said["excerpt"] if one.theme]
        draft = replace(draft, picks=said["excerpt"])
        draft = replace(draft, focus=tuple(dict.fromkeys((*draft.focus, *themes))))
    path = said.get("file")
    return Recipe(
        draft, said.get("marked", False), said.get("contact", ""), Path(path) if path else None
    )


def _words(key: str, value: Any) -> str:
    if not isinstance(value, str) or replace_unstorable(value) != value or len(value) > 20_000:
        raise InvalidValue("“{key}” must be a text in quotation marks.", key=key)
    return value


def _flag(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise InvalidValue("“{key}” must be true or false.", key=key)
    return value


def _day(key: str, value: Any) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise InvalidValue("“{key}” must be a day such as 2026-11-23.", key=key) from None


def _days(key: str, value: Any) -> int:
    if type(value) is not int or not 1 <= value <= _LONGEST_DAYS:
        raise InvalidValue("“{key}” must be a number of days, 1 or more.", key=key)
    return value


def _several(known: tuple[str, ...] = ()) -> Callable[[str, Any], tuple[str, ...]]:
    def read(key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise InvalidValue("“{key}” must be a list of words in quotation marks.", key=key)
        wrong = [one for one in value if known and one not in known]
        if wrong:
            raise InvalidValue(
                "“{key}” cannot hold “{word}”. It may hold: {known}.",
                key=key,
                word=wrong[0][:60],
                known=", ".join(known),
            )
        return tuple(dict.fromkeys(value))

    return read


def _onward(key: str, value: Any) -> str:
    return _several(ONWARD)(key, [value])[0]


def _excerpts(key: str, value: Any) -> tuple[Pick, ...]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise InvalidValue("Each excerpt must begin with [[excerpt]].")
    if len(value) > MOST_PICKS:
        raise InvalidValue("At most {most} entries can go along.", most=MOST_PICKS)
    return tuple(_excerpt(one) for one in value)


def _excerpt(one: Mapping[str, Any]) -> Pick:
    unknown = sorted(one.keys() - {"entry", "text", "theme"})
    if unknown or "entry" not in one:
        raise InvalidValue("An excerpt has an “entry”, and may have a “text” and a “theme”.")
    text = _words("text", one["text"]) if "text" in one else None
    return Pick(_words("entry", one["entry"]), text, _words("theme", one.get("theme", "")))


_KNOWN: Mapping[str, Callable[[str, Any], Any]] = {
    "want": _words,
    "ask": _words,
    "talk": _flag,
    "alias": _words,
    "programme": _words,
    "days": _days,
    "from": _day,
    "to": _day,
    "parts": _several(PARTS),
    "focus": _several(),
    "marked": _flag,
    "excerpt": _excerpts,
    "left": _several(),
    "recipient": _words,
    "purpose": _words,
    "onward": _onward,
    "keep_days": _days,
    "keep_until": _day,
    "acknowledged": _several(CATEGORIES),
    "format": _words,
    "contact": _words,
    "file": _words,
}
"""Everything such a file may say."""
_FIELDS = frozenset(
    {
        "want",
        "ask",
        "talk",
        "alias",
        "programme",
        "parts",
        "focus",
        "left",
        "recipient",
        "purpose",
        "onward",
        "keep_until",
        "acknowledged",
        "format",
    }
)
"""What goes into the draft as it is."""
