# SPDX-License-Identifier: MIT
"""The window: the only layer that knows Qt.

Pages are places one can go, found in ``pages/``; widgets are parts of a page; dialogs ask one
thing. Slow work goes through ``tasks.py``; a page hears of a change by the one signal there and
never reaches into another page.
"""
