# SPDX-License-Identifier: MIT
"""Which program or network a folder belongs to, and copies that such programs leave behind.

Everything is told by its caller (home, environment, mounts), so that no test needs a cloud.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.errors import JournalFileError
from journal_app.storage import header, keys
from journal_app.storage.migrations import STEPS

ONEDRIVE, DROPBOX, ICLOUD = "OneDrive", "Dropbox", "iCloud Drive"
GOOGLE, NEXTCLOUD, SYNCTHING, BOX = "Google Drive", "Nextcloud", "Syncthing", "Box"

_MARKS = (
    (".stfolder", SYNCTHING),
    ("._sync_*.db", NEXTCLOUD),
    (".sync_*.db", NEXTCLOUD),
    (".nextcloudsync.log", NEXTCLOUD),
    (".owncloudsync.log", NEXTCLOUD),
    (".dropbox", DROPBOX),
    (".tmp.drivedownload", GOOGLE),
    (".tmp.driveupload", GOOGLE),
)
"""What these programs keep at the top of a folder that they look after."""
_NAMES = (
    (re.compile(r"OneDrive( ?-.*)?"), ONEDRIVE),
    (re.compile(r"Dropbox( \(.*\)|-.*)?"), DROPBOX),
    (re.compile(r"iCloudDrive|iCloud Drive|Mobile Documents|com~apple~CloudDocs"), ICLOUD),
    (re.compile(r"Google ?Drive(-.*| \(.*\))?"), GOOGLE),
    (re.compile(r"Nextcloud|ownCloud", re.IGNORECASE), NEXTCLOUD),
    (re.compile(r"Box(-Box| Sync)?"), BOX),
)
"""How they call their folders in a leader's home, or in its ``Library/CloudStorage``."""
_NETWORKS = {
    "nfs": "NFS",
    "nfs4": "NFS",
    "cifs": "SMB",
    "smb3": "SMB",
    "smbfs": "SMB",
    "smb2": "SMB",
    "afpfs": "AFP",
    "webdav": "WebDAV",
    "davfs": "WebDAV",
    "fuse.davfs": "WebDAV",
    "fuse.sshfs": "SSH",
    "fuse.rclone": "rclone",
    "fuse.gvfsd-fuse": "a network folder of the desktop",
    "fuse.glusterfs": "GlusterFS",
    "ceph": "Ceph",
    "afs": "AFS",
    "9p": "9P",
    "vboxsf": "VirtualBox",
    "fuse.vmhgfs-fuse": "VMware",
}
_BESIDE = r"(?: ?\(.+\)|\.sync-conflict-.+|_conflict-.+|[- ]\d{1,3}|-[^\s/\\]{1,63})"
_ESCAPED = re.compile(r"\\([0-7]{3})")
_MAC_MOUNT = re.compile(r"^(?P<source>.+) on (?P<point>/.*) \((?P<kind>[^,)]+)")


@dataclass(frozen=True, slots=True)
class Mount:
    """Where a file system is mounted, and of what kind it is."""

    point: str
    kind: str


def mounts_of_linux(text: str) -> tuple[Mount, ...]:
    """The mounts in the words of ``/proc/self/mounts``."""
    rows = (line.split(" ") for line in text.splitlines())
    return tuple(Mount(_plain(row[1]), row[2]) for row in rows if len(row) > 2)


def mounts_of_mac(text: str) -> tuple[Mount, ...]:
    """The mounts in the words of ``mount`` on macOS."""
    found = (_MAC_MOUNT.match(line) for line in text.splitlines())
    return tuple(Mount(one["point"], one["kind"]) for one in found if one)


def network_of(folder: str, mounts: Sequence[Mount], *, remote_drive: bool = False) -> str:
    """The network file system that a folder lies on, or empty for a disk of this computer.

    ``remote_drive`` is what Windows says of its drive letter.
    """
    if remote_drive or folder.startswith(("\\\\", "//")):
        return "SMB"
    best = Mount("", "")
    for one in mounts:
        # The last of two mounts at one point is the one in sight.
        if _is_inside(folder, one.point) and len(one.point) >= len(best.point):
            best = one
    return _NETWORKS.get(best.kind.casefold(), "")


def service_of(folder: Path, home: Path, environment: Mapping[str, str]) -> str:
    """The program that synchronises a folder, by its name, or empty for none that we know."""
    for known, service in _told(home, environment):
        if _is_inside(str(folder), str(known)):
            return service
    for one in (folder, *folder.parents):
        for mark, service in _MARKS:
            if any(one.glob(mark)):
                return service
        if one.parent in (home, home / "Library", home / "Library" / "CloudStorage"):
            for name, service in _NAMES:
                if name.fullmatch(one.name):
                    return service
    return ""


def other_copies(journal: Path) -> tuple[Path, ...]:
    """Files beside a journal that are called as sync programs call conflicting copies of it.

    Only those that are journals by their content, or could be protected ones; by name.
    """
    pattern = re.compile(re.escape(journal.stem) + _BESIDE, re.IGNORECASE)
    try:
        beside = sorted(journal.parent.glob(f"*{journal.suffix}"))
    except OSError:
        return ()
    return tuple(
        one for one in beside if one != journal and pattern.fullmatch(one.stem) and _is_journal(one)
    )


def _is_journal(path: Path) -> bool:
    try:
        if keys.is_protected(path):
            return True
        header.check(path, len(STEPS))
    except (JournalFileError, OSError):
        return False
    return True


def _told(home: Path, environment: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """Folders that these programs say they look after."""
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if environment.get(name):
            yield Path(environment[name]), ONEDRIVE
    places = [home / ".dropbox"]
    places += [
        Path(environment[name]) / "Dropbox"
        for name in ("APPDATA", "LOCALAPPDATA")
        if environment.get(name)
    ]
    for place in places:
        for path in _dropbox_folders(place / "info.json"):
            yield path, DROPBOX


def _dropbox_folders(told: Path) -> Iterator[Path]:
    try:
        accounts = json.loads(told.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return
    for one in accounts.values() if isinstance(accounts, dict) else ():
        if isinstance(one, dict) and isinstance(one.get("path"), str) and one["path"]:
            yield Path(one["path"])


def _is_inside(folder: str, outer: str) -> bool:
    top = outer.rstrip("/\\")
    return folder in (top, outer) or folder.startswith((f"{top}/", f"{top}\\"))


def _plain(escaped: str) -> str:
    """A path without the octal escapes that the kernel writes for spaces and the like."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), escaped)
    return (
        plain.encode("latin-1", "replace").decode("utf-8", "replace")
        if plain != escaped
        else escaped
    )
