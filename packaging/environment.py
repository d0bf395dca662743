# SPDX-License-Identifier: MIT
"""Everything a bare machine needs before Up to It or its checks can run.

Standard library only, because it runs before anything is installed: a virtual environment at the
top of the checkout with pinned dependencies, and the system libraries that Qt loads. What it may
not install itself, it names in one line to type. It loads on an old Python too, to say so.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shlex
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn

    Run = Callable[[Sequence[str]], subprocess.CompletedProcess[str]]
    Which = Callable[[str], str | None]

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PROJECT = ROOT / "pyproject.toml"
OLDEST, NEWEST = (3, 11), (3, 14)  # the newest that every pinned package has a wheel for
STAMP = "up-to-it.stamp"
PARTS = {"bin", "include", "lib", "lib64", "share", "scripts", "pyvenv.cfg", ".gitignore", STAMP}

# What Qt loads, and Debian's package that holds it.
XCB = "cursor0 icccm4 image0 keysyms1 randr0 render-util0 shape0 util1 xkb1"
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    **{f"libxcb-{name[:-1]}.so.{name[-1]}": f"libxcb-{name}" for name in XCB.split()},
}
UTIL = "xcb-util xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm"
ELSEWHERE = {
    "dnf": f"mesa-libGL mesa-libEGL glib2 fontconfig dbus-libs krb5-libs libX11-xcb "
    f"libxkbcommon-x11 {UTIL}",
    "pacman": f"libglvnd glib2 fontconfig dbus krb5 libx11 libxkbcommon-x11 {UTIL}",
}
FONT = {"apt-get": "fonts-dejavu-core", "dnf": "dejavu-sans-fonts", "pacman": "ttf-dejavu"}
# What some tests watch the program with or let it write to, by optional group: the command that
# shows it is there, and the package. The tests start a server of their own, never the system's.
TOOLS = {
    "test": {
        "strace": "strace",
        "pg_ctlcluster": "postgresql",
        "age": "age",
        "pdfinfo": "poppler-utils",
    }
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


class CannotPrepare(Exception):
    """Something is missing that this program may not install; says what to type."""


def prepare(extra: str = "") -> Path:
    """Make everything ready and return the environment's Python.

    ``extra`` is a group of optional dependencies, such as "test". Raises CannotPrepare.
    """
    if sys.platform.startswith("linux"):
        check_linux(platform.machine(), *platform.libc_ver())
    check_mac(platform.mac_ver()[0])
    if not is_supported(sys.version_info[:2]):
        hand_over(another_python(run), sys.argv)
        refuse_python(sys.version_info[:2], sys.platform, shutil.which)
    check_windows(sysconfig.get_platform())
    folder = Path(os.environ.get("UPTOIT_VENV") or ROOT / ".venv").expanduser().absolute()
    wanted = fingerprint(extra, PROJECT.read_bytes(), CONSTRAINTS.read_bytes())
    if is_ready(folder, wanted):
        return python_in(folder)
    try:
        prepare_venv(run)
        make_environment(folder, extra)
        prepare_system(folder, run)
        if sys.platform.startswith("linux"):
            prepare_tools(extra, run, shutil.which)
        (folder / STAMP).write_text(wanted + "\n", encoding="utf-8")
    except OSError as failure:
        raise CannotPrepare(f"Up to It cannot be set up in {folder}: {failure}") from failure
    except KeyboardInterrupt:
        raise CannotPrepare("Stopped. The same command goes on from here.") from None
    return python_in(folder)


def another_python(runner: Run) -> list[str]:
    """The command of a Python on this machine that would do, or nothing."""
    code = f"import sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        command = ["py", f"-3.{minor}"] if os.name == "nt" else [f"python3.{minor}"]
        if runner([*command, "-c", code]).returncode == 0:
            return command
    return []


def hand_over(python: Sequence[str], arguments: Sequence[str]) -> None:
    """Go on in another Python, and do not come back; without one, do nothing."""
    if python and os.name == "nt":
        sys.exit(subprocess.run([*python, *arguments], check=False).returncode)
    if python:
        os.execvp(python[0], [*python, *arguments])


def refuse_python(version: Sequence[int], system: str, which: Which) -> NoReturn:
    """Raise CannotPrepare: this Python is too old or too new, and here is what to type."""
    command = f"packaging/{Path(sys.argv[0]).name}"
    if system == "win32":
        advice = f"winget install Python.Python.3.14\n  py -3.14 {command}"
    elif system == "darwin" and which("brew"):
        advice = f"brew install python@3.14 && python3.14 {command}"
    elif which("apt-get") and tuple(version) < OLDEST:
        sudo = which("sudo") is not None
        line = line_to_type("apt-get", ["python3.11", "python3.11-venv"], sudo=sudo)
        advice = f"{line} && python3.11 {command}"
    else:
        advice = f"python3.14 {command}      (after installing Python 3.14)"
    raise CannotPrepare(
        f"Up to It needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}; this is "
        f"{version[0]}.{version[1]}. Please type:\n\n  {advice}\n"
    )


def check_linux(machine: str, libc: str, version: str) -> None:
    """Raise CannotPrepare where no build of Qt for Python runs; nothing to type would help."""
    oldest = (2, 39) if machine in {"aarch64", "arm64"} else (2, 34)
    found = tuple(int(part) for part in version.split(".")[:2]) if libc == "glibc" else (0, 0)
    if found < oldest:
        systems = "Debian 13 or Ubuntu 24.04" if oldest > (2, 34) else "Debian 12 or Ubuntu 22.04"
        raise CannotPrepare(
            f"Qt, which draws the window, needs a newer Linux on this computer ({machine}): "
            f"{systems}, or another with glibc {oldest[0]}.{oldest[1]} or later. "
            f"This one has {f'{libc} {version}'.strip() or 'no glibc'}."
        )


def check_mac(version: str) -> None:
    """Raise CannotPrepare on a macOS older than Qt's; 10.16 is what some Pythons call any."""
    if version and version != "10.16" and int(version.split(".")[0]) < 13:
        raise CannotPrepare(f"Qt, which draws the window, needs macOS 13; this is {version}.")


def check_windows(kind: str) -> None:
    """Raise CannotPrepare on a Python that Qt or Typst has no build for; the usual one works."""
    if kind in {"win-arm64", "win32"}:
        raise CannotPrepare(
            "Up to It needs the 64-bit Intel kind of Python, which runs on this computer too. "
            "Please type:\n\n  winget install Python.Python.3.14 --architecture x64\n"
        )


def is_supported(version: Sequence[int]) -> bool:
    """Whether every pinned package can be installed on this version of Python."""
    return OLDEST <= tuple(version) <= NEWEST


def fingerprint(extra: str, *parts: bytes) -> str:
    """What an environment is made from, so that a change is noticed."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return f"{extra or 'run'} {digest.hexdigest()}"


def is_ready(folder: Path, wanted: str) -> bool:
    """Whether the environment was finished from the same things, with at least that extra."""
    try:
        found = (folder / STAMP).read_text(encoding="utf-8").strip()
    except OSError:
        return False
    enough = found == wanted or ("run", found.split(" ")[-1]) == tuple(wanted.split(" "))
    return enough and python_in(folder).exists()


def python_in(folder: Path) -> Path:
    """The Python of a virtual environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare_venv(runner: Run) -> None:
    """Debian and Ubuntu leave out what makes environments: install it, with all else Qt needs."""
    if find_spec("ensurepip") is not None and find_spec("venv") is not None:
        return
    why = "This Python cannot make virtual environments yet."
    if package_manager() != "apt-get":
        raise CannotPrepare(f"{why} Please install its modules venv and ensurepip, then try again.")
    # All asked for at once, so that there is only one line to type.
    known = runner(["/sbin/ldconfig", "-p"]).stdout
    missing = [name for name in LIBRARIES if name not in known]
    packages = system_packages("apt-get", missing, font=has_font(FONT_FOLDERS))
    install_packages([f"python3.{sys.version_info[1]}-venv", *packages], why, runner)


def make_environment(folder: Path, extra: str) -> None:
    """Make the virtual environment (anew where it is broken) and install what is pinned."""
    (folder / STAMP).unlink(missing_ok=True)
    python = str(python_in(folder))
    if not works(python):
        remove(folder)
        say(f"Making an environment in {folder.name}")
        base = getattr(sys, "_base_executable", "")  # sys.executable may be the one just removed
        call([base or sys.executable, "-m", "venv", str(folder)])
    say("Installing what Up to It needs (a few minutes the first time)")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-q"]
    call([*pip, "--no-user", "-c", str(CONSTRAINTS), *requirements(extra)])
    link(folder)


