# SPDX-License-Identifier: MIT
"""What stands under a read entry in Journal: one file each, found by PART."""
