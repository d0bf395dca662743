# SPDX-License-Identifier: MIT
"""A window to walk through, as the journeys have it."""

from tests.journeys.conftest import walk

__all__ = ["walk"]
