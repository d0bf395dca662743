# SPDX-License-Identifier: MIT
"""Journals of other people are set up beside our environment; where not, the tests still run."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = str(Path(__file__).parents[2] / "packaging")


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The set-up script, found as ``packaging/test.py`` finds it."""
    monkeypatch.syspath_prepend(FOLDER)
    for name in ("environment", "others"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import others

    return others


def test_they_are_installed_once_and_apart(others: ModuleType, tmp_path: Path) -> None:
    asked: list[list[str]] = []

    def call(command: Sequence[str]) -> str:
        asked.append(list(command))
        (tmp_path / "share" / "others").mkdir(parents=True, exist_ok=True)
        return ""

    python = tmp_path / "bin" / "python"
    others.prepare(python, call)
    others.prepare(python, call)
    venv, pip = asked
    assert venv[:3] == [str(python), "-m", "venv"]
    assert pip[0].startswith(str(tmp_path / "share" / "others"))
    assert pip[-1] == "jrnl"


def test_without_the_internet_the_tests_run_all_the_same(
    others: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def call(command: Sequence[str]) -> str:
        raise others.CannotPrepare("Is this machine connected?")

    others.prepare(tmp_path / "bin" / "python", call)
    said = capsys.readouterr().err
    assert "Is this machine connected?" in said
    assert "those tests are skipped, and say so." in said
    assert not list(tmp_path.rglob("*.stamp"))
