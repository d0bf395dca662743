# SPDX-License-Identifier: MIT
"""Every page that is found: it opens, it can be used without a mouse, and it speaks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import plugins
from journal_app.services import transfer
from journal_app.services.preferences import Settings
from journal_app.services.session import Session
from journal_app.ui import pages
from journal_app.ui.window import Window
from tests.desks import make_desk

KINDS = plugins.discover(pages, "PAGE")
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def name_of(widget: QWidget) -> str:
    """What a screen reader says a control is."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def test_the_pages_are_found_and_have_keys_of_their_own() -> None:
    assert set(KINDS) >= {"write", "journal", "insights", "coach", "help", "settings"}
    keys = [kind.shortcut for kind in KINDS.values()]  # type: ignore[attr-defined]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("key", sorted(KINDS))
@pytest.mark.parametrize(("look", "size"), [("light", 100), ("dark", 200)])
def test_every_control_of_a_page_has_a_name_and_is_large_enough(
    key: str, look: str, size: int, session: Session, qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    transfer.import_file(session, transfer.sample_file())
    desk, _, _ = make_desk(session, qapp, tmp_path, Settings(look=look, text_size=size))  # type: ignore[arg-type]
    window = Window(desk)
    window.show()
    window.go(key)
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    page = window.page(key)
    controls = [one for kind in CONTROLS for one in page.findChildren(kind) if one.isVisible()]
    inner = [
        one for one in controls if one.parentWidget() and isinstance(one.parentWidget(), CONTROLS)
    ]
    for control in controls:
        if control in inner or control.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        assert name_of(control), f"{type(control).__name__} in {key} has no name"
        assert control.height() >= 24, f"{name_of(control)} is {control.height()} px high"
    window.close()


@pytest.mark.parametrize("key", sorted(KINDS))
def test_a_page_can_be_walked_by_the_tab_key(
    key: str, session: Session, qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, _, _ = make_desk(session, qapp, tmp_path)  # type: ignore[arg-type]
    window = Window(desk)
    window.show()
    window.activateWindow()
    window.go(key)
    for _ in range(3):
        qtbot.waitUntil(lambda: not desk.tasks.busy)
        QApplication.processEvents()
    seen: list[QWidget] = []
    for _ in range(60):
        focused = window.focusWidget()
        if focused is None or (seen and focused is seen[0]):
            break
        seen.append(focused)
        window.focusNextChild()
    assert len(seen) >= 3
    assert any(window.page(key).isAncestorOf(one) for one in seen)
    window.close()
