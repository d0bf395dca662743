# SPDX-License-Identifier: MIT
"""How an importer tells whether a source is of its format, from names and from how parts begin.

A folder holds what people put there, so that a single file says little about the others: a format
that has few files there gives way to one that has more.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from journal_app.exchange.formats import NO, PARTLY
from journal_app.exchange.reading import as_text
from journal_app.exchange.source import Source

_MOST_LOOKED_AT = 50
_WITH_WORDS = (
    ".md", ".markdown", ".txt", ".text", ".json", ".jsonl", ".xml", ".yaml", ".yml", ".csv",
    ".tsv", ".html", ".htm", ".org", ".rtf", ".doc", ".docx", ".odt", ".doentry", ".jrnl",
    ".journal", ".daylio", ".jex", ".zip",
)  # fmt: skip
_OWN = re.compile(
    r"(?:^|/)(?:\.|__MACOSX/|_resources/|resources/[0-9a-f]{32}\.|logseq/(?:bak|version-files)/"
    r"|\d{4}-\d{2}\.(?:new|old)\.txt$)"
)
"""What is hidden, and what Joplin, Logseq and RedNotebook keep for themselves."""


def head_of(source: Source, name: str) -> str:
    """How a part begins, as text with plain line ends; what is no text is U+FFFD there."""
    return as_text(source.head(name))


def with_words(source: Source) -> tuple[str, ...]:
    """The parts that could hold entries of some journal: no pictures, nothing hidden."""
    return tuple(name for name in source.named(*_WITH_WORDS) if not _OWN.search(name))


def certainty(source: Source, names: Sequence[str], looks: Callable[[str, str], int]) -> int:
    """How certain it is that the source is of the format that would read the parts ``names``.

    ``looks`` says it of a part by its name and by how it begins. Where other parts are more, of
    some other kind, it is PARTLY of the format.
    """
    looked = names[:_MOST_LOOKED_AT]
    found = [sure for name in looked if (sure := looks(name, head_of(source, name)))]
    if not found:
        return NO
    # What is true of those looked at is taken to be true of all.
    ours = len(names) * len(found) // len(looked)
    others = Counter(
        name.rpartition(".")[2].lower() for name in set(with_words(source)).difference(names)
    )
    most = max([len(names) - ours, *others.values()])
    return max(found) if ours >= most else min(max(found), PARTLY)
