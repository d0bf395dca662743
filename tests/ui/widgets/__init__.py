# SPDX-License-Identifier: MIT
"""Parts of pages by themselves."""
