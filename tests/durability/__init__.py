# SPDX-License-Identifier: MIT
"""What happens to a journal when the program, the power or the disk goes away.

A *kind* (``kinds/``) is one thing that the program does to a journal for ever, acknowledging what
is durable, and how to check afterwards that it is. ``killing`` ends it at a random moment;
``power_cut`` builds the discs that a power cut could have left. ``python -m tests.durability``
runs the long forms and prints their tables; ``--help`` says how long.
"""
