# SPDX-License-Identifier: MIT
"""What an exporter declares and what it is given; the faces list formats and options from here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from journal_app.domain.message import Message, message
from journal_app.domain.whole import Leaving


@dataclass(frozen=True, slots=True)
class Option:
    """Something a leader can switch on or off; ``key`` is typed, ``title`` is shown."""

    key: str
    title: Message
    usual: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """How many entries went out, and what there is to say about them."""

    entries: int
    notices: tuple[Message, ...] = ()


class Exporter(Protocol):
    """Writes one format. ``says`` is one line about whom it is for."""

    name: str
    title: Message
    says: Message
    suffix: str
    """With its dot; empty for a folder."""
    options: Sequence[Option]

    def write(self, journal: Leaving, target: Path, chosen: Mapping[str, bool]) -> Written:
        """Write what leaves to ``target``, whole or not at all; ``chosen`` has every option."""


PRIVATE = Option("private", message("With entries marked private"))
LAYERS = Option("layers", message("With what you saw later"), usual=True)
COMMITMENTS = Option("commitments", message("With commitments"), usual=True)
PICTURES = Option(
    "pictures", message("With pictures, made smaller where they are large"), usual=True
)


def usual(exporter: Exporter) -> dict[str, bool]:
    """Every option of a format as it is before anybody chose."""
    return {option.key: option.usual for option in exporter.options}


def held_back(count: int) -> tuple[Message, ...]:
    """What is said of entries that stayed because they are marked private."""
    if not count:
        return ()
    if count == 1:
        return (message("1 entry marked private was left out."),)
    return (message("{count:,} entries marked private were left out.", count=count),)
