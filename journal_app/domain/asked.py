# SPDX-License-Identifier: MIT
"""How a prompt that a coach asked is told from those of the pack, without knowing any reply."""

COACH = "coach-"
"""How the ids of such prompts begin."""


def is_asked(prompt_id: str | None) -> bool:
    """Whether a prompt's id is that of a coach's question."""
    return bool(prompt_id) and str(prompt_id).startswith(COACH)