def works(python: str) -> bool:
    """Whether this is an environment's Python that runs, has pip and is a version we know.

    A package that pip was stopped at halfway passes for installed; only at its end does pip add
    its own mark, INSTALLER, to the package's record of files.
    """
    code = (
        "import pip, sys, sysconfig, pathlib; s = pathlib.Path(sysconfig.get_path('purelib')); "
        "r = [d / 'RECORD' for d in s.glob('*.dist-info')]; "
        "whole = all(f.exists() and b'/INSTALLER,' in f.read_bytes() for f in r); "
        f"own = {OLDEST} <= sys.version_info[:2] <= {NEWEST} and sys.prefix != sys.base_prefix; "
        "sys.exit(not (whole and own))"
    )
    return run([python, "-c", code]).returncode == 0


def remove(folder: Path) -> None:
    """Remove a broken or half-made environment, and never a folder that is anything else."""
    if not folder.exists() and not folder.is_symlink():
        return
    strange = sorted(
        path.name
        for path in (folder.iterdir() if folder.is_dir() else [folder])
        if path.name.lower() not in PARTS
    )
    if strange and not (folder / "pyvenv.cfg").is_file():
        raise CannotPrepare(
            f"{folder} is no Python environment: it holds {', '.join(strange[:3])}. "
            "Please move it away, or name another folder in UPTOIT_VENV."
        )
    shutil.rmtree(folder)


def requirements(extra: str) -> list[str]:
    """What ``pyproject.toml`` asks for, with the optional group ``extra``."""
    import tomllib

    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    group = project["optional-dependencies"][extra] if extra else []
    return [*project["dependencies"], *group]


def link(folder: Path) -> None:
    """Let the environment's Python find this checkout, and make the command ``uptoit`` in it."""
    python = python_in(folder)
    # ASCII only, because the system reads this file and the next in an encoding of its own.
    code = (
        "import sys, sysconfig; f = open(sysconfig.get_path('purelib') + '/up-to-it.pth', 'w'); "
        "f.write(f'import sys; sys.path.append({sys.argv[1]!a})')"
    )
    call([str(python), "-c", code, str(ROOT)])
    if os.name == "nt":
        (python.parent / "uptoit.cmd").write_text('@"%~dp0python.exe" -P -m journal_app %*\n')
        return
    command = python.parent / "uptoit"
    words = f'#!/bin/sh\nexec {shlex.quote(str(python))} -P -m journal_app "$@"\n'
    command.write_bytes(os.fsencode(words))
    command.chmod(0o755)


def prepare_system(folder: Path, runner: Run) -> None:
    """Install the libraries and the font that Qt needs, or say the one line to type."""
    python = python_in(folder)
    if sys.platform.startswith("linux"):
        missing, font = missing_libraries(python, runner), has_font(FONT_FOLDERS)
        packages = system_packages(package_manager(), missing, font=font)
        why = f"Qt, which draws the window, misses {', '.join(missing[:3]) or 'a font'}."
        if packages:
            command = python.parent / "uptoit"
            install_packages(packages, why, runner, f"\nUntil then {command} works in a terminal.")
            missing = missing_libraries(python, runner)
        if missing:
            raise CannotPrepare(
                "Qt, which draws the window, misses these system libraries; please install them, "
                f"then try again:\n\n  {' '.join(missing)}\n"
            )
    done = runner([str(python), "-c", "import PySide6.QtWidgets"])
    if done.returncode:
        words = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise CannotPrepare(f"Qt, which draws the window, does not start here: {words}")


def prepare_tools(extra: str, runner: Run, which: Which) -> None:
    """Install what the tests use beside the program, or say what is left out without it."""
    tools = TOOLS.get(extra, {})
    missing = [package for command, package in tools.items() if which(command) is None]
    if missing:
        try:
            install_packages(missing, f"Some tests need {' and '.join(missing)}.", runner)
        except CannotPrepare as refusal:
            say(f"{refusal}\nUntil then those tests are skipped, and say so.")


