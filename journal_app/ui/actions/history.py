# SPDX-License-Identifier: MIT
"""From the menu: earlier texts of the entry in front, and emptying the trash."""

from PySide6.QtWidgets import QApplication

from journal_app.domain.entry import Entry
from journal_app.domain.versions import Version
from journal_app.services import history, writing
from journal_app.services.history import BroughtBack
from journal_app.ui.action import ENTRY, FILE, Action, Frame
from journal_app.ui.dialogs.versions import VersionsDialog
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.trash_bar import empty_trash


def _tr(text: str) -> str:
    return QApplication.translate("history", text)


def _versions(frame: Frame) -> None:
    write = frame.page("write")
    write.keep_now()
    entry_id = (write if write.isVisible() else frame.page("journal")).entry_in_front()
    if not entry_id:
        frame.say(_tr("There is no entry in front that could have earlier texts."))
        return
    session = frame.desk.session
    frame.desk.tasks.latest(
        "versions",
        READ,
        lambda: (writing.read(session, entry_id), history.versions(session, entry_id)),
        lambda found: _open(frame, *found),
    )


def _open(frame: Frame, entry: Entry, versions: tuple[Version, ...]) -> None:
    if not versions:
        frame.say(
            _tr(
                "This entry has no earlier text yet. One is kept when you change a text that stood "
                "for five minutes, or take much out of it."
            )
        )
        return
    dialog = VersionsDialog(frame.widget, frame.desk, entry, versions)
    dialog.wanted.connect(lambda version_id: _bring_back(frame, version_id))
    dialog.open()


def _bring_back(frame: Frame, version_id: str) -> None:
    session, tasks = frame.desk.session, frame.desk.tasks

    def done(brought: BroughtBack) -> None:
        tasks.announce(brought.changes)
        frame.say(_tr("The earlier text is back. The one before it is among the earlier texts."))

    # What is typed until this is done must not be lost under it, so it is done at once.
    frame.page("write").keep_now()
    tasks.run(WRITE, lambda: history.bring_back(session, version_id), done)
    tasks.finish()


def _empty(frame: Frame) -> None:
    empty_trash(frame.desk, frame.widget)


ACTIONS = (
    Action(ENTRY, 60, "Earlier te&xts …", "Ctrl+H", _versions, wish="versions"),
    Action(FILE, 60, "Empty the &trash …", "", _empty),
)
