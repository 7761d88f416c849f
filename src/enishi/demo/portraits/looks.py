"""What makes a face: the parameters of one portrait, and how a short description fills them.

The cast describes a person as one would at the reception, "f46 bun kimono:steelblue". Whatever the
description leaves open is decided by the person's key, so that the same person always has the same face
and a hundred people have a hundred.
"""

from dataclasses import dataclass
from hashlib import sha256

from enishi.demo.portraits.clothes import GARMENTS
from enishi.demo.portraits.hair import STYLES
from enishi.demo.portraits.palette import BACKS, CLOTHS, HAIRS, TIES

JAWS = ("oval", "round", "square", "long")
EYES = ("dot", "tall", "smile", "narrow")
BROWS = ("arched", "straight", "slanted", "thick")
NOSES = ("line", "hook", "button")
MOUTHS = ("gentle", "broad", "laughing", "aside")
GLASSES = ("squared", "round", "browline")
BEARDS = ("moustache", "goatee", "beard", "stubble")
EXTRAS = ("mole", "pearls", "towel", "freckles")


@dataclass(frozen=True)
class Looks:
    """Everything that the painter needs: equal looks give the same picture, byte for byte."""

    woman: bool
    age: int
    hair: str
    hair_colour: str
    clothes: str
    cloth: str
    accent: str
    skin: int
    back: int
    jaw: str = "oval"
    eyes: str = "dot"
    brows: str = "arched"
    nose: str = "line"
    mouth: str = "gentle"
    glasses: str = ""
    beard: str = ""
    extras: tuple[str, ...] = ()
    mirrored: bool = False
    width: float = 1.0
    gap: float = 0.0
    tilt: float = 0.0


class _Dice:
    """Throws that depend on the key alone; Python's own hash differs from run to run."""

    def __init__(self, key: str) -> None:
        self._bytes = sha256(key.encode()).digest()
        self._at = 0

    def below(self, sides: int) -> int:
        self._at += 1
        return self._bytes[self._at % len(self._bytes)] % sides

    def one_of(self, *values: str) -> str:
        return values[self.below(len(values))]


def _hair_colour(age: int, dice: _Dice, *, woman: bool) -> str:
    """Black when young, grey when old; women of the middle years often dye."""
    if age >= 66:
        return dice.one_of("silver", "white", "grey")
    if age >= 57:
        return dice.one_of("grey", "steel", "steel", "dark" if woman else "grey")
    if woman:
        return dice.one_of("black", "soot", "dark", "brown", "dark")
    return dice.one_of("black", "black", "soot", "soot", "dark")


def looks_of(key: str, described: str) -> Looks:
    """The looks of the person with this key; first f or m with the age, then words in any order.

    A word names a style of hair, its colour, a garment (":colour" may follow), glasses, a beard, a feature
    or an extra.
    """
    first, *words = described.split()
    woman, age = first[0] == "f", int(first[1:])
    dice = _Dice(key)
    chosen: dict[str, str] = {}
    extras: list[str] = []
    for word in words:
        name, _, colour = word.partition(":")
        if name in EXTRAS:
            extras.append(name)
            continue
        part = _part_named(name)
        if part in chosen:
            raise ValueError(f"{key}: {name!r} and {chosen[part]!r} both describe the {part}")
        chosen[part] = name
        if colour:
            chosen["cloth"] = colour
    for needed in ("hair", "clothes"):
        if needed not in chosen:
            raise ValueError(f"{key}: say which {needed}, as in 'f46 bun kimono:steelblue'")
    cloth = chosen.get("cloth", "slate")
    if cloth not in CLOTHS:
        raise ValueError(f"{key}: {cloth!r} is not a colour of cloth; known are {', '.join(sorted(CLOTHS))}")
    width = (-0.03, 0.0, 0.02, 0.04)[dice.below(4)] + (0.96 if woman else 1.0)
    return Looks(
        woman=woman,
        age=age,
        hair=chosen["hair"],
        hair_colour=chosen.get("hair colour") or _hair_colour(age, dice, woman=woman),
        clothes=chosen["clothes"],
        cloth=cloth,
        accent=TIES[dice.below(len(TIES))],
        skin=dice.below(3) if woman else 1 + dice.below(3),
        back=dice.below(len(BACKS)),
        jaw=dice.one_of(*(("oval", "round", "oval", "long") if woman else JAWS)),
        eyes=chosen.get("eyes") or dice.one_of("dot", "dot", "tall", "tall", "smile" if age > 35 else "tall", "narrow"),
        brows=chosen.get("brows") or dice.one_of(*(("arched", "straight", "arched") if woman else BROWS)),
        nose=dice.one_of(*NOSES),
        mouth=chosen.get("mouth") or dice.one_of("gentle", "broad", "laughing", "aside", "gentle"),
        glasses=chosen.get("glasses", ""),
        beard=chosen.get("beard", ""),
        extras=tuple(sorted(extras)),
        mirrored=dice.below(2) == 1,
        width=round(width, 2),
        gap=(-1.5, 0.0, 1.0, 2.0)[dice.below(4)],
        tilt=(-2.0, 0.0, 0.0, 1.5, -1.0)[dice.below(5)],
    )


_VOCABULARY: dict[str, str] = {
    name: part
    for part, names in (
        ("hair", STYLES),
        ("hair colour", HAIRS),
        ("clothes", GARMENTS),
        ("glasses", GLASSES),
        ("beard", BEARDS),
        ("eyes", EYES),
        ("brows", BROWS),
        ("mouth", MOUTHS),
    )
    for name in names
}


def _part_named(name: str) -> str:
    """Which part of the looks a word speaks of; "round" are glasses, for the jaw is left to the dice."""
    if name not in _VOCABULARY:
        raise ValueError(f"{name!r} is not a word for looks; known are {', '.join(sorted(_VOCABULARY))}")
    return _VOCABULARY[name]
