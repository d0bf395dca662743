# SPDX-License-Identifier: MIT
"""The search language: what a leader types, as words to find and filters to apply.

Total and forgiving: anything that is not understood is a word to look for, nothing raises.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.facets import FACETS, MARKS
from journal_app.domain.quadrant import QUADRANT

HAS = ("commitment", "attachment", "layer", "version")
SORTS = ("date", "oldest", "relevance")
CHOICES: dict[str, tuple[str, ...]] = {
    **{facet.key: facet.keys() for facet in FACETS},
    "quadrant": QUADRANT.keys(),
    "mark": MARKS.keys(),
    "has": HAS,
}
"""Filters with a fixed set of values. One that is not here, ``template``, takes any id."""
ALL_MUST_HOLD = ("mark", "has")
"""Of these, every value must hold; of the others one value is enough, since an entry has one."""
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
    in the trash instead of the journal; ``facets`` are pairs such as ("reach", "run"), see
    ``CHOICES``; ``sort`` is date (newest first), oldest, or relevance where there are words.
    """

    terms: tuple[Term, ...] = ()
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    rated: bool | None = None
    trashed: bool = False
    facets: tuple[tuple[str, str], ...] = ()
    sort: str = "date"

    @property
    def has_filters(self) -> bool:
        """Whether anything narrows the list beside words."""
        return bool(
            self.themes
            or self.tags
            or self.start
            or self.end
            or self.rated is not None
            or self.facets
        )

    @property
    def narrows(self) -> bool:
        """Whether it looks for a part of the journal, by words or filters."""
        return bool(self.terms) or self.has_filters

    @property
    def seeks(self) -> bool:
        """Whether there is anything to look for: a part of the journal, or its trash."""
        return self.narrows or self.trashed

    @property
    def by_relevance(self) -> bool:
        """Whether the best match comes first, which needs words and the search index."""
        return self.sort == "relevance" and bool(self.terms) and not self.trashed

    def toggled(self, key: str, value: str) -> "Query":
        """The same with one facet more, or without it where it was there."""
        pair = (key, value)
        rest = tuple(one for one in self.facets if one != pair)
        return replace(self, facets=rest if pair in self.facets else _in_order((*rest, pair)))

    def as_text(self) -> str:
        """The query as it would be typed; ``parse`` of it gives the query again."""
        parts = [_written(term) for term in self.terms]
        parts += [f"theme:{_quoted(theme)}" for theme in self.themes]
        parts += [f"tag:{_quoted(tag)}" for tag in self.tags]
        parts += [f"{key}:{_quoted(value)}" for key, value in self.facets]
        if self.start:
            parts.append(f"from:{self.start.isoformat()}")
        if self.end:
            parts.append(f"to:{self.end.isoformat()}")
        if self.rated is not None:
            parts.append(f"rated:{'yes' if self.rated else 'no'}")
        if self.trashed:
            parts.append("in:trash")
        if self.sort != "date":
            parts.append(f"sort:{self.sort}")
        return " ".join(parts)

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

    Filters: ``theme: tag: from: to: rated:yes|no in:trash reach: stance: motive: shift: depth:
    quadrant: mark: has: template: sort:``; days may be a year, a year and month, or a whole date.
    Never raises.
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
    value = value.replace('"', "")
    if key in ("theme", "tag"):
        plain = " ".join(value.lower().lstrip("#@ ").split())
        if not plain:
            return None
        if key == "theme":
            return replace(query, themes=_with(query.themes, plain))
        return replace(query, tags=_with(query.tags, plain))
    if key == "template" or key in CHOICES:
        return _with_facet(query, key, value.lower())
    if key == "sort" and value in SORTS:
        return replace(query, sort=value)
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


def _with_facet(query: Query, key: str, value: str) -> Query | None:
    known = CHOICES.get(key)
    if (known is not None and value not in known) or not re.fullmatch(r"[\w-]+", value):
        return None
    return replace(query, facets=_in_order((*query.facets, (key, value))))


def _in_order(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(set(pairs)))


def _with(labels: tuple[str, ...], label: str) -> tuple[str, ...]:
    return labels if label in labels else (*labels, label)


def _written(term: Term) -> str:
    """A term as it would be typed: in quotes unless it is a plain word or the start of one."""
    if term.prefix:
        return f"{term.text}*"
    plain = '"' in term.text or re.fullmatch(r"[\w'’-]+", term.text)
    return term.text if plain else f'"{term.text}"'


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


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
