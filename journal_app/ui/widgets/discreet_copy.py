# SPDX-License-Identifier: MIT
"""Copies that ask clipboard histories to leave them out; pasting them works as ever.

The names are those that password managers use: for Windows' own history and cloud clipboard
(Microsoft Learn, "Clipboard Formats") and for KDE's and others' on Linux.
"""

from PySide6.QtCore import QCoreApplication, QMimeData

_SWITCH = "copies_discreetly"
_NO = b"\x00\x00\x00\x00"
HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": _NO,
    "CanUploadToCloudClipboard": _NO,
}


def turn(on: bool) -> None:
    """Whether copies are to be discreet from now on, in every window of the program."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_SWITCH, on)


def is_on() -> bool:
    """Whether copies are discreet."""
    application = QCoreApplication.instance()
    return application is not None and application.property(_SWITCH) is True


def discreet(made: QMimeData) -> QMimeData:
    """The same, with the hints where copies are discreet."""
    if is_on():
        for name, value in HINTS.items():
            made.setData(name, value)
    return made


def is_discreet(seen: QMimeData) -> bool:
    """Whether it carries the hints."""
    return all(seen.hasFormat(name) for name in HINTS)


def copy_of(seen: QMimeData) -> QMimeData:
    """All that is on the clipboard once more, with the hints."""
    made = QMimeData()
    for name in seen.formats():
        made.setData(name, seen.data(name))
    return discreet(made)
