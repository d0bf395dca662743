# SPDX-License-Identifier: MIT
"""Pictures without what they tell beside the picture: place, camera, people, dates.

Where the format allows it the pixels stay as they are and only the blocks of data go: JPEG
segments (ITU-T T.81, B.1.1.3), PNG chunks (PNG specification, 5.3), WebP chunks (RIFF container).
"""

import io
import re
import struct
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_app.domain.errors import ExchangeError
from journal_app.domain.limits import MOST_PIXELS, MOST_PIXELS_WHOLE
from journal_app.domain.message import Message, message

if TYPE_CHECKING:
    from PIL.Image import Image

_EXIF_ORIENTATION = 0x0112
_EXIF_TURNED = (
    b"\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01"
    b"\x01\x12\x00\x03\x00\x00\x00\x01\x00%c\x00\x00\x00\x00\x00\x00"
)
"""A JPEG segment of Exif 2.3 that says how a photograph is turned, and nothing else."""
_PNG_KEPT = frozenset(
    {
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
        b"cICP", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
    }
)  # fmt: skip
_ICC = b"ICC_PROFILE\x00"
_MARKER = re.compile(rb"\xff[\xc4\xd9-\xdd\xe0-\xef\xfe]", re.S)
"""What may stand behind coded pixels of a JPEG: tables, a further scan, data, or the end."""
_JPEG_KEPT = frozenset((*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xE0, 0xEE))
"""What makes the picture: frames, tables, scans, what JFIF and Adobe say of its colours."""
_WEBP_KEPT = (b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
TELLING = ("image/heic", "image/tiff")
"""Pictures that keep what they tell beside the picture: no library here takes it out of them."""


@dataclass(frozen=True, slots=True)
class Stripped:
    """A picture's bytes without data beside the pixels, and what there is to say about it."""

    content: bytes
    notices: tuple[Message, ...] = ()


def strip(content: bytes, kind: str) -> Stripped:
    """The picture without place, camera and other data; anything that is no picture as it was.

    A turned photograph is turned for good, which writes its pixels anew at high quality. Raises
    ExchangeError for a picture that cannot be read or is of enormous size.
    """
    if kind in TELLING:
        return Stripped(
            content,
            (
                message(
                    "Place and camera data cannot be taken out of this kind of picture. Save it "
                    "as JPEG first if it was taken with a telephone."
                ),
            ),
        )
    if kind == "image/jpeg":
        if _orientation(content) not in (None, 1):
            return Stripped(
                _turned(content),
                (message("The photograph was turned upright, so its pixels were written anew."),),
            )
        return Stripped(_jpeg(content))
    if kind == "image/png":
        _check(content)
        return Stripped(_png(content))
    if kind == "image/webp":
        _check(content)
        return Stripped(_webp(content))
    return Stripped(content)


def strip_unseen(content: bytes, kind: str) -> bytes:
    """As ``strip``, for a picture that is broken or enormous: no pixel of it is looked at.

    A turned photograph stays as it is and says so in itself, which is all that it says.
    """
    if kind == "image/jpeg":
        return _jpeg(content, _orientation_unseen(content))
    if kind == "image/png":
        return _png(content)
    return _webp(content) if kind == "image/webp" else content


def small(content: bytes, most: int) -> bytes:
    """The picture as a PNG of at most ``most`` pixels a side; raises ExchangeError."""
    from PIL import Image, ImageOps

    with _opened(content, 2 * most) as picture:
        shown = _in_shades(ImageOps.exif_transpose(picture))
        shown.thumbnail((most, most), Image.Resampling.LANCZOS)
        made = io.BytesIO()
        shown.convert("RGBA" if "A" in shown.getbands() else "RGB").save(made, "PNG")
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture as it is set in a page: its bytes, their media type, and its size in pixels."""

    content: bytes
    type: str
    width: int
    height: int


def fitted(content: bytes, most: int) -> Fitted:
    """The picture upright, at most ``most`` pixels a side, and without any data beside it.

    A photograph stays JPEG; what can be seen through, or is drawn, stays PNG. Raises
    ExchangeError for a picture that cannot be read.
    """
    from PIL import Image, ImageOps

    with _opened(content) as picture:
        drawn = picture.format in ("PNG", "GIF") or "A" in picture.getbands()
        shown = _in_shades(ImageOps.exif_transpose(picture))
        shown.thumbnail((most, most), Image.Resampling.LANCZOS)
        made = io.BytesIO()
        if drawn:
            shown.convert("RGBA").save(made, "PNG", optimize=True)
        else:
            shown.convert("RGB").save(made, "JPEG", quality=85)
        kind = "image/png" if drawn else "image/jpeg"
        return Fitted(made.getvalue(), kind, shown.width, shown.height)


def _in_shades(picture: "Image") -> "Image":
    """The picture with 8 bits to a colour, and no palette: others are not made smaller smoothly."""
    if picture.mode.startswith("I"):
        sixteen_bits = picture.convert("I")
        sixteen_bits.info.pop("transparency", None)
        return sixteen_bits.point(lambda value: value * (255 / 65535) + 0.5).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("RGB") if picture.mode in ("1", "P") else picture


def _opened(content: bytes, least: int = 0):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """The picture as Pillow reads it, within limits; raises ExchangeError otherwise.

    A photograph may be decoded smaller, in an eighth of the memory, where ``least`` pixels a side
    are enough.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "GIF", "WEBP"))
            smaller = least > 0 and picture.format == "JPEG"
            most = MOST_PIXELS if smaller else MOST_PIXELS_WHOLE
            if picture.width * picture.height > most:
                raise ExchangeError(
                    "The picture is enormous ({width:,} by {height:,} pixels). Please make it "
                    "smaller first.",
                    width=picture.width,
                    height=picture.height,
                )
            if smaller:
                picture.draft(None, (least, least))
            picture.load()
    except ExchangeError:
        raise
    except Exception as problem:
        # Whatever a hostile or broken picture does to its reader, it is one sentence to a leader.
        raise ExchangeError(
            "The picture cannot be read: it is broken or not complete."
        ) from problem
    return picture


