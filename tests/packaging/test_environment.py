# SPDX-License-Identifier: MIT
"""The set-up of a bare machine, as far as it can be told without one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_spec = spec_from_file_location("environment", ROOT / "packaging" / "environment.py")
assert _spec is not None
assert _spec.loader is not None
environment = module_from_spec(_spec)
_spec.loader.exec_module(environment)


class Answers:
    """A runner that gives these exit codes and outputs in turn, and remembers the commands."""

    def __init__(self, *outputs: tuple[int, str]) -> None:
        self.waiting = list(outputs)
        self.asked: list[list[str]] = []

    def __call__(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        self.asked.append(list(command))
        code, out = self.waiting.pop(0)
        return subprocess.CompletedProcess(list(command), code, out, out)


def having(*names: str) -> Callable[[str], str | None]:
    """A search for commands that finds only these."""
    return lambda name: f"/usr/bin/{name}" if name in names else None


def made(folder: Path, stamp: str) -> Path:
    """An environment that was finished with this stamp."""
    python = environment.python_in(folder)
    python.parent.mkdir()
    python.touch()
    (folder / environment.STAMP).write_text(stamp + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("version", "system", "commands", "line"),
    [
        ((3, 10), "linux", ["apt-get", "sudo"], "-y python3.11 python3.11-venv && python3.11 pack"),
        ((3, 10), "linux", ["apt-get"], "-y python3.11 python3.11-venv' && python3.11 pack"),
        ((3, 15), "linux", ["apt-get"], "after installing Python 3.14"),
        ((3, 9), "darwin", ["brew"], "\n  brew install python@3.14 && python3.14 packaging/"),
        ((3, 9), "darwin", [], "after installing Python 3.14"),
        ((3, 15), "win32", [], "\n  winget install Python.Python.3.14"),
    ],
)
def test_a_python_too_old_or_too_new_is_named_with_what_to_type(
    version: tuple[int, int], system: str, commands: list[str], line: str
) -> None:
    with pytest.raises(environment.CannotPrepare) as told:
        environment.refuse_python(version, system, having(*commands))
    assert f"this is {version[0]}.{version[1]}." in str(told.value)
    assert line in str(told.value)


def test_a_python_in_between_is_taken() -> None:
    versions = [(3, 10), (3, 11), (3, 14), (3, 15)]
    assert [environment.is_supported(v) for v in versions] == [False, True, True, False]


def test_another_python_is_used_only_where_it_runs() -> None:
    runner = Answers((127, ""), (127, "python3.13: command not found"), (0, ""))
    assert environment.another_python(runner)[-1].endswith("3.12")
    assert environment.another_python(Answers(*[(127, "")] * 4)) == []
    environment.hand_over([], ["run.py"])


def test_a_mac_too_old_for_qt_is_named() -> None:
    for fine in ("", "13.0", "26.1", "10.16"):
        environment.check_mac(fine)
    for old in ("12.7.6", "10.15.7"):
        with pytest.raises(environment.CannotPrepare, match=f"this is {old}"):
            environment.check_mac(old)


def test_a_linux_too_old_for_qt_is_told_which_one_would_do() -> None:
    environment.check_linux("x86_64", "glibc", "2.36")
    environment.check_linux("aarch64", "glibc", "2.41")
    with pytest.raises(environment.CannotPrepare, match=r"Debian 13 or Ubuntu 24\.04"):
        environment.check_linux("aarch64", "glibc", "2.36")
    with pytest.raises(environment.CannotPrepare, match=r"Debian 12 or Ubuntu 22\.04"):
        environment.check_linux("x86_64", "glibc", "2.31")
    with pytest.raises(environment.CannotPrepare, match="no glibc"):
        environment.check_linux("x86_64", "", "")


def test_an_unusual_python_on_windows_is_told_of_the_usual_one() -> None:
    environment.check_windows("win-amd64")
    for kind in ("win-arm64", "win32"):
        with pytest.raises(environment.CannotPrepare, match="--architecture x64"):
            environment.check_windows(kind)


def test_a_finished_environment_is_known_again_and_a_changed_one_is_not(tmp_path: Path) -> None:
    wanted = environment.fingerprint("test", b"project", b"pins")
    assert not environment.is_ready(tmp_path, wanted)
    made(tmp_path, wanted)
    assert environment.is_ready(tmp_path, wanted)
    assert environment.is_ready(tmp_path, environment.fingerprint("", b"project", b"pins"))
    assert not environment.is_ready(tmp_path, environment.fingerprint("test", b"project", b"new"))
    assert not environment.is_ready(tmp_path, environment.fingerprint("test", b"projectp", b"ins"))


def test_an_environment_to_run_is_not_enough_to_test(tmp_path: Path) -> None:
    made(tmp_path, environment.fingerprint("", b"project", b"pins"))
    assert not environment.is_ready(tmp_path, environment.fingerprint("test", b"project", b"pins"))


def test_an_environment_whose_python_went_away_is_not_ready(tmp_path: Path) -> None:
    wanted = environment.fingerprint("", b"project", b"pins")
    environment.python_in(made(tmp_path, wanted)).unlink()
    assert not environment.is_ready(tmp_path, wanted)


def test_a_python_that_is_no_environment_of_its_own_does_not_work(tmp_path: Path) -> None:
    assert not environment.works(str(tmp_path / "missing"))
    assert not environment.works(getattr(sys, "_base_executable", sys.executable))


def test_a_package_that_pip_was_stopped_at_halfway_is_noticed(tmp_path: Path) -> None:
    environment.call([sys.executable, "-m", "venv", str(tmp_path / "made")])
    python = environment.python_in(tmp_path / "made")
    assert environment.works(str(python))
    (record,) = (tmp_path / "made").glob("**/pip-*.dist-info/RECORD")
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    as_it_came = "".join(line for line in lines if "/INSTALLER," not in line)
    record.write_text(as_it_came, encoding="utf-8")
    assert not environment.works(str(python))


def test_the_command_works_from_a_folder_of_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "J. Müller's $HOME 日記"
    environment.call([sys.executable, "-m", "venv", "--without-pip", str(folder)])
    environment.link(folder)
    command = next(environment.python_in(folder).parent.glob("uptoit*"))
    assert "No module named" in environment.run([str(command)]).stderr  # click: not in this one
    found = environment.run([str(environment.python_in(folder)), "-c", "import journal_app"])
    assert found.returncode == 0, found.stderr


def test_a_half_made_environment_is_removed_and_a_folder_of_somebody_is_not(
    tmp_path: Path,
) -> None:
    half = tmp_path / "half"
    (half / "bin").mkdir(parents=True)
    environment.remove(half)
    assert not half.exists()
    environment.remove(half)
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "thesis.odt").touch()
    with pytest.raises(environment.CannotPrepare, match=r"holds thesis\.odt"):
        environment.remove(theirs)
    assert (theirs / "thesis.odt").exists()


def test_missing_libraries_are_read_from_what_ldd_prints() -> None:
    listing = "\tlibGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n"
    runner = Answers((0, "/a b.so\n/c.so\n"), (0, listing), (0, listing))
    assert environment.missing_libraries(Path("python"), runner) == ["libGL.so.1"]
    assert runner.asked[1:] == [["ldd", "/a b.so"], ["ldd", "/c.so"]]


def test_only_the_packages_of_what_is_missing_are_asked_for() -> None:
    packages = environment.system_packages
    assert packages("apt-get", [], font=True) == []
    assert packages("apt-get", ["libGL.so.1"], font=True) == ["libgl1"]
    assert packages("apt-get", ["libGL.so.1"], font=False) == ["libgl1", "fonts-dejavu-core"]
    assert "libegl1" in packages("apt-get", ["libnobody-knows.so.1"], font=True)
    assert "mesa-libGL" in packages("dnf", ["libGL.so.1"], font=True)
    assert packages("pacman", [], font=False) == ["ttf-dejavu"]
    assert packages("", ["libGL.so.1"], font=False) == []


def test_what_tests_watch_with_is_installed_where_it_is_missing() -> None:
    nothing = Answers()
    environment.prepare_tools("", nothing, having())
    environment.prepare_tools("test", nothing, having("strace", "pg_ctlcluster", "age", "pdfinfo"))
    assert nothing.asked == []


@pytest.mark.skipif(not shutil.which("apt-get"), reason="needs a system with apt-get")
def test_without_it_the_tests_run_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    root = os.geteuid() == 0
    done = Answers(*[(0, "")] * 3)
    environment.prepare_tools("test", done, having())
    assert [command[-2:] for command in done.asked if "install" in command] == [
        ["age", "poppler-utils"]
    ]
    done = Answers(*[(0, "")] * 3)
    environment.prepare_tools("test", done, having("strace", "age", "pdfinfo"))
    assert done.asked[-1][-1] == "postgresql"
    refused = Answers(*([(0, "")] if root else [(1, "")]), (100, "no such package"))
    environment.prepare_tools("test", refused, having())
    said = capsys.readouterr().err
    assert "Some tests need strace and postgresql and age and poppler-utils." in said
    assert "apt-get install -y strace postgresql age poppler-utils" in said
    assert "those tests are skipped, and say so." in said


@pytest.mark.parametrize(
    ("manager", "sudo", "line"),
    [
        ("apt-get", True, "sudo apt-get update && sudo apt-get install -y a b"),
        ("apt-get", False, "su -l -c 'apt-get update && apt-get install -y a b'"),
        ("dnf", True, "sudo dnf install -y a b"),
        ("pacman", True, "sudo pacman -S --needed a b"),
        ("pacman", False, "su -l -c 'pacman -S --needed a b'"),
    ],
)
def test_the_line_to_type(manager: str, sudo: bool, line: str) -> None:
    assert environment.line_to_type(manager, ["a", "b"], sudo=sudo) == line


@pytest.mark.parametrize("pins", ["constraints.txt", "others.txt"])
def test_every_pin_is_exact_and_names_no_host(pins: str) -> None:
    for line in (ROOT / "packaging" / pins).read_text(encoding="utf-8").splitlines():
        name, _, version = line.partition("==")
        assert name.strip(), line
        assert version.split(";")[0].strip()[0].isdigit(), line
        assert "://" not in line


def test_every_dependency_is_pinned() -> None:
    pins = environment.CONSTRAINTS.read_text(encoding="utf-8").lower().replace("_", "-")
    for wanted in environment.requirements("test"):
        name = wanted.split(">")[0].split("=")[0].split("[")[0].strip().lower().replace("_", "-")
        assert f"{name}==" in pins, name


def test_a_font_is_looked_for(tmp_path: Path) -> None:
    assert not environment.has_font([str(tmp_path), str(tmp_path / "missing")])
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.TTF").touch()
    assert environment.has_font([str(tmp_path)])
