# SPDX-License-Identifier: MIT
"""How large and how deep a thing from outside may be before it is refused, all in one place.

Generous to what people have, and far below what would fill memory or take minutes.
"""

MEGABYTE = 1_000_000

MOST_IMPORTED = 8_000 * MEGABYTE
"""Bytes of a file to import; it is read bit by bit."""
LONGEST_RECORD = 64 * MEGABYTE
"""Bytes of one line, one note or one page in it."""
DEEPEST = 100
"""Lists in lists, or elements in elements."""
MOST_NODES = 2_000_000
"""Values in one YAML text, elements in one XML text."""
LONGEST_FRONT_MATTER = MEGABYTE
"""Characters of a YAML text."""

MOST_MEMBERS = 100_000
"""Files in a ZIP or tar file."""
DEEPEST_PATH = 32
"""Folders in folders there."""
LONGEST_PATH = 1_000
"""Characters of a name there, with its folders."""
LARGEST_MEMBER = 512 * MEGABYTE
"""Bytes of one file there."""
MOST_UNPACKED = 8_000 * MEGABYTE
"""Bytes of all files there together."""
UNPACKED_AT_ONCE = 256 * MEGABYTE
"""Bytes of a compressed tar file, which is unpacked in memory and nowhere else."""
FREE_OF_RATIO = 100 * MEGABYTE
"""Bytes that may come out whatever went in; beyond, ``MOST_RATIO`` holds."""
MOST_RATIO = 100
"""Bytes that may come out for one that is there. Text comes to 10, a bomb to 1,000."""

MOST_PIXELS = 100_000_000
"""Width by height of a picture."""
MOST_ATTACHED = 50 * MEGABYTE
"""Bytes of a file with an entry."""
MOST_CONTENT = 4 * MEGABYTE
"""Bytes of one file of a pack, or of the settings."""
