"""What every cut is made of: all are drawn for one canonical head, so that every cut sits on every face.

The head is centred on x = 120; the skull's top is y = 65, the ears y = 130, the chin y = 187. A style gives
up to three layers: behind the neck, in front of the forehead, and locks that fall over the clothes.
"""

from dataclasses import dataclass

from enishi.demo.portraits.palette import shift


@dataclass(frozen=True)
class Hair:
    """Three layers of SVG; the words "back" and "front" are as seen from the painter, not from the sitter."""

    back: str = ""
    front: str = ""
    locks: str = ""
    over_ears: bool = False


def strands(d: str, colour: str, width: float = 1.8) -> str:
    """Fine lines in a tone near the hair's own: enough to say which way it is combed."""
    tone = shift(colour, 0.13 if int(colour[1:3], 16) < 0x70 else -0.13)
    return f'<path fill="none" stroke="{tone}" stroke-width="{width}" stroke-linecap="round" d="{d}"/>'


def dots(points: str, radius: float, colour: str) -> str:
    pairs = (pair.split(",") for pair in points.split())
    return "".join(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}"/>' for x, y in pairs)
