# SPDX-License-Identifier: MIT
"""The tables as they are now, for statements. How a file gets there is in ``migrations.py``."""

from sqlalchemy import Column, Integer, MetaData, Table, Text

metadata = MetaData()

entry = Table(
    "entry",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("day", Text, nullable=False),
    Column("time", Text),
    Column("zone", Text, nullable=False),
    Column("created", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("prompt", Text),
    Column("template", Text),
    Column("up_for_it", Integer),
    Column("up_to_it", Integer),
    Column("scale", Text, nullable=False),
    Column("trashed", Integer),
    Column("source", Text, unique=True),
)
"""``position`` is the place on the time line (see ``entries.place``) and the row id of the search
index, so that "newest first" is simply the order of the index. Instants are microseconds UTC."""

entry_theme = Table(
    "entry_theme",
    metadata,
    Column("slug", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("rank", Integer, nullable=False),
)

entry_tag = Table(
    "entry_tag",
    metadata,
    Column("tag", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("rank", Integer, nullable=False),
)

prompt_shown = Table(
    "prompt_shown",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("prompt", Text, nullable=False),
    Column("day", Text, nullable=False),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
