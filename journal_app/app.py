# SPDX-License-Identifier: MIT
"""Start-up: the one place that knows everyone, turns options into a journal, and opens a face."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random

from journal_app.cli import stopping
from journal_app.cli.main import Options, Start, run
from journal_app.cli.passphrase import given, through
from journal_app.domain.errors import JournalError, Locked, OlderCopy, WrongPassphrase
from journal_app.services import mishaps, preferences, remembering, whereabouts
from journal_app.services.calls import QUICK, SHOW, Answer, Call, place
from journal_app.services.journal_file import JournalFile
from journal_app.services.safekeeping import AskSecret, Opening, unlocked
from journal_app.services.session import Session, make_folder, open_session
from journal_app.services.whereabouts import AskOlder
from journal_app.storage.paths import Paths


def main(arguments: list[str]) -> int:
    """Run the program with its arguments and return the exit code."""
    sys.excepthook = mishaps.last_resort(mishaps.on_terminal)
    sys.unraisablehook = mishaps.unheard
    return run(arguments, start)


def local_clock() -> datetime:
    """The time it is now, aware of the local zone by its IANA name."""
    from tzlocal import get_localzone

    return datetime.now(get_localzone())


def start(options: Options) -> Start:
    """What the options ask for: which journal, how it opens, and the window on it."""
    paths = Paths.under(options.home) if options.home else Paths.of_user()
    mishaps.log_to(paths.log, local_clock)
    path = options.journal or (paths.sample if options.sample else paths.journal)
    moved = whereabouts.moved_to(paths.state, path)
    path = moved or path

    told = None if options.passphrase_fd is None else through(options.passphrase_fd)

    def fine(older: OlderCopy) -> bool:
        return options.older_copy_is_fine

    def session(read_only: bool, ask: AskSecret, older: AskOlder = fine) -> Session:
        if options.journal is None and moved is None:
            make_folder(paths.data)
            if not path.exists():
                _make(path, sample=options.sample)

        opening = partial(
            whereabouts.opened_knowingly,
            partial(_open, path, paths, read_only, moved is None),
            paths.state,
            older,
        )
        return _unlocked(told, paths, path, opening, ask)

    def show(first: Call) -> int:
        stopping.at_once()
        return _show(session, paths, options, path, first)

    return Start(
        session=lambda read_only: session(read_only, told or given),
        file=JournalFile(path, local_clock, told or given, paths),
        window=lambda: show(Call(SHOW)),
        quick=lambda draft: show(Call(QUICK, draft=draft)),
        call=partial(_call, path),
        screen=_has_display(),
    )


def _unlocked(
    told: AskSecret | None, paths: Paths, path: Path, opening: Opening, ask: AskSecret
) -> Session:
    """Open the journal with what the keyring remembers, a descriptor told, or a person types."""
    asked = False

    def wanted() -> bool:
        return preferences.load(paths).remember_key

    def recall() -> str | None:
        return remembering.code_for(path) if wanted() else None

    def asking(why: Locked | WrongPassphrase, wrong: int) -> str:
        nonlocal asked
        first, asked = not asked, True
        return told(why, wrong) if first and told is not None else ask(why, wrong)

    opened = unlocked(opening, asking, recall)
    if asked and wanted():
        remembering.remember(opened)
    return opened


def _open(path: Path, paths: Paths, read_only: bool, create: bool, secret: str | None) -> Session:
    return open_session(
        path,
        local_clock,
        Random(),
        read_only=read_only,
        create=create and not read_only,
        secret=secret,
        paths=paths,
    )


def _make(path: Path, *, sample: bool) -> None:
    """Make our own journal the first time: empty, or a copy of the sample, never half of one."""
    from journal_app.services import sample as samples

    unfinished = path.with_name(f".{path.name}.{os.getpid()}.making")
    made = open_session(unfinished if sample else path, local_clock, Random())
    try:
        if sample:
            samples.fill(made)
    finally:
        made.close()
    if sample:
        unfinished.replace(path)


def _call(path: Path, call: Call) -> Answer | None:
    """Ask the window that has the journal open; None where there is none."""
    from journal_app.ui.calling import call as ask

    place = _place(path)
    return ask(place, call) if place else None


def _place(path: Path) -> str:
    try:
        return place(path)
    except JournalError:
        # Without a folder that is safe to meet in, every run of the program is on its own.
        return ""


def _show(
    session: Callable[[bool, AskSecret, AskOlder], Session],
    paths: Paths,
    options: Options,
    path: Path,
    first: Call,
) -> int:
    if not _has_display():
        sys.stderr.write(
            "There is no display here, so the window cannot open. Start Up to It from a desktop, "
            "or use it as a command: “uptoit --help” lists what it can do without a window.\n"
        )
        return 1
    from journal_app.ui.older import agreed
    from journal_app.ui.start import open_window
    from journal_app.ui.unlocking import typed

    try:
        throw_away = ["--home", str(options.home)] if options.home else []
        program = [sys.executable, "-m", "journal_app", *throw_away]
        named = ["--journal", str(path.absolute())] if options.journal else []
        again = [*program, *named, *(["--sample"] if options.sample else [])]
        first = replace(first, token=_desktop_token())
        return open_window(
            lambda read_only: session(read_only, typed, agreed),
            JournalFile(path, local_clock, typed, paths),
            [*program, "--sample"],
            _place(path),
            first,
            again=again,
            lone=options.sample,
        )
    except JournalError as failure:
        sys.stderr.write(f"{failure}\n")
        return 1


def _desktop_token() -> str:
    """What the desktop gave this program at its launch, to bring a window to the front."""
    names = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
    return next((os.environ[name] for name in names if os.environ.get(name)), "")


def _has_display() -> bool:
    """Whether a window could be shown; on Windows and macOS always, elsewhere if one is named."""
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
