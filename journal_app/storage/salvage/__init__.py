# SPDX-License-Identifier: MIT
"""What can be read of a damaged journal: its pages, the rows on them, and a new file of them."""
