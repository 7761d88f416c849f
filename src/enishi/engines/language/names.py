"""A person's name in one cell."""


def split_name(text: str) -> tuple[str, str]:
    """Return (family, given) of a name, split at its first space of any kind (half-width, full-width, tab).

    Further spaces stay inside the given name as one half-width space. A name in one piece, or a single-field
    name, is (name, ""); blank text is ("", ""). The writing is kept as typed: no folding, no guess where
    山田太郎 divides.
    """
    parts = text.split()
    if not parts:
        return "", ""
    return parts[0], " ".join(parts[1:])
