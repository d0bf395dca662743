# SPDX-License-Identifier: MIT
"""Pictures of the real window on the sample journal, for the README and for looking at.

``python packaging/screenshots.py --readme`` makes the README's two; with ``FOLDER [--look dark]
[--text 200] [--pages write,journal]`` it makes any others. It runs without a screen, and every
picture is of the window as it is: nothing is drawn by hand.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "pictures"
NOW = datetime(2026, 11, 23, 8, 10, tzinfo=ZoneInfo("Europe/London"))


def main() -> int:
    """Make the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=PICTURES)
    parser.add_argument("--readme", action="store_true", help="the two pictures of the README")
    parser.add_argument("--look", choices=("light", "dark"), default="light")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--size", default="1180x780")
    parser.add_argument("--pages", default="write,journal,insights,coach,help,settings")
    parser.add_argument("--empty", action="store_true", help="an empty journal")
    parser.add_argument("--journal", type=Path, help="a journal of your own, copied first")
    options = parser.parse_args()
    if options.readme:
        options.pages = "write:newest,insights"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "2" if options.folder.name == "sharp" else "1")
    sys.path.insert(0, str(ROOT))
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        _take(options, Path(home))
    return 0


def _take(options: argparse.Namespace, home: Path) -> None:
    from journal_app.domain.query import Query
    from journal_app.services import finding, sample
    from journal_app.services.preferences import Paths, Settings
    from journal_app.services.session import open_session
    from journal_app.ui.ask import Ask
    from journal_app.ui.desk import Desk
    from journal_app.ui.look import Looks
    from journal_app.ui.routes import Routes
    from journal_app.ui.start import prepare_application
    from journal_app.ui.tasks import Tasks
    from journal_app.ui.window import Window

    application = prepare_application()
    paths = Paths.under(home)
    settings = Settings(look=options.look, text_size=options.text)
    journal = home / "My journal.journal"
    if options.journal:
        journal.write_bytes(options.journal.read_bytes())
    session = open_session(journal, lambda: NOW, Random(11))
    if not options.empty and not options.journal:
        sample.fill(session)
    desk = Desk(
        session, Tasks(), Looks(application, settings, paths), Ask(), Routes(), lambda: None
    )
    window = Window(desk)
    width, height = (int(part) for part in options.size.split("x"))
    window.resize(width, height)
    window.show()
    for page in options.pages.split(","):
        key, _, entry = page.partition(":")
        if entry == "newest":
            entry = finding.first(session, Query()).rows[0].id
        window.go(key, entry)
        _settle(application.processEvents, desk.tasks)
        suffix = (
            ""
            if options.readme
            else f"-{options.look}-{options.text}{'-empty' if options.empty else ''}"
        )
        window.grab().save(str(options.folder / f"{key}{suffix}.png"))
    window.close()
    session.close()


def _settle(turn: Callable[[], None], tasks: object) -> None:
    """Let everything that was asked for arrive and be painted."""
    from PySide6.QtCore import QEventLoop, QTimer

    for _ in range(3):
        loop = QEventLoop()
        QTimer.singleShot(700, loop.quit)
        loop.exec()
        tasks.finish()  # type: ignore[attr-defined]
        turn()


if __name__ == "__main__":
    sys.exit(main())
