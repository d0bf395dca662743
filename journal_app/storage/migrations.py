# SPDX-License-Identifier: MIT
"""How a journal file becomes one of today's version: ordered steps, all in one transaction.

A released step never changes; the next one is added below it. ``user_version`` holds the number
of steps a file has seen.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

APPLICATION_ID = 0x55704974
"""The four letters "UpIt", at offset 68 of every journal file."""

Step = tuple[str, ...]

FIRST: Step = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE entry (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        day TEXT NOT NULL,
        time TEXT,
        zone TEXT NOT NULL,
        created INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        prompt TEXT,
        template TEXT,
        up_for_it INTEGER CHECK (up_for_it BETWEEN 0 AND 10),
        up_to_it INTEGER CHECK (up_to_it BETWEEN 0 AND 10),
        scale TEXT NOT NULL,
        trashed INTEGER,
        source TEXT UNIQUE
    )""",
    # Small enough to be walked whole, where the table itself holds every text.
    "CREATE INDEX entry_listed ON entry (position) WHERE trashed IS NULL",
    "CREATE INDEX entry_trashed ON entry (position) WHERE trashed IS NOT NULL",
    """CREATE INDEX entry_rated ON entry (position)
        WHERE up_for_it IS NOT NULL OR up_to_it IS NOT NULL""",
    """CREATE TABLE entry_theme (
        slug TEXT NOT NULL,
        position INTEGER NOT NULL
            REFERENCES entry (position) ON UPDATE CASCADE ON DELETE CASCADE,
        rank INTEGER NOT NULL,
        PRIMARY KEY (slug, position)
    ) WITHOUT ROWID""",
    "CREATE INDEX entry_theme_position ON entry_theme (position, rank)",
    """CREATE TABLE entry_tag (
        tag TEXT NOT NULL,
        position INTEGER NOT NULL
            REFERENCES entry (position) ON UPDATE CASCADE ON DELETE CASCADE,
        rank INTEGER NOT NULL,
        PRIMARY KEY (tag, position)
    ) WITHOUT ROWID""",
    "CREATE INDEX entry_tag_position ON entry_tag (position, rank)",
    """CREATE TABLE prompt_shown (
        number INTEGER PRIMARY KEY,
        prompt TEXT NOT NULL,
        day TEXT NOT NULL
    )""",
    """CREATE VIEW searchable AS
        SELECT position, title, text FROM entry WHERE trashed IS NULL""",
    """CREATE VIRTUAL TABLE entry_fts USING fts5 (
        title, text, content='searchable', content_rowid='position',
        tokenize='unicode61 remove_diacritics 2'
    )""",
    "INSERT INTO entry_fts (entry_fts, rank) VALUES ('secure-delete', 1)",
    """CREATE TRIGGER entry_found AFTER INSERT ON entry WHEN new.trashed IS NULL BEGIN
        INSERT INTO entry_fts (rowid, title, text) VALUES (new.position, new.title, new.text);
    END""",
    """CREATE TRIGGER entry_lost AFTER DELETE ON entry WHEN old.trashed IS NULL BEGIN
        INSERT INTO entry_fts (entry_fts, rowid, title, text)
            VALUES ('delete', old.position, old.title, old.text);
    END""",
    """CREATE TRIGGER entry_revised AFTER UPDATE OF position, title, text, trashed ON entry
        WHEN old.position <> new.position OR old.title <> new.title OR old.text <> new.text
            OR old.trashed IS NOT new.trashed
    BEGIN
        INSERT INTO entry_fts (entry_fts, rowid, title, text)
            SELECT 'delete', old.position, old.title, old.text WHERE old.trashed IS NULL;
        INSERT INTO entry_fts (rowid, title, text)
            SELECT new.position, new.title, new.text WHERE new.trashed IS NULL;
    END""",
)

STEPS: tuple[Step, ...] = (FIRST,)


def migrate(connection: Connection, found: int, steps: Sequence[Step] = STEPS) -> None:
    """Take a file that has seen ``found`` steps through the rest, inside the caller's transaction.

    The caller has put a copy aside. Raises what the database raises; nothing is kept then.
    """
    for step in steps[found:]:
        for statement in step:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")
