# SPDX-License-Identifier: MIT
"""Steps of a dialog, of which one is in sight."""

from PySide6.QtWidgets import QStackedWidget


class Steps(QStackedWidget):
    """As high as there is room: Qt's own wants to be as high as its highest page at this width,
    and squeezes the buttons below where the screen has less."""

    def hasHeightForWidth(self) -> bool:
        """Not so, for what is long in a step scrolls."""
        return False
