# SPDX-License-Identifier: MIT
"""What a person does with a journal: functions that read from top to bottom.

Each takes the ``Session`` first and returns a result; a write also says what it changed. No
threads, no screens: both faces call the same functions.
"""
