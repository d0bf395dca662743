# SPDX-License-Identifier: MIT
"""Our disc: the only layer that knows SQL, SQLCipher and our file names.

Functions take a connection that ``Journal.read()`` or ``Journal.write()`` hands out and give
domain objects back, never rows of a table. A change to the tables is a new step in
``migrations.py`` and the same change in ``schema.py``; a test holds the two together.
"""
