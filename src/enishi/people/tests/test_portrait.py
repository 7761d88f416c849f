"""Photographs from strangers' phones: made small, without what they tell besides the face."""

import io
import random
import struct
import zlib
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from enishi.audit.models import Entry
from enishi.people.actions import set_portrait
from enishi.people.images import MOST_BYTES, MOST_PIXELS, SIZE, NotAPhotograph, small_jpeg
from enishi.people.models import Attendee, Portrait

CANARY = "CANARY-4930-HAYASE"


def picture(kind: str = "JPEG", size: tuple[int, int] = (600, 800), mode: str = "RGB", **saving: Any) -> bytes:
    kept = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(kept, kind, **saving)
    return kept.getvalue()


def with_everything() -> bytes:
    """A photograph as phones take it: place, camera, owner, comment, XMP and a colour profile."""
    exif = Image.Exif()
    exif[0x010F] = CANARY  # maker
    exif[0x013B] = CANARY  # artist
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 52.0, 30.0), 3: "E", 4: (138.0, 19.0, 10.0), 29: CANARY})
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{CANARY}</x:xmpmeta>".encode()
    return picture(exif=exif, comment=CANARY.encode(), xmp=xmp, icc_profile=CANARY.encode())


def opened(jpeg: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(jpeg))
    image.load()
    return image


def png_of_size(width: int, height: int) -> bytes:
    """The few bytes of a PNG that claims to be huge."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_photograph_becomes_a_small_jpeg(kind: str, mode: str) -> None:
    kept = opened(small_jpeg(picture(kind, mode=mode)))
    assert (kept.format, kept.size, kept.mode) == ("JPEG", SIZE, "RGB")


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16"), ("JPEG", "CMYK")]
)
def test_unusual_colours_become_a_small_jpeg(kind: str, mode: str) -> None:
    assert opened(small_jpeg(picture(kind, mode=mode))).size == SIZE


@pytest.mark.parametrize("size", [(1, 1), (4000, 3), (3, 4000), (4000, 6000)])
def test_any_shape_becomes_the_same_size(size: tuple[int, int]) -> None:
    assert opened(small_jpeg(picture("PNG", size))).size == SIZE


def test_place_camera_and_comment_are_gone() -> None:
    upload = with_everything()
    before = opened(upload)
    assert upload.count(CANARY.encode()) >= 6  # it could leak, from every place that holds text
    assert dict(before.getexif().get_ifd(0x8825))
    kept = small_jpeg(upload)
    after = opened(kept)
    assert CANARY.encode() not in kept
    assert (dict(after.getexif()), dict(after.getexif().get_ifd(0x8825))) == ({}, {})
    assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_text_in_a_png_is_gone() -> None:
    text = PngInfo()
    text.add_text("Author", CANARY)
    upload = picture("PNG", pnginfo=text)
    assert CANARY.encode() in upload
    assert CANARY.encode() not in small_jpeg(upload)


def test_photograph_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    image = Image.new("RGB", (800, 600), "white")
    image.paste("black", (0, 0, 400, 600))  # left half: on top once it is upright
    kept = io.BytesIO()
    image.save(kept, "JPEG", exif=exif)
    upright = opened(small_jpeg(kept.getvalue()))
    top, bottom = upright.getpixel((240, 20)), upright.getpixel((240, 580))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert (top[0] < 60, bottom[0] > 200) == (True, True)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (b"", "JPEG"),
        (b"not a picture", "JPEG"),
        (SVG, "JPEG"),
        (b"%PDF-1.7", "JPEG"),
        (picture("GIF", mode="L"), "JPEG"),
        (picture("BMP"), "JPEG"),
        (picture("TIFF"), "JPEG"),
        (picture()[:2000], "JPEG"),
        (b"\xff\xd8" + b"\0" * MOST_BYTES, "8"),
        (png_of_size(6001, 4000), "画素"),
    ],
    ids=["empty", "text", "svg", "pdf", "gif", "bmp", "tiff", "torn", "too large", "too many pixels"],
)
def test_what_we_do_not_keep_is_refused_in_words(upload: bytes, words: str) -> None:
    with pytest.raises(NotAPhotograph) as refusal:
        small_jpeg(upload)
    assert words in str(refusal.value)


@pytest.mark.parametrize("size", [(6001, 4000), (10_000, 10_000), (20_000, 20_000), (65_000, 65_000)])
def test_bomb_is_refused_before_a_pixel_is_decoded(size: tuple[int, int]) -> None:
    """These files hold no pixels at all: whoever decodes first says "broken", not "too many"."""
    bomb = png_of_size(*size)
    assert len(bomb) < 100
    with pytest.raises(NotAPhotograph, match="画素"):
        small_jpeg(bomb)


def test_negative_control_a_file_of_allowed_size_is_decoded() -> None:
    with pytest.raises(NotAPhotograph, match="JPEG"):
        small_jpeg(png_of_size(6000, 4000))
    assert MOST_PIXELS == 6000 * 4000


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # as on a server, where Pillow's warnings stop nothing
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_damaged_files_are_refused_and_never_an_error(kind: str) -> None:
    chance = random.Random(20261126)
    whole = with_everything() if kind == "JPEG" else picture(kind, (60, 80))
    outcomes = set()
    for _turn in range(250):
        damaged = bytearray(whole)
        for _byte in range(chance.randint(1, 12)):
            damaged[chance.randrange(min(len(damaged), 1500))] = chance.randrange(256)
        try:
            outcomes.add(opened(small_jpeg(bytes(damaged[: chance.randint(20, len(damaged))]))).size)
        except NotAPhotograph:
            outcomes.add((0, 0))
    assert outcomes <= {SIZE, (0, 0)}
    assert (0, 0) in outcomes


def test_kept_portrait_has_a_name_that_cannot_be_guessed(hayase: Attendee) -> None:
    first = set_portrait(hayase, picture(), f"attendee:{hayase.pk}")
    assert (len(first.key), Portrait.objects.count()) == (26, 1)
    answer = Client().get(reverse("face", args=[first.key]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert opened(answer.content).size == SIZE
    assert Client().get(reverse("face", args=["a" * 26])).status_code == 404
    assert Client().get(reverse("face", args=[hayase.face_code])).status_code == 404


def test_new_portrait_ends_the_old_name(hayase: Attendee) -> None:
    old = set_portrait(hayase, picture(), "system").key
    new = set_portrait(hayase, picture("PNG"), "system").key
    assert old != new
    assert Client().get(reverse("face", args=[old])).status_code == 404
    entry = Entry.objects.filter(verb="set_portrait").last()
    assert entry is not None
    assert (entry.subject, entry.fields) == (f"attendee:{hayase.pk}", "portrait")


def test_refused_upload_leaves_the_portrait(hayase: Attendee) -> None:
    kept = set_portrait(hayase, picture(), "system")
    with pytest.raises(NotAPhotograph):
        set_portrait(hayase, SVG, "system")
    assert Portrait.objects.get().key == kept.key
