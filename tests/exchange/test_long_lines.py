# SPDX-License-Identifier: MIT
"""Signs of Markdown without end: what looks for them takes no more than a few looks at each."""

from time import process_time

import pytest

from journal_app.exchange import day_one_rich, front_matter, markdown_note
from journal_app.exchange.source import of_bytes

MUCH = 200_000
SOURCE = of_bytes({"note.md": b"x"})
LINES = {
    "brackets": "[" * MUCH,
    "embedded": "![[" * MUCH,
    "closed": "]" * MUCH,
    "addresses": "](" * MUCH,
    "digits": "#" + "1" * MUCH,
    "hashes": "#[[" * MUCH,
    "angles": "#a " + "<" * MUCH,
    "ticks": "#a " + "`" * MUCH,
    "backslashes": "\\." * MUCH,
    "spaces": "a" + " " * MUCH + "b",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_long_line_is_read_in_a_moment(line: str) -> None:
    began = process_time()
    markdown_note.tags_in(line)
    markdown_note.pictures(line, "note.md", SOURCE)
    day_one_rich.tidy(line)
    front_matter.words(line)
    # A square of that length takes minutes, and a busy machine no more of its processor.
    assert process_time() - began < 5
