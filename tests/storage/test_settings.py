# SPDX-License-Identifier: MIT
"""Settings that somebody else wrote: anything odd is the usual."""

import os
from pathlib import Path

import pytest

from journal_app.storage.settings import Settings, load, save


def test_settings_come_back(tmp_path: Path) -> None:
    wanted = Settings("dark", 125, (1, -2, 3, 4), spelling=False, reminders=("mon 17:30",))
    save(tmp_path / "settings.toml", wanted)
    assert load(tmp_path / "settings.toml") == wanted


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff", b"\x00", b"look = 1", b"look = [[[[", b"a = " + b"[" * 100_000,
        b"text_size = " + b"9" * 5_000, b"text_size = inf", b"text_size = true", b"window = [1]",
        b"window = [1, 2, 3, 99999999999999999999]", b"window = [true, 1, 1, 1]",
        b"reminders = 'mon'", b"lock_after = nan", b"[look]\nlook = 'dark'",
        b"look = 'dark'\nlook = 'light'", b"spelling = 'no'",
    ],
)  # fmt: skip
def test_what_is_odd_falls_back(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert load(path) == Settings()


def test_what_is_no_file_falls_back(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()
    assert load(tmp_path) == Settings()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.toml")
        assert load(tmp_path / "pipe.toml") == Settings()
