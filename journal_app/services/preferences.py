# SPDX-License-Identifier: MIT
"""This computer's taste, the colours of a look, and the pages of help."""

from journal_app import content
from journal_app.storage import settings
from journal_app.storage.paths import Paths
from journal_app.storage.settings import LOCK_AFTER, TEXT_SIZES, Settings

__all__ = [
    "LOCK_AFTER",
    "TEXT_SIZES",
    "Paths",
    "Settings",
    "colours",
    "help_text",
    "help_topics",
    "icons",
    "keep",
    "load",
    "quiet_page",
]


def load(paths: Paths) -> Settings:
    """The settings kept on this computer, or the usual ones."""
    return settings.load(paths.settings)


def keep(paths: Paths, wanted: Settings) -> None:
    """Keep the settings; where that is not possible, they last until the window closes."""
    try:
        settings.save(paths.settings, wanted)
    except OSError:
        return


def colours(look: str) -> dict[str, str]:
    """The colours of the look "light" or "dark" by token, as #RRGGBB."""
    return content.look(look)


def icons() -> str:
    """The folder of our own pictures, with forward slashes."""
    return (content.resources() / "icons").as_posix()


def help_topics() -> tuple[tuple[str, str], ...]:
    """Every page of help by name and title, in the order in which to list them."""
    return content.help_topics()


def help_text(name: str) -> str:
    """The Markdown of a help page, with the formats that there are where it lists them."""
    text = content.help_text(name)
    for place, listed in (("{importers}", _readable), ("{exporters}", _writable)):
        if place in text:
            text = text.replace(place, listed())
    return text


def quiet_page() -> str:
    """Our own words for "if today is heavy", as Markdown."""
    return content.quiet_page()


def _readable() -> str:
    from journal_app.services import moving_in

    every = moving_in.importers_by_name()
    return "\n".join(f"- {one.title} (`--from {name}`)" for name, one in sorted(every.items()))


def _writable() -> str:
    from journal_app.services import taking_out

    every = taking_out.exporters_by_name().items()
    return "\n".join(f"- **{one.title}** (`--to {name}`). {one.says}" for name, one in every)
