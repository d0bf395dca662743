# SPDX-License-Identifier: MIT
"""What a journal is: entries, themes, ratings, prompts, trends, and what a search means.

Standard library only, no input or output, no clock and no chance: time, randomness and ids come
in as arguments. A new kind of thing that a journal holds starts here, one idea a file.
"""
