# SPDX-License-Identifier: MIT
"""Alembic's door: it runs the steps on the connection it is given, in the caller's transaction."""

from alembic import context

from journal_app.storage.library.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
