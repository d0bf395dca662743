# SPDX-License-Identifier: MIT
"""Every format opened by a program that is not ours; skipped, saying so, where it is missing."""
