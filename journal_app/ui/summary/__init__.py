# SPDX-License-Identifier: MIT
"""The five steps on the way to a summary, one a file."""
