# SPDX-License-Identifier: MIT
"""The tables as they are now, for statements. How a file gets there is in ``migrations.py``."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

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
    Column("us_up_for_it", Integer),
    Column("us_up_to_it", Integer),
    Column("motive", Text),
    Column("shift", Text),
    Column("reach", Text),
    Column("stance", Text),
    Column("depth", Text),
    Column("worded", Integer),
)
"""``position`` is the place on the time line (see ``entries.place``) and the row id of the search
index, so that "newest first" is simply the order of the index. Instants are microseconds UTC.
``worded`` is when title or text last changed, null where that is ``changed`` itself."""

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

entry_mark = Table(
    "entry_mark",
    metadata,
    Column("mark", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("rank", Integer, nullable=False),
)

entry_stage = Table(
    "entry_stage",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("step", Text, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("words", Integer, nullable=False),
)
"""How many words an entry has under each step of its template, by the step's stage."""

revision = Table(
    "revision",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", Text, nullable=False),
    Column("made", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("rest", Text, nullable=False),
)
"""A text that an entry had before: ``made`` is when it was last changed, ``rest`` the JSON
record of everything but title and text."""

layer = Table(
    "layer",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", Text, nullable=False),
    Column("made", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("occasion", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""What a leader saw in an entry later, under a text that stays as it was."""

look_again = Table(
    "look_again",
    metadata,
    Column("entry", Text, primary_key=True),
    Column("after", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("answer", Text, nullable=False),
)
"""That an entry came back ``after`` so many days, when, and what the leader made of that."""

commitment = Table(
    "commitment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("made", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("reach", Text),
    Column("due", Text),
    Column("status", Text, nullable=False),
    Column("closed", Text),
    Column("outcome", Text, nullable=False),
    Column("entry", Text),
    Column("outcome_entry", Text),
)

check_in = Table(
    "check_in",
    metadata,
    Column("id", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("made", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("scale", Text, nullable=False),
)

check_in_rating = Table(
    "check_in_rating",
    metadata,
    Column("check_in", Text, primary_key=True),
    Column("theme", Text, primary_key=True),
    Column("up_for_it", Integer),
    Column("up_to_it", Integer),
)

attachment = Table(
    "attachment",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("made", Integer, nullable=False),
)

attachment_bytes = Table(
    "attachment_bytes",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

entry_attachment = Table(
    "entry_attachment",
    metadata,
    Column("entry", Text, primary_key=True),
    Column("hash", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("rank", Integer, nullable=False),
)

saved_search = Table(
    "saved_search",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("made", Integer, nullable=False),
)

own_template = Table(
    "own_template",
    metadata,
    Column("id", Text, primary_key=True),
    Column("changed", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
"""A template of the leader's own; ``body`` is JSON in the shape of the pack's templates."""

choice = Table(
    "choice",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the leader chose about this journal, as JSON, so that it moves with the file."""

moved_in = Table(
    "moved_in",
    metadata,
    Column("id", Text, primary_key=True),
    Column("made", Integer, nullable=False),
    Column("format", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("added", Integer, nullable=False),
    Column("report", Text, nullable=False),
    Column("undone", Integer),
)
"""A time when entries were imported: from which file, how many, and what there was to report."""

moved_in_entry = Table(
    "moved_in_entry",
    metadata,
    Column("moved_in", Text, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("changed", Integer, nullable=False),
    Column("files", Integer, nullable=False),
)
"""An entry that came in then, when it was last changed at that moment, and with how many files."""

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

written = Table(
    "written",
    metadata,
    Column("computer", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last", Integer, nullable=False),
)
"""How often each computer wrote in this journal, and when it did last: a version vector."""

set_aside = Table(
    "set_aside",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("made", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("found", Text, nullable=False),
)
"""What a repair could read only in part: of which table, why, and the values that were found."""

identity = Table(
    "identity",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("made", Integer, nullable=False),
    Column("signs", LargeBinary, nullable=False),
    Column("reads", Text, nullable=False),
)
"""The keys of this leader: what signs (Ed25519 seed) and what reads (age secret).

Number 1 is in force. Others are there only where two copies of a journal made keys apart: what
was sealed to those is still to be opened."""

contact = Table(
    "contact",
    metadata,
    Column("id", Text, primary_key=True),
    Column("made", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
)
"""A coach whose address the leader was given."""

summary_draft = Table(
    "summary_draft",
    metadata,
    Column("id", Text, primary_key=True),
    Column("changed", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
"""A summary that is half made, as JSON."""

share = Table(
    "share",
    metadata,
    Column("id", Text, primary_key=True),
    Column("made", Integer, nullable=False),
    Column("summary", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("file_hash", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("withdrawn", Integer),
)
"""One file that left: in which format, under which name, the SHA-256 of its bytes, and the whole
summary with its consent as ``domain.shared`` writes it."""

reply = Table(
    "reply",
    metadata,
    Column("id", Text, primary_key=True),
    Column("made", Integer, nullable=False),
    Column("summary", Text, nullable=False),
    Column("body", Text, nullable=False),
)
"""What a coach answered to a summary, as ``domain.reply`` writes it; ``made`` is when it came."""

remark = Table(
    "remark",
    metadata,
    Column("reply", Text, primary_key=True),
    Column("remark", Text, primary_key=True),
    Column("answered", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("became", Text),
)
"""What the leader did with a remark (``kept``, ``answered``, ``aside``), and the id of the
commitment or entry that it became."""
