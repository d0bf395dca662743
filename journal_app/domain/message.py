# SPDX-License-Identifier: MIT
"""Words for a person, kept apart from the facts in them, so that a face can translate them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named places for facts.

    ``template`` is the British English text with ``{name}`` places and is also the key under
    which a translation is looked up; ``facts`` fills the places. ``str()`` gives the English.
    """

    template: str
    facts: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.facts)


def message(template: str, **facts: object) -> Message:
    """A message from its English template and its facts."""
    return Message(template, facts)
