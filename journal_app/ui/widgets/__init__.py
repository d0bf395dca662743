# SPDX-License-Identifier: MIT
"""Parts of pages: each knows what it shows, and nothing of the page around it."""
