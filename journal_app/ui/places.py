# SPDX-License-Identifier: MIT
"""Where the journal lives: said once where it is a place to know about, and moved when asked."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from journal_app.domain.message import Message
from journal_app.services import whereabouts
from journal_app.services.whereabouts import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.merging import merge_file
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.words import said


class Places(QObject):
    """Looks once where the journal lives, and says in the banner what a leader should know."""

    def __init__(self, window: QWidget, desk: Desk, banner: Banner) -> None:
        super().__init__(window)
        self._window, self._desk, self._banner = window, desk, banner

    def look(self) -> None:
        """Find out, off the window's thread."""
        session = self._desk.session
        if not session.read_only:
            self._desk.tasks.run(READ, lambda: whereabouts.facts(session), self.tell, _never_mind)

    def tell(self, facts: Facts) -> None:
        """Say what there is to say, unless it was said once or something else is being said."""
        if self._banner.text:
            return
        if facts.copies:
            first = facts.copies[0]
            self._say(
                "copies " + " ".join(str(one) for one in facts.copies),
                copies_in_words(facts),
                self.tr("Merge …"),
                lambda: merge_file(self._window, self._desk, first),
            )
        elif facts.service or facts.network:
            self._say(
                f"{facts.service}{facts.network} {facts.path.parent}",
                _short(facts),
                self.tr("Move it …"),
                lambda: move(self._window, self._desk, facts),
            )

    def _say(self, what: str, text: str, action: str, does: Callable[[], object]) -> None:
        digest = hashlib.sha256(what.encode()).hexdigest()[:16]
        looks = self._desk.looks

        def known() -> None:
            told = (*looks.settings.places_known, digest)
            looks.use(replace(looks.settings, places_known=told))

        def act() -> None:
            known()
            does()

        if digest not in looks.settings.places_known:
            self._banner.say(text, action, act, closed=known)


def _short(facts: Facts) -> str:
    """What matters of it in the banner, which takes room from the page; Settings says more."""
    if facts.service:
        return _tr(
            "Your journal is in a folder that {service} synchronises: open it on one computer at a "
            "time."
        ).format(service=facts.service)
    return _tr(
        "Your journal is on a network share ({kind}): a folder of this computer is safer."
    ).format(kind=facts.network)


def place_in_words(facts: Facts) -> str:
    """What it means that the journal lies where it does."""
    if facts.service:
        return _tr(
            "Your journal is in a folder that {service} synchronises. Open it on one computer at a "
            "time, and let {service} finish before you go to another. Where two copies come about, "
            "Up to It can merge them."
        ).format(service=facts.service)
    if facts.network:
        return _tr(
            "Your journal is on a network share ({kind}). Open it on one computer at a time; if "
            "the connection breaks, your words stay on the screen until it is back. A folder of "
            "this computer is safer and faster."
        ).format(kind=facts.network)
    return _tr("It is in a folder of this computer.")


def copies_in_words(facts: Facts) -> str:
    """That other copies lie beside it."""
    names = ", ".join(f"“{one.name}”" for one in facts.copies[:3])
    if len(facts.copies) == 1:
        return _tr(
            "Beside your journal lies {names}, a copy that seems to have gone its own way."
        ).format(names=names)
    return _tr(
        "Beside your journal lie {count} copies that seem to have gone their own ways: {names}."
    ).format(count=len(facts.copies), names=names)


def move(window: QWidget, desk: Desk, facts: Facts) -> None:
    """Ask for a folder and bring the journal there."""
    home = desk.looks.paths.data
    choices = [_tr("Another folder …"), _tr("Leave it where it is")]
    own = home != facts.path.parent and not (home / facts.path.name).exists()
    if own:
        choices.insert(0, _tr("Move it to this computer’s own folder"))
    taken = desk.ask.choose(
        window,
        _tr("Move your journal to another folder?"),
        _tr(
            "A whole copy is made and checked first, with the copies that were put aside. The old "
            "file stays where it is under a name that says that it was moved; delete it when you "
            "like. What a cloud keeps of earlier versions stays there. Up to It then opens again."
        )
        + (f"\n\n{home}" if own else ""),
        choices,
    )
    if taken == len(choices) - 1:
        return
    folder = home if own and taken == 0 else desk.ask.open_folder(window, _tr("A folder for it"))
    if folder is not None:
        _move_to(window, desk, folder)


def _move_to(window: QWidget, desk: Desk, folder: Path) -> None:
    session = desk.session

    def done(left: Path) -> None:
        desk.ask.tell(
            window,
            _tr("Your journal is moved."),
            _tr("It is now “{path}”. The old file is “{left}”.").format(
                path=session.journal.path, left=left
            ),
        )
        desk.routes.restart_asked.emit()

    def failed(why: Message) -> None:
        desk.ask.tell(window, _tr("Not moved"), said(why))

    desk.tasks.run(WRITE, lambda: whereabouts.move(session, folder), done, failed)


def _never_mind(why: Message) -> None:
    """A place that can't be looked at is nothing to stop a leader for."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("places", text)
