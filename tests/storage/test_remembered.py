# SPDX-License-Identifier: MIT
"""A key in the keyring: kept, found by its file alone, forgotten; no keyring does any harm."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.storage import remembered
from journal_app.storage.keys import Key
from journal_app.storage.remembered import Store

ROOT = Path(__file__).parents[2]
KEY = Key(bytes(range(32)), b"0123456789abcdef")


class Drawer:
    """A keyring that is one."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """What is held."""
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Hold it."""
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Hold it no more."""
        del self.held[service, username]


class Broken(Drawer):
    """A keyring whose service went away."""

    def get_password(self, service: str, username: str) -> str | None:
        """Fail as its library does."""
        raise RuntimeError(f"no such service {username}")

    set_password = get_password  # type: ignore[assignment]
    delete_password = get_password  # type: ignore[assignment]


def file_of(folder: Path, key: Key) -> Path:
    """A file that begins with the salt of a key."""
    path = folder / "Merger talks.journal"
    path.write_bytes(key.salt + bytes(4096 - 16))
    return path


def test_a_key_is_kept_found_and_forgotten(tmp_path: Path) -> None:
    drawer, path = Drawer(), file_of(tmp_path, KEY)
    assert remembered.recall(drawer, path) is None
    assert remembered.keep(drawer, KEY)
    assert remembered.recall(drawer, path) == KEY
    other = file_of(tmp_path, Key(KEY.raw, b"another salt ..."))
    assert remembered.recall(drawer, other) is None
    assert remembered.forget(drawer, KEY.salt)
    assert remembered.forget(drawer, KEY.salt)
    assert drawer.held == {}


def test_its_name_says_nothing(tmp_path: Path) -> None:
    drawer, path = Drawer(), file_of(tmp_path, KEY)
    remembered.keep(drawer, KEY)
    ((service, name),) = drawer.held
    assert (service, name) == ("Up to It", f"journal {KEY.salt.hex()}")
    assert path.stem not in name


@pytest.mark.parametrize("held", ["", "no hex", "abcd"])
def test_what_is_no_key_is_not_taken(held: str, tmp_path: Path) -> None:
    drawer, path = Drawer(), file_of(tmp_path, KEY)
    drawer.held["Up to It", f"journal {KEY.salt.hex()}"] = held
    assert remembered.recall(drawer, path) is None


def test_a_keyring_that_fails_keeps_nobody_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken, path = Broken(), file_of(tmp_path, KEY)
    assert remembered.recall(broken, path) is None
    assert not remembered.keep(broken, KEY)
    assert not remembered.forget(broken, KEY.salt)
    assert KEY.salt.hex() not in caplog.text
    assert "RuntimeError" in caplog.text


def test_only_keyrings_of_the_system_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    module = type(sys)("a_keyring_beside")

    class Plain(Drawer):
        priority = 9

    module.Keyring = Plain  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "a_keyring_beside", module)
    monkeypatch.setattr(remembered, "TRUSTED", ("no.such.Keyring", "a_keyring_beside.Nothing"))
    assert remembered.system_store() is None
    monkeypatch.setattr(remembered, "TRUSTED", ("a_keyring_beside.Keyring",))
    store: Store | None = remembered.system_store()
    assert isinstance(store, Plain)


REAL = """
import sys
from pathlib import Path
from journal_app.storage import remembered
from journal_app.storage.keys import Key
store = remembered.system_store()
assert store is not None, "no keyring is trusted here"
key, path = Key(bytes(range(32)), bytes(range(40, 56))), Path(sys.argv[1])
path.write_bytes(key.salt + bytes(4080))
assert remembered.keep(store, key)
assert remembered.recall(remembered.system_store(), path) == key
assert remembered.forget(store, key.salt)
assert remembered.recall(store, path) is None
print("kept, found and forgotten by", type(store).__module__)
"""


def _has_keyring() -> bool:
    try:
        import keyring.backends.SecretService  # noqa: F401
    except ImportError:
        return False
    return all(shutil.which(one) for one in ("dbus-run-session", "gnome-keyring-daemon"))


@pytest.mark.skipif(
    not _has_keyring(),
    reason="NOT TESTED: a real keyring (needs keyring, dbus-run-session, gnome-keyring-daemon)",
)
def test_a_real_secret_service_holds_it(tmp_path: Path) -> None:
    script = (
        "echo -n word | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
        '"$0" -c "$1" "$2"'
    )
    done = subprocess.run(
        [
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            script,
            sys.executable,
            REAL,
            str(tmp_path / "file"),
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")},
        timeout=60,
        check=False,
    )
    assert "kept, found and forgotten by keyring.backends.SecretService" in done.stdout, done.stderr
