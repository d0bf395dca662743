# SPDX-License-Identifier: MIT
"""Coach, second section: what has been shared, to look at again or to ask back."""

from journal_app.ui.desk import Section, SectionKind


class SharedSection(Section):
    """To be filled."""


SECTION = SectionKind("shared", 2, "What I have shared", SharedSection)
