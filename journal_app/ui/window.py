# SPDX-License-Identifier: MIT
"""The frame: rail, menus, and the pages, each made when it is first gone to."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal_app import plugins
from journal_app.domain.changes import Changes
from journal_app.domain.message import Message
from journal_app.ui import actions, pages
from journal_app.ui.action import EDIT, ENTRY, FILE, HELP, VIEW, Action
from journal_app.ui.desk import Desk, Page, PageKind
from journal_app.ui.displaced import Displaced
from journal_app.ui.moving import Moving
from journal_app.ui.pages.write import WritePage
from journal_app.ui.places import Places
from journal_app.ui.sheet import Sheet
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.icons import icon
from journal_app.ui.widgets.parts import icon_size
from journal_app.ui.words import said

_SMALLEST = (860, 560)
_USUAL = (1180, 780)


class Window(QMainWindow):
    """One journal in one window."""

    def __init__(self, desk: Desk, *, title: str = "") -> None:
        super().__init__()
        self.desk = desk
        kinds: list[PageKind] = list(plugins.discover(pages, "PAGE").values())  # type: ignore[arg-type]
        self._kinds = {kind.key: kind for kind in sorted(kinds, key=lambda kind: kind.order)}
        self._pages: dict[str, Page] = {}
        self._moving = Moving(self, desk)
        # The title names no entry: it stands in task switchers and shared screens.
        self.setWindowTitle(title or "Up to It")
        self.setMinimumSize(*_SMALLEST)
        self.banner = Banner()
        self.displaced = Displaced(self, self.banner, self)
        self._stack = QStackedWidget()
        self.actions_found: list[QAction] = []
        self.wishes: dict[str, Callable[[], object]] = {
            "import": self._moving.bring_in,
            "sample": self._moving.open_sample,
        }
        self._build()
        self._menus()
        self._show_wanted()
        desk.routes.asked.connect(self.go)
        desk.routes.wished.connect(self._wish)
        desk.tasks.changed.connect(self._changed)
        desk.tasks.failed.connect(lambda why: self.banner.say(said(why)))
        desk.looks.changed.connect(self._look_changed)
        desk.looks.settings_changed.connect(self._show_wanted)
        self._place()
        if desk.session.read_only:
            self.banner.say(
                self.tr("This journal is open to read only: nothing you type is kept."), stays=True
            )
        self.go("write", "")
        Places(self, desk, self.banner).look()

    def page(self, key: str) -> Page:
        """The page with that key, made now if nobody has been there."""
        if key not in self._pages:
            self._pages[key] = self._kinds[key].make(self.desk)
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def _take_out(self) -> None:
        looked_for = (page.looked_for() for page in self._pages.values())
        self._moving.take_out(next((one for one in looked_for if one and one.seeks), None))

    def go(self, key: str, entry_id: str = "") -> None:
        """Bring a page to the front, with an entry if one is named."""
        leaving = self._stack.currentWidget()
        page = self.page(key)
        if isinstance(leaving, Page) and leaving is not page:
            self._keep(leaving)
        self._stack.setCurrentWidget(page)
        self._show_place(key)
        page.arrive(entry_id)

    @property
    def sheet(self) -> Sheet:
        """The entry in front of the leader in Write."""
        page = self.page("write")
        assert isinstance(page, WritePage)
        return page.sheet

    @property
    def widget(self) -> QWidget:
        """This window, for dialogs to stand above."""
        return self

    def say(self, text: str) -> None:
        """Show a sentence in the banner."""
        self.banner.say(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything typed is on the disk before the window goes; if it can't be, ask."""
        for page in self._pages.values():
            failed = page.keep_now()
            if failed is not None and self.displaced.look():
                break
            if failed is not None and not self._let_go(page, failed):
                event.ignore()
                return
        if self.displaced.look() and not self.displaced.may_close():
            event.ignore()
            return
        self.desk.tasks.close()
        place = self.normalGeometry()
        self.desk.looks.use(
            replace(
                self.desk.looks.settings,
                window=(place.x(), place.y(), place.width(), place.height()),
            )
        )
        event.accept()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        rail = self._rail = QFrame()
        rail.setObjectName("rail")
        rail.installEventFilter(self)
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(2)
        self._rail_group = QButtonGroup(self)
        self._rail_buttons: dict[str, QToolButton] = {}
        self._ways: dict[str, QAction] = {}
        self._lock = self._lock_button()
        for kind in self._kinds.values():
            if not kind.in_rail:
                continue
            if kind.low and not any(one.low for one in self._before(kind)):
                column.addStretch()
                column.addWidget(self._lock, alignment=Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(self._rail_button(kind), alignment=Qt.AlignmentFlag.AlignHCenter)
        self._look_changed()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(self._stack, 1)
        whole = QWidget()
        outside = QVBoxLayout(whole)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self.banner)
        outside.addLayout(row, 1)
        self.setCentralWidget(whole)

    def _show_place(self, key: str) -> None:
        """Mark the page in the rail; none is marked where the page is not there."""
        self._rail_group.setExclusive(key in self._rail_buttons)
        for one, made in self._rail_buttons.items():
            made.setChecked(one == key)

    def _show_wanted(self) -> None:
        """Show the ways to the places that this computer's settings ask for, and no others."""
        settings = self.desk.looks.settings
        for key, way in self._ways.items():
            wanted = self._kinds[key].wanted(settings)
            way.setVisible(wanted)
            way.setEnabled(wanted)
            self._rail_buttons[key].setVisible(wanted)
        self._fit_rail()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another height of the rail has room for other buttons."""
        if watched is self._rail and event.type() == QEvent.Type.Resize:
            self._fit_rail()
        return super().eventFilter(watched, event)

    def _before(self, kind: PageKind) -> list[PageKind]:
        return [one for one in self._kinds.values() if one.order < kind.order]

    def _rail_button(self, kind: PageKind) -> QToolButton:
        made = QToolButton()
        made.setText(self.tr(kind.title))
        made.setAccessibleName(self.tr(kind.title))
        made.setToolTip(f"{self.tr(kind.title)} ({kind.shortcut})")
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.go(kind.key))
        self._rail_group.addButton(made)
        self._rail_buttons[kind.key] = made
        return made

    def _lock_button(self) -> QToolButton:
        """Like those of pages, but it goes nowhere: it locks, or says how that becomes possible."""
        made = QToolButton()
        made.setText(self.tr("Lock"))
        made.setAccessibleName(self.tr("Lock"))
        made.setToolTip(self.tr("Lock (Ctrl+L)"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(self.desk.routes.lock_asked)
        return made

    def _menus(self) -> None:
        bar = self.menuBar()
        file = bar.addMenu(self.tr("&File"))
        self._action(file, self.tr("&New entry"), "Ctrl+N", lambda: self.go("write", "new"))
        file.addSeparator()
        self._action(file, self.tr("&Import …"), "Ctrl+Shift+I", self._moving.bring_in)
        self._action(file, self.tr("&Export …"), "Ctrl+Shift+E", self._take_out)
        file.addSeparator()
        self._action(file, self.tr("&Close"), "Ctrl+Q", self.close)
        edit = bar.addMenu(self.tr("&Edit"))
        entry = bar.addMenu(self.tr("E&ntry"))
        self._action(edit, self.tr("&Find"), "Ctrl+F", lambda: self.go("journal", "find"))
        view = bar.addMenu(self.tr("&View"))
        for kind in self._kinds.values():
            if not kind.low and kind.in_rail:
                self._ways[kind.key] = self._action(
                    view, self.tr(kind.title), kind.shortcut, partial(self.go, kind.key)
                )
        view.addSeparator()
        self._focus = self._action(view, self.tr("&Only the text"), "F11", self._focus_mode)
        self._focus.setCheckable(True)
        for text, keys, step in (
            (self.tr("&Larger text"), "Ctrl++", 1),
            (self.tr("&Smaller text"), "Ctrl+-", -1),
            (self.tr("&Usual text size"), "Ctrl+0", 0),
        ):
            self._action(view, text, keys, partial(self.desk.looks.resize_text, step))
        view.addSeparator()
        for kind in self._kinds.values():
            if kind.low and kind.in_rail and kind.key != "help":
                self._action(view, self.tr(kind.title), kind.shortcut, partial(self.go, kind.key))
        helping = bar.addMenu(self.tr("&Help"))
        self._action(helping, self.tr("&What this is"), "F1", lambda: self.go("help"))
        self._action(helping, self.tr("&Keys"), "Ctrl+F1", lambda: self.go("help", "keys"))
        self._action(helping, self.tr("Open the &sample journal"), "", self._moving.open_sample)
        self._found_actions({FILE: file, EDIT: edit, ENTRY: entry, VIEW: view, HELP: helping})

    def _found_actions(self, menus: dict[str, QMenu]) -> None:
        """What files in ``actions`` offer, below what stands in each menu already."""
        files: list[tuple[Action, ...]] = list(plugins.discover(actions, "ACTIONS").values())  # type: ignore[arg-type]
        found = sorted((one for file in files for one in file), key=lambda one: one.order)
        for name, menu in menus.items():
            here = [action for action in found if action.menu == name]
            if here and menu.actions():
                menu.addSeparator()
            for action in here:
                self._found_action(menu, action)

    def _found_action(self, menu: QMenu, action: Action) -> None:
        made = self._action(menu, self.tr(action.text), action.keys, lambda: action.does(self))
        self.actions_found.append(made)
        if action.wish:
            self.wishes[action.wish] = made.trigger
        if action.checked is not None:
            is_on = action.checked
            made.setCheckable(True)
            menu.aboutToShow.connect(lambda: made.setChecked(is_on(self)))

    def _action(self, menu: QMenu, text: str, keys: str, does: Callable[[], object]) -> QAction:
        made = QAction(text, self)
        if keys:
            made.setShortcut(QKeySequence(keys))
        made.triggered.connect(lambda _=False: does())
        menu.addAction(made)
        return made

    # -- small things -----------------------------------------------------------------------

    def _wish(self, what: str) -> None:
        """Do what a page, a section or a card wished for, by its word."""
        self.wishes[what]()

    def _changed(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.take_changes(changes)

    def _keep(self, page: Page) -> None:
        failed = page.keep_now()
        if failed is not None and not self.displaced.look():
            self.banner.say(said(failed))

    def _let_go(self, page: Page, failed: Message) -> bool:
        """Ask what to do with words that can't be kept. True lets the window close."""
        words = page.unkept()
        if not words:
            return True
        answer = self.desk.ask.choose(
            self,
            self.tr("Your last words could not be kept."),
            said(failed),
            [self.tr("Stay here"), self.tr("Save them elsewhere …"), self.tr("Close without them")],
        )
        if answer == 1:
            return self._moving.save_words(words)
        return answer == 2

    def _focus_mode(self) -> None:
        on = self._focus.isChecked()
        self._rail.setVisible(not on)
        if on:
            self.go("write")
        for page in self._pages.values():
            page.only_text(on)

    def _look_changed(self) -> None:
        look = self.desk.looks.now
        for key, made in self._rail_buttons.items():
            made.setIcon(icon(self._kinds[key].icon, look.colours["ink"]))
            made.setIconSize(icon_size(look.points))
        self._lock.setIcon(icon("lock-outline", look.colours["ink"]))
        self._lock.setIconSize(icon_size(look.points))
        self._fit_rail()

    def _fit_rail(self) -> None:
        """Icons over the words as far as the rail has room for them; else words alone."""
        style, every = Qt.ToolButtonStyle, list(self._rail_buttons.values())
        # The lock gives way first: it is the one that has a word everybody knows.
        for with_icons in ([*every, self._lock], every, []):
            for made in (*every, self._lock):
                picture = made in with_icons
                made.setToolButtonStyle(
                    style.ToolButtonTextUnderIcon if picture else style.ToolButtonTextOnly
                )
            if self._rail.minimumSizeHint().height() <= self._rail.height():
                return

    def _place(self) -> None:
        """Where it was when it was last closed, if that is still on a screen."""
        left_top_size = self.desk.looks.settings.window
        self.resize(*_USUAL)
        if len(left_top_size) == 4:
            wanted = QRect(*left_top_size)
            if self.screen().availableGeometry().intersects(wanted):
                self.setGeometry(wanted)
