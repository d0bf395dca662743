# SPDX-License-Identifier: MIT
"""From the colours of a look and a text size to a palette, a font and one style sheet."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from journal_app.services import preferences
from journal_app.services.preferences import TEXT_SIZES, Paths, Settings
from journal_app.ui.style import sheet


@dataclass(frozen=True, slots=True)
class Look:
    """The colours in force by token, and the size of ordinary text in points."""

    name: str
    colours: dict[str, str]
    points: float

    def colour(self, token: str) -> QColor:
        """The colour of a token such as ``ink``."""
        return QColor(self.colours[token])


class Looks(QObject):
    """Keeps the application's looks in step with the settings and the system."""

    changed = Signal()
    settings_changed = Signal()
    """Any setting of this computer is another now."""

    def __init__(self, application: QApplication, settings: Settings, paths: Paths) -> None:
        super().__init__()
        self._application, self._paths = application, paths
        # The system's font, not the application's, which an earlier look may have enlarged.
        self._font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._usual = max(10.5, self._font.pointSizeF())
        self.settings = settings
        self.now = self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def paths(self) -> Paths:
        """The folders of this person on this computer."""
        return self._paths

    def use(self, settings: Settings) -> None:
        """Take over the look and text size of the settings, and keep them for the next time."""
        before, self.settings = self.settings, settings
        preferences.keep(self._paths, settings)
        if (settings.look, settings.text_size) != (before.look, before.text_size):
            self.now = self._apply()
            self.changed.emit()
        if settings != before:
            self.settings_changed.emit()

    def resize_text(self, step: int) -> None:
        """Make text one step larger (1) or smaller (-1), or as it usually is (0)."""
        at = TEXT_SIZES.index(self.settings.text_size) + step if step else TEXT_SIZES.index(100)
        size = TEXT_SIZES[min(max(at, 0), len(TEXT_SIZES) - 1)]
        self.use(replace(self.settings, text_size=size))

    def _system_changed(self) -> None:
        if self.settings.look == "system":
            self.now = self._apply()
            self.changed.emit()

    def _apply(self) -> Look:
        name = self.settings.look
        if name == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        look = Look(name, preferences.colours(name), self._usual * self.settings.text_size / 100)
        style = sheet(look.name, look.colours, look.points, preferences.icons())
        # Each of the three goes through every widget there is.
        if style != self._application.styleSheet():
            font = QFont(self._font)
            font.setPointSizeF(look.points)
            self._application.setFont(font)
            self._application.setPalette(_palette(look))
            self._application.setStyleSheet(style)
        return look


def _palette(look: Look) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, token in (
        (roles.Window, "paper"),
        (roles.WindowText, "ink"),
        (roles.Base, "surface"),
        (roles.AlternateBase, "paper"),
        (roles.Text, "ink"),
        (roles.Button, "surface"),
        (roles.ButtonText, "ink"),
        (roles.BrightText, "ink"),
        (roles.ToolTipBase, "surface"),
        (roles.ToolTipText, "ink"),
        (roles.PlaceholderText, "quiet_ink"),
        (roles.Highlight, "focus"),
        (roles.HighlightedText, "on_accent"),
        (roles.Link, "focus"),
        (roles.LinkVisited, "focus"),
        (roles.Light, "surface"),
        (roles.Midlight, "line"),
        (roles.Mid, "line"),
        (roles.Dark, "edge"),
        (roles.Accent, "focus"),
    ):
        palette.setColor(role, look.colour(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, look.colour("quiet_ink"))
    return palette
