"""Photographs of people, from bytes that somebody sent."""

import io
import struct
import zlib

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 24_000_000
SIZE = (480, 600)
# What Pillow raises at damaged files, depending on where the damage is.
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, TypeError)


class NotAPhotograph(ValueError):
    """The bytes are no photograph that we keep; the message says why and what to do."""


def small_jpeg(upload: bytes) -> bytes:
    """A 480 × 600 JPEG of the upload's middle, upright, without its metadata.

    Size and format are checked before a pixel is decoded, so that a small file cannot become a huge picture.
    """
    if len(upload) > MOST_BYTES:
        raise NotAPhotograph(_("The photograph is larger than 8 MB. Please choose a smaller one."))
    try:
        upright = _upright(upload)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as reason:
        raise NotAPhotograph(_("The photograph has too many pixels. Please choose a smaller one.")) from reason
    except _BROKEN as reason:
        raise NotAPhotograph(_("This file is no JPEG, PNG or WebP photograph.")) from reason
    fitted = ImageOps.fit(upright, SIZE, centering=(0.5, 0.3))
    fitted.info.clear()  # a JPEG's comment would be written again
    kept = io.BytesIO()
    fitted.save(kept, "JPEG", quality=84, optimize=True)
    return kept.getvalue()


def _upright(upload: bytes) -> Image.Image:
    with Image.open(io.BytesIO(upload), formats=("JPEG", "PNG", "WEBP")) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        return ImageOps.exif_transpose(picture).convert("RGB")
