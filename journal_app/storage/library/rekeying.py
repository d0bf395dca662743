# SPDX-License-Identifier: MIT
"""A library's file written anew under another key, while nobody else can write to the old one."""

import os
from contextlib import ExitStack

from journal_app.storage import protection
from journal_app.storage.keys import Key
from journal_app.storage.library import places
from journal_app.storage.library.access import Shelf


def rewrite(shelf: Shelf, key: Key) -> Shelf:
    """The same library under a new key, proved before it takes the old one's place.

    Whoever else has the old file open finds another one in its place at their next step, for they
    look once they hold its lock. Raises JournalFileError; the file is as it was then.
    """
    path, old = shelf.place.path, shelf.place.key
    assert path is not None
    assert old is not None
    with ExitStack() as hold:
        if os.name == "posix":
            hold.enter_context(shelf.write())
        else:
            # There a file that anybody has open, ourselves too, cannot be replaced at all.
            shelf.place.close()
        protection.rewrite(path, old, key)
    shelf.place.close()
    return Shelf(places.in_file(path, key), shelf.member)
