# SPDX-License-Identifier: MIT
"""Remember on this computer: the system's keyring opens the journal while the leader chose so."""

from pathlib import Path

from journal_app.services.session import Session
from journal_app.storage import remembered
from journal_app.storage.keys import Key
from journal_app.storage.remembered import Store


def available() -> bool:
    """Whether this computer has a keyring that is trusted. Takes a moment to find out."""
    return remembered.system_store() is not None


def code_for(path: Path, store: Store | None = None) -> str | None:
    """What opens the journal at ``path`` without asking, or None where nothing is remembered."""
    store = store or remembered.system_store()
    key = remembered.recall(store, path) if store is not None else None
    return None if key is None else key.code


def remember(session: Session, store: Store | None = None) -> bool:
    """Let the keyring open this journal from now on; False where it can't."""
    store = store or remembered.system_store()
    key = session.journal.key
    return store is not None and key is not None and remembered.keep(store, key)


def forget(key: Key | None, store: Store | None = None) -> bool:
    """Let the keyring open nothing with that key any more; False where it still could."""
    if key is None:
        return True
    store = store or remembered.system_store()
    return store is None or remembered.forget(store, key.salt)


def follow(before: Key | None, session: Session, wanted: bool, store: Store | None = None) -> bool:
    """After another passphrase, a new code or none: forget the key before, remember the new one."""
    store = store or remembered.system_store()
    forgotten = forget(before, store)
    if wanted and session.journal.key is not None:
        return remember(session, store) and forgotten
    return forgotten
