# SPDX-License-Identifier: MIT
"""What a source holds, counted for the preview; nothing comes in."""

from collections import Counter
from datetime import date

from journal_app.domain.entry import checked
from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import Message
from journal_app.exchange.formats import Importer, Incoming, Problem
from journal_app.services.moving_again import Before
from journal_app.services.moving_choices import Choices, chosen, plain_tag
from journal_app.services.moving_report import Preview
from journal_app.services.session import Session


class Count:
    """What a source holds, counted entry by entry."""

    def __init__(self, before: Before) -> None:
        self._before = before
        self.entries = self.known = self.files = self.places = self.without_zone = 0
        self.first: date | None = None
        self.last: date | None = None
        self.tags: Counter[str] = Counter()
        self.moods: Counter[str] = Counter()
        self.zones: Counter[str] = Counter()
        self.levels: dict[str, int] = {}
        self.problems: list[Problem] = []
        self.unanswered: Message | None = None

    def take(
        self,
        session: Session,
        choices: Choices,
        one: Incoming | Problem,
        ids: set[str],
        keys: set[str],
    ) -> None:
        """Count one more."""
        if isinstance(one, Problem):
            self.problems.append(one)
            return
        known = one.key in keys or one.id in ids
        keys.add(one.key or "")
        ids.add(one.id or "")
        draft, remarks = chosen(one, choices)
        try:
            draft = checked(draft, session.pack)
        except InvalidValue as fault:
            self.problems.append(Problem(one.line, fault.message, one.file))
            return
        self.problems += [Problem(one.line, said, one.file, lost=False) for said in remarks]
        if not known:
            self.problems += self._before.remarks(one, draft)
        self.entries += 1
        self.known += known
        self.first = draft.day if self.first is None else min(self.first, draft.day)
        self.last = draft.day if self.last is None else max(self.last, draft.day)
        self.tags.update(filter(None, dict.fromkeys(map(plain_tag, one.draft.tags))))
        self.files += len(one.pieces)
        self.places += bool(one.place)
        self.without_zone += one.at is not None
        if draft.zone:
            self.zones[draft.zone] += 1
        if one.mood is not None:
            self.moods[one.mood.word] += 1
            if one.mood.level is not None:
                self.levels.setdefault(one.mood.word, one.mood.level)

    def preview(self, importer: Importer, name: str) -> Preview:
        """What was counted."""
        return Preview(
            format=importer.name,
            title=importer.title,
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
            options=importer.options,
            unanswered=self.unanswered,
        )
