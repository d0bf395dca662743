# SPDX-License-Identifier: MIT
"""Pictures without what they tell beside the picture, and with the same pixels."""

import io
import struct
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from journal_app.domain.attachment import kind_of
from journal_app.domain.errors import ExchangeError
from journal_app.exchange import pictures

SECRET = b"Secret Camera 51.5N"


def photograph(kind: str, *, orientation: int = 1) -> bytes:
    """A small picture with camera and place data in every way the format knows."""
    picture = Image.effect_noise((40, 24), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x0112] = orientation
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (51.0, 30.0, 12.0)
    made = io.BytesIO()
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", SECRET.decode())
        info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        picture.save(made, kind, pnginfo=info, exif=exif)
    elif kind == "JPEG":
        picture.save(made, kind, exif=exif, comment=SECRET, quality=90, xmp=SECRET)
    else:
        picture.save(made, kind, exif=exif, xmp=SECRET, lossless=True)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_and_camera_go_and_the_pixels_stay(kind: str) -> None:
    before = photograph(kind)
    assert SECRET in before
    stripped = pictures.strip(before, kind_of(before))
    assert SECRET not in stripped.content
    assert stripped.notices == ()
    after = Image.open(io.BytesIO(stripped.content))
    assert dict(after.getexif()) == {}
    assert after.convert("RGB").tobytes() == Image.open(io.BytesIO(before)).convert("RGB").tobytes()


def test_a_turned_photograph_is_turned_for_good_and_says_so() -> None:
    before = photograph("JPEG", orientation=6)
    stripped = pictures.strip(before, "image/jpeg")
    assert SECRET not in stripped.content
    assert Image.open(io.BytesIO(stripped.content)).size == (24, 40)
    assert "upright" in str(stripped.notices[0])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_is_broken_tells_nothing_either(kind: str) -> None:
    whole = photograph(kind)
    for part in (0.4, 0.7, 0.95, 1):
        assert SECRET not in pictures.strip_unseen(whole[: int(len(whole) * part)], kind_of(whole))


def test_a_turned_photograph_that_is_not_looked_at_stays_turned() -> None:
    stripped = pictures.strip_unseen(photograph("JPEG", orientation=6), "image/jpeg")
    assert SECRET not in stripped
    after = Image.open(io.BytesIO(stripped))
    assert (after.size, dict(after.getexif())) == ((40, 24), {0x0112: 6})


def test_pictures_behind_the_picture_go_with_what_they_tell() -> None:
    before = photograph("JPEG")
    stripped = pictures.strip(before + before, "image/jpeg")
    assert stripped == pictures.strip(before, "image/jpeg")


def test_a_photograph_in_several_scans_keeps_its_pixels() -> None:
    made = io.BytesIO()
    noise = Image.effect_noise((80, 60), 90).convert("RGB")
    noise.save(made, "JPEG", progressive=True, comment=SECRET, quality=95)
    stripped = pictures.strip(made.getvalue(), "image/jpeg")
    assert SECRET not in stripped.content
    after = Image.open(io.BytesIO(stripped.content))
    assert after.tobytes() == Image.open(io.BytesIO(made.getvalue())).tobytes()


@pytest.mark.parametrize("progressive", [False, True])
def test_a_stray_byte_among_the_coded_pixels_costs_no_pixel(progressive: bool) -> None:
    made = io.BytesIO()
    noise = Image.effect_noise((120, 90), 90).convert("RGB")
    noise.save(made, "JPEG", progressive=progressive, comment=SECRET, quality=95)
    whole, same = made.getvalue(), 0
    for stray in (b"\xff\x01", b"\xff\xe1", b"\xff\xfe"):
        for share in range(30, 95, 5):
            at = len(whole) * share // 100
            odd = whole[:at] + stray + whole[at:]
            try:
                before = Image.open(io.BytesIO(odd)).tobytes()
            except OSError:
                continue
            stripped = pictures.strip(odd, "image/jpeg").content
            assert SECRET not in stripped
            assert Image.open(io.BytesIO(stripped)).tobytes() == before
            same += 1
    assert same > 5


def test_bytes_that_belong_to_nothing_cost_no_picture() -> None:
    whole = photograph("JPEG")
    at = whole.index(b"\xff\xdb")
    stripped = pictures.strip(whole[:at] + b"abc" + whole[at:], "image/jpeg").content
    assert SECRET not in stripped
    assert Image.open(io.BytesIO(stripped)).tobytes() == Image.open(io.BytesIO(whole)).tobytes()
    webp = photograph("WEBP")
    stripped = pictures.strip(webp + b"GPS " + SECRET, "image/webp").content
    assert SECRET not in stripped
    assert Image.open(io.BytesIO(stripped)).tobytes() == Image.open(io.BytesIO(webp)).tobytes()


