# SPDX-License-Identifier: MIT
"""One kind of work a file: its name, what it does for ever, and how that is checked."""
