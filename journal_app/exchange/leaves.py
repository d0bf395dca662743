# SPDX-License-Identifier: MIT
"""An entry as a reader meets it, in words: for exporters that make something to be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from journal_app.domain.answers import answers
from journal_app.domain.attachment import Attachment, size_words
from journal_app.domain.commitment import status_words
from journal_app.domain.entry import Entry
from journal_app.domain.errors import DamagedJournal, ExchangeError
from journal_app.domain.message import Message
from journal_app.domain.pack import Pack
from journal_app.domain.period import long_date
from journal_app.domain.whole import Leaving, Whole
from journal_app.exchange import pictures
from journal_app.exchange.exporting import held_back
from journal_app.exchange.prose import Block, blocks, words

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a page, and what describes it to who cannot see it."""

    fitted: pictures.Fitted
    says: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One entry in words. ``pictures`` are by the hash of their file; ``rest`` are those that
    the text does not show."""

    id: str
    day: date
    title: str
    when: str
    themes: tuple[str, ...]
    tags: tuple[str, ...]
    ratings: tuple[tuple[str, str, int, str], ...]
    answers: tuple[tuple[str, str], ...]
    text: tuple[Block, ...]
    later: tuple[tuple[str, tuple[Block, ...]], ...]
    commitments: tuple[tuple[str, str], ...]
    pictures: Mapping[str, Picture]
    rest: tuple[Picture, ...]
    files: tuple[str, ...]

    def picture(self, shown: Block) -> Picture | None:
        """The picture that the block shows, described as it was there, if it can be seen."""
        start = shown.refers
        found = (one for key, one in self.pictures.items() if start and key.startswith(start))
        one = next(found, None)
        return one and replace(one, says=words(shown.runs))


class Leaves:
    """The entries that leave, in words, one by one; ``notices`` is complete after the last.

    ``count`` and ``letters`` are how many entries, and letters of their texts, came so far.
    """

    def __init__(self, journal: Leaving, chosen: Mapping[str, bool], most: int) -> None:
        self._journal, self._chosen, self._most = journal, chosen, most
        self.count = self.letters = self._private = 0

    def __iter__(self) -> Iterator[Leaf]:
        for one in self._journal.entries():
            if "private" in one.entry.draft.marks and not self._chosen["private"]:
                self._private += 1
                continue
            self.count += 1
            self.letters += len(one.entry.draft.text)
            yield self._leaf(one)

    @property
    def notices(self) -> tuple[Message, ...]:
        """What there is to say about them."""
        return held_back(self._private)

    def _leaf(self, one: Whole) -> Leaf:
        draft, pack = one.entry.draft, self._journal.pack
        text = blocks(draft.text)
        shown = self._pictures(one.files)
        said = set(_referred(text))
        day = f"{_WEEKDAYS[draft.day.weekday()]} {long_date(draft.day)}"
        names = pack.theme_names()
        return Leaf(
            id=one.entry.id,
            day=draft.day,
            title=one.entry.draft.title or _spoken(one.entry.heading) or long_date(draft.day),
            when=day + (f", {draft.time:%H:%M}" if draft.time else ""),
            themes=tuple(names.get(slug, slug) for slug in draft.themes),
            tags=draft.tags,
            ratings=_ratings(one.entry, pack),
            answers=answers(draft, pack.scale),
            text=text,
            later=tuple((long_date(layer.day), blocks(layer.text)) for layer, _ in one.layers)
            if self._chosen["layers"]
            else (),
            commitments=tuple(
                (each.text, str(status_words(each, self._journal.made))) for each in one.commitments
            )
            if self._chosen["commitments"]
            else (),
            pictures=shown,
            rest=tuple(
                picture
                for key, picture in shown.items()
                if not any(key.startswith(start) for start in said)
            ),
            files=tuple(
                f"{file.name} ({size_words(file.size)})"
                for file in one.files
                if not file.is_picture
            ),
        )

    def _pictures(self, files: tuple[Attachment, ...]) -> dict[str, Picture]:
        found: dict[str, Picture] = {}
        for file in files if self._chosen["pictures"] else ():
            if file.is_picture:
                try:
                    content = self._journal.file(file.hash).content
                    fitted = pictures.fitted(content, self._most)
                except (ExchangeError, DamagedJournal):
                    # One broken picture keeps no book from being made; its description stays.
                    continue
                found[file.hash] = Picture(fitted, file.name.rpartition(".")[0] or file.name)
        return found


def _ratings(entry: Entry, pack: Pack) -> tuple[tuple[str, str, int, str], ...]:
    """Key, name, value and the words that stand at just that step of the scale it is on."""
    draft, scale = entry.draft, pack.scale
    given = ((scale.up_for_it, draft.up_for_it), (scale.up_to_it, draft.up_to_it))
    found = []
    for question, value in given:
        anchors = question.anchors if entry.scale == scale.id else ()
        says = next((anchor.says for anchor in anchors if anchor.at == value), "")
        if value is not None:
            found.append((question.key, question.name, value, says))
    return tuple(found)


def _referred(text: tuple[Block, ...]) -> Iterator[str]:
    for one in text:
        if one.kind == "picture":
            yield one.refers
        yield from _referred(one.inside)


def _spoken(heading: str) -> str:
    return " ".join(heading.split())
