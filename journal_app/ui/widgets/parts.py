# SPDX-License-Identifier: MIT
"""The smallest parts, so that labels and buttons look and speak alike everywhere."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

_CHARACTERS = 56
_MOST_OF_SCREEN = 0.9


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """A label of plain text; roles are title, heading, section, prompt, quiet, small."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, does: Callable[[], object], kind: str = "", tip: str = "") -> QPushButton:
    """A push button; kinds are main, link and chip."""
    made = QPushButton(text)
    if kind:
        made.setProperty("kind", kind)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if tip:
        made.setToolTip(tip)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: does())
    return made


def at_the_edge(link: QPushButton) -> QPushButton:
    """The link, whose words begin where the words above it do."""
    link.setProperty("edge", "left")
    return link


def menu_button(text: str, kind: str = "choice") -> QToolButton:
    """A button that opens its menu at once."""
    made = QToolButton()
    made.setText(text)
    made.setAccessibleName(text)
    made.setProperty("kind", kind)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def card(layout: QLayout) -> QFrame:
    """A raised surface round a layout."""
    made = QFrame()
    made.setObjectName("card")
    made.setLayout(layout)
    return made


def scrolling(inside: QWidget, name: str) -> QScrollArea:
    """An area that scrolls up and down, never sideways, and takes no focus of its own."""
    area = QScrollArea()
    _prepare(area, inside, name)
    return area


def _prepare(area: QScrollArea, inside: QWidget, name: str) -> None:
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(inside)


class _WholeWidth(QScrollArea):
    def minimumSizeHint(self) -> QSize:
        """No narrower than what is inside, so that nothing of it is cut."""
        inside, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        least = inside.minimumSizeHint().width() + bar if inside is not None else 0
        return super().minimumSizeHint().expandedTo(QSize(least, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside may need more room than before."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def as_wide_as_inside(inside: QWidget, name: str) -> QScrollArea:
    """As ``scrolling``, for what stands beside something that can give way."""
    area = _WholeWidth()
    _prepare(area, inside, name)
    inside.installEventFilter(area)
    return area


def paper(column: QWidget, edge: int = 32) -> QWidget:
    """The ground of a page, with its column in the middle, as wide as it may be."""
    made = QWidget()
    made.setObjectName("column")
    row = QHBoxLayout(made)
    row.setContentsMargins(edge, 0, edge, 0)
    row.addStretch(1)
    row.addWidget(column, 100)
    row.addStretch(1)
    return made


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the area round a widget so that it is seen, once the layout has settled."""

    def scroll() -> None:
        around: QWidget | None = widget.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)

    QTimer.singleShot(0, widget, scroll)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def icon_size(points: float) -> QSize:
    """A square for an icon that goes with text of that size."""
    side = round(points * 1.9)
    return QSize(side, side)


def sized(dialog: QWidget, letters: int, lines: int) -> None:
    """Give a dialog room for so many letters and lines of its text, as far as the screen has it."""
    dialog.ensurePolished()
    text = dialog.fontMetrics()
    wanted = QSize(text.averageCharWidth() * letters, text.lineSpacing() * lines)
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() * _MOST_OF_SCREEN))


def as_wide_as_text(dialog: QWidget) -> None:
    """Give a dialog the width of a line that reads well, and its wrapped labels the room for it."""
    margins = dialog.contentsMargins()
    layout = dialog.layout()
    if layout is not None:
        margins += layout.contentsMargins()
    dialog.ensurePolished()
    inside = dialog.fontMetrics().averageCharWidth() * _CHARACTERS
    dialog.setFixedWidth(inside + margins.left() + margins.right())
    for one in dialog.findChildren(QLabel):
        one.ensurePolished()
        if one.wordWrap() and one.text():
            one.setMinimumHeight(one.heightForWidth(inside))
