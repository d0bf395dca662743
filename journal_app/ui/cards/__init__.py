# SPDX-License-Identifier: MIT
"""What may greet a leader above a new entry: one file each, found by CARD."""
