"""Colours of the portraits: muted, printed-matter tones that sit on paper white beside vermilion and ink."""

INK = "#2b2623"
EYE = "#3a2c25"
MOUTH = "#9c5a44"
BLUSH = "#d9755c"
FRAME = "#40362f"
SHIRT = "#f7f5f0"
CREAM = "#e9e5da"

# Face and the shade used for ears, neck and nose, from fair to sunburnt.
SKINS: tuple[tuple[str, str], ...] = (
    ("#f6dcc4", "#e8c4a6"),
    ("#f3d6bd", "#e5bd9d"),
    ("#ecc9a8", "#d9ad88"),
    ("#e2b791", "#cb9a72"),
    ("#d8a67e", "#be8a62"),
)

BACKS: tuple[str, ...] = (
    "#e9e0d2",
    "#dce3ea",
    "#dde4df",
    "#e4e3d6",
    "#ece1dd",
    "#e0dfe8",
    "#e6dcc9",
    "#d9e3e3",
    "#e8e4dc",
    "#e2dbd6",
)

HAIRS: dict[str, str] = {
    "black": "#2b2623",
    "soot": "#38302c",
    "dark": "#4a382c",
    "brown": "#5f4534",
    "chestnut": "#7a5638",
    "steel": "#5f5b56",
    "grey": "#8d8983",
    "silver": "#aca79e",
    "white": "#c9c5bd",
}

# Cloth by name, so that a line of the cast reads as a person would describe it.
CLOTHS: dict[str, str] = {
    "navy": "#39445a",
    "slate": "#3b4350",
    "charcoal": "#4a4744",
    "plum": "#57506a",
    "indigo": "#52688a",
    "steelblue": "#6d7f93",
    "sky": "#93a9bb",
    "teal": "#4d7474",
    "green": "#5f7a6c",
    "moss": "#77805a",
    "olive": "#8b8760",
    "beige": "#b9a58c",
    "sand": "#cbb896",
    "brown": "#8a6f58",
    "rust": "#9a6a50",
    "wine": "#7d4f54",
    "rose": "#b98787",
    "lilac": "#8f86a3",
    "mustard": "#b7964f",
    "grey": "#8b8a86",
    "cream": "#ddd3bf",
    "white": "#f4f1ea",
}

TIES: tuple[str, ...] = ("#4c6a5c", "#6b4a55", "#46597a", "#8a6a3e", "#77566d", "#5c5f66", "#8c5a45")


def shift(colour: str, amount: float) -> str:
    """Darker (below 0) or lighter (above 0) by a share of the way to black or white."""
    target = 255 if amount > 0 else 0
    share = abs(amount)
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(p + (target - p) * share):02x}" for p in parts)
