"""From SVG to photographs: one typesetting run draws every page, then each becomes a small JPEG."""

import io
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import typst
from PIL import Image

from enishi.demo.portraits.looks import Looks
from enishi.demo.portraits.paint import portrait_svg

PIXELS_PER_INCH = 144.0  # a page of 240 x 300 points becomes 480 x 600 pixels
QUALITY = 82
ALBUM = b"""
#set page(width: 240pt, height: 300pt, margin: 0pt)
#for svg in json(bytes(sys.inputs.svgs)) { page(image(bytes(svg), format: "svg", width: 100%)) }
"""


class Sitter(Protocol):
    """Anybody with a key and a face: the cast of the town, or a stand-in for it."""

    @property
    def key(self) -> str: ...

    @property
    def looks(self) -> Looks: ...


def render_portraits(people: Iterable[Sitter]) -> dict[str, bytes]:
    """A JPEG of 480 x 600 for each key; one compile for all, because each start of the typesetter costs."""
    sitters = list(people)
    if not sitters:
        return {}
    svgs = json.dumps([portrait_svg(sitter.looks) for sitter in sitters])
    drawn: object = typst.compile(
        ALBUM, format="png", ppi=PIXELS_PER_INCH, ignore_system_fonts=True, sys_inputs={"svgs": svgs}
    )
    # Several pages come back as a list, a single one as bytes; the library's own types know only bytes.
    sheets = drawn if isinstance(drawn, list) else [drawn]
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip((sitter.key for sitter in sitters), pool.map(_photograph, sheets), strict=True))


def _photograph(png: bytes) -> bytes:
    """Full colour resolution: flat colours meet at hard edges, where halved chroma would bleed."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return out.getvalue()
