# SPDX-License-Identifier: MIT
"""The whole program on a day of use, for whoever watches its system calls.

``python -m tests.journeys.walked HOME``: writes, searches, exports, makes a summary and its PDF,
opens every page and help, and imports. Run by ``test_no_socket.py``.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtWidgets import QApplication

from journal_app.app import main
from journal_app.domain.query import Query, parse
from journal_app.services import finding, taking_out, transfer
from journal_app.ui.start import prepare_application
from journal_app.ui.window import Window

BAIT = "/uptoit-bait-never-opened"
HTML = f'<p><b>b</b><img src="file://{BAIT}.png"><img src="http://127.0.0.1:9/x.png"></p>'
TEXT = f"needle ![x](file://{BAIT}.png) ![y](http://127.0.0.1:9/y.png) <img src={BAIT}.png>"
PAGES = ("write", "journal", "insights", "commitments", "coach", "review", "help", "settings")
_LOOK_EVERY = 20
_LONGEST = 60_000


def a_day(window: Window, home: Path) -> None:
    """What somebody does in a day."""
    desk = window.desk
    write = window.page("write")
    write.body.textCursor().insertText(TEXT)  # type: ignore[attr-defined]
    pasted = QMimeData()
    pasted.setHtml(HTML)
    pasted.setText("b")
    write.body.insertFromMimeData(pasted)  # type: ignore[attr-defined]
    settle(window)
    assert write.keep_now() is None
    settle(window)
    transfer.import_file(desk.session, transfer.sample_file())
    for page in PAGES:
        window.go(page)
        settle(window)
    window.go("journal", "search:needle")
    settle(window)
    (home / "out").mkdir()
    for name, exporter in taking_out.exporters_by_name().items():
        taking_out.take_out(desk.session, name, home / "out" / f"{name}{exporter.suffix}", Query())
    assert finding.count(desk.session, parse("needle")) == 1, "the day was written"


def settle(window: Window) -> None:
    """Until nothing is being done and everything in sight was painted."""
    busy = True
    while busy:
        QApplication.processEvents()
        busy = window.desk.tasks.busy
    assert not window.grab().isNull()


def run(home: Path) -> int:
    """Open the program, live a day, close it, and print a summary from the command line."""
    application = prepare_application()
    done: list[str] = []
    look = QTimer()

    def wait() -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window)]
        if windows and windows[0].isVisible():
            look.stop()
            try:
                a_day(windows[0], home)
                done.append("a day")
            finally:
                windows[0].close()
                application.quit()

    look.timeout.connect(wait)
    look.start(_LOOK_EVERY)
    QTimer.singleShot(_LONGEST, application.quit)
    ended = main(["--home", str(home)])
    page = home / "page.pdf"
    ended = ended or main(["--home", str(home), "summary", "--want", "x", str(page)])
    if done and page.exists():
        sys.stdout.write("done\n")
    return ended


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