def missing_libraries(python: Path, runner: Run) -> list[str]:
    """The shared libraries that Qt's window and its platform parts want and do not find."""
    code = (
        "import PySide6, pathlib; p = pathlib.Path(PySide6.__file__).parent; "
        "print(*[p / 'Qt/lib/libQt6Widgets.so.6', p / 'Qt/lib/libQt6Network.so.6', "
        "p / 'Qt/plugins/platforms/libqxcb.so', p / 'Qt/plugins/platforms/libqoffscreen.so', "
        "*p.glob('Qt/plugins/xcbglintegrations/*.so')], sep='\\n')"
    )
    found: dict[str, None] = {}
    for file in runner([str(python), "-c", code]).stdout.splitlines():
        lines = runner(["ldd", file]).stdout.splitlines()
        found.update({line.split()[0]: None for line in lines if "=> not found" in line})
    return list(found)


def has_font(folders: Sequence[str]) -> bool:
    """Whether any of the folders holds a font."""
    return any(
        path.suffix.lower() in {".ttf", ".otf", ".ttc"}
        for folder in folders
        for path in Path(folder).expanduser().rglob("*.*")
    )


def package_manager() -> str:
    """The system's package manager, or nothing where it is none we know."""
    return next((name for name in ("apt-get", "dnf", "pacman") if shutil.which(name)), "")


def system_packages(manager: str, missing: Sequence[str], *, font: bool) -> list[str]:
    """The packages that hold these missing libraries, and a font unless there is one."""
    packages: list[str] = []
    if manager == "apt-get":
        packages = [LIBRARIES[name] for name in missing if name in LIBRARIES]
        if set(missing) - set(LIBRARIES):
            packages = list(LIBRARIES.values())
    elif missing:
        packages = ELSEWHERE.get(manager, "").split()
    if not font and manager in FONT:
        packages.append(FONT[manager])
    return list(dict.fromkeys(packages))


def install_packages(packages: Sequence[str], why: str, runner: Run, until: str = "") -> None:
    """Install system packages where that is allowed; otherwise say the line to type."""
    manager = package_manager()
    sudo = shutil.which("sudo") is not None
    advice = f"then try again:\n\n  {line_to_type(manager, packages, sudo=sudo)}\n{until}"
    prefix = privilege(runner, sudo=sudo) if manager == "apt-get" else None
    if prefix is None:
        raise CannotPrepare(f"{why} Please type this once, {advice}")
    say(f"Installing system packages: {' '.join(packages)}")
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    runner([*quiet, "update"])
    done = runner([*quiet, "install", "-y", "--no-install-recommends", *packages])
    if done.returncode:
        words = f"Installing did not work:\n{done.stderr.strip()[-800:]}"
        raise CannotPrepare(f"{why} {words}\nPlease type this, {advice}")


def privilege(runner: Run, *, sudo: bool) -> list[str] | None:
    """What to put before a command of the administrator; None where that is not allowed."""
    if os.geteuid() == 0:
        return []
    if sudo and runner(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def line_to_type(manager: str, packages: Sequence[str], *, sudo: bool) -> str:
    """One line that installs the packages, for a person to type."""
    verbs = {"dnf": ["dnf install -y"], "pacman": ["pacman -S --needed"]}
    lines = verbs.get(manager, ["apt-get update", "apt-get install -y"])
    lines[-1] += f" {' '.join(packages)}"
    if sudo:
        return " && ".join(f"sudo {line}" for line in lines)
    return f"su -l -c '{' && '.join(lines)}'"


def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a command quietly and return how it ended and what it said; 127 where there is none."""
    try:
        return subprocess.run(
            list(command), capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as failure:
        return subprocess.CompletedProcess(list(command), 127, "", str(failure))


def call(command: Sequence[str]) -> str:
    """Run a command that must succeed; returns what it printed, raises CannotPrepare."""
    done = run(command)
    if done.returncode:
        raise CannotPrepare(
            f"This did not work: {' '.join(command[:4])}\n{(done.stderr or done.stdout)[-1500:]}"
            "\nSetting up needs the internet once, and later none. Is this machine connected?"
        )
    return done.stdout


def say(text: str) -> None:
    """One calm line about a step that takes time."""
    print(text, file=sys.stderr, flush=True)
