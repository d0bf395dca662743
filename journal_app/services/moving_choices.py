# SPDX-License-Identifier: MIT
"""What a leader chose for an import, and a foreign entry as it is with those choices.

Nothing is taken for what it may not be: their moods are no ratings, their tags no themes, and a
moment has no local day until a zone is named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from journal_app.domain.entry import MOST_TAG, Draft, checked, checked_tags, replace_unstorable
from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import Message, message
from journal_app.domain.pack import MOST_THEMES, Pack
from journal_app.exchange.formats import Importer, Incoming

NOTHING, FOR, TO = "nothing", "up-for-it", "up-to-it"
MOODS = (NOTHING, FOR, TO)
THEME, TAG = "theme:", "tag:"


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything a leader may say of an import.

    ``format`` is the importer's name, empty to recognise it; ``tags`` says for a tag of theirs
    (as it would stand here) "theme:SLUG", "tag:NAME" or "nothing"; ``mood`` is which rating
    becomes of their mood, and ``levels`` gives a number from 0 to 10 to a mood of theirs, or None
    where it becomes no rating though their program has a number for it; ``zone`` is where the
    writer was, as an IANA name; ``places`` keeps where entries were written.
    """

    format: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    mood: str = NOTHING
    levels: Mapping[str, int | None] = field(default_factory=dict)
    zone: str = ""
    places: bool = False
    options: Mapping[str, str] = field(default_factory=dict)


def check(choices: Choices, pack: Pack) -> None:
    """Raises InvalidValue for a choice that cannot be."""
    for theirs, ours in choices.tags.items():
        if ours.startswith(THEME):
            pack.theme(ours.removeprefix(THEME))
        elif not (ours == NOTHING or checked_tags((ours.removeprefix(TAG),))):
            raise InvalidValue("“{tag}” would become a tag without a name.", tag=theirs)
    if choices.mood not in MOODS:
        raise InvalidValue(
            "A mood can become “{names}”, not “{mood}”.",
            names="”, “".join(MOODS),
            mood=choices.mood,
        )
    for word, level in choices.levels.items():
        if level is not None and not 0 <= level <= 10:
            raise InvalidValue("“{word}” needs a number from 0 to 10.", word=word)
    if choices.zone:
        zone_of(choices.zone)


def check_options(options: Mapping[str, str], importer: Importer) -> None:
    """Raises InvalidValue for an option that a format does not have, or a value of none."""
    known = {one.name: [value for value, _ in one.choices] for one in importer.options}
    for name, value in options.items():
        if name not in known:
            raise InvalidValue(
                "“{name}” is no option of the format “{title}”, which has {names}.",
                name=name[:60],
                title=importer.title,
                names=f"“{'”, “'.join(known)}”" if known else "none",
            )
        if value not in known[name]:
            raise InvalidValue(
                "The option “{name}” can be “{values}”, not “{value}”.",
                name=name,
                values="”, “".join(known[name]),
                value=value[:60],
            )


def zone_of(name: str) -> ZoneInfo:
    """The zone with that IANA name; raises InvalidValue."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise InvalidValue(
            "There is no time zone “{name}”. Please name one such as Europe/London.",
            name=replace_unstorable(name)[:60],
        ) from None


@lru_cache(maxsize=4_096)
def plain_tag(tag: str) -> str:
    """A tag of theirs as it would stand here, shortened where it is too long; may be empty."""
    tag = replace_unstorable(tag)
    try:
        return next(iter(checked_tags((tag,))), "")
    except InvalidValue:
        return next(iter(checked_tags((tag[: MOST_TAG - 20],))), "")


def chosen(found: Incoming, choices: Choices, pack: Pack) -> tuple[Draft, list[Message]]:
    """The draft that an entry of theirs becomes, and what there is to remark about it.

    Where only a moment is known and no zone was chosen the day is that in UTC, for a preview.
    Raises InvalidValue where a moment has no day in the zone, and what ``checked`` raises. A
    character that no file can hold costs no entry of another journal: U+FFFD stands for it.
    """
    draft, remarks = _as_chosen(found, choices)
    try:
        return checked(draft, pack), remarks
    except InvalidValue:
        # Only now: to look for such characters in every text takes as long as much else.
        plain = replace(
            draft, title=replace_unstorable(draft.title), text=replace_unstorable(draft.text)
        )
        if found.id is not None or plain == draft:
            raise
        said = message("Some characters in it are such as no file can hold, so � stands for them.")
        return checked(plain, pack), [*remarks, said]


def _as_chosen(found: Incoming, choices: Choices) -> tuple[Draft, list[Message]]:
    if found.id is not None:
        return found.draft, []
    remarks: list[Message] = []
    changed = _local(found, choices) | _labels(found.draft, choices, remarks)
    if found.mood is not None and choices.mood != NOTHING:
        level = choices.levels.get(found.mood.word, found.mood.level)
        if level is not None:
            changed["up_for_it" if choices.mood == FOR else "up_to_it"] = level
        elif found.mood.word not in choices.levels:
            remarks.append(
                message(
                    "The mood “{word}” has no number, so it became no rating.",
                    word=found.mood.word,
                )
            )
    if found.place and choices.places:
        changed["text"] = f"{found.draft.text.rstrip()}\n\n{found.place}".lstrip()
    return replace(found.draft, **changed) if changed else found.draft, remarks


def _local(found: Incoming, choices: Choices) -> dict[str, Any]:
    """The day, time and zone where a moment has to become one, or a zone was chosen."""
    if found.at is None:
        return {"zone": choices.zone} if choices.zone and not found.draft.zone else {}
    try:
        here = found.at.astimezone(zone_of(choices.zone) if choices.zone else UTC)
    except OverflowError:
        if not found.needs_zone:
            return {}
        raise InvalidValue("It has no day there in the years that calendars have.") from None
    if not found.needs_zone:
        # The day is known by its offset; a zone with another one was not that of this entry.
        fits = bool(choices.zone) and here.utcoffset() == found.at.utcoffset()
        return {"zone": choices.zone} if fits else {}
    kept = None if found.draft.time is None else here.time().replace(tzinfo=None)
    return {"day": here.date(), "time": kept, "zone": choices.zone}


def _labels(draft: Draft, choices: Choices, remarks: list[Message]) -> dict[str, Any]:
    """Their tags as themes and tags, each as the leader said or as a tag of the same name."""
    if not draft.tags:
        return {}
    themes: dict[str, None] = dict.fromkeys(draft.themes)
    tags: dict[str, None] = {}
    for theirs in draft.tags:
        plain = plain_tag(theirs)
        ours = choices.tags.get(plain, TAG + plain)
        if ours.startswith(THEME):
            slug = ours.removeprefix(THEME)
            if slug in themes or len(themes) < MOST_THEMES:
                themes[slug] = None
                continue
            remarks.append(
                message(
                    "An entry takes {most} themes, so “{tag}” stayed a tag.",
                    most=MOST_THEMES,
                    tag=plain,
                )
            )
            ours = TAG + plain
        if ours != NOTHING and plain_tag(ours.removeprefix(TAG)):
            tags[plain_tag(ours.removeprefix(TAG))] = None
    meant = {"themes": tuple(themes), "tags": tuple(tags)}
    return {} if meant == {"themes": draft.themes, "tags": draft.tags} else meant
