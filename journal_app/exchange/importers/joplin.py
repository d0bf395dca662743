# SPDX-License-Identifier: MIT
"""Joplin: a JEX archive, or a RAW folder of the same files.

An item is its title, its body and a block of keys that ends in its type. What links notes, tags
and files is the 32 hexadecimal digits that each of them is called.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import message
from journal_app.exchange.formats import NO, SURE, Incoming, Option, Piece, Problem
from journal_app.exchange.html_text import from_html
from journal_app.exchange.reading import (
    draft_at,
    in_utc,
    instant,
    moment_in,
    place_line,
    text_of,
)
from journal_app.exchange.recognising import certainty
from journal_app.exchange.source import Source

_ITEM = re.compile(r"(?:^|/)[0-9a-f]{32}\.md$")
_KEY = re.compile(r"^(?:id|type_): ", re.M)
_KEYS = re.compile(r"^(?P<key>[a-z_]+): ?(?P<value>.*)$", re.M)
_LINK = re.compile(r"(?P<shown>!?\[[^\[\]\n]*\])\(:/(?P<id>[0-9a-f]{32})[^)\n]*\)")
_HTML_FILE = re.compile(
    r"""<(?P<tag>[a-z]+)\s[^<>]*?\b(?:href|src|data)\s*=\s*["']?:/(?P<id>[0-9a-f]{32})[^<>]*>""",
    re.I,
)
_HTML_LINK = re.compile(r"""(<a\s[^<>]*?\bhref\s*=\s*["']?):/(?=[0-9a-f]{32})""", re.I)
_HERE = "https://joplin.invalid/"
"""Stands for Joplin's own sign while HTML becomes Markdown, where such a sign is no address."""
_NOTE, _NOTEBOOK, _RESOURCE, _TAG, _NOTE_TAG = "1", "2", "4", "5", "6"
_NOTEBOOKS = Option(
    "notebooks",
    message("The notebook that a note is in"),
    (("leave", message("is not kept")), ("tag", message("becomes a tag"))),
)


@dataclass(frozen=True, slots=True)
class _Item:
    """One file: where it is, what it is called, what it says, and its keys."""

    file: str
    title: str
    body: str
    keys: Mapping[str, str]


