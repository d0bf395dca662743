# SPDX-License-Identifier: MIT
"""Groups of choices in Settings: one file each, found by PREFERENCE."""
