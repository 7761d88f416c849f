"""Characters that a typed name may not hold because they hide, reorder or cannot be shown."""

import unicodedata

# Control, format (zero-width, bidi, tags), surrogates, private use, line and paragraph separators.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Letters and marks by category, but drawn as nothing.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def refused_characters(text: str) -> list[str]:
    """Return each character a typed name may not hold, once, in order of appearance, as "U+202E"; [] if none.

    Refused: controls (tab and newline too), bidirectional overrides, zero-width and other invisible
    characters (ZWJ and the byte order mark too), private use (外字), lone surrogates, noncharacters.
    Allowed: variation selectors, which names like 葛󠄀城 need, every visible character, and spaces of any
    width.
    """
    return [f"U+{ord(character):04X}" for character in dict.fromkeys(text) if _is_refused(character)]


def _is_refused(character: str) -> bool:
    return (
        unicodedata.category(character) in _REFUSED_CATEGORIES
        or character in _BLANK
        or _is_noncharacter(ord(character))
    )


def _is_noncharacter(point: int) -> bool:
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE
