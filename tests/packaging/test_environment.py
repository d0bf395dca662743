# SPDX-License-Identifier: MIT
"""The set-up of a bare machine, as far as it can be told without one."""

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_spec = spec_from_file_location("environment", ROOT / "packaging" / "environment.py")
assert _spec is not None
assert _spec.loader is not None
environment = module_from_spec(_spec)
_spec.loader.exec_module(environment)


def answers(*outputs: tuple[int, str]) -> object:
    """A runner that gives these exit codes and outputs in turn, and remembers the commands."""
    waiting = list(outputs)

    def runner(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        runner.asked.append(list(command))  # type: ignore[attr-defined]
        code, out = waiting.pop(0)
        return subprocess.CompletedProcess(list(command), code, out, out)

    runner.asked = []  # type: ignore[attr-defined]
    return runner


def test_an_old_python_is_named() -> None:
    with pytest.raises(environment.CannotPrepare, match=r"this is 3\.9"):
        environment.check_python((3, 9))
    environment.check_python((3, 11))


def test_a_finished_environment_is_known_again_and_a_changed_one_is_not(tmp_path: Path) -> None:
    wanted = environment.fingerprint("test", b"project", b"pins")
    python = environment.python_in(tmp_path)
    python.parent.mkdir()
    python.touch()
    assert not environment.is_ready(tmp_path, wanted)
    (tmp_path / environment.STAMP).write_text(wanted + "\n", encoding="utf-8")
    assert environment.is_ready(tmp_path, wanted)
    assert environment.is_ready(tmp_path, environment.fingerprint("", b"project", b"pins"))
    assert not environment.is_ready(tmp_path, environment.fingerprint("test", b"project", b"new"))


def test_an_environment_to_run_is_not_enough_to_test(tmp_path: Path) -> None:
    python = environment.python_in(tmp_path)
    python.parent.mkdir()
    python.touch()
    stamp = environment.fingerprint("", b"project", b"pins")
    (tmp_path / environment.STAMP).write_text(stamp, encoding="utf-8")
    assert not environment.is_ready(tmp_path, environment.fingerprint("test", b"project", b"pins"))


def test_missing_libraries_are_read_from_what_ldd_prints() -> None:
    listing = "\tlibGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n"
    runner = answers((0, "/a.so\n/b.so\n"), (0, listing), (0, listing))
    assert environment.missing_libraries(Path("python"), runner) == ["libGL.so.1"]


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "sudo apt-get update && sudo apt-get install -y a b"),
        ("dnf", "sudo dnf install -y a b"),
        ("pacman", "sudo pacman -S --needed a b"),
    ],
)
def test_the_line_to_type(manager: str, line: str) -> None:
    assert environment.line_to_type(manager, ["a", "b"]) == line


def test_every_pin_is_exact_and_names_no_host() -> None:
    for line in environment.CONSTRAINTS.read_text(encoding="utf-8").splitlines():
        name, _, version = line.partition("==")
        assert name.strip(), line
        assert version.split(";")[0].strip()[0].isdigit(), line
        assert "://" not in line


def test_every_dependency_is_pinned() -> None:
    pins = environment.CONSTRAINTS.read_text(encoding="utf-8").lower().replace("_", "-")
    for wanted in environment.requirements("test"):
        name = wanted.split(">")[0].split("=")[0].strip().lower().replace("_", "-")
        assert f"{name}==" in pins, name


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks fonts")
def test_a_font_is_looked_for(tmp_path: Path) -> None:
    assert not environment.has_font([tmp_path, tmp_path / "missing"])
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.ttf").touch()
    assert environment.has_font([tmp_path])
