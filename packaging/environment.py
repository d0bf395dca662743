# SPDX-License-Identifier: MIT
"""Everything a bare machine needs before Up to It or its checks can run.

Standard library only, because it runs before anything is installed: a virtual environment at the
top of the checkout with pinned dependencies, and the system libraries that Qt loads. What it may
not install itself, it names in one line to type.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PROJECT = ROOT / "pyproject.toml"
OLDEST = (3, 11)
STAMP = "up-to-it.stamp"

APT = [
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libglib2.0-0",
    "libfontconfig1",
    "libdbus-1-3",
    "libx11-6",
    "libfreetype6",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-xkb1",
    "libxcb-util1",
    "libxcb-image0",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
]
DNF = [
    "mesa-libGL",
    "mesa-libEGL",
    "libxkbcommon-x11",
    "xcb-util-cursor",
    "xcb-util-wm",
    "xcb-util-keysyms",
]
PACMAN = [
    "libglvnd",
    "libxkbcommon-x11",
    "xcb-util-cursor",
    "xcb-util-wm",
    "xcb-util-keysyms",
]
FONT = {"apt-get": "fonts-dejavu-core", "dnf": "dejavu-sans-fonts", "pacman": "ttf-dejavu"}

Run = Callable[[Sequence[str]], subprocess.CompletedProcess[str]]


class CannotPrepare(Exception):
    """Something is missing that this program may not install; says what to type."""


def prepare(extra: str = "") -> Path:
    """Make everything ready and return the environment's Python.

    ``extra`` is a group of optional dependencies, such as "test". Raises CannotPrepare.
    """
    check_python(sys.version_info[:2])
    folder = Path(os.environ.get("UPTOIT_VENV", ROOT / ".venv"))
    python = python_in(folder)
    wanted = fingerprint(extra, PROJECT.read_bytes(), CONSTRAINTS.read_bytes(), sys.version)
    if not is_ready(folder, wanted):
        make_environment(folder, extra)
        prepare_system(python, folder, run)
        (folder / STAMP).write_text(wanted + "\n", encoding="utf-8")
    return python


def check_python(version: Sequence[int]) -> None:
    """Raise CannotPrepare where this Python is too old."""
    if tuple(version) < OLDEST:
        raise CannotPrepare(
            f"Up to It needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is "
            f"{version[0]}.{version[1]}. Please install a newer Python and run this command with "
            "it, for example: python3.11 packaging/run.py"
        )


def fingerprint(extra: str, *parts: bytes | str) -> str:
    """What an environment was made from, so that a change is noticed. "test" includes the rest."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() if isinstance(part, str) else part)
    return f"{extra or 'run'} {digest.hexdigest()}"


def is_ready(folder: Path, wanted: str) -> bool:
    """Whether the environment was finished from the same things, with at least that extra."""
    try:
        found = (folder / STAMP).read_text(encoding="utf-8").strip()
    except OSError:
        return False
    same = found.split(" ")[-1] == wanted.split(" ")[-1]
    return same and (found == wanted or wanted.startswith("run ")) and python_in(folder).exists()


def python_in(folder: Path) -> Path:
    """The Python of a virtual environment."""
    windows = os.name == "nt"
    return folder / ("Scripts/python.exe" if windows else "bin/python")


def make_environment(folder: Path, extra: str) -> None:
    """Make the virtual environment (anew where it is broken) and install what is pinned."""
    if find_spec("ensurepip") is None or find_spec("venv") is None:
        venv = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        install_packages([venv], "Python cannot make virtual environments here.", run)
    (folder / STAMP).unlink(missing_ok=True)
    if not works(python_in(folder)):
        say(f"Making an environment in {folder.name} …")
        shutil.rmtree(folder, ignore_errors=True)
        call([sys.executable, "-m", "venv", str(folder)])
    say("Installing what Up to It needs (a few minutes the first time) …")
    python = str(python_in(folder))
    quiet = ["-q", "--disable-pip-version-check", "--no-input"]
    call([python, "-m", "pip", "install", *quiet, "-c", str(CONSTRAINTS), *requirements(extra)])
    link(folder)


def requirements(extra: str) -> list[str]:
    """What ``pyproject.toml`` asks for, with the optional group ``extra``."""
    import tomllib

    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    if extra:
        wanted += project["optional-dependencies"][extra]
    return wanted


