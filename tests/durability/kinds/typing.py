# SPDX-License-Identifier: MIT
"""A leader types into the real window without a pause, and begins a new entry now and then."""

import os
from collections.abc import Sequence
from pathlib import Path
from random import Random

from journal_app.services.session import open_session
from tests.durability.frame import JOURNAL, Kind, Say, Verdict, clock, opened
from tests.durability.soundness import faults, words

_EVERY = 12
_NEW_ENTRY = 200


def work(folder: Path, say: Say) -> None:
    """A word every few milliseconds. Qt is loaded here alone: the other kinds need none."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from journal_app.services.preferences import Settings
    from journal_app.services.writing import Kept
    from journal_app.ui.start import prepare_application
    from journal_app.ui.window import Window
    from tests.desks import make_desk

    application = prepare_application()
    session = open_session(folder / JOURNAL, clock, Random())
    desk, _, _ = make_desk(session, application, folder.parent / "home", Settings())
    window = Window(desk)
    window.show()
    page = window.page("write")
    typed = 0
    told: set[str] = set()

    def acknowledge(kept: Kept) -> None:
        for word in kept.entry.draft.text.split():
            if word not in told:
                told.add(word)
                say(word)

    page._keeper.kept.connect(acknowledge)  # type: ignore[attr-defined]

    def type_on() -> None:
        nonlocal typed
        typed += 1
        QTest.keyClicks(page.body, f"word{typed:06} ")  # type: ignore[attr-defined]
        if typed % _NEW_ENTRY == 0:
            window.go("write", "new")

    clockwork = QTimer()
    clockwork.timeout.connect(type_on)
    clockwork.start(_EVERY)
    application.exec()


def check(folder: Path, said: Sequence[str]) -> Verdict:
    """Each word that the window called kept is in an entry."""
    if not said and not (folder / JOURNAL).exists():
        return Verdict()
    session = opened(folder / JOURNAL)
    try:
        return Verdict(len(said), sorted(set(said) - words(session)), faults(session))
    finally:
        session.close()


KIND = Kind("typing", work, check, acknowledged=(10, 140), stretch=0.4, share=5)
