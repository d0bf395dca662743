# SPDX-License-Identifier: MIT
"""Coach, first section: make a summary in five calm steps, or take up one that is half made."""

from journal_app.ui.desk import Section, SectionKind


class MakingSection(Section):
    """To be filled."""


SECTION = SectionKind("make", 1, "Make a summary", MakingSection)
