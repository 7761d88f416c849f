"""Clothes: what people of a provincial town wear to an evening at the chamber, straight from work or not."""

from collections.abc import Callable
from dataclasses import dataclass

from enishi.demo.portraits.brush import both, fill, stroke
from enishi.demo.portraits.palette import CREAM, SHIRT, shift

BROAD = "M8 302V288C10 240 44 222 99 207H141C196 222 230 240 232 288V302Z"
SLIM = "M26 302V290C29 246 58 226 101 207H139C182 226 211 246 214 290V302Z"


@dataclass(frozen=True)
class Cloth:
    """What a garment needs to know of its wearer."""

    slim: bool
    colour: str
    accent: str
    neck: str = ""  # drawn by the face; each garment says under which of its layers the neck disappears

    @property
    def body(self) -> str:
        return SLIM if self.slim else BROAD


def _lapels(c: Cloth) -> str:
    dark = shift(c.colour, -0.2)
    return both(fill("M98 199 83 215 97 232 89 241 120 292V276Z", dark)) + stroke(
        "M120 288V302", shift(c.colour, -0.34), 2.5
    )


def _shirt_collar(colour: str = SHIRT) -> str:
    return both(fill("M99 201 90 214 108 231 120 219Z", shift(colour, -0.07)))


def suit(c: Cloth) -> str:
    knot = shift(c.accent, -0.16)
    return (
        fill(c.body, c.colour)
        + fill("M96 206 120 284 144 206Z", SHIRT)
        + c.neck
        + fill("M113 221H127L132 272 120 288 108 272Z", c.accent)
        + fill("M112 219H128L125 234H115Z", knot)
        + _shirt_collar()
        + _lapels(c)
    )


def open_collar(c: Cloth) -> str:
    return (
        fill(c.body, c.colour)
        + fill("M96 206 120 286 144 206Z", SHIRT)
        + c.neck
        + stroke("M120 232V276", shift(SHIRT, -0.14), 2)
        + _shirt_collar()
        + _lapels(c)
    )


def jacket(c: Cloth) -> str:
    """A woman's jacket without lapels over a plain top."""
    dark = shift(c.colour, -0.18)
    return (
        fill(c.body, c.colour)
        + fill("M92 206H148L120 290Z", shift(c.accent, 0.74))
        + c.neck
        + both(fill("M98 206 88 212 114 302H120V286Z", dark))
    )


def lapelled(c: Cloth) -> str:
    """A woman's suit: lapels over a round-necked blouse."""
    return fill(c.body, c.colour) + fill("M96 206 120 286 144 206Z", SHIRT) + c.neck + _lapels(c)


def kimono(c: Cloth) -> str:
    """The wearer's left side lies over the right: seen from the front, the collars make the letter y."""
    collar = shift(c.colour, -0.2)
    return (
        fill(c.body, c.colour)
        + c.neck
        + stroke("M99 203 126 246", SHIRT, 11)
        + fill("M94 204 80 214 112 268 127 248Z", collar)
        + stroke("M142 203 106 258", SHIRT, 11)
        + fill("M146 204 160 214 104 302H76Z", collar)
        + stroke("M153 209 90 302", shift(c.colour, -0.3), 1.5)
        + stroke("M58 268V302M182 268V302", shift(c.colour, -0.12), 2.5)
    )


def samue(c: Cloth) -> str:
    """The craftsman's wrap jacket over a plain shirt, closed like a kimono."""
    collar = shift(c.colour, -0.22)
    return (
        fill(c.body, c.colour)
        + fill("M97 203 120 258 143 203Z", SHIRT)
        + c.neck
        + stroke("M100 211C104 228 136 228 140 211", shift(SHIRT, -0.12), 2.5)
        + fill("M96 203 82 212 112 266 127 246Z", collar)
        + fill("M144 203 158 212 104 302H76Z", collar)
        + stroke("M62 268V302M178 268V302", shift(c.colour, -0.14), 2.5)
    )


def work(c: Cloth) -> str:
    seam = shift(c.colour, -0.24)
    return (
        fill(c.body, c.colour)
        + fill("M97 205 120 232 143 205Z", CREAM)
        + c.neck
        + both(fill("M98 202 84 214 104 240 120 228Z", shift(c.colour, -0.1)))
        + stroke("M120 230V302", seam)
        + both(fill("M62 262H98V267H62Z", seam) + stroke("M62 265V302M98 265V302", seam, 2.5))
        + fill("M150 252H172V258H150Z", shift(c.accent, 0.25))
    )


