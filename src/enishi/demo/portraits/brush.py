"""The few strokes that everything in a portrait is drawn with."""


def fill(d: str, colour: str) -> str:
    return f'<path fill="{colour}" d="{d}"/>'


def stroke(d: str, colour: str, width: float = 3, opacity: float = 1) -> str:
    """A pen's line: round at its ends, never hard."""
    faint = f' stroke-opacity="{opacity}"' if opacity < 1 else ""
    return (
        f'<path fill="none" stroke="{colour}"{faint} stroke-width="{width}" '
        f'stroke-linecap="round" stroke-linejoin="round" d="{d}"/>'
    )


def flip(svg: str) -> str:
    """The same thing seen in a mirror that stands on the middle line."""
    return f'<g transform="matrix(-1 0 0 1 240 0)">{svg}</g>'


def both(svg: str) -> str:
    """A thing on the left, and its mirror image on the right."""
    return svg + flip(svg)
