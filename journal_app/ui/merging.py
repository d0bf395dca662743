# SPDX-License-Identifier: MIT
"""Merging from the window: another copy is chosen, what would come is shown, and then it comes."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal_app.domain.errors import JournalError, Locked
from journal_app.domain.message import Message
from journal_app.services import merging
from journal_app.services.merging import Merge, OtherCopy
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import WRITE
from journal_app.ui.unlocking import typed_for_other
from journal_app.ui.words import number, said


def choose_and_merge(parent: QWidget, desk: Desk) -> None:
    """Ask for another copy of the journal and merge it."""
    path = desk.ask.open_file(
        parent, _tr("Merge another copy"), _tr("Journals (*.journal);;All files (*)")
    )
    if path is not None:
        merge_file(parent, desk, path)


def merge_file(parent: QWidget, desk: Desk, path: Path) -> None:
    """Show what merging this copy would do, and do it if the leader agrees."""
    session = desk.session
    try:
        copy = merging.other(session, path, typed_for_other)
        another = not merging.is_of_this_journal(session, copy)
    except Locked:
        return
    except JournalError as failure:
        desk.ask.tell(parent, _tr("Not merged"), said(failure.message))
        return
    if another and not _wants_another(parent, desk, path):
        return
    desk.tasks.run(
        WRITE,
        lambda: merging.preview(session, copy, another_journal=another),
        lambda found: _agree(parent, desk, copy, found, another=another),
        lambda why: _failed(parent, desk, why),
    )


def in_words(done: Merge) -> str:
    """What a merge does, or did, in lines."""
    lines = [
        _tr("New entries: {count}").format(count=number(done.new)),
        _tr("Entries that the two tell differently: {count}").format(count=number(done.joined)),
        _tr("Entries that are the same: {count}").format(count=number(done.same)),
        _tr("Earlier texts: {count}").format(count=number(done.versions)),
        _tr("Commitments, check-ins, files and the like: {count}").format(
            count=number(done.others)
        ),
    ]
    return "\n".join(lines)


def _wants_another(parent: QWidget, desk: Desk, path: Path) -> bool:
    taken = desk.ask.choose(
        parent,
        _tr("“{name}” is another journal, not a copy of this one.").format(name=path.name),
        _tr("Its entries can be taken in all the same. They stay in it as well."),
        [_tr("Take its entries in"), _tr("Leave it")],
    )
    return taken == 0


def _agree(parent: QWidget, desk: Desk, copy: OtherCopy, found: Merge, *, another: bool) -> None:
    if found.does_nothing:
        desk.ask.tell(
            parent,
            _tr("There is nothing to merge."),
            _tr("All that the other copy says is in this journal already."),
        )
        return
    more = _tr(
        "Where the two differ the later text is in force, and the other becomes one of its "
        "earlier texts. A copy of your journal is put aside first, and the other file is not "
        "changed."
    )
    taken = desk.ask.choose(
        parent,
        _tr("Merge the other copy into this journal?"),
        f"{in_words(found)}\n\n{more}",
        [_tr("Merge"), _tr("Leave it")],
    )
    if taken != 0:
        return
    session = desk.session

    def done(merge: Merge) -> None:
        desk.tasks.announce(merge.changes)
        desk.ask.tell(parent, _tr("The two copies are one now."), in_words(merge))

    desk.tasks.run(
        WRITE,
        lambda: merging.merge(session, copy, another_journal=another),
        done,
        lambda why: _failed(parent, desk, why),
    )


def _failed(parent: QWidget, desk: Desk, why: Message) -> None:
    desk.ask.tell(parent, _tr("Not merged"), said(why))


def _tr(text: str) -> str:
    return QCoreApplication.translate("merging", text)
