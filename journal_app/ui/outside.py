# SPDX-License-Identifier: MIT
"""Out of the journal into the system's browser, after showing where the way leads."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from journal_app.ui.ask import Ask

SCHEMES = ("http", "https", "mailto")
_MOST = 300


def open_link(
    parent: QWidget | None,
    ask: Ask,
    address: str,
    launch: Callable[[QUrl], object] = QDesktopServices.openUrl,
) -> bool:
    """Ask, and hand the address to the system; nothing is ever loaded by this program.

    Only web and mail addresses are handed on. True where it was.
    """
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in SCHEMES:
        ask.tell(
            parent,
            translate("This link does not lead to a web page or mail address."),
            _shortened(address),
        )
        return False
    mail = url.scheme().lower() == "mailto"
    where = url.path() if mail else url.host(QUrl.ComponentFormattingOption.EncodeUnicode)
    question = translate("Write to {where}?") if mail else translate("Open {where}?")
    answer = ask.choose(
        parent,
        question.format(where=where),
        "\n".join((_shortened(address), translate("It opens outside Up to It."))),
        [translate("Open"), translate("Stay here")],
    )
    if answer == 0:
        launch(url)
    return answer == 0


def translate(text: str) -> str:
    """In the language of the window."""
    return QCoreApplication.translate("outside", text)


def _shortened(address: str) -> str:
    return address if len(address) <= _MOST else f"{address[:_MOST]}…"
