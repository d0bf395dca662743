# SPDX-License-Identifier: MIT
"""The one style sheet, written once with places for colours and sizes."""

_SHEET = """
* {{ outline: none; }}
QMainWindow, QWidget#page, QScrollArea, QWidget#column {{ background: {paper}; }}
QScrollArea {{ border: none; }}
QToolTip {{ background: {surface}; color: {ink}; border: 1px solid {edge}; padding: 4px; }}
QLabel[role="title"] {{ font-size: {title}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {heading}pt; font-weight: 600; }}
QLabel[role="quiet"] {{ color: {quiet_ink}; }}
QLabel[role="small"] {{ color: {quiet_ink}; font-size: {small}pt; }}
QLabel[role="section"] {{ font-weight: 600; }}
QLabel[role="prompt"] {{ font-size: {heading}pt; }}

QFrame#rail {{ background: {surface}; border: none; border-right: 1px solid {line}; }}
QFrame#rail QToolButton {{
    border: none; border-radius: 8px; padding: 8px 4px; margin: 2px 8px; color: {quiet_ink};
    font-size: {small}pt; min-width: {rail}px; }}
QFrame#rail QToolButton:hover {{ background: {paper}; color: {ink}; }}
QFrame#rail QToolButton:checked {{ background: {chosen}; color: {ink}; font-weight: 600; }}
QFrame#rail QToolButton:focus {{ border: 2px solid {focus}; padding: 6px 2px; }}

QFrame#quick {{ background: {paper}; border: 1px solid {edge}; }}
QFrame#card {{ background: {surface}; border: 1px solid {line}; border-radius: 10px; }}
QFrame#side {{ background: {surface}; border: none; border-left: 1px solid {line}; }}
QFrame#find {{ background: {surface}; border: 1px solid {line}; border-radius: 8px; }}
QFrame#banner {{ background: {warning_paper}; border: none; border-bottom: 1px solid {line}; }}
QFrame#banner QLabel {{ color: {ink}; }}

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {{
    background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 6px;
    padding: 5px 8px; min-height: {field}px; placeholder-text-color: {quiet_ink};
    selection-background-color: {focus}; selection-color: {on_accent}; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus,
QComboBox:focus, QDateEdit:focus, QTimeEdit:focus, QSpinBox:focus {{
    border: 2px solid {focus}; padding: 4px 7px; }}
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled, QTimeEdit:disabled, QSpinBox:disabled {{
    color: {quiet_ink}; border-color: {line}; }}
QLineEdit#title {{
    background: transparent; border: none; border-bottom: 1px solid transparent; border-radius: 0;
    font-size: {title}pt; font-weight: 600; padding: 4px 0; }}
QLineEdit#title:focus {{ border: none; border-bottom: 2px solid {focus}; padding: 4px 0 3px 0; }}
QTextEdit#body, QTextBrowser#reading {{ background: transparent; border: none; padding: 0; }}
QTextEdit#body, QTextBrowser#reading {{ min-height: {lines}px; }}
QTextEdit#body:focus, QTextBrowser#reading:focus {{ border: none; padding: 0; }}
QTextBrowser#page-text {{ background: transparent; border: none; padding: 0; min-height: 20px; }}
QTextBrowser#page-text:focus {{ border: none; border-left: 2px solid {focus}; padding: 0; }}
QTextBrowser {{ background: transparent; border: none; }}
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button {{
    width: 0; border: none; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {drop}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{
    image: url("{icons}/down-{name}.svg"); width: {arrow}px; height: {arrow}px; }}
QComboBox QAbstractItemView {{
    background: {surface}; color: {ink}; border: 1px solid {edge};
    selection-background-color: {chosen}; selection-color: {ink}; }}

QPushButton {{
    background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 6px;
    padding: 5px 12px; min-height: 20px; }}
QPushButton:hover {{ background: {chosen}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 4px 11px; }}
QPushButton:disabled {{ color: {quiet_ink}; border-color: {line}; }}
QPushButton[kind="file"] {{ text-align: left; padding: 5px 10px; }}
QPushButton[kind="file"]:focus {{ padding: 4px 9px; }}
QPushButton[kind="file"]::menu-indicator {{ image: none; }}
QPushButton[kind="main"] {{
    background: {focus}; color: {on_accent}; border-color: {focus}; font-weight: 600; }}
QPushButton[kind="main"]:hover {{ background: {focus}; }}
QPushButton[kind="main"]:focus {{ border: 2px solid {ink}; }}
QPushButton[kind="main"]:disabled {{
    background: {line}; color: {quiet_ink}; border-color: {line}; }}
QPushButton[kind="link"], QToolButton[kind="link"] {{
    background: transparent; border: 1px solid transparent; color: {focus};
    padding: 3px 6px; min-height: 20px; border-radius: 4px; text-align: left; }}
QPushButton[kind="link"]::menu-indicator {{ image: none; width: 0; }}
QPushButton[kind="link"]:disabled {{ color: {quiet_ink}; }}
QPushButton[kind="link"]:hover, QToolButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus, QToolButton[kind="link"]:focus {{ border: 2px solid {focus};
    padding: 2px 5px; }}
QPushButton[kind="link"][edge="left"] {{ padding-left: 0; }}
QToolButton[kind="link"]::menu-indicator {{ image: none; }}
QToolButton[kind="fold"] {{
    background: transparent; border: 1px solid transparent; color: {focus}; padding: 3px 4px 3px 0;
    margin-left: -5px;
    min-height: 20px; border-radius: 4px; font-weight: 600; }}
QToolButton[kind="fold"]:hover {{ text-decoration: underline; }}
QToolButton[kind="fold"]:focus {{ border: 2px solid {focus}; padding: 2px 3px 2px 0; }}
QPushButton[kind="chip"], QToolButton[kind="chip"] {{
    background: {chosen}; border: 1px solid {edge}; border-radius: 12px; padding: 2px 10px;
    min-height: 20px; color: {ink}; }}
QPushButton[kind="chip"]:focus, QToolButton[kind="chip"]:focus {{
    border: 2px solid {focus}; padding: 1px 9px; }}
QPushButton[kind="hint"] {{
    background: transparent; border: 1px dashed {edge}; border-radius: 12px; padding: 2px 10px;
    min-height: 20px; color: {ink}; }}
QPushButton[kind="hint"]:hover {{ background: {chosen}; }}
QPushButton[kind="hint"]:focus {{ border: 2px solid {focus}; padding: 1px 9px; }}
QToolButton[kind="chip"]::menu-indicator {{ image: none; }}
QToolButton[kind="choice"] {{
    background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 6px;
    padding: 4px 8px; min-height: 20px; }}
QToolButton[kind="choice"]:hover {{ background: {chosen}; }}
QToolButton[kind="choice"]:checked {{ background: {chosen}; border-color: {focus}; }}
QToolButton[kind="choice"]:focus {{ border: 2px solid {focus}; padding: 3px 7px; }}
QToolButton[kind="choice"]::menu-indicator {{ image: none; }}

QToolButton[step="for"], QToolButton[step="to"] {{
    background: {surface}; color: {ink}; border: 1px solid {edge}; padding: 0;
    min-width: {step}px; max-width: {step}px; min-height: {step}px; max-height: {step}px;
    font-size: {small}pt; }}
QToolButton[step="for"] {{ border-radius: {round}px; }}
QToolButton[step="to"] {{ border-radius: 4px; }}
QToolButton[step="for"]:hover, QToolButton[step="to"]:hover {{ background: {chosen}; }}
QToolButton[step="for"]:checked {{
    background: {up_for_it}; color: {on_accent}; border-color: {up_for_it}; font-weight: 700; }}
QToolButton[step="to"]:checked {{
    background: {up_to_it}; color: {on_accent}; border-color: {up_to_it}; font-weight: 700; }}
QToolButton[step="for"]:focus, QToolButton[step="to"]:focus {{ border: 2px solid {focus}; }}

QCheckBox, QRadioButton {{ spacing: 8px; min-height: 24px; color: {ink}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {quiet_ink}; }}
QCheckBox::indicator {{
    width: {tick}px; height: {tick}px; background: {surface}; border: 1px solid {edge};
    border-radius: 4px; }}
QCheckBox::indicator:focus {{ border: 2px solid {focus}; }}
QCheckBox::indicator:checked {{
    background: {focus}; border-color: {focus}; image: url("{icons}/tick-{name}.svg"); }}
QCheckBox:focus, QRadioButton:focus {{ color: {focus}; text-decoration: underline; }}
QListView, QListWidget, QTableView, QTableWidget {{
    background: {surface}; color: {ink}; border: 1px solid {line}; border-radius: 8px;
    alternate-background-color: {paper}; gridline-color: {line};
    selection-background-color: {chosen}; selection-color: {ink}; }}
QListWidget::item {{ padding: 6px 10px; }}
QListView:focus, QTableView:focus, QListWidget:focus {{ border: 2px solid {focus}; }}
QHeaderView::section {{
    background: {paper}; color: {quiet_ink}; border: none; border-bottom: 1px solid {line};
    padding: 4px 8px; font-weight: 600; }}
QTabBar {{ background: transparent; border: 2px solid transparent; border-radius: 8px; }}
QTabBar:focus {{ border-color: {focus}; }}
QTabBar::tab {{
    background: transparent; color: {quiet_ink}; border: 2px solid transparent;
    border-radius: 6px; padding: 6px 12px; margin-right: 4px; }}
QTabBar::tab:hover {{ color: {ink}; background: {chosen}; }}
QTabBar::tab:selected {{
    color: {ink}; border-bottom: 2px solid {focus};
    border-bottom-left-radius: 0; border-bottom-right-radius: 0; }}
QMenuBar {{ background: {paper}; color: {ink}; }}
QMenuBar::item {{ padding: 4px 10px; background: transparent; }}
QMenuBar::item:selected {{ background: {chosen}; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {edge}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {chosen}; color: {ink}; }}
QMenu::item:disabled {{ color: {quiet_ink}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QSplitter::handle {{ background: {line}; width: 1px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{
    background: {edge}; border-radius: 4px; min-height: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{
    background: {edge}; border-radius: 4px; min-width: 32px; margin: 2px; }}
QProgressBar {{
    background: {line}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {focus}; border-radius: 4px; }}
"""


def sheet(name: str, colours: dict[str, str], points: float, icons: str) -> str:
    """The style sheet of a look: its name, colours by token, text size in points, and icons.

    ``icons`` is the folder of our pictures, with forward slashes.
    """
    step = max(24, round(points * 2.3))
    sizes: dict[str, float | str] = {
        "title": round(points * 1.55, 1),
        "heading": round(points * 1.2, 1),
        "small": round(points * 0.9, 1),
        "rail": round(points * 6),
        "field": max(20, round(points * 1.7)),
        "step": step - 2,
        "round": step // 2,
        "tick": round(points * 1.35),
        "arrow": round(points),
        "lines": round(points * 12),
        "drop": round(points * 1.8),
        "name": name,
        "icons": icons,
    }
    return _SHEET.format(**colours, **sizes)