def knit(c: Cloth) -> str:
    return (
        fill(c.body, c.colour)
        + c.neck
        + fill("M94 206C98 236 142 236 146 206L153 210C148 247 92 247 87 210Z", shift(c.colour, -0.13))
        + stroke("M56 270V302M184 270V302", shift(c.colour, -0.13), 2.5)
    )


def shirt_knit(c: Cloth) -> str:
    """A knitted jumper with a shirt's collar laid over it."""
    return (
        fill(c.body, c.colour)
        + fill("M98 206 120 240 142 206Z", SHIRT)
        + c.neck
        + _shirt_collar()
        + stroke("M98 228 120 254 142 228", shift(c.colour, -0.15), 4)
    )


def turtleneck(c: Cloth) -> str:
    fold = shift(c.colour, -0.14)
    return (
        fill(c.body, c.colour)
        + c.neck
        + fill("M97 190C108 200 132 200 143 190L146 216C134 226 106 226 94 216Z", shift(c.colour, 0.05))
        + stroke("M96 216C108 225 132 225 144 216", fold, 2.5)
    )


def apron(c: Cloth) -> str:
    cloth = shift(c.accent, -0.05)
    return (
        fill(c.body, c.colour)
        + fill("M98 206 120 236 142 206Z", CREAM)
        + c.neck
        + both(fill("M98 203 86 213 106 234 120 222Z", shift(c.colour, -0.09)))
        + both(fill("M78 217 88 212 92 262H80Z", cloth))
        + fill("M76 258H164L168 302H72Z", cloth)
        + stroke("M78 261H162", shift(cloth, -0.18), 2.5)
    )


def coat(c: Cloth) -> str:
    """The white coat of a laboratory or a pharmacy, over a shirt in the person's own colour."""
    white = "#f8f6f1"
    return (
        fill(c.body, white)
        + fill("M97 206 120 272 143 206Z", shift(c.colour, 0.25))
        + c.neck
        + both(fill("M100 202 91 214 109 230 120 219Z", shift(c.colour, 0.4)))
        + both(fill("M96 207 82 224 98 236 90 245 120 290V270Z", "#e6e2da"))
        + stroke("M120 288V302", "#cfc9be", 2.5)
        + stroke("M150 270H182M158 270V260", "#bdb6aa", 2.5)
    )


def polo(c: Cloth) -> str:
    return (
        fill(c.body, c.colour)
        + fill("M100 206 120 240 140 206Z", shift(c.colour, -0.34))
        + c.neck
        + both(fill("M99 201 86 213 107 236 120 224Z", shift(c.colour, 0.14)))
        + stroke("M120 228V258", shift(c.colour, -0.2), 3)
        + f'<circle cx="120" cy="246" r="2.4" fill="{SHIRT}"/>'
    )


def blouse(c: Cloth) -> str:
    return (
        fill(c.body, c.colour)
        + c.neck
        + both(fill("M100 202C90 208 86 216 88 226C100 234 114 232 120 224Z", shift(c.colour, 0.35)))
        + stroke("M120 230V302", shift(c.colour, -0.13), 2.5)
        + "".join(f'<circle cx="120" cy="{y}" r="2.6" fill="{shift(c.colour, 0.6)}"/>' for y in (248, 272))
    )


def chef(c: Cloth) -> str:
    """A cook's double-breasted white jacket, with a scarf in the house's colour."""
    return (
        fill(c.body, "#f6f3ec")
        + c.neck
        + fill("M98 204C106 222 134 222 142 204L146 214C136 236 104 236 94 214Z", c.accent)
        + stroke("M144 226 104 302", "#d8d2c6", 2.5)
        + "".join(f'<circle cx="{x}" cy="{y}" r="3.4" fill="#a9a196"/>' for x in (96, 146) for y in (258, 284))
    )


GARMENTS: dict[str, Callable[[Cloth], str]] = {
    "suit": suit,
    "open": open_collar,
    "jacket": jacket,
    "lapels": lapelled,
    "kimono": kimono,
    "samue": samue,
    "work": work,
    "knit": knit,
    "collared": shirt_knit,
    "turtleneck": turtleneck,
    "apron": apron,
    "coat": coat,
    "polo": polo,
    "blouse": blouse,
    "chef": chef,
}
