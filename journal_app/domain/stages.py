# SPDX-License-Identifier: MIT
"""What an entry says under each step of its template, so that different templates compare."""

import re
from dataclasses import dataclass

from journal_app.domain.entry import word_count
from journal_app.domain.template import Template, plain

_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")


@dataclass(frozen=True, slots=True)
class StepWords:
    """How many of the leader's own words an entry has under one step."""

    step: str
    stage: str
    words: int


def words_by_step(text: str, template: Template) -> tuple[StepWords, ...]:
    """The steps whose headings stand in the text, with the words written under each.

    A step counts once however often its heading comes; the cue, as a quotation, does not count.
    """
    named = {plain(step.heading): step for step in template.steps}
    under: dict[str, list[str]] = {}
    at: list[str] | None = None
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if heading:
            step = named.get(plain(heading[1]))
            at = under.setdefault(step.key, []) if step else at
        elif at is not None and not line.lstrip().startswith(">"):
            at.append(line)
    return tuple(
        StepWords(step.key, step.stage, word_count("\n".join(under[step.key])))
        for step in template.steps
        if step.key in under
    )