def link(folder: Path) -> None:
    """Let the environment's Python find this checkout, and make the command ``uptoit`` in it."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(call([str(python_in(folder)), "-c", code]).strip())
    (site / "up-to-it.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    python = python_in(folder)
    if os.name == "nt":
        (python.parent / "uptoit.cmd").write_text(
            f'@"{python}" -m journal_app %*\n', encoding="utf-8"
        )
        return
    command = python.parent / "uptoit"
    command.write_text(f'#!/bin/sh\nexec "{python}" -m journal_app "$@"\n', encoding="utf-8")
    command.chmod(0o755)


def prepare_system(python: Path, folder: Path, runner: Run) -> None:
    """Install the libraries and the font that Qt needs, or say the one line to type."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(python, runner)
    packages = system_packages(package_manager()) if missing else []
    if not has_font([Path("/usr/share/fonts"), Path.home() / ".fonts"]):
        packages.append(FONT.get(package_manager(), "a font such as DejaVu Sans"))
    if packages:
        why = f"Qt misses {', '.join(missing[:3])}." if missing else "There is no font here."
        install_packages(packages, why, runner)
        left = missing_libraries(python, runner)
        if left:
            raise CannotPrepare(f"Qt still misses these system libraries: {', '.join(left)}.")


def missing_libraries(python: Path, runner: Run) -> list[str]:
    """The shared libraries that Qt's window and its platform parts want and do not find."""
    code = (
        "import PySide6, pathlib; p = pathlib.Path(PySide6.__file__).parent; "
        "print(*[p / 'Qt/lib/libQt6Widgets.so.6', p / 'Qt/plugins/platforms/libqxcb.so', "
        "p / 'Qt/plugins/platforms/libqoffscreen.so', "
        "*p.glob('Qt/plugins/xcbglintegrations/*.so')], sep='\\n')"
    )
    files = runner([str(python), "-c", code]).stdout.split()
    found: dict[str, None] = {}
    for file in files:
        found.update(dict.fromkeys(not_found(runner(["ldd", file]).stdout)))
    return list(found)


def not_found(listing: str) -> list[str]:
    """The names in what ``ldd`` prints that have no file behind them."""
    return [line.split()[0] for line in listing.splitlines() if "=> not found" in line]


def has_font(folders: Sequence[Path]) -> bool:
    """Whether any of the folders holds a font."""
    return any(
        next(folder.rglob(f"*.{kind}"), None) is not None
        for folder in folders
        if folder.is_dir()
        for kind in ("ttf", "otf", "ttc")
    )


def package_manager() -> str:
    """The system's package manager, or nothing where it is none we know."""
    return next((name for name in ("apt-get", "dnf", "pacman") if shutil.which(name)), "")


def system_packages(manager: str) -> list[str]:
    """The packages that hold Qt's system libraries, by the manager's names."""
    return list({"apt-get": APT, "dnf": DNF, "pacman": PACMAN}.get(manager, APT))


def install_packages(packages: Sequence[str], why: str, runner: Run) -> None:
    """Install system packages where that is allowed; otherwise say the line to type."""
    manager = package_manager()
    prefix = privilege(runner) if manager == "apt-get" else None
    if prefix is None:
        raise CannotPrepare(f"{why} Please type this once, then try again:\n\n  "
                            f"{line_to_type(manager, packages)}\n")  # fmt: skip
    say(f"Installing system packages: {' '.join(packages)} …")
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    runner([*quiet, "update"])
    done = runner([*quiet, "install", "-y", "--no-install-recommends", *packages])
    if done.returncode:
        raise CannotPrepare(
            f"{why} The packages could not be installed:\n{done.stderr.strip()[-800:]}\n"
            f"Please type this, then try again:\n\n  {line_to_type(manager, packages)}\n"
        )


def privilege(runner: Run) -> list[str] | None:
    """What to put before a command of the administrator; None where that is not allowed."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and runner(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def line_to_type(manager: str, packages: Sequence[str]) -> str:
    """One line that installs the packages, for a person to type."""
    names = " ".join(packages)
    if manager == "dnf":
        return f"sudo dnf install -y {names}"
    if manager == "pacman":
        return f"sudo pacman -S --needed {names}"
    return f"sudo apt-get update && sudo apt-get install -y {names}"


def works(python: Path) -> bool:
    """Whether the environment's Python runs, has pip, and is the version of this one."""
    code = "import pip, sys; print(sys.version_info[:2])"
    try:
        done = run([str(python), "-c", code])
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.strip() == str(sys.version_info[:2])


def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a command quietly and return how it ended and what it said."""
    return subprocess.run(list(command), capture_output=True, text=True, check=False)


def call(command: Sequence[str]) -> str:
    """Run a command that must succeed; returns what it printed, raises CannotPrepare."""
    done = run(command)
    if done.returncode:
        words = (done.stderr or done.stdout).strip()[-1500:]
        raise CannotPrepare(f"This did not work: {' '.join(command[:5])} …\n{words}")
    return done.stdout


def say(text: str) -> None:
    """One calm line about a step that takes time."""
    print(text, file=sys.stderr, flush=True)
