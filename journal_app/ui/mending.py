# SPDX-License-Identifier: MIT
"""A journal that does not open because it is damaged: repair it, bring back a copy, or close."""

from PySide6.QtCore import QCoreApplication

from journal_app.domain.errors import JournalError
from journal_app.services import checking, copying, restoring
from journal_app.services.copying import Listed
from journal_app.services.journal_file import JournalFile
from journal_app.ui.ask import Ask
from journal_app.ui.dialogs.copies import reason, size
from journal_app.ui.words import clock, said, short_day

_MOST = 6
"""So many copies are offered, the newest; Settings lists them all once the journal is open."""


def offered(file: JournalFile, ask: Ask, failure: JournalError) -> bool:
    """Say what is wrong and do what is chosen. True where the journal is to be opened again."""
    tr = QCoreApplication.translate
    copies = copying.listed(file.path, file.paths, None)
    choices = [tr("mending", "Open what can be read"), tr("mending", "Bring back a copy …")]
    choices = [*(choices if copies else choices[:1]), tr("mending", "Close")]
    more = f"{failure}\n\n" + tr(
        "mending",
        "The damaged file is kept as it is, whatever you choose. To open it as far as it can be "
        "read, Up to It writes a new file and takes from the newest copy what is missing.",
    )
    file = JournalFile(file.path, file.clock, checking.remembering(file.ask), file.paths)
    try:
        answer = ask.choose(None, tr("mending", "The journal is damaged."), more, choices)
        if answer == 0:
            return repaired(file, ask)
        if answer == 1 and copies:
            return _brought_back(file, ask, copies)
    except JournalError as failed:
        ask.tell(None, tr("mending", "The copy was not brought back."), str(failed))
    return False


def repaired(file: JournalFile, ask: Ask) -> bool:
    """Repair a journal that nobody has open, and say what was saved. True where that worked."""
    tr = QCoreApplication.translate
    try:
        done = checking.repair(file)
    except JournalError as failed:
        ask.tell(None, tr("mending", "The journal was not repaired."), str(failed))
        return False
    told = "\n\n".join(said(one) for one in checking.told(done))
    ask.tell(None, tr("mending", "The journal was repaired."), told)
    return True


def _brought_back(file: JournalFile, ask: Ask, copies: tuple[Listed, ...]) -> bool:
    tr = QCoreApplication.translate
    offered = copies[:_MOST]
    zone = file.clock().tzinfo
    choices = []
    for one in offered:
        at = one.copy.made.astimezone(zone)
        when = f"{short_day(at.date())}, {clock(at.time())}"
        choices.append(f"{when} · {reason(one.copy.reason)} · {size(one.copy.size)}")
    answer = ask.choose(
        None,
        tr("mending", "Which copy is to take the journal’s place?"),
        tr("mending", "It is proved first. The damaged journal is kept among the copies."),
        [*choices, tr("mending", "None of them")],
    )
    if answer >= len(offered):
        return False
    restoring.restore(file, offered[answer].copy.path)
    return True