class Joplin:
    """Reads notes with their tags and files."""

    name = "joplin"
    title = message("Joplin (JEX, RAW)")
    options: tuple[Option, ...] = (_NOTEBOOKS,)

    def recognises(self, source: Source) -> int:
        """There are items whose last key is their type."""
        return certainty(
            source, _items(source), lambda name, head: SURE if _KEY.search(head) else NO
        )

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every note. Raises ExchangeError where all of them are encrypted."""
        problems: list[Problem] = []
        found: dict[str, dict[str, _Item]] = {}
        for name in _items(source):
            item = _item(text_of(source, name, problems), name)
            if item is None:
                problems.append(Problem(1, message("This is no item of Joplin."), name))
            else:
                kind = found.setdefault(item.keys.get("type_", "").strip(), {})
                kind[item.keys.get("id", "") or name] = item
        yield from problems
        notes = list(found.get(_NOTE, {}).values())
        if notes and all(note.keys.get("encryption_applied") == "1" for note in notes):
            raise ExchangeError(
                "This export is encrypted. Please switch encryption off in Joplin, let it finish, "
                "and export again."
            )
        around = _Around(source, found, options.get("notebooks") == "tag")
        for note in notes:
            yield around.incoming(note)


class _Around:
    """What notes refer to."""

    def __init__(
        self, source: Source, found: Mapping[str, Mapping[str, _Item]], notebooks: bool
    ) -> None:
        names = {one: item.title for one, item in found.get(_TAG, {}).items()}
        self._tags: dict[str, list[str]] = {}
        for link in found.get(_NOTE_TAG, {}).values():
            name = names.get(link.keys.get("tag_id", ""))
            if name:
                self._tags.setdefault(link.keys.get("note_id", ""), []).append(name)
        self._notes = found.get(_NOTE, {})
        self._notebooks = found.get(_NOTEBOOK, {}) if notebooks else {}
        self._resources = found.get(_RESOURCE, {})
        self._parts = {
            one.name.rpartition("/")[2].partition(".")[0]: one.name
            for one in source.parts
            if not one.name.endswith(".md") or "resources/" in one.name
        }

    def incoming(self, note: _Item) -> Incoming | Problem:
        """One note as an entry."""
        keys = note.keys
        if keys.get("encryption_applied") == "1":
            return Problem(1, message("The note is encrypted, so it was left out."), note.file)
        if keys.get("is_conflict") == "1":
            said = message("“{title}” is Joplin's copy of a conflict.", title=note.title[:80])
            return Problem(1, said, note.file)
        at = instant(keys.get("user_created_time") or keys.get("created_time"))
        if at is None:
            return Problem(1, message("The note has no time of creation."), note.file)
        when = moment_in(at, "")
        pieces, body = self._pieces(note)
        identifier = keys.get("id", "")
        tags = list(self._tags.get(identifier, ()))
        notebook = self._notebooks.get(keys.get("parent_id", ""))
        if notebook is not None:
            tags.append(notebook.title)
        return Incoming(
            line=1,
            draft=draft_at(when, _ticked(note), body.rstrip(), tuple(tags)),
            key=f"joplin:{identifier or note.file}",
            created=in_utc(at),
            changed=in_utc(instant(keys.get("user_updated_time") or keys.get("updated_time"))),
            file=note.file,
            at=when.at,
            place=place_line("", _degrees(keys, "latitude"), _degrees(keys, "longitude")),
            pieces=pieces,
        )

    def _pieces(self, note: _Item) -> tuple[tuple[Piece, ...], str]:
        """The files a note shows, and its body as Markdown; a link to a note says its name."""
        body, pieces = note.body, {}
        html = note.keys.get("markup_language") == "2"
        for found in _HTML_FILE.finditer(body):
            if found["id"] not in self._notes:
                whole = not html and found["tag"].lower() != "a"
                key = found[0] if whole else found["id"]
                pieces[key] = self._piece(found["id"], found[0] if whole else "")
        if html:
            body = from_html(_HTML_LINK.sub(rf"\1{_HERE}", body)).replace(f"]({_HERE}", "](:/")
        for found in _LINK.finditer(body):
            if found["id"] not in self._notes:
                shown = pieces.get(found["id"])
                key = found["id"] if shown is not None and not shown.refers else found[0]
                pieces[key] = self._piece(found["id"], found[0])
        words = _LINK.sub(
            lambda one: one["shown"].strip("![]") if one["id"] in self._notes else one[0], body
        )
        return tuple(pieces.values()), words

    def _piece(self, identifier: str, refers: str) -> Piece:
        part = self._parts.get(identifier, "")
        resource = self._resources.get(identifier)
        title = resource.title if resource is not None else ""
        return Piece(title or part.rpartition("/")[2] or identifier, part, refers)


def _items(source: Source) -> tuple[str, ...]:
    return tuple(one.name for one in source.parts if _ITEM.search(one.name))


def _item(whole: str, file: str) -> _Item | None:
    """The parts of an item: its keys stand below the last empty line."""
    above, gap, block = whole.rstrip().rpartition("\n\n")
    if not gap:
        above, block = "", whole.rstrip()
    keys = {found["key"]: found["value"].strip() for found in _KEYS.finditer(block)}
    if "type_" not in keys:
        return None
    title, _, body = above.partition("\n\n")
    if "\n" in title:
        title, _, body = above.partition("\n")
    return _Item(file, title.strip(), body.strip("\n"), keys)


def _ticked(note: _Item) -> str:
    """The title, with a box where the note is something to do."""
    if note.keys.get("is_todo") != "1":
        return note.title
    return f"{'☐' if note.keys.get('todo_completed', '0') in ('', '0') else '☑'} {note.title}"


def _degrees(keys: Mapping[str, str], name: str) -> float | None:
    try:
        return float(keys.get(name, ""))
    except ValueError:
        return None


IMPORTER = Joplin()
