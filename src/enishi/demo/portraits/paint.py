"""The painter: from a person's looks to one SVG of 240 x 300, its upper square a small face."""

from enishi.demo.portraits.brush import both
from enishi.demo.portraits.clothes import GARMENTS, Cloth
from enishi.demo.portraits.face import features, head, neck
from enishi.demo.portraits.hair import BARE, STYLES, TEMPLES
from enishi.demo.portraits.looks import Looks
from enishi.demo.portraits.palette import BACKS, CLOTHS, HAIRS

# A hand towel round the neck, as growers and fishermen come straight from work.
_TAIL = (
    '<path fill="#f3efe4" d="M92 194C97 212 110 222 120 224C113 236 112 250 112 268L94 270C95 '
    '246 88 226 81 206Z"/>'
    '<path fill="none" stroke="#8fa3b5" stroke-width="3" d="M95 260 112 258.500"/>'
)
TOWEL = both(_TAIL)


def portrait_svg(looks: Looks) -> str:
    """A complete SVG document; colours are attributes, so it also lives in a page with a strict policy."""
    hair = STYLES[looks.hair](HAIRS[looks.hair_colour])
    garment = GARMENTS[looks.clothes](
        Cloth(slim=looks.woman, colour=CLOTHS[looks.cloth], accent=looks.accent, neck=neck(looks))
    )
    colour = HAIRS[looks.hair_colour]
    temples = "" if looks.hair in BARE else f'<path fill="{colour}" d="{TEMPLES}"/>'
    turn = f'<g transform="rotate({looks.tilt} 120 190) translate(120 0) scale({looks.width} 1) translate(-120 0)">'
    flip = '<g transform="matrix(-1 0 0 1 240 0)">' if looks.mirrored else "<g>"
    layers = (
        f'<rect width="240" height="300" fill="{BACKS[looks.back]}"/>',
        f"{turn}{flip}{hair.back}</g></g>",
        garment,
        TOWEL if "towel" in looks.extras else "",
        f"{turn}{temples}{head(looks, ears=not hair.over_ears)}{features(looks)}",
        f"{flip}{hair.front}{hair.locks}</g></g>",
    )
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 300" width="240" height="300">'
    return f"{start}{''.join(layers)}</svg>\n"
