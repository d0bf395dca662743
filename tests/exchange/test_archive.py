# SPDX-License-Identifier: MIT
"""Archives from strangers: what is in them is read, and nothing they try comes off."""

import gzip
import io
import struct
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest

from journal_app.domain import limits
from journal_app.domain.errors import ExchangeError
from journal_app.exchange import archive

Made = dict[str, bytes]


def zipped(files: Made, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file with these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            file.writestr(info, content)
    return made.getvalue()


def tarred(files: Made, *more: tarfile.TarInfo) -> bytes:
    """A tar file with these files, and then with these heads of files."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as file:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            file.addfile(info, io.BytesIO(content))
        for info in more:
            file.addfile(info)
    return made.getvalue()


def names(content: bytes) -> list[str]:
    """What is in an archive."""
    with archive.opened(io.BytesIO(content)) as found:
        return [member.name for member in found.members]


def read_all(content: bytes) -> Made:
    """Everything in an archive."""
    with archive.opened(io.BytesIO(content)) as found:
        return {one.name: found.read(one.name) for one in found.members}


def refused(content: bytes, does: Callable[[bytes], object] = names) -> str:
    """The one sentence about an archive, when it is opened or all of it is read."""
    with pytest.raises(ExchangeError) as told:
        does(content)
    return str(told.value)


FILES: Made = {"Journal.json": b'{"entries": []}', "photos/a b.jpeg": b"\xff\xd8\xff" * 100}
every_kind = pytest.mark.parametrize(
    "make",
    [zipped, tarred, lambda files: gzip.compress(tarred(files))],
    ids=["zip", "tar", "tar.gz"],
)


@every_kind
def test_its_files_are_read(make: Callable[[Made], bytes]) -> None:
    made = make(FILES | {"__MACOSX/._Journal.json": b"x"})
    with archive.opened(io.BytesIO(made)) as found:
        assert {one.name: found.read(one.name) for one in found.members} == FILES
        assert [one.size for one in found.members] == [len(one) for one in FILES.values()]
        assert "Journal.json" in found
        with found.open("photos/a b.jpeg") as stream:
            assert stream.read(3) == b"\xff\xd8\xff"
        with pytest.raises(ExchangeError, match="There is no “other”"):
            found.read("other")
        with pytest.raises(ExchangeError, match="too large"):
            found.read("photos/a b.jpeg", 10)


def test_an_archive_is_known_by_how_it_begins() -> None:
    assert archive.is_archive(zipped(FILES))
    assert archive.is_archive(zipped({}))
    assert archive.is_archive(tarred(FILES)[:512])
    assert not archive.is_archive(b'{"date": "2026-01-01"}' + b" " * 512)


@every_kind
@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd", "a/../../b", "/etc/passwd", "..\\..\\Windows\\x", "C:\\x", "c:x",
        "\\\\host\\share\\x", "a\u202egpj.exe", "a\x1bb", "x" * 1_001, "a/" * 33 + "b",
    ],
)  # fmt: skip
def test_a_name_that_climbs_out_is_refused(make: Callable[[Made], bytes], name: str) -> None:
    assert "leads out of it" in refused(make({"good.md": b"x", name: b"x"}))


@every_kind
def test_a_windows_name_is_one_with_folders(make: Callable[[Made], bytes]) -> None:
    assert names(make({"notes\\a.md": b"x", "./b.md": b"x"})) == ["notes/a.md", "b.md"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", ["a.md", "./a.md"])
def test_a_name_that_stands_there_twice_is_refused(twin: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("a.md", b"one")
        file.writestr(twin, b"two")
    assert "stands in it twice" in refused(made.getvalue())


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_in_a_tar_file_are_refused(kind: bytes) -> None:
    info = tarfile.TarInfo("link")
    info.type, info.linkname = kind, "/etc/passwd"
    assert "link or a device" in refused(tarred(FILES, info))


@pytest.mark.parametrize("mode", [0o120777, 0o020666, 0o010666, 0o140777])
def test_links_and_devices_in_a_zip_file_are_refused(mode: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        info = zipfile.ZipInfo("link")
        info.create_system, info.external_attr = 3, mode << 16
        file.writestr(info, "/etc/passwd")
    assert "link or a device" in refused(made.getvalue())


def test_a_locked_zip_file_is_told_from_a_broken_one() -> None:
    made = bytearray(zipped(FILES))
    made[made.find(b"PK\x01\x02") + 8] |= 1
    assert "passphrase" in refused(bytes(made))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"bomb.json": b"0" * 200_000_000})
    assert len(bomb) < 200_000
    many = zipped(dict.fromkeys("abcd", b"0" * 40_000_000))
    tracemalloc.start()
    assert "enormous" in refused(bomb)
    assert "enormous" in refused(many)
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_a_bomb_in_a_compressed_tar_file_is_refused() -> None:
    zeros = gzip.compress(b"\0" * 20_000_000) * 14
    assert "enormous" in refused(zeros)


def test_a_file_that_holds_more_than_it_announces_is_refused() -> None:
    made = zipped({"a.json": b"0" * 100_000})
    at = made.find(b"PK\x01\x02") + 24
    lying = made[:at] + struct.pack("<I", 10) + made[at + 4 :]
    assert refused(lying, read_all)


def test_a_table_of_contents_of_enormous_size_is_not_read() -> None:
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 9, 9, 60_000_000, 0, 0)
    made = b"PK" + b"\0" * 60_000_000 + end
    tracemalloc.start()
    assert "table of contents" in refused(made)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBERS", 50)
    many = {f"{number}.md": b"" for number in range(51)}
    assert "too many files" in refused(zipped(many))
    assert "too many files" in refused(tarred(many))


@every_kind
def test_cut_off_or_damaged_anywhere_it_is_one_sentence(make: Callable[[Made], bytes]) -> None:
    whole = make(FILES)
    cut_in_padding = len(tarred(FILES)) - 9_000 if make is tarred else len(whole)
    for end in range(0, min(len(whole), 2_600), 7):
        if end < cut_in_padding:
            refused(whole[:end], read_all)
    for at in range(0, min(len(whole), 1_400), 3):
        damaged = whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
        with suppress(ExchangeError):
            read_all(damaged)


def test_an_archive_inside_is_a_file_of_bytes() -> None:
    inner = zipped(FILES)
    with archive.opened(io.BytesIO(zipped({"inner.zip": inner}))) as found:
        assert found.read("inner.zip") == inner
