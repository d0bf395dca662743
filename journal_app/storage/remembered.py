# SPDX-License-Identifier: MIT
"""A journal's key in the keyring of the system, for a leader who chose that on this computer.

It is a second way in and never the only one: the passphrase and the recovery code stay as they
are. Only keyrings that the system itself guards are used, by name, whatever else is installed.
"""

import logging
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Protocol, TypeVar

from journal_app.domain import recovery_code
from journal_app.storage import keys
from journal_app.storage.keys import Key

T = TypeVar("T")
SERVICE = "Up to It"
TRUSTED = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
)
_log = logging.getLogger(__name__)


class Store(Protocol):
    """What the library ``keyring`` calls a backend."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret kept under a name, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret under a name."""

    def delete_password(self, service: str, username: str) -> None:
        """Keep it no more."""


def system_store() -> Store | None:
    """The keyring of this computer, where it has one that is trusted; it is an optional part."""
    for name in TRUSTED:
        module, _, kind = name.rpartition(".")
        try:
            found = getattr(import_module(module), kind)
            if found.priority > 0:
                made: Store = found()
                return made
        except (ImportError, AttributeError, RuntimeError, OSError):
            # This one is for another system, or its service does not run.
            continue
    return None


def keep(store: Store, key: Key) -> bool:
    """Let the keyring hold a key; False where it refuses."""
    name, word = _name(key.salt), key.raw.hex()

    def kept() -> bool:
        store.set_password(SERVICE, name, word)
        return store.get_password(SERVICE, name) == word

    return _tried(kept) or False


def recall(store: Store, path: Path) -> Key | None:
    """The key that the keyring holds for the protected journal at ``path``."""
    salt = keys.salt_of(path)
    word = _tried(lambda: store.get_password(SERVICE, _name(salt)))
    try:
        raw = bytes.fromhex(word or "")
    except ValueError:
        return None
    return Key(raw, salt) if len(raw) == recovery_code.KEY_BYTES else None


def forget(store: Store, salt: bytes) -> bool:
    """Let the keyring hold the key of that salt no more; False where it still does."""
    name = _name(salt)

    def forgotten() -> bool:
        if store.get_password(SERVICE, name) is not None:
            store.delete_password(SERVICE, name)
        return store.get_password(SERVICE, name) is None

    return _tried(forgotten) or False


def _name(salt: bytes) -> str:
    """A name that says nothing: the salt stands readable at the head of the file anyway."""
    return f"journal {salt.hex()}"


def _tried(work: Callable[[], T]) -> T | None:
    try:
        return work()
    except Exception as refusal:  # noqa: BLE001
        # A boundary named in style.md: each keyring has errors of its own, and none may keep
        # anybody from a journal that the passphrase opens.
        _log.warning("the keyring refused: %s", type(refusal).__name__)
        return None
