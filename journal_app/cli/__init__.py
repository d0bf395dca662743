# SPDX-License-Identifier: MIT
"""The face for a terminal and for scripts: one command a file, each exposing ``COMMAND``.

A command is found by its file: ``search.py`` is ``uptoit search``; a trailing underscore, as in
``list_.py``, keeps clear of Python's own words and is no part of the command's name. Sentences go
to standard error, answers to standard output; exit 0 done, 1 refused with a sentence, 2 wrong
usage.
"""
