# SPDX-License-Identifier: MIT
"""Files that belong to an entry: names made safe, kinds told by content, and limits."""

import re
import unicodedata
from dataclasses import dataclass

from journal_app.domain.errors import InvalidValue

MOST_BYTES = 50_000_000
MOST_FILES = 40
MOST_NAME = 120
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.I)
LINK = re.compile(r"!?\[([^\]\n]*)\]\(attachment:([0-9a-f]{12,64})\)")
PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of an entry. ``hash`` is the SHA-256 of its bytes in hex, ``size`` their number."""

    hash: str
    name: str
    type: str
    size: int

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown inline."""
        return self.type in PICTURES

    def as_markdown(self) -> str:
        """A line for the text: a picture to be shown, or a link."""
        words = re.sub(r"[\[\]]", "", self.name.rsplit(".", 1)[0]) or self.name
        return f"{'!' if self.is_picture else ''}[{words}](attachment:{self.hash[:16]})"


def kind_of(content: bytes) -> str:
    """The media type that the first bytes tell, whatever the file is called."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"hevc"):
        return "image/heic"
    if content[:4] in (b"II*\x00", b"MM\x00*"):
        return "image/tiff"
    return "application/octet-stream"


def safe_name(name: str) -> str:
    """The name without folders, without what a file system or a reader's eye could trip over."""
    plain = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    plain = " ".join(_UNSAFE.sub(" ", plain).split()).strip(" .")
    if not plain or _RESERVED.match(plain):
        plain = f"file {plain}".strip()
    if len(plain) > MOST_NAME:
        stem, dot, ending = plain.rpartition(".")
        ending = ending[:16] if dot and stem else ""
        plain = plain[: MOST_NAME - len(ending) - 1].rstrip(" .") + (f".{ending}" if ending else "")
    return plain


def check_size(name: str, size: int) -> None:
    """Raises InvalidValue for a file that holds nothing or too much."""
    if size == 0:
        raise InvalidValue("“{name}” is empty, so there is nothing to attach.", name=name)
    if size > MOST_BYTES:
        raise InvalidValue(
            "“{name}” has {size}; a file in the journal holds at most {most}. Please keep it "
            "where it is, and write down where.",
            name=name,
            size=size_words(size),
            most=size_words(MOST_BYTES),
        )


def check_count(count: int) -> None:
    """Raises InvalidValue where one more file would be too many for an entry."""
    if count >= MOST_FILES:
        raise InvalidValue(
            "An entry takes at most {most} files. Please put the others with another entry.",
            most=MOST_FILES,
        )


def size_words(size: int) -> str:
    """Such as "512 bytes", "34 KB" or "1.2 MB"."""
    if size < 1_000:
        return f"{size} bytes"
    if size < 999_500:
        return f"{round(size / 1_000)} KB"
    return f"{size / 1_000_000:.1f} MB"


def linked(text: str) -> tuple[str, ...]:
    """The hashes, or beginnings of them, that a text refers to, in order."""
    return tuple(found[2] for found in LINK.finditer(text))