def _check(content: bytes) -> None:
    _opened(content).close()


def _orientation(content: bytes) -> int | None:
    with _opened(content, 1) as picture:
        return picture.getexif().get(_EXIF_ORIENTATION)  # type: ignore[no-any-return]


def _turned(content: bytes) -> bytes:
    from PIL import ImageOps

    with _opened(content) as picture:
        made = io.BytesIO()
        upright = ImageOps.exif_transpose(picture)
        upright.save(
            made, "JPEG", quality=95, subsampling=0, icc_profile=picture.info.get("icc_profile")
        )
    return _jpeg(made.getvalue())


def _orientation_unseen(content: bytes) -> int:
    """How a JPEG says that it is turned (Exif 2.3, 4.6.2); 1, upright, where it does not."""
    start = content.find(b"Exif\x00\x00") + 6
    order = {b"II": "<", b"MM": ">"}.get(content[start : start + 2])
    if start < 6 or order is None:
        return 1
    try:
        first = start + struct.unpack_from(f"{order}I", content, start + 4)[0]
        for number in range(struct.unpack_from(f"{order}H", content, first)[0]):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", content, first + 2 + 12 * number)
            if tag == _EXIF_ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _jpeg(content: bytes, orientation: int = 1) -> bytes:
    """Everything but comments and application data; colour profiles and Adobe's mark stay.

    What stands behind the picture's end, such as further pictures with data of their own, goes.
    """
    kept = [content[:2]]
    if orientation != 1:
        kept.append(_EXIF_TURNED % orientation)
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xD9:
            break
        if marker in (0x01, 0xFF) or 0xD0 <= marker <= 0xD7:
            at += 1 if marker == 0xFF else 2
            continue
        end = _segment_end(content, at)
        if marker == 0xDA:
            end = _scan_end(content, end)
        segment = content[at:end]
        profile = marker == 0xE2 and segment[4:].startswith(_ICC)
        if profile or marker in _JPEG_KEPT:
            kept.append(segment)
        # Bytes that belong to nothing are passed over, as by who shows the picture.
        at = content.find(b"\xff", end)
        if at < 0:
            break
    if content[at : at + 2] == b"\xff\xd9":
        kept.append(b"\xff\xd9")
    return b"".join(kept)


def _segment_end(content: bytes, at: int) -> int:
    return at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")


def _scan_end(content: bytes, start: int) -> int:
    """Where the coded pixels end: at a marker whose segment is followed by one, or at the end."""
    for found in _MARKER.finditer(content, start):
        at = found.start()
        if content[at + 1] == 0xD9 or _MARKER.match(content, _segment_end(content, at)):
            return at
        if content[at + 1] == 0xDA:
            return at
    return len(content)


def _png(content: bytes) -> bytes:
    """Only the chunks that make the picture."""
    kept = [content[:8]]
    at = 8
    while at + 12 <= len(content):
        length = struct.unpack(">I", content[at : at + 4])[0]
        name = content[at + 4 : at + 8]
        if name in _PNG_KEPT:
            kept.append(content[at : at + 12 + length])
        at += 12 + length
        if name == b"IEND":
            break
    return b"".join(kept)


def _webp(content: bytes) -> bytes:
    """Only the chunks that make the picture, and the flags that announced others taken back."""
    kept: list[bytes] = []
    at, end = 12, min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= end:
        name = content[at : at + 4]
        length = struct.unpack("<I", content[at + 4 : at + 8])[0]
        chunk = content[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]
        if name in _WEBP_KEPT:
            kept.append(chunk)
        at += 8 + length + length % 2
    body = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
