# SPDX-License-Identifier: MIT
"""The coach's side of the window: opening the library, reading, comparing, answering."""
