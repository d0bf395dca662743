# SPDX-License-Identifier: MIT
"""Reflective models as steps that an entry can be written along (domain note, section 3)."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from journal_app.domain.errors import InvalidValue

STAGES = ("notice", "feel", "sense", "widen", "decide", "return")
"""The stages under every template and prompt, in order, so that entries compare."""

MOST_STEPS = 12
MOST_WORDS = 300
_OWN = "own-"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its heading, its question, the stage it stands for and the themes it touches."""

    key: str
    heading: str
    cue: str
    stage: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A way to write an entry: when it suits, about how many minutes, and where it comes from."""

    id: str
    name: str
    suits: str
    minutes: int
    source: str
    steps: tuple[Step, ...]

    @property
    def is_own(self) -> bool:
        """Whether the leader made it, so that it can be changed."""
        return self.id.startswith(_OWN)

    def as_markdown(self, steps: Collection[str] | None = None) -> str:
        """The steps as headings, each with its cue as a quotation, ready to be written under.

        Only those whose keys are in ``steps``, if it is given: any step can be skipped.
        """
        return "\n\n".join(
            f"## {step.heading}\n\n" + (f"> {step.cue}\n" if step.cue else "")
            for step in self.steps
            if steps is None or step.key in steps
        )


def own_id(fresh: str) -> str:
    """The id of a template of the leader's own."""
    return _OWN + fresh


def checked_template(template: Template) -> Template:
    """A template of the leader's own as it will be kept; raises InvalidValue with what to mend."""
    name = " ".join(template.name.split())
    if not name:
        raise InvalidValue("Please give the template a name.")
    steps = tuple(
        replace(step, heading=" ".join(step.heading.split()), cue=" ".join(step.cue.split()))
        for step in template.steps
    )
    if not steps:
        raise InvalidValue("A template needs at least one step.")
    if len(steps) > MOST_STEPS:
        raise InvalidValue("A template has at most {most} steps.", most=MOST_STEPS)
    headings = [plain(step.heading) for step in steps]
    for step, heading in zip(steps, headings, strict=True):
        if not heading:
            raise InvalidValue("Every step needs a heading.")
        if headings.count(heading) > 1:
            raise InvalidValue(
                "Two steps have the heading “{heading}”. Please name one of them otherwise.",
                heading=step.heading,
            )
        if step.stage not in STAGES:
            raise InvalidValue("“{stage}” is no stage.", stage=step.stage)
    for words in (name, template.suits, *(s.heading for s in steps), *(s.cue for s in steps)):
        if len(words) > MOST_WORDS:
            raise InvalidValue(
                "“{start}…” is too long; at most {most} characters fit.",
                start=words[:30],
                most=MOST_WORDS,
            )
    keyed = tuple(replace(step, key=f"step-{n}") for n, step in enumerate(steps, start=1))
    minutes = min(max(template.minutes, 1), 240)
    return replace(
        template, name=name, suits=" ".join(template.suits.split()), minutes=minutes, steps=keyed
    )


def plain(heading: str) -> str:
    """A heading as it is compared: without marks, spaces and capitals that do not matter."""
    return " ".join(re.sub(r"[*_`]", "", heading).split()).casefold()
