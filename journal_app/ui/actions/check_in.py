# SPDX-License-Identifier: MIT
"""From the menu: a check-in on the themes in focus, a full round, a then-test."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QApplication

from journal_app.domain.changes import Changes
from journal_app.domain.check_in import ROUND, THEMES, THEN, CheckIn, ThemeRating
from journal_app.services import checking_in
from journal_app.services.checking_in import CheckInState
from journal_app.ui.action import ENTRY, Action, Frame
from journal_app.ui.dialogs.check_in import CheckInDialog
from journal_app.ui.tasks import READ, WRITE


def _tr(text: str) -> str:
    return QApplication.translate("check-in", text)


def _ask(kind: str, frame: Frame) -> None:
    if frame.desk.session.read_only:
        frame.say(_tr("This journal is open to read only, so no answer could be kept."))
        return
    session = frame.desk.session
    frame.desk.tasks.run(
        READ, lambda: checking_in.state(session), lambda state: _open(kind, frame, state)
    )


def _open(kind: str, frame: Frame, state: CheckInState) -> None:
    pack = frame.desk.session.pack
    themes = pack.themes
    if kind == THEMES:
        themes = tuple(pack.theme(slug) for slug in state.focus)
        if not themes:
            frame.go("settings")
            frame.say(_tr("Choose up to three themes to be in focus; a check-in asks about those."))
            return
    if kind == THEN and state.then is None:
        frame.say(
            _tr(
                "A then-test looks back to a full round made at least eight weeks ago, and there "
                "is none yet."
            )
        )
        return
    then = state.then.day if kind == THEN and state.then else None
    dialog = CheckInDialog(frame.widget, kind, themes, pack.scale, then)
    dialog.answered.connect(partial(_keep, frame))
    dialog.open()


def _keep(frame: Frame, kind: str, ratings: Sequence[ThemeRating]) -> None:
    session, tasks = frame.desk.session, frame.desk.tasks

    def kept(done: tuple[CheckIn, Changes]) -> None:
        tasks.announce(done[1])
        frame.say(_tr("Your check-in is kept, apart from your entries."))

    tasks.run(WRITE, lambda: checking_in.keep(session, kind, ratings), kept)


ACTIONS = (
    Action(
        ENTRY,
        50,
        "Check &in on themes in focus …",
        "Ctrl+Shift+G",
        partial(_ask, THEMES),
        wish="check-in",
    ),
    Action(ENTRY, 51, "Full &round of all themes …", "", partial(_ask, ROUND)),
    Action(ENTRY, 52, "Looking &back to the first round …", "", partial(_ask, THEN)),
)
