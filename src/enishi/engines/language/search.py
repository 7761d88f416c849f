"""The spelling-blind key by which a name or a company is found again."""

import re
import unicodedata

from enishi.engines.language.kana import compose, hiragana
from enishi.engines.language.variants import FOLD

# サ－ビス: people reach the full-width minus or a dash where the long vowel mark should be.
_DASH_AFTER_KATAKANA = re.compile(r"(?<=[ァ-ヺｦ-ﾟ])[－−―—─]")
_DOTS = frozenset("・·•‧∙⋅")
_DASHES = frozenset("−─━")
_DROPPED_CATEGORIES = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})
_SMALL_KA_KE = str.maketrans("ゕゖ", "かけ")


def search_key(text: str) -> str:
    """Return the key that different writings of the same words share.

    NFKC, case-folded, katakana of any width as hiragana, variant kanji as one of them (髙 → 高, 齋 → 斉),
    without spaces, middle dots, hyphens, variation selectors and invisible characters. The long vowel mark
    ー stays, since おばさん is not おばーさん; ヶ counts as ケ (鎌ヶ谷 = 鎌ケ谷). Idempotent; never raises.
    For comparing, never for showing.
    """
    folded = _fold(_DASH_AFTER_KATAKANA.sub("ー", text))
    # Taking characters out can bring a kana and its voicing mark together, so the fold is repeated until it
    # rests.
    while (again := _fold(folded)) != folded:
        folded = again
    return folded


def _fold(text: str) -> str:
    plain = compose(compose(text).casefold())
    kept = "".join(character for character in plain if not _is_dropped(character))
    return compose(hiragana(kept).translate(_SMALL_KA_KE).translate(FOLD))


def _is_dropped(character: str) -> bool:
    return (
        unicodedata.category(character) in _DROPPED_CATEGORIES
        or character in _DOTS
        or character in _DASHES
        or is_variation_selector(character)
    )


def is_variation_selector(character: str) -> bool:
    """Whether it only chooses a glyph for the character before it (葛󠄀)."""
    return (
        "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or "\u180b" <= character <= "\u180d"
    )
