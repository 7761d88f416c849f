"""The face: head, features and the marks of the years, on the canonical head that the hair is cut for."""

from enishi.demo.portraits.brush import both, stroke
from enishi.demo.portraits.looks import Looks
from enishi.demo.portraits.palette import BLUSH, EYE, FRAME, HAIRS, MOUTH, SKINS, shift

_JAWS = {
    "oval": "C166 157 146 187 120 187S74 157 74 115",
    "round": "C167 160 150 185 120 185S73 160 74 115",
    "square": "C166 138 165 158 154 172C145 183 134 188 120 188S95 183 86 172C75 158 74 138 74 115",
    "long": "C166 152 145 191 120 191S74 152 74 115",
}
_BROWS = {
    "arched": "M{l0} 113C{l1} 109 {l2} 109 {l3} 111.500",
    "straight": "M{l0} 111.500C{l1} 110 {l2} 110 {l3} 111.500",
    "slanted": "M{l0} 112.500C{l1} 110 {l2} 109 {l3} 109.500",
    "thick": "M{l0} 112.500C{l1} 109.500 {l2} 109.500 {l3} 112",
}
_NOSES = {
    "line": "M120 132V141",
    "hook": "M121 130C119 137 117 141 121 142",
    "button": "M115.500 140C117 143.500 123 143.500 124.500 140",
}


def neck(looks: Looks) -> str:
    """The neck does not turn with the head, so it is drawn for itself, with the chin's shadow on it."""
    shade = SKINS[looks.skin][1]
    left = 102 if looks.woman else 98
    right = 240 - left
    return (
        f'<path fill="{shade}" d="M{left} 158H{right}V201C{right} 212 131 221 120 221S{left} '
        f'212 {left} 201Z"/>'
        f'<path fill="{shift(shade, -0.1)}" d="M{left} 168H{right}V186C{right - 8} 199 '
        f'{left + 8} 199 {left} 186Z"/>'
    )


def head(looks: Looks, *, ears: bool) -> str:
    """Ears, skull and jaw."""
    skin, shade = SKINS[looks.skin]
    ear = f'<ellipse cx="73.500" cy="131" rx="8.500" ry="13" fill="{shade}"/>' + stroke(
        "M71 126C75 127 76 131 74 135", shift(shade, -0.14), 2
    )
    pearl = '<circle cx="71" cy="146" r="3.600" fill="#f7f2e6" stroke="#cfc4b0" stroke-width="1"/>'
    sides = both(ear + (pearl if "pearls" in looks.extras else "")) if ears else ""
    return sides + (f'<path fill="{skin}" d="M74 115C74 82 94 64 120 64S166 82 166 115{_JAWS[looks.jaw]}Z"/>')


def features(looks: Looks) -> str:
    """Everything on the face, from the years to the glasses; glasses come last because they are nearest."""
    return (
        _cheeks(looks)
        + _years(looks)
        + _beard(looks)
        + _eyes(looks)
        + stroke(_NOSES[looks.nose], SKINS[looks.skin][1], 3.8)
        + _mouth(looks)
        + _glasses(looks)
    )


def _cheeks(looks: Looks) -> str:
    strength = 0.24 if looks.woman else 0.17
    cheek = f'<ellipse cx="92" cy="145" rx="10.500" ry="6.500" fill="{BLUSH}" fill-opacity="{strength}"/>'
    svg = both(cheek)
    tone = shift(SKINS[looks.skin][1], -0.22)
    if "freckles" in looks.extras:
        dots = "".join(
            f'<circle cx="{x}" cy="{y}" r="1.300" fill="{tone}"/>' for x, y in ((88, 140), (94, 142), (90, 146))
        )
        svg += both(dots)
    if "mole" in looks.extras:
        svg += f'<circle cx="141" cy="153" r="1.900" fill="{EYE}" fill-opacity=".8"/>'
    return svg


def _years(looks: Looks) -> str:
    """Lines come late and stay light: they tell the age and do not mock it."""
    tone = shift(SKINS[looks.skin][1], -0.1)
    svg = ""
    age = looks.age - 6 if looks.woman else looks.age
    if age >= 46:
        svg += both(stroke("M103 143C99 148 97 152 97 157", tone, 2, 0.75))
    if age >= 54:
        svg += both(stroke("M97 135.500C100 137.500 105 137.500 108 135.500", tone, 1.8, 0.8))
    if age >= 60:
        svg += both(stroke("M85 122 80 119.500M85 127 79.500 127.500", tone, 1.8, 0.9))
    if age >= 64 and looks.hair in {"balding", "bald", "thin", "receding", "swept"}:
        svg += stroke("M103 96C114 93 126 93 137 96M107 88C116 86 124 86 133 88", tone, 1.8, 0.8)
    return svg


