# SPDX-License-Identifier: MIT
"""Reflective models as steps that an entry can be written along (domain note, section 3)."""

from dataclasses import dataclass

STAGES = ("notice", "feel", "sense", "widen", "decide", "return")
"""The stages under every template and prompt, in order, so that entries compare."""


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

    def as_markdown(self) -> str:
        """The steps as headings, each with its cue as a quotation, ready to be written under."""
        return "\n\n".join(f"## {step.heading}\n\n> {step.cue}\n" for step in self.steps)
