# SPDX-License-Identifier: MIT
"""What a source holds, counted for the preview; nothing comes in."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import Message
from journal_app.exchange.formats import Importer, Incoming, Problem
from journal_app.services.moving_again import Before, Known
from journal_app.services.moving_choices import Choices, chosen, plain_tag
from journal_app.services.moving_report import Preview
from journal_app.services.session import Session
from journal_app.storage import entries
from journal_app.storage.database import Connection


class Count:
    """What a source holds, counted entry by entry."""

    def __init__(
        self, session: Session, connection: Connection, choices: Choices, importer: Importer
    ) -> None:
        self._session, self._choices, self._importer = session, choices, importer
        self._ids, self._keys = entries.known_ids(connection), entries.known_sources(connection)
        self._before = Before(connection, importer.name)
        self._known = Known(self._knows, self._words_here)
        self.entries = self.known = self.files = self.places = self.without_zone = 0
        self.first: date | None = None
        self.last: date | None = None
        self.tags: Counter[str] = Counter()
        self.moods: Counter[str] = Counter()
        self.zones: Counter[str] = Counter()
        self.levels: dict[str, int] = {}
        self.problems: list[Problem] = []
        self.unanswered: Message | None = None

    def take(self, one: Incoming | Problem) -> None:
        """Count one more."""
        if isinstance(one, Problem):
            self.problems.append(one)
            return
        one, known, said_of_it = self._known.look(one)
        self._keys.add(one.key or "")
        self._ids.add(one.id or "")
        try:
            draft, remarks = chosen(one, self._choices, self._session.pack)
        except InvalidValue as fault:
            self.problems.append(Problem(one.line, fault.message, one.file))
            return
        self.problems += [Problem(one.line, said, one.file, lost=False) for said in remarks]
        self.problems += said_of_it if known else self._before.remarks(one, draft)
        self.entries += 1
        self.known += known
        self.first = draft.day if self.first is None else min(self.first, draft.day)
        self.last = draft.day if self.last is None else max(self.last, draft.day)
        self.tags.update(filter(None, dict.fromkeys(map(plain_tag, one.draft.tags))))
        self.files += len(one.pieces)
        self.places += bool(one.place)
        self.without_zone += one.needs_zone
        if draft.zone:
            self.zones[draft.zone] += 1
        if one.mood is not None:
            self.moods[one.mood.word] += 1
            if one.mood.level is not None:
                self.levels.setdefault(one.mood.word, one.mood.level)

    def _knows(self, entry_id: str | None, source: str | None) -> bool:
        return source in self._keys or entry_id in self._ids

    def _words_here(self, start: str | None) -> Iterator[tuple[str, str, str]]:
        with self._session.journal.read() as connection:
            yield from entries.words_from(connection, start)

    def preview(self, name: str) -> Preview:
        """What was counted."""
        return Preview(
            format=self._importer.name,
            title=self._importer.title,
            source=name,
            entries=self.entries,
            known=self.known,
            first=self.first,
            last=self.last,
            tags=self.tags,
            moods=self.moods,
            levels=self.levels,
            files=self.files,
            places=self.places,
            without_zone=self.without_zone,
            zones=self.zones,
            problems=tuple(self.problems),
            options=self._importer.options,
            unanswered=self.unanswered,
        )
