# SPDX-License-Identifier: MIT
"""Up to It: a private, offline journal for people who lead across organisations."""

from pathlib import Path

__version__ = "0.1.0"


def resources() -> Path:
    """The folder of our content: inside an installed package, or beside it in a checkout."""
    here = Path(__file__).parent
    installed = here / "_resources"
    return installed if installed.is_dir() else here.parent / "resources"
