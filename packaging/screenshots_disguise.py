# SPDX-License-Identifier: MIT
"""Pictures of the disguise on made-up texts, for looking at: ``FOLDER [--look dark] [--text 200]``.

It runs without a screen, and every picture is of the widget as it is.
"""

import argparse
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 23, 8, 10, tzinfo=ZoneInfo("Europe/London"))
NAMES = (
    ("Sarah Malik", "my deputy"),
    ("the Leader", "a council leader"),
    ("South West Foundation Trust", "an acute trust"),
)
TEXTS = (
    (
        "What I want from this session",
        "Help me find a way to say no to SWFT without losing Sarah.",
    ),
    (
        "Under the theme Minding the gap",
        "Nkechi Okafor said it first: the pathway does not work at night. Sara Malik was signed "
        "off that week, and the union had just balloted. The Leader wants it done by 3rd of March, "
        "for £2.4 million.\n\nI rang Nkechi Okafor twice. Marsh Lane is where it will hurt.",
    ),
)


def main() -> int:
    """Make the picture asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--look", choices=("light", "dark"), default="light")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--width", type=int, default=760)
    parser.add_argument("--height", type=int, default=1250)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        _take(options, Path(home))
    return 0


def _take(options: argparse.Namespace, home: Path) -> None:
    from PySide6.QtWidgets import QVBoxLayout, QWidget
    from screenshots import _settle

    from journal_app.services import naming
    from journal_app.services.preferences import Paths, Settings
    from journal_app.services.session import open_session
    from journal_app.ui.ask import Ask
    from journal_app.ui.desk import Desk
    from journal_app.ui.look import Looks
    from journal_app.ui.routes import Routes
    from journal_app.ui.start import prepare_application
    from journal_app.ui.tasks import Tasks
    from journal_app.ui.widgets.disguise_view import DisguiseView, Passage
    from journal_app.ui.widgets.parts import scrolling

    application = prepare_application()
    settings = Settings(look=options.look, text_size=options.text)
    session = open_session(home / "My journal.journal", lambda: NOW, Random(11))
    for name, role in NAMES:
        naming.remember_role(session, name, role)
    looks = Looks(application, settings, Paths.under(home))
    desk = Desk(session, Tasks(), looks, Ask(), Routes(), lambda: None)
    view = DisguiseView(desk)
    inside = QWidget()
    inside.setObjectName("column")
    column = QVBoxLayout(inside)
    column.setContentsMargins(28, 20, 28, 20)
    column.addWidget(view)
    column.addStretch()
    area = scrolling(inside, "Names")
    area.resize(options.width, options.height)
    area.show()
    view.show_texts([Passage(str(at), *one) for at, one in enumerate(TEXTS)], ["Marsh Lane"])
    _settle(application.processEvents, desk.tasks)
    view.rows[0].role.setFocus()
    _settle(application.processEvents, desk.tasks)
    area.grab().save(str(options.folder / f"disguise-{options.look}-{options.text}.png"))
    area.close()
    desk.tasks.finish()
    session.close()


if __name__ == "__main__":
    sys.exit(main())
