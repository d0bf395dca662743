# SPDX-License-Identifier: MIT
"""Everything that can go wrong and is not a bug, each with a sentence for the leader.

JournalError                 anything below; ``str()`` is the sentence to show
├── InvalidValue             a value that an entry, a filter or an option cannot have
├── NotFound                 no entry has that id
├── JournalFileError         about the journal file as a whole
│   ├── NotAJournal          a folder, a text file, a foreign or cut-off database
│   ├── NewerJournal         written by a newer version; opened by nobody, harmed by nobody
│   ├── JournalInUse         another window or command is writing to it
│   ├── ReadOnlyJournal      a change was asked of a journal opened to read only
│   ├── Locked               protected, and no passphrase was given
│   ├── WrongPassphrase      protected, and the passphrase or code given does not open it
│   ├── OlderCopy            this computer has written more than the file holds
│   ├── AnotherCopy          another copy took the place of the journal that is open
│   ├── JournalGone          the journal that is open is not in its place any more
│   ├── AnotherJournal       two files to be merged are not copies of one journal
│   ├── StorageFull          no room left on the disk
│   └── DamagedJournal       the file cannot be read as it was written
├── ContentError             a pack, template or help file of ours or the leader's is faulty
└── ExchangeError            a file to import cannot be read, or a file to export not written
    └── AnotherSender        a leader's summary, signed by another key than the earlier ones
"""

from journal_app.domain.message import Message, message


class JournalError(Exception):
    """A known failure: a sentence that says what happened and what to do.

    ``message`` keeps the sentence translatable; facts are filled in by name.
    """

    def __init__(self, template: str, **facts: object) -> None:
        self.message: Message = message(template, **facts)
        super().__init__(str(self.message))


class InvalidValue(JournalError):
    """A value that an entry, a filter or an option cannot have."""


class NotFound(JournalError):
    """No entry has the id that was asked for."""


class JournalFileError(JournalError):
    """About the journal file as a whole."""


class NotAJournal(JournalFileError):
    """The path holds something that is not a journal."""


class NewerJournal(JournalFileError):
    """The journal was written by a newer version of the program."""


class JournalInUse(JournalFileError):
    """Another process is writing to the journal."""


class ReadOnlyJournal(JournalFileError):
    """A change was asked of a journal that is open to read only."""


class Locked(JournalFileError):
    """The journal is protected, and no passphrase was given."""


class WrongPassphrase(JournalFileError):
    """The passphrase or recovery code does not open the journal."""


class OlderCopy(JournalFileError):
    """This computer has written more in the journal than the file holds.

    ``journal`` is the id under which the watermark is kept, ``copies`` the folder to look in.
    """

    journal = ""
    copies = ""


class AnotherCopy(JournalFileError):
    """Another copy took the place of the journal that is open, so nothing is written to it."""


class JournalGone(JournalFileError):
    """The journal that is open is not in its place any more."""


class AnotherJournal(JournalFileError):
    """Two files to be merged are not copies of one journal."""


class StorageFull(JournalFileError):
    """The disk has no room left."""


class DamagedJournal(JournalFileError):
    """The file cannot be read as it was written."""


class ContentError(JournalError):
    """A pack or other content file is faulty; names file, key and fault."""


class ExchangeError(JournalError):
    """A file to import cannot be read, or a file to export cannot be written."""


class AnotherSender(ExchangeError):
    """A summary bears a leader's alias and another key than their earlier ones; nothing was taken.

    ``words`` are the six of its key, to be compared by telephone.
    """

    words: tuple[str, ...] = ()
