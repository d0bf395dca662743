# SPDX-License-Identifier: MIT
"""Everything the menus offer: no two things share a key, and each says what it does."""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from journal_app.services.session import Session
from journal_app.ui.window import Window
from tests.desks import make_desk


def test_no_two_actions_share_a_key(
    session: Session, qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, _, _ = make_desk(session, qapp, tmp_path)  # type: ignore[arg-type]
    window = Window(desk)
    window.show()
    for key in window._kinds:
        window.go(key)
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    actions = [one for one in window.findChildren(QAction) if not one.shortcut().isEmpty()]
    keys = Counter(one.shortcut().toString() for one in actions)
    assert {key: count for key, count in keys.items() if count > 1} == {}
    assert all(one.text() for one in actions)
    menus = [action.menu() for action in window.menuBar().actions()]
    for menu in menus:
        letters = Counter(
            text[text.index("&") + 1].casefold()
            for text in (one.text() for one in menu.actions())  # type: ignore[union-attr]
            if "&" in text
        )
        assert {key: n for key, n in letters.items() if n > 1} == {}, menu.title()  # type: ignore[union-attr]
    window.close()
