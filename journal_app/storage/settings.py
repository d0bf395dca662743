# SPDX-License-Identifier: MIT
"""This computer's taste: looks and sizes, kept outside the journal, with no word of it."""

import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import tomli_w

from journal_app.domain.limits import MOST_CONTENT

LOCK_AFTER = (0, 2, 5, 10, 15, 30, 60)
_FARTHEST = 100_000
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """``look`` is system, light or dark; ``text_size`` a percentage of the system's own.

    ``lock_after`` is the minutes without a key or a click after which a protected journal locks,
    0 for never; ``lock_when_away`` locks it with the screen and before sleep. ``discreet_copies``
    keeps what is copied from it out of clipboard histories; ``remember_key`` lets the system's
    keyring open it. ``window`` is left, top, width and height in logical pixels, or empty before
    the first close.
    ``reminders`` are such as "mon,wed 17:30"; ``stay_in_tray`` keeps the program there when its
    window closes. ``places_known`` are digests of places that the leader was told about once.
    ``copies_folder`` is a second place for copies of the journal, or empty. ``coaches`` adds the
    place for those who coach others; ``library`` is where theirs is, a file or the address of a
    server without a password, or empty for the usual place. The other switches turn help at
    writing time on or off.
    """

    look: str = "system"
    text_size: int = 100
    window: tuple[int, ...] = ()
    welcomed: bool = False
    spelling: bool = True
    theme_suggestions: bool = True
    name_check: bool = True
    focus_paragraph: bool = False
    stay_in_tray: bool = False
    reminders: tuple[str, ...] = ()
    places_known: tuple[str, ...] = ()
    lock_after: int = 10
    lock_when_away: bool = True
    discreet_copies: bool = True
    remember_key: bool = False
    copies_folder: str = ""
    coaches: bool = False
    library: str = ""


def load(path: Path) -> Settings:
    """The settings in ``path``; anything missing or odd falls back to its default."""
    try:
        if path.exists() and not path.is_file():
            return Settings()
        with path.open("rb") as file:
            found = tomllib.loads(file.read(MOST_CONTENT).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    usual = Settings()
    switches = {
        field.name: found[field.name]
        for field in fields(Settings)
        if isinstance(field.default, bool) and isinstance(found.get(field.name), bool)
    }
    reminders = found.get("reminders")
    look = found.get("look")
    size = found.get("text_size")
    window = found.get("window")
    lock_after = found.get("lock_after")
    copies_folder = found.get("copies_folder")
    library = found.get("library")
    return Settings(
        look=look if look in ("system", "light", "dark") else usual.look,
        text_size=size if size in TEXT_SIZES else usual.text_size,
        window=_window(window),
        reminders=_texts(reminders),
        places_known=_texts(found.get("places_known")),
        lock_after=lock_after if lock_after in LOCK_AFTER else usual.lock_after,
        copies_folder=copies_folder if isinstance(copies_folder, str) else usual.copies_folder,
        library=library if isinstance(library, str) else usual.library,
        **switches,
    )


def save(path: Path, settings: Settings) -> None:
    """Write the settings; raises OSError where the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    values = asdict(settings)
    path.write_text(
        tomli_w.dumps({field.name: values[field.name] for field in fields(settings)}),
        encoding="utf-8",
    )


def _texts(value: object) -> tuple[str, ...]:
    """The texts of a list, or nothing where that is not what was found."""
    if isinstance(value, list):
        return tuple(one for one in value if isinstance(one, str))
    return ()


def _is_place(value: object) -> bool:
    """Whether a whole number may be a place on some screen."""
    return type(value) is int and abs(value) <= _FARTHEST


def _window(value: object) -> tuple[int, ...]:
    """Left, top, width and height, or nothing where that is not what was found."""
    if isinstance(value, list) and len(value) == 4 and all(_is_place(one) for one in value):
        return tuple(value)
    return ()