def _eyes(looks: Looks) -> str:
    x = 102.5 - looks.gap
    shapes = {
        "dot": (
            f'<circle cx="{x}" cy="126" r="4.300" fill="{EYE}"/><circle cx="{x + 1.5}" '
            'cy="124.500" r="1.200" fill="#fff" fill-opacity=".85"/>'
        ),
        "tall": (
            f'<ellipse cx="{x}" cy="126" rx="3.900" ry="5.100" fill="{EYE}"/><circle '
            f'cx="{x + 1.4}" cy="124" r="1.300" fill="#fff" fill-opacity=".85"/>'
        ),
        "smile": stroke(f"M{x - 5.5} 128C{x - 3} 122.500 {x + 3} 122.500 {x + 5.5} 128", EYE, 3.4),
        "narrow": f'<ellipse cx="{x}" cy="126.500" rx="4.600" ry="3.200" fill="{EYE}"/>'
        + stroke(f"M{x - 6} 125.500C{x - 3} 122 {x + 3} 122 {x + 6} 124.500", EYE, 2),
    }
    left = shapes[looks.eyes]
    # The light falls from one side: the glint is not mirrored, so the right eye is drawn again and moved.
    mirrored = looks.eyes in {"smile", "narrow"}
    pair = both(left) if mirrored else left + f'<g transform="translate({240 - 2 * x} 0)">{left}</g>'
    if looks.woman and looks.eyes != "smile":
        pair += both(stroke(f"M{x - 3} 122.500C{x - 4.5} 121.800 {x - 5.8} 121 {x - 6.4} 119.800", EYE, 1.9))
    return pair + _brows(looks, x)


def _brows(looks: Looks, x: float) -> str:
    colour = HAIRS[looks.hair_colour]
    if looks.hair in {"bald", "balding", "thin"} and looks.hair_colour in {"white", "silver"}:
        colour = HAIRS["grey"]
    places = {"l0": x - 9, "l1": x - 5, "l2": x + 3, "l3": x + 7}
    width = {"thick": 5.4}.get(looks.brows, 3.2 if looks.woman else 4)
    return both(stroke(_BROWS[looks.brows].format(**places), colour, width))


def _mouth(looks: Looks) -> str:
    lip = "#b4564d" if looks.woman else MOUTH
    if looks.mouth == "laughing":
        return (
            '<path fill="#8f4a40" d="M106 155C112 158 128 158 134 155C132 166 127 170 120 170'
            'S108 166 106 155Z"/>'
            '<path fill="#fdfaf4" d="M108.500 156.200C114 158 126 158 131.500 156.200C131 159 '
            "130 161 129 162C124 163.500 116 163.500 111 162C110 161 109 159 108.500 156.200"
            'Z"/>'
        )
    if looks.mouth == "broad":
        return stroke("M105 156C112 166 128 166 135 156", lip, 4)
    if looks.mouth == "aside":
        return stroke("M108.500 159C115 164.500 126 163.500 131.500 156.500", lip, 4)
    return stroke("M108.500 157.500C114.500 164 125.500 164 131.500 157.500", lip, 4)


def _beard(looks: Looks) -> str:
    colour = HAIRS[looks.hair_colour]
    moustache = (
        f'<path fill="{colour}" d="M120 147C114 145 104 149 101 156C108 155 114 153.500 120 152.500'
        'C126 153.500 132 155 139 156C136 149 126 145 120 147Z"/>'
    )
    chin = f'<path fill="{colour}" d="M108 171C113 174 127 174 132 171C133 182 128 190 120 190S107 182 108 171Z"/>'
    full = (
        f'<path fill="{colour}" d="M75 132C79 150 92 152 104 150C110 145 130 145 136 150C148 '
        "152 161 150 165 132"
        "C166 166 148 193 120 193S74 166 75 132ZM104 157C110 171 130 171 136 157C130 152 110 "
        '152 104 157Z" fill-rule="evenodd"/>'
    )
    shadow = (
        f'<path fill="{colour}" fill-opacity=".13" fill-rule="evenodd" d="M76 138C82 152 94 '
        "154 104 150C112 145 128 145 136 150"
        'C146 154 158 152 164 138C162 168 144 187 120 187S78 168 76 138Z"/>'
    )
    return {"moustache": moustache, "goatee": moustache + chin, "beard": full, "stubble": shadow}.get(looks.beard, "")


def _glasses(looks: Looks) -> str:
    x = 102.5 - looks.gap
    if not looks.glasses:
        return ""
    frame = f'fill="#fff" fill-opacity=".2" stroke="{FRAME}" stroke-width="2.800"'
    bridge = stroke(f"M{x + 14} 123C{x + 16} 120.500 {226 - x - 2} 120.500 {226 - x} 123", FRAME, 2.8)
    if looks.glasses == "round":
        lens = f'<circle cx="{x}" cy="126.500" r="14" {frame}/>' + stroke(f"M{x - 14} 124 76 121", FRAME, 2.8)
    elif looks.glasses == "browline":
        lens = (
            (
                f'<rect x="{x - 14.5}" y="117" width="29" height="21" rx="8" fill="#fff" '
                'fill-opacity=".2" stroke="#a49a8c" stroke-width="2"/>'
            )
            + stroke(f"M{x - 15} 119C{x - 8} 116 {x + 8} 116 {x + 14.5} 118.500", FRAME, 4.6)
            + stroke(f"M{x - 15} 120 76 121", FRAME, 2.8)
        )
    else:
        lens = f'<rect x="{x - 14.5}" y="115.500" width="29" height="23" rx="7.500" {frame}/>' + stroke(
            f"M{x - 14.5} 122 76 120", FRAME, 2.8
        )
    return both(lens) + bridge
