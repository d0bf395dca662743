# SPDX-License-Identifier: MIT
"""This computer's taste: looks and sizes, kept outside the journal, with no word of it."""

import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import tomli_w

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """``look`` is system, light or dark; ``text_size`` a percentage of the system's own.

    ``window`` is left, top, width and height in logical pixels, or empty before the first close.
    """

    look: str = "system"
    text_size: int = 100
    window: tuple[int, ...] = ()
    welcomed: bool = False


def load(path: Path) -> Settings:
    """The settings in ``path``; anything missing or odd falls back to its default."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Settings()
    usual = Settings()
    look = found.get("look")
    size = found.get("text_size")
    window = found.get("window")
    return Settings(
        look=look if look in ("system", "light", "dark") else usual.look,
        text_size=size if size in TEXT_SIZES else usual.text_size,
        window=_window(window),
        welcomed=found.get("welcomed") is True,
    )


def save(path: Path, settings: Settings) -> None:
    """Write the settings; raises OSError where the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    values = asdict(settings)
    path.write_text(
        tomli_w.dumps({field.name: values[field.name] for field in fields(settings)}),
        encoding="utf-8",
    )


def _window(value: object) -> tuple[int, ...]:
    """Left, top, width and height, or nothing where that is not what was found."""
    if isinstance(value, list) and len(value) == 4 and all(type(one) is int for one in value):
        return tuple(value)
    return ()
