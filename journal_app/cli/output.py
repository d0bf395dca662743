# SPDX-License-Identifier: MIT
"""What all commands share, so that each reads and answers alike: values in, filters, JSON, days."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from functools import wraps
from typing import Any

import click

from journal_app.domain.entry import MOST_TEXT, checked_tags, replace_unstorable
from journal_app.domain.errors import InvalidValue
from journal_app.domain.period import long_date
from journal_app.domain.query import ALL_MUST_HOLD, CHOICES, SORTS, Query, day_of, parse
from journal_app.services import searches
from journal_app.services.session import Session

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONGEST_CHARACTER = 4
"""Bytes that one character takes in UTF-8 at most."""


# ParamType takes a type argument only in newer versions of click; ours run on older ones too.
class Words(click.ParamType):  # type: ignore[type-arg]
    """Text from the command line that a journal can hold, so that a slip is a sentence."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text; raises InvalidValue for bytes that were not in the terminal's encoding."""
        text = str(value)
        if replace_unstorable(text) != text:
            raise InvalidValue(
                "“{option}” holds a character that cannot be kept, or bytes that are no text. "
                "Please write it anew.",
                option=param.opts[-1] if param else "The text",
            )
        return text


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day; with ``whole`` false also a month or year, as its first or its ``last`` day."""

    name = "day"

    def __init__(self, *, last: bool = False, whole: bool = False) -> None:
        self._last = last
        self._whole = whole

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; raises InvalidValue where the text names none that exists."""
        day = value if isinstance(value, date) else day_of(value, self._last)
        if day is not None and not (self._whole and str(value).count("-") != 2):
            return day
        others = "" if self._whole else ", a month such as 2026-11, or a year such as 2026"
        raise InvalidValue(
            "“{value}” is no day that exists. Please write a day such as 2026-11-23{others}.",
            value=str(value)[:60],
            others=others,
        )


class Clock(click.ParamType):  # type: ignore[type-arg]
    """A time of day."""

    name = "hh:mm"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        """The time; raises InvalidValue where the text is none."""
        hours, _, minutes = str(value).partition(":")
        try:
            if not (hours.isdecimal() and minutes.isdecimal()):
                raise ValueError
            return time(int(hours), int(minutes))
        except ValueError:
            raise InvalidValue(
                "“{value}” is no time of day. Please write one such as 08:10.",
                value=str(value)[:60],
            ) from None


