# SPDX-License-Identifier: MIT
"""Folders that other programs synchronise, shares, and the copies that such programs leave."""

import json
import shutil
from pathlib import Path

import pytest

from journal_app.storage import keys
from journal_app.storage.opening import open_journal
from journal_app.storage.places import (
    Mount,
    mounts_of_linux,
    mounts_of_mac,
    network_of,
    other_copies,
    service_of,
)
from journal_app.storage.protection import rewrite
from tests.conftest import NOW


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - A Council/Journal", "OneDrive"),
        ("Dropbox/Journal", "Dropbox"),
        ("Dropbox (A Council)", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/Journal", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Library/CloudStorage/GoogleDrive-a@b.uk/My Drive", "Google Drive"),
        ("Library/CloudStorage/OneDrive-ACouncil", "OneDrive"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("Google Drive/Journal", "Google Drive"),
        ("Nextcloud/Journal", "Nextcloud"),
        ("Box", "Box"),
        ("Documents/Journal", ""),
        ("Boxing", ""),
        ("Documents/OneDrive", ""),
    ],
)
def test_folders_are_known_by_name(folder: str, service: str, tmp_path: Path) -> None:
    assert service_of(tmp_path / folder, tmp_path, {}) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".stfolder", "Syncthing"),
        ("._sync_0a1b2c.db", "Nextcloud"),
        (".sync_0a1b2c.db", "Nextcloud"),
        (".tmp.drivedownload", "Google Drive"),
    ],
)
def test_folders_are_known_by_what_lies_at_their_top(
    mark: str, service: str, tmp_path: Path
) -> None:
    folder = tmp_path / "mine" / "deep" / "in"
    folder.mkdir(parents=True)
    assert service_of(folder, tmp_path, {}) == ""
    (tmp_path / "mine" / mark).touch()
    assert service_of(folder, tmp_path, {}) == service


def test_folders_are_known_by_what_programs_say(tmp_path: Path) -> None:
    away = tmp_path / "elsewhere" / "Work files"
    told = {"OneDriveCommercial": str(away), "APPDATA": str(tmp_path / "roaming")}
    assert service_of(away / "Journal", tmp_path, told) == "OneDrive"
    assert service_of(tmp_path / "elsewhere" / "Work files 2", tmp_path, told) == ""
    box = tmp_path / "roaming" / "Dropbox"
    box.mkdir(parents=True)
    (box / "info.json").write_text(json.dumps({"business": {"path": str(tmp_path / "D")}, "x": 1}))
    assert service_of(tmp_path / "D" / "Journal", tmp_path, told) == "Dropbox"
    (box / "info.json").write_text("[")
    assert service_of(tmp_path / "D" / "Journal", tmp_path, told) == ""


def test_shares_are_known_by_their_mounts() -> None:
    linux = mounts_of_linux(
        "/dev/sda1 / ext4 rw 0 0\n"
        "server:/home /home nfs4 rw 0 0\n"
        "//server/team /mnt/My\\040team cifs rw 0 0\n"
        "/dev/sdb1 /home/amira/disk ext4 rw 0 0\n"
        "odd line\n"
    )
    assert network_of("/home/amira/journal", linux) == "NFS"
    assert network_of("/mnt/My team/journal", linux) == "SMB"
    assert network_of("/mnt/My teams", linux) == ""
    assert network_of("/home/amira/disk/journal", linux) == ""
    assert network_of("/var/lib", linux) == ""
    mac = mounts_of_mac(
        "/dev/disk3s1s1 on / (apfs, sealed, local)\n"
        "//amira@server/team on /Volumes/team (1) (smbfs, nodev, nosuid)\n"
    )
    assert network_of("/Volumes/team (1)/journal", mac) == "SMB"
    assert network_of("/Users/amira", mac) == ""
    assert network_of("\\\\server\\team", ()) == "SMB"
    assert network_of("H:\\", (), remote_drive=True) == "SMB"
    assert network_of("/a", [Mount("/a", "ext4"), Mount("/a", "fuse.sshfs")]) == "SSH"
    assert network_of("/a", [Mount("/", "9p")]) == "9P"


def test_conflicting_copies_beside_a_journal_are_found_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "My journal.journal"
    open_journal(path, NOW).close()
    copies = [
        "My journal.sync-conflict-20261123-081000-ABCDEF7.journal",
        "My journal (Amira's conflicted copy 2026-11-23).journal",
        "My journal (conflicted copy 2026-11-23 081000).journal",
        "My journal-LAPTOP7.journal",
        "My journal-LAPTOP7-2.journal",
        "My journal (1).journal",
        "My journal 2.journal",
    ]
    others = ["Sample.journal", "My journal of 2025.journal", "My journals.journal"]
    for name in (*copies, *others):
        shutil.copy(path, tmp_path / name)
    rewrite(tmp_path / copies[0], None, keys.new_key("four words and more"))
    (tmp_path / "My journal (2).journal").write_text("no journal")
    (tmp_path / "My journal (3).journal").mkdir()
    (tmp_path / "My journal (4).txt").write_bytes(path.read_bytes())
    assert {one.name for one in other_copies(path)} == set(copies)
