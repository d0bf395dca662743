# SPDX-License-Identifier: MIT
"""Where the files are that come with the program and that a non-programmer can edit."""

from pathlib import Path


def resources() -> Path:
    """The folder of our content: inside an installed package, or beside it in a checkout."""
    here = Path(__file__).parent
    installed = here / "_resources"
    return installed if installed.is_dir() else here.parent / "resources"


def fonts() -> Path:
    """The folder of the fonts that come along."""
    return resources() / "fonts"
