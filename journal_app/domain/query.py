# SPDX-License-Identifier: MIT
"""The search language: what a leader types, as words to find and filters to apply.

Total and forgiving: anything that is not understood is a word to look for, nothing raises.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from journal_app.domain.entry import replace_unstorable

_TOKEN = re.compile(
    r'(?P<key>[a-z]+):"(?P<quoted_value>[^"]*)"?|"(?P<phrase>[^"]*)"?|(?P<word>\S+)'
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Term:
    """Something to find: a word, the start of a word, or a phrase in this order."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. All terms and all filters must hold.

    ``start`` and ``end`` are days, both included; ``rated`` None means either; ``trashed`` looks
    in the trash instead of the journal.
    """

    terms: tuple[Term, ...] = ()
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    rated: bool | None = None
    trashed: bool = False

    @property
    def has_filters(self) -> bool:
        """Whether anything narrows the list beside words."""
        return bool(self.themes or self.tags or self.start or self.end or self.rated is not None)

    def typing(self) -> "Query":
        """The same with its last word taken as the start of a word, for search as one types."""
        if not self.terms or self.terms[-1].prefix or " " in self.terms[-1].text:
            return self
        last = self.terms[-1]
        if len(last.text) < 2:
            return self
        return replace(self, terms=(*self.terms[:-1], Term(last.text, prefix=True)))


def parse(text: str) -> Query:
    """A query from typed text, such as ``theme:gap from:2026-03 "joint board" riv*``.

    Filters: ``theme: tag: from: to: rated:yes|no in:trash``; days may be a year, a year and
    month, or a whole date. Never raises.
    """
    query = Query()
    for found in _TOKEN.finditer(replace_unstorable(text)):
        word = found["word"]
        if found["key"]:
            query = _filtered(query, found["key"], found["quoted_value"]) or _with_term(
                query, found["quoted_value"]
            )
        elif word and ":" in word:
            key, _, value = word.partition(":")
            query = _filtered(query, key, value) or _with_term(query, word)
        elif word and word.endswith("*"):
            query = _with_term(query, word.rstrip("*"), prefix=True)
        else:
            query = _with_term(query, word or found["phrase"] or "")
    return query


def _with_term(query: Query, text: str, prefix: bool = False) -> Query:
    tidy = " ".join(text.split())
    if not re.search(r"\w", tidy):
        return query
    return replace(query, terms=(*query.terms, Term(tidy, prefix)))


def _filtered(query: Query, key: str, value: str) -> Query | None:
    """The query with one filter more, or None where this is no filter of ours."""
    if key == "theme" and value:
        return replace(query, themes=(*query.themes, value.lower()))
    if key == "tag" and value:
        return replace(query, tags=(*query.tags, value.lower().lstrip("#@")))
    if key in ("from", "to"):
        day = day_of(value, last=key == "to")
        if day is None:
            return None
        return replace(query, start=day) if key == "from" else replace(query, end=day)
    if key == "rated" and value in ("yes", "no"):
        return replace(query, rated=value == "yes")
    if key == "in" and value == "trash":
        return replace(query, trashed=True)
    return None


def day_of(text: str, last: bool = False) -> date | None:
    """The day that ``2026``, ``2026-03`` or ``2026-03-09`` names; None where there is none.

    A year or month gives its first day, or its last where ``last`` is true.
    """
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    year = int(found[1])
    month = int(found[2] or (12 if last else 1))
    try:
        if found[3]:
            return date(year, month, int(found[3]))
        return date(year, month, monthrange(year, month)[1] if last else 1)
    except ValueError:
        return None
