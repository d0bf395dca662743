# SPDX-License-Identifier: MIT
"""Memory that holds a key or a journal's text stays out of crash dumps, as far as systems allow."""

import ctypes
import sys

_SET_DUMPABLE = 4
_NO_HEAP = 1


def keep_out_of_dumps() -> None:
    """From now on no crash writes this process's memory to the disk; nothing else changes.

    On Linux no other program of the same user can look into it either. Where a system refuses,
    the journal opens all the same: a dump is rare, and nobody could do anything about it.
    """
    try:
        if sys.platform == "win32":
            # Windows Error Reporting leaves the heap out of what it writes.
            ctypes.windll.kernel32.WerSetFlags(_NO_HEAP)
            return
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform.startswith("linux"):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    except (AttributeError, OSError, ValueError):
        return
