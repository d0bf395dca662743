# SPDX-License-Identifier: MIT
"""How the library's tables came to be, as Alembic runs it. A released step never changes."""
