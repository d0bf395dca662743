# SPDX-License-Identifier: MIT
"""What the menu bar offers beside the window’s own: files with ACTIONS."""
