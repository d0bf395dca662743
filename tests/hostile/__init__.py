# SPDX-License-Identifier: MIT
"""Input from people who mean harm: fuzzers, their corpus, and what no text may make us load."""
