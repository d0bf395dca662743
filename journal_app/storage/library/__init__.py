# SPDX-License-Identifier: MIT
"""A coach's library: a protected file of SQLite, or a database of PostgreSQL, by the same models.

It holds ids, aliases, days and counts; whatever was said lies in it sealed to its reader's key.
"""
