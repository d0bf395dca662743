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

DAILY_HABIT: Step = (
    """ALTER TABLE entry ADD COLUMN us_up_for_it INTEGER
        CHECK (us_up_for_it BETWEEN 0 AND 10)""",
    "ALTER TABLE entry ADD COLUMN us_up_to_it INTEGER CHECK (us_up_to_it BETWEEN 0 AND 10)",
    "ALTER TABLE entry ADD COLUMN motive TEXT",
    "ALTER TABLE entry ADD COLUMN shift TEXT",
    "ALTER TABLE entry ADD COLUMN reach TEXT",
    "ALTER TABLE entry ADD COLUMN stance TEXT",
    "ALTER TABLE entry ADD COLUMN depth TEXT",
    "ALTER TABLE entry ADD COLUMN worded INTEGER",
    "CREATE INDEX entry_reach ON entry (reach, position) WHERE reach IS NOT NULL",
    "CREATE INDEX entry_template ON entry (template, position) WHERE template IS NOT NULL",
    """CREATE TABLE entry_mark (
        mark TEXT NOT NULL,
        position INTEGER NOT NULL
            REFERENCES entry (position) ON UPDATE CASCADE ON DELETE CASCADE,
        rank INTEGER NOT NULL,
        PRIMARY KEY (mark, position)
    ) WITHOUT ROWID""",
    "CREATE INDEX entry_mark_position ON entry_mark (position, rank)",
    """CREATE TABLE entry_stage (
        position INTEGER NOT NULL
            REFERENCES entry (position) ON UPDATE CASCADE ON DELETE CASCADE,
        step TEXT NOT NULL,
        stage TEXT NOT NULL,
        words INTEGER NOT NULL,
        PRIMARY KEY (position, step)
    ) WITHOUT ROWID""",
    """CREATE TABLE revision (
        id TEXT PRIMARY KEY,
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        made INTEGER NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        rest TEXT NOT NULL
    )""",
    "CREATE INDEX revision_entry ON revision (entry, made)",
    """CREATE TABLE layer (
        id TEXT PRIMARY KEY,
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        made INTEGER NOT NULL,
        day TEXT NOT NULL,
        occasion TEXT NOT NULL,
        text TEXT NOT NULL
    )""",
    "CREATE INDEX layer_entry ON layer (entry, made)",
    """CREATE TABLE look_again (
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        after INTEGER NOT NULL,
        day TEXT NOT NULL,
        answer TEXT NOT NULL,
        PRIMARY KEY (entry, after)
    ) WITHOUT ROWID""",
    """CREATE TABLE commitment (
        id TEXT PRIMARY KEY,
        made INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        day TEXT NOT NULL,
        text TEXT NOT NULL,
        reach TEXT,
        due TEXT,
        status TEXT NOT NULL,
        closed TEXT,
        outcome TEXT NOT NULL DEFAULT '',
        entry TEXT REFERENCES entry (id) ON DELETE SET NULL,
        outcome_entry TEXT REFERENCES entry (id) ON DELETE SET NULL
    )""",
    "CREATE INDEX commitment_entry ON commitment (entry)",
    "CREATE INDEX commitment_outcome_entry ON commitment (outcome_entry)",
    """CREATE TABLE check_in (
        id TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        made INTEGER NOT NULL,
        kind TEXT NOT NULL,
        scale TEXT NOT NULL
    )""",
    """CREATE TABLE check_in_rating (
        check_in TEXT NOT NULL REFERENCES check_in (id) ON DELETE CASCADE,
        theme TEXT NOT NULL,
        up_for_it INTEGER CHECK (up_for_it BETWEEN 0 AND 10),
        up_to_it INTEGER CHECK (up_to_it BETWEEN 0 AND 10),
        PRIMARY KEY (check_in, theme)
    ) WITHOUT ROWID""",
    """CREATE TABLE attachment (
        hash TEXT PRIMARY KEY,
        type TEXT NOT NULL,
        size INTEGER NOT NULL,
        made INTEGER NOT NULL
    )""",
    """CREATE TABLE attachment_bytes (
        hash TEXT PRIMARY KEY REFERENCES attachment (hash) ON DELETE CASCADE,
        bytes BLOB NOT NULL
    )""",
    """CREATE TABLE entry_attachment (
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        hash TEXT NOT NULL REFERENCES attachment (hash),
        name TEXT NOT NULL,
        rank INTEGER NOT NULL,
        PRIMARY KEY (entry, hash)
    ) WITHOUT ROWID""",
    "CREATE INDEX entry_attachment_hash ON entry_attachment (hash)",
    """CREATE TABLE saved_search (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        made INTEGER NOT NULL
    )""",
    "CREATE TABLE own_template (id TEXT PRIMARY KEY, changed INTEGER NOT NULL, body TEXT NOT NULL)",
    "CREATE TABLE choice (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

COPIES: Step = (
    # Two copies of an older journal come by the same id, each on its own: from when it was made.
    """INSERT INTO meta SELECT 'id', coalesce(
        (SELECT lower(hex(value)) FROM meta WHERE key = 'created'), lower(hex(randomblob(16)))
    )""",
    """CREATE TABLE written (
        computer TEXT PRIMARY KEY,
        count INTEGER NOT NULL,
        last INTEGER NOT NULL
    ) WITHOUT ROWID""",
)

SET_ASIDE: Step = (
    """CREATE TABLE set_aside (
        number INTEGER PRIMARY KEY,
        made INTEGER NOT NULL,
        source TEXT NOT NULL,
        why TEXT NOT NULL,
        found TEXT NOT NULL
    )""",
)

MOVED_IN: Step = (
    """CREATE TABLE moved_in (
        id TEXT PRIMARY KEY,
        made INTEGER NOT NULL,
        format TEXT NOT NULL,
        source TEXT NOT NULL,
        added INTEGER NOT NULL,
        report TEXT NOT NULL,
        undone INTEGER
    )""",
    """CREATE TABLE moved_in_entry (
        moved_in TEXT NOT NULL REFERENCES moved_in (id) ON DELETE CASCADE,
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        changed INTEGER NOT NULL,
        files INTEGER NOT NULL,
        PRIMARY KEY (entry, moved_in)
    ) WITHOUT ROWID""",
    "CREATE INDEX moved_in_entry_moved_in ON moved_in_entry (moved_in)",
)

COACHING: Step = (
    """CREATE TABLE identity (
        number INTEGER PRIMARY KEY,
        made INTEGER NOT NULL,
        signs BLOB NOT NULL,
        reads TEXT NOT NULL
    )""",
    """CREATE TABLE contact (
        id TEXT PRIMARY KEY,
        made INTEGER NOT NULL,
        name TEXT NOT NULL,
        address TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE summary_draft (
        id TEXT PRIMARY KEY,
        changed INTEGER NOT NULL,
        body TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE share (
        id TEXT PRIMARY KEY,
        made INTEGER NOT NULL,
        summary TEXT NOT NULL,
        format TEXT NOT NULL,
        name TEXT NOT NULL,
        file_hash TEXT NOT NULL,
        body TEXT NOT NULL,
        withdrawn INTEGER
    )""",
    "CREATE INDEX share_summary ON share (summary)",
    """CREATE TABLE reply (
        id TEXT PRIMARY KEY,
        made INTEGER NOT NULL,
        summary TEXT NOT NULL,
        body TEXT NOT NULL
    )""",
    """CREATE TABLE remark (
        reply TEXT NOT NULL REFERENCES reply (id) ON DELETE CASCADE,
        remark TEXT NOT NULL,
        answered INTEGER NOT NULL,
        answer TEXT NOT NULL,
        became TEXT,
        PRIMARY KEY (reply, remark)
    ) WITHOUT ROWID""",
)

STEPS: tuple[Step, ...] = (FIRST, DAILY_HABIT, COPIES, SET_ASIDE, MOVED_IN, COACHING)


def migrate(connection: Connection, found: int, steps: Sequence[Step] = STEPS) -> None:
    """Take a file that has seen ``found`` steps through the rest, inside the caller's transaction.

    The caller has put a copy aside. Raises what the database raises; nothing is kept then.
    """
    for step in steps[found:]:
        for statement in step:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")
