# SPDX-License-Identifier: MIT
"""Sections of the side panel beside the text: one file each, found by SECTION."""