def test_what_cannot_be_stripped_says_so() -> None:
    stripped = pictures.strip(b"\0\0\0\x18ftypheic" + SECRET, "image/heic")
    assert "cannot be taken out" in str(stripped.notices[0])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_picture_cut_off_is_one_sentence(kind: str, part: float) -> None:
    whole = photograph(kind)
    with pytest.raises(ExchangeError, match="broken or not complete"):
        pictures.strip(whole[: int(len(whole) * part)], kind_of(whole))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    plain = io.BytesIO()
    Image.new("L", (8, 8)).save(plain, "PNG")
    bomb = plain.getvalue().replace(struct.pack(">II", 8, 8), struct.pack(">II", 60_000, 60_000))
    with pytest.raises(ExchangeError):
        pictures.strip(bomb, "image/png")


def test_small_is_small_and_upright() -> None:
    shown = Image.open(io.BytesIO(pictures.small(photograph("JPEG", orientation=6), 20)))
    assert shown.size == (12, 20)


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from(["image/jpeg", "image/png", "image/webp"]))
def test_hostile_bytes_are_a_sentence_and_never_anything_else(content: bytes, kind: str) -> None:
    start = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
    with pytest.raises(ExchangeError):
        pictures.strip(start.get(kind, b"RIFF\0\0\0\0WEBP") + content, kind)


@given(st.binary(max_size=400))
def test_what_is_no_picture_comes_out_as_it_went_in(content: bytes) -> None:
    assert pictures.strip(content, "application/pdf").content == content


def test_an_enormous_picture_is_refused_before_a_pixel_is_decoded() -> None:
    for shape, kind in (("PNG", "image/png"), ("GIF", "image/gif")):
        made = io.BytesIO()
        Image.new("L", (9_000, 9_000)).save(made, shape)
        assert len(made.getvalue()) < 1_000_000
        tracemalloc.start()
        with pytest.raises(ExchangeError, match="enormous"):
            pictures.small(made.getvalue(), 64)
        if kind == "image/png":
            with pytest.raises(ExchangeError, match="enormous"):
                pictures.strip(made.getvalue(), kind)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
        tracemalloc.stop()


def test_a_large_photograph_is_made_small_without_all_of_it_in_memory() -> None:
    made = io.BytesIO()
    Image.new("RGB", (9_000, 9_000), (10, 200, 30)).save(made, "JPEG")
    small = Image.open(io.BytesIO(pictures.small(made.getvalue(), 64)))
    assert small.size == (64, 64)
    assert pictures.strip(made.getvalue(), "image/jpeg").content


def shown(content: bytes, most: int) -> list[Image.Image]:
    """The picture as both make it, in the two ways it is looked at."""
    made = (pictures.small(content, most), pictures.fitted(content, most).content)
    return [Image.open(io.BytesIO(one)).convert("RGB") for one in made]


def as_png(picture: Image.Image, **how: object) -> bytes:
    """The bytes of a PNG."""
    made = io.BytesIO()
    picture.save(made, "PNG", **how)
    return made.getvalue()


@pytest.mark.parametrize("most", [1000, 100])
@pytest.mark.parametrize("how", [{}, {"transparency": 300}])
def test_sixteen_bits_of_grey_are_as_bright_in_eight(most: int, how: dict[str, int]) -> None:
    steps = [0, 16_384, 32_768, 65_535]
    row = b"".join(struct.pack("<H", value) * 100 for value in steps)
    picture = Image.frombytes("I;16", (400, 40), row * 40)
    for one in shown(as_png(picture, **how), most):
        middles = [one.width * (2 * number + 1) // 8 for number in range(4)]
        assert [one.getpixel((at, one.height // 2)) for at in middles] == [
            (value, value, value) for value in (0, 64, 128, 255)
        ]


@pytest.mark.parametrize("mode", ["1", "P", "L", "RGB"])
@pytest.mark.parametrize("at", range(200, 204))
def test_a_thin_line_is_still_seen_when_a_picture_is_made_smaller(mode: str, at: int) -> None:
    picture = Image.new("L", (800, 800), 255)
    picture.paste(0, (at, 0, at + 1, 800))
    for one in shown(as_png(picture.convert(mode)), 200):
        assert one.size == (200, 200)
        assert min(one.convert("L").crop((45, 100, 55, 101)).tobytes()) < 220


def test_what_can_be_seen_through_stays_so_when_it_is_made_smaller() -> None:
    picture = Image.new("P", (400, 400), 0)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.paste(1, (0, 0, 200, 400))
    content = as_png(picture, transparency=0)
    made = (pictures.small(content, 100), pictures.fitted(content, 100).content)
    for one in made:
        read = Image.open(io.BytesIO(one)).convert("RGBA")
        assert read.getpixel((20, 50)) == (0, 0, 255, 255)
        assert read.getpixel((80, 50))[3] == 0  # type: ignore[index]
