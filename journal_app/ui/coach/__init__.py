# SPDX-License-Identifier: MIT
"""Sections of the Coach place, one a file, found by name: each exposes ``SECTION``."""
