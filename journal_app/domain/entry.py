# SPDX-License-Identifier: MIT
"""An entry: the words, the day they are about, and where they belong."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from datetime import time as time_of_day

from journal_app.domain.errors import InvalidValue
from journal_app.domain.facets import FACETS, checked_marks
from journal_app.domain.pack import MOST_THEMES, Pack
from journal_app.domain.rating import RATINGS

MOST_TEXT = 20_000_000
MOST_TITLE = 1_000
MOST_TAG = 60
MOST_TAGS = 200
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_MARKS = re.compile(
    r"^\s*(?:#{1,6}\s|>\s?|[-*+]\s(?:\[[ xX]\]\s)?)"
    r"|(?<!\w)[*_`~]{1,3}(?=\w)"
    r"|(?<=[\w.,;:!?’”)])[*_`~]{1,3}(?!\w)",
    re.M,
)
_LINKS = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{1,2000}\)")
_LINK_SIGNS = re.compile(r"(\\*)(\](?=\s*[(\[:])|<(?=[A-Za-z/!?]))")
_TAG_BREAKS = re.compile(r"[\s,;#\"]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a leader (or a file to import) says of an entry; everything else is the journal's.

    ``day`` and ``time`` are local, in ``zone`` (IANA name or empty when not known); ``time`` is
    None where only the day is known. ``up_for_it`` and ``up_to_it`` are None when not rated, and
    so is the pair that starts with ``us``, which is about the partnership and never averaged with
    the first. ``motive``, ``shift``, ``reach``, ``stance`` and ``depth`` are keys of ``facets`` or
    None; ``marks`` are keys of ``facets.MARKS``.
    """

    day: date
    time: time_of_day | None = None
    zone: str = ""
    title: str = ""
    text: str = ""
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    up_for_it: int | None = None
    up_to_it: int | None = None
    prompt: str | None = None
    template: str | None = None
    us_up_for_it: int | None = None
    us_up_to_it: int | None = None
    motive: str | None = None
    shift: str | None = None
    reach: str | None = None
    stance: str | None = None
    depth: str | None = None
    marks: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was said yet, so that there is nothing to keep."""
        said = replace(self, title=self.title.strip(), text=self.text.strip())
        return said == Draft(
            self.day, self.time, self.zone, prompt=self.prompt, template=self.template
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept entry.

    ``created``, ``changed`` and ``trashed`` are aware instants in UTC; ``scale`` is the id of the
    rating scale in force when it was rated; ``source`` is the stable key of an imported entry.
    """

    id: str
    draft: Draft
    created: datetime
    changed: datetime
    scale: str
    trashed: datetime | None = None
    source: str | None = None

    @property
    def heading(self) -> str:
        """The title, or the first words where there is none."""
        return self.draft.title or first_words(self.draft.text)


def first_words(text: str, most: int = 60) -> str:
    """The start of the first line that says something, without Markdown marks, cut at a word.

    Of links and pictures, too, only the words are said.
    """
    for line in text.splitlines():
        plain = re.sub(r"^[#>\-*+\s\d.]+|[*_`~]", "", _LINKS.sub(r"\1", line)).strip()
        if plain:
            return plain if len(plain) <= most else plain[:most].rsplit(" ", 1)[0] + "…"
    return ""


def as_line(text: str, most: int) -> str:
    """How a text begins, on one line and without Markdown marks, cut at a word."""
    line = " ".join(without_marks(text).split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "…"


def without_marks(text: str) -> str:
    """The text line by line without the marks of Markdown, for places that show it plainly."""
    return _MARKS.sub("", _LINKS.sub(r"\1", text))


def without_links(text: str) -> str:
    """Words of somebody else as Markdown in which nothing is a mark, and above all no link.

    What still could be one, in whatever way it is written, gets a backslash and is words.
    """
    return _LINK_SIGNS.sub(
        lambda found: found[1] + "\\" * (1 - len(found[1]) % 2) + found[2], without_marks(text)
    )


def word_count(text: str) -> int:
    """The number of words, counted as runs without white space that hold a letter or digit."""
    return len(re.findall(r"\S*\w\S*", text))


def replace_unstorable(text: str) -> str:
    """Text in which characters that no file can hold are shown as U+FFFD, for pasted text."""
    return text if _storable(text) else _UNSTORABLE.sub("\ufffd", text)


def _storable(text: str) -> bool:
    # Encoding finds a surrogate several times sooner than a regular expression does.
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def checked(draft: Draft, pack: Pack) -> Draft:
    """The draft as it will be kept: tidy title, themes and tags, everything within its limits.

    Raises InvalidValue with the fault and what to do.
    """
    for name in ("title", "text", "zone", "prompt", "template"):
        if words := getattr(draft, name):
            _check_characters(name, words)
    if len(draft.text) > MOST_TEXT:
        raise InvalidValue(
            "The text has {count:,} characters; an entry holds at most {most:,}. "
            "Please split it into several entries.",
            count=len(draft.text),
            most=MOST_TEXT,
        )
    title = " ".join(draft.title.split())
    if len(title) > MOST_TITLE:
        raise InvalidValue(
            "The title has {count:,} characters; at most {most:,} fit. "
            "Please put the rest into the text.",
            count=len(title),
            most=MOST_TITLE,
        )
    at = draft.time.replace(second=0, microsecond=0) if draft.time else None
    themes = _checked_themes(draft.themes, pack) if draft.themes else ()
    tags = checked_tags(draft.tags) if draft.tags else ()
    marks = checked_marks(draft.marks) if draft.marks else ()
    for name in RATINGS:
        if (rating := getattr(draft, name)) is not None:
            pack.scale.check(getattr(pack.scale, name).name, rating)
    for facet in FACETS:
        facet.check(getattr(draft, facet.key))
    if (at, title, themes, tags, marks) == (
        draft.time,
        draft.title,
        draft.themes,
        draft.tags,
        draft.marks,
    ):
        return draft
    return replace(draft, time=at, title=title, themes=themes, tags=tags, marks=marks)


def checked_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags in lower case, NFC, with hyphens for spaces, each once, in the order given."""
    kept: dict[str, None] = {}
    for tag in tags:
        _check_characters("tag", tag)
        # Composed after lower case, and stripped last, so that a tidy tag stays as it is.
        plain = unicodedata.normalize("NFC", tag.lower())
        plain = _TAG_BREAKS.sub("-", plain).lstrip("@-").rstrip("-")
        if len(plain) > MOST_TAG:
            raise InvalidValue(
                "The tag “{tag}…” is too long; at most {most} characters fit.",
                tag=plain[:20],
                most=MOST_TAG,
            )
        if plain:
            kept[plain] = None
        if len(kept) > MOST_TAGS:
            raise InvalidValue("An entry takes at most {most} tags.", most=MOST_TAGS)
    return tuple(kept)


def _checked_themes(themes: Iterable[str], pack: Pack) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(pack.theme(slug).slug for slug in themes))
    if len(kept) > MOST_THEMES:
        raise InvalidValue(
            "An entry takes at most {most} themes; {count} were given.",
            most=MOST_THEMES,
            count=len(kept),
        )
    return kept


def _check_characters(name: str, text: str) -> None:
    found = None if _storable(text) else _UNSTORABLE.search(text)
    if found:
        raise InvalidValue(
            "The {name} holds a character that cannot be kept (U+{code:04X} at position "
            "{position:,}). Please remove it and try again.",
            name=name,
            code=ord(found.group()),
            position=found.start() + 1,
        )
