# SPDX-License-Identifier: MIT
"""What fuzzers aim at, one kind a file."""
