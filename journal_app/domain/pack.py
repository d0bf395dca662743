# SPDX-License-Identifier: MIT
"""A pack: one framework with its themes, scale, prompts and templates, all of it data."""

from dataclasses import dataclass

from journal_app.domain.errors import InvalidValue
from journal_app.domain.prompt import Prompt
from journal_app.domain.rating import Scale
from journal_app.domain.template import Template
from journal_app.domain.theme import Family, Theme

MOST_THEMES = 3


@dataclass(frozen=True, slots=True)
class Pack:
    """A framework for reflection. Themes stand in the pack's own order."""

    id: str
    name: str
    credit: str
    language: str
    families: tuple[Family, ...]
    scale: Scale
    themes: tuple[Theme, ...]
    prompts: tuple[Prompt, ...]
    templates: tuple[Template, ...]

    def theme(self, slug: str) -> Theme:
        """The theme with that slug; InvalidValue names the ones there are."""
        for theme in self.themes:
            if theme.slug == slug:
                return theme
        raise InvalidValue(
            "There is no theme “{slug}”. The themes are: {themes}.",
            slug=slug,
            themes=", ".join(theme.slug for theme in self.themes),
        )

    def theme_names(self) -> dict[str, str]:
        """Names by slug."""
        return {theme.slug: theme.name for theme in self.themes}

    def prompt(self, prompt_id: str) -> Prompt | None:
        """The prompt with that id, or None where this pack no longer has it."""
        return next((prompt for prompt in self.prompts if prompt.id == prompt_id), None)

    def template(self, template_id: str) -> Template | None:
        """The template with that id, or None where this pack no longer has it."""
        return next((one for one in self.templates if one.id == template_id), None)