WORDS = Words()


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a list down, as given on the command line."""

    themes: tuple[str, ...]
    tags: tuple[str, ...]
    start: date | None
    end: date | None
    rated: bool | None
    facets: tuple[tuple[str, str], ...] = ()
    sort: str | None = None

    def query(self, session: Session, typed: Query | None = None) -> Query:
        """These filters and what was ``typed``, both; raises InvalidValue for a value amiss."""
        before = typed or Query()
        themes = (*before.themes, *(slug.lower() for slug in self.themes))
        for slug in themes:
            session.pack.theme(slug)
        start, end = self.start or before.start, self.end or before.end
        check_order(start, end)
        return Query(
            terms=before.terms,
            themes=themes,
            tags=(*before.tags, *checked_tags(self.tags)),
            start=start,
            end=end,
            rated=before.rated if self.rated is None else self.rated,
            trashed=before.trashed,
            facets=tuple(sorted({*before.facets, *self.facets})),
            sort=self.sort or before.sort,
        )


def asked(session: Session, filters: Filters, words: Sequence[str], saved: str | None) -> Query:
    """What words, filters among them, a kept search and the options say together.

    Raises NotFound for a search that is not kept, and InvalidValue.
    """
    before = searches.find(session, saved).as_text() if saved else ""
    return filters.query(session, parse(" ".join((before, *words))))


NO_FILTERS = Filters((), (), None, None, None)
"""Nothing narrows the list."""

Command = Callable[..., Any]

_THEME = click.option(
    "--theme",
    type=WORDS,
    multiple=True,
    help="Only entries with this theme, by its short name; may be repeated.",
)
_TAG = click.option(
    "--tag", type=WORDS, multiple=True, help="Only entries with this tag; may be repeated."
)
_RATED = click.option(
    "--rated/--unrated", default=None, help="Only entries with, or without, a rating."
)


_FACETS = (*CHOICES, "template")


def _faceted(command: Command) -> Command:
    """Adds an option for each facet, and the order."""
    command = click.option("--sort", type=click.Choice(SORTS), help="In which order.")(command)
    for key in reversed(_FACETS):
        known = CHOICES.get(key)
        every = "every one of them" if key in ALL_MUST_HOLD else "one of them"
        command = click.option(
            f"--{key}",
            f"facet_{key}",
            type=click.Choice(known) if known else WORDS,
            multiple=True,
            help=f"Only entries with this {key}; if repeated, with {every}.",
        )(command)
    return command


def dated(command: Command, *until: str) -> Command:
    """Adds ``--from`` and ``--to``, given to the command as ``start`` and ``end``."""
    since = click.option(
        "--from",
        "start",
        type=Day(),
        help="From this day (2026-03-09), month (2026-03) or year (2026).",
    )
    up_to = click.option(
        *(until or ("--to", "--until")),
        "end",
        type=Day(last=True),
        help="Up to and with this day, month or year.",
    )
    return since(up_to(command))


def filtered(*until: str) -> Callable[[Command], Command]:
    """Adds the options that narrow a list, given to the command as one ``filters``.

    ``until`` names the option for the last day where ``--to`` means something else.
    """

    def decorated(command: Command) -> Command:
        @wraps(command)
        def collected(
            *args: Any,
            theme: tuple[str, ...],
            tag: tuple[str, ...],
            start: date | None,
            end: date | None,
            rated: bool | None,
            sort: str | None,
            **others: Any,
        ) -> Any:
            facets = tuple((key, value) for key in _FACETS for value in others.pop(f"facet_{key}"))
            filters = Filters(theme, tag, start, end, rated, facets, sort)
            return command(*args, filters=filters, **others)

        return _THEME(_TAG(dated(_RATED(_faceted(collected)), *until)))

    return decorated


limited = click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", help="At most this many, the newest."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for scripts.")


@contextmanager
def opened(ctx: click.Context, *, read_only: bool = True) -> Iterator[Session]:
    """The journal that the options name, closed again at the end."""
    session: Session = ctx.obj.session(read_only)
    try:
        yield session
    finally:
        session.close()


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Something to be told how far long work is: a bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield tell
        bar.update((bar.length or 0) - bar.pos)


def text_from_stdin() -> str:
    """Everything on standard input as strict UTF-8; raises InvalidValue where it is not."""
    most = MOST_TEXT * _LONGEST_CHARACTER
    found = sys.stdin.buffer.read(most + 1)
    if len(found) > most:
        raise InvalidValue(
            "The text on standard input is longer than an entry can hold ({most:,} characters).",
            most=MOST_TEXT,
        )
    try:
        return found.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as fault:
        raise InvalidValue(
            "The text on standard input is not UTF-8 (byte {position:,}), so nothing was kept.",
            position=fault.start + 1,
        ) from fault


def check_order(start: date | None, end: date | None) -> None:
    """Raises InvalidValue for a period that ends before it begins."""
    if start and end and start > end:
        raise InvalidValue(
            "The period ends ({end}) before it begins ({start}). Please turn the days round.",
            start=long_date(start),
            end=long_date(end),
        )


def echo_json(value: object) -> None:
    """Print one JSON value."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def echo_json_array(values: Iterable[object]) -> None:
    """Print a JSON array, one value after the other, so that a long one takes no memory."""
    before = "[\n"
    for value in values:
        lines = json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  ")
        click.echo(f"{before}  {lines}", nl=False)
        before = ",\n"
    click.echo("[]" if before == "[\n" else "\n]")


def moment(day: date, at: time | None) -> str:
    """Such as "24 November 2026, 08:10"."""
    return long_date(day) + (f", {at:%H:%M}" if at else "")


def counted(number: int, one: str, many: str) -> str:
    """Such as "1 entry" or "3,418 entries"."""
    return f"{number:,} {one if number == 1 else many}"


def harmless(text: str) -> str:
    """Text without control characters; same length.

    They could make a terminal do things, or turn words round so that a name reads as another.
    """
    return _CONTROL.sub("\ufffd", text.replace("\r", " "))
