# SPDX-License-Identifier: MIT
"""Packs, settings, templates, pictures and the journal's own head, as files on a disk."""

import io
import json
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from tempfile import mkdtemp
from weakref import finalize

import tomli_w
from PIL import Image

from journal_app import content
from journal_app.domain.attachment import kind_of, safe_name
from journal_app.exchange import pictures
from journal_app.storage import header, keys, settings
from journal_app.storage.templates import built
from tests.hostile.target import Target, words_in

_PACK = content.resources() / "packs" / content.HOUSE_PACK
_JOURNAL = Path(__file__).parents[2] / "journals" / "version-1.journal"
_SETTINGS = (
    b'look = "dark"\ntext_size = 125\nwindow = [1, 2, 3, 4]\nreminders = ["mon 17:30"]\n'
    b"spelling = false\nlock_after = 5\n"
)
_HEADER = _JOURNAL.read_bytes()[:28] + b"\x00\x00\x00\x01" + _JOURNAL.read_bytes()[32:4_096]
_HEAD = (b"SQLite format 3\x00", b"\x10\x00", b"\x00\x00\x00\x01", b"\xff\xff\xff\xff")


class Place:
    """A folder of its own, gone at the end."""

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="uptoit-hostile-"))
        finalize(self, shutil.rmtree, self.path, ignore_errors=True)


_PLACE = Place()


def small_pack() -> dict[str, bytes]:
    """The house pack with very little in each file, so that it loads in no time."""
    found = {path.name: tomllib.loads(path.read_text("utf-8")) for path in _PACK.glob("*.toml")}
    slugs = [theme["slug"] for theme in found["themes.toml"]["theme"][:2]]
    for name, key in (("themes.toml", "slug"), ("prompts.toml", "theme"), ("cues.toml", "slug")):
        [rows] = [rows for rows in found[name].values() if isinstance(rows, list)]
        rows[:] = [row for row in rows if row[key] in slugs][:2]
    found["templates.toml"]["template"] = found["templates.toml"]["template"][:1]
    for step in found["templates.toml"]["template"][0]["step"]:
        step["themes"] = slugs[:1]
    found["examples.toml"]["theme"] = [{"slug": slugs[0], "texts": "one\ntwo"}]
    found["examples.toml"]["ordinary"] = "three"
    for theme in found["themes.toml"]["theme"]:
        theme["paragraphs"], theme["examples"] = ["p"], ["e"]
    for cues in found["cues.toml"]["theme"]:
        cues |= {key: text[:60] for key, text in cues.items() if key != "slug"}
    return {name: tomli_w.dumps(values).encode() for name, values in found.items()}


SMALL = small_pack()


def pack_file(name: str) -> Callable[[bytes], object]:
    """A pack with one of its files from a stranger."""
    folder = _PLACE.path / f"pack-{name}"
    folder.mkdir()
    for other, text in SMALL.items():
        (folder / other).write_bytes(text)

    def one(found: bytes) -> None:
        (folder / name).write_bytes(found)
        pack = content.load_pack(folder)
        content.load_hints(folder, [theme.slug for theme in pack.themes])

    return one


def own_settings(found: bytes) -> None:
    """The settings: anything odd falls back, nothing raises, and they can be kept again."""
    path = _PLACE.path / "settings.toml"
    path.write_bytes(found)
    settings.save(path, settings.load(path))
    settings.load(path)


def own_template(found: bytes) -> None:
    """A template as the journal holds it."""
    built(found.decode("utf-8", "surrogateescape"))


def head(found: bytes) -> None:
    """A file that says it is a journal."""
    path = _PLACE.path / "x.journal"
    path.write_bytes(found)
    if not keys.is_protected(path):
        header.check(path, 99)


def picture(found: bytes) -> None:
    """A picture: its metadata go, and it is made small."""
    kind = kind_of(found)
    made = pictures.strip(found, kind)
    if kind.startswith("image/") and kind not in ("image/heic", "image/tiff"):
        pictures.small(made.content, 64)
    safe_name(found[:300].decode("utf-8", "replace"))


def drawn(format_: str) -> bytes:
    """A very small picture."""
    made = io.BytesIO()
    picture = Image.new("RGB", (6, 4), (200, 30, 40))
    exif = picture.getexif()
    exif[0x0112] = 6
    picture.save(made, format_, exif=exif)
    return made.getvalue()


_TEMPLATE = json.dumps(asdict(content.house_pack().templates[0])).encode()

TARGETS = (
    *(
        Target(
            f"pack-{name.removesuffix('.toml')}",
            pack_file(name),
            [SMALL[name]],
            words_in(SMALL[name]),
            slow=True,
        )
        for name in ("pack.toml", "themes.toml", "prompts.toml", "templates.toml", "cues.toml")
    ),
    Target("settings", own_settings, [_SETTINGS], words_in(_SETTINGS), slow=True),
    Target("own-template", own_template, [_TEMPLATE], words_in(_TEMPLATE)),
    Target("header", head, [_HEADER], _HEAD, slow=True),
    Target(
        "picture",
        picture,
        [drawn("JPEG"), drawn("PNG"), drawn("WEBP"), drawn("GIF")],
        (
            b"\xff\xd8\xff", b"\xff\xe1", b"Exif\x00\x00", b"\xff\xda", b"IHDR", b"IDAT", b"acTL",
            b"RIFF", b"WEBP", b"VP8X", b"EXIF", b"GIF89a", b"\x7f\xff\xff\xff",
        ),
        slow=True,
        reads=["pictures.strip", "pictures.small"],
    ),
)  # fmt: skip
